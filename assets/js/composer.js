// Reply or note: one form shows, the other stays in the order of keys and opens when it gets focus.

function compose(box) {
  const forms = { reply: box.querySelector("form.reply"), note: box.querySelector("form.note") };
  const buttons = box.querySelectorAll("[data-mode]");
  const choose = (mode) => {
    box.classList.toggle("noting", mode === "note");
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
  };
  for (const button of buttons) {
    const { mode } = button.dataset;
    button.addEventListener("click", () => {
      choose(mode);
      forms[mode].querySelector("textarea").focus();
    });
    forms[mode].addEventListener("focusin", () => choose(mode));
  }
  const held = document.activeElement?.closest("form");
  const noting = held === forms.note || box.matches(".noting") || forms.note.querySelector("textarea").value;
  choose(noting && held !== forms.reply ? "note" : "reply");
}

// A reply becomes rich text when one begins to write it; one that was begun is so at once.
const begun = new Set();

async function enrich(form) {
  begun.add(form.dataset.place);
  const rich = await import("./rich.js");
  if (form.isConnected) rich.enrich(form);
  return rich;
}

const mayBeRich = (form) => form?.querySelector("[data-rich-tools]");

document.addEventListener("focusin", ({ target }) => {
  if (target.matches("textarea") && mayBeRich(target.form)) enrich(target.form);
});

function find(part) {
  for (const form of part.querySelectorAll?.("form:has([data-rich-tools])") ?? []) {
    if (begun.has(form.dataset.place) || form.elements.format.value === "html" || form.dataset.html) enrich(form);
  }
  if (part.matches?.("[data-compose]")) compose(part);
  part.querySelectorAll?.("[data-compose]").forEach(compose);
}

document.addEventListener("toggle", async ({ target, newState }) => {
  if (target.dataset?.canned && newState === "open") (await import("./canned.js")).show(target, enrich);
}, true);

document.addEventListener("care:picture", async ({ target, detail }) => {
  (await enrich(target)).picture(target.dataset.place, detail);
});

find(document);
document.addEventListener("care:replaced", ({ target }) => find(target));
