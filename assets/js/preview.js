// Shows in place of the field how the server would draw what is in it, until one goes on writing.

async function show(button) {
  const field = button.form.querySelector("textarea");
  const pane = button.form.querySelector("[data-pane]");
  const shown = button.getAttribute("aria-pressed") === "true";
  if (!shown) {
    const answer = await fetch("/preview", { method: "POST", body: new URLSearchParams({ text: field.value }) });
    if (!answer.ok) return;
    pane.innerHTML = await answer.text();
  }
  button.setAttribute("aria-pressed", String(!shown));
  pane.hidden = shown;
  field.hidden = !shown;
  (shown ? field : pane).focus();
}

function close(form) {
  const button = form.querySelector("[data-preview][aria-pressed=true]");
  if (button) button.click();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-preview]");
  if (button) show(button);
});

document.addEventListener("care:sent", ({ target }) => close(target));
