// Forms: sent once, by Ctrl+Enter too; text areas that grow; a password that can be shown; a wait before
// asking for another code. Everything is delegated, so that replaced parts of a page need no new wiring.

const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (sent.has(form)) return event.preventDefault();
  sent.add(form);
  // The pressed button's value belongs to what is sent, so it is switched off only afterwards.
  setTimeout(() => buttons(form).forEach((button) => (button.disabled = true)));
  // No answer: it may be tried again. The key makes that harmless.
  setTimeout(() => release(form), 10000);
});

const buttons = (form) => form.querySelectorAll("button:not([type=button])");

function release(form) {
  sent.delete(form);
  buttons(form).forEach((button) => (button.disabled = false));
}

// So may a form that one comes back to.
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form").forEach(release);
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form[data-send]");
  if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button:not([type=button])"));
  }
});

function grow(area) {
  if (CSS.supports("field-sizing", "content")) {
    area.classList.add("grows");
  } else {
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  }
}

function changed(select) {
  const before = [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
  select.form?.classList.toggle("changed", select.value !== before?.value);
}

document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-grow]")) grow(target);
  if (target.matches(".set select, .tickets select")) changed(target);
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-show]");
  if (!button) return;
  const field = document.getElementById(button.dataset.show);
  const shown = field.type === "text";
  field.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
  field.focus();
});

document.addEventListener("focusin", ({ target }) => {
  if (target.matches("[data-select]")) target.select();
});

// A browser knows its zone; the field is prefilled where nobody has chosen one.
function zone(field) {
  if (!field.value || field.value === "UTC") field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || field.value;
}

function wait(button) {
  const text = button.form.querySelector("[data-wait-text]");
  const until = Date.now() + Number(button.dataset.wait) * 1000;
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    button.disabled = text.hidden = left > 0;
    text.hidden = left <= 0;
    text.querySelector("bdi").textContent = String(Math.max(left, 0));
    if (left > 0) setTimeout(tick, 500);
  };
  tick();
}

function enhance(part) {
  part.querySelectorAll("[data-grow]").forEach(grow);
  part.querySelectorAll("[data-show]").forEach((button) => (button.hidden = false));
  part.querySelectorAll("[data-wait]").forEach(wait);
}

enhance(document);
document.querySelectorAll("[data-zone]").forEach(zone);
document.addEventListener("care:replaced", ({ target }) => enhance(target));
