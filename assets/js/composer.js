// Reply or note: one form shows, the other stays in the order of keys and opens when it gets focus.

function drawing(href) {
  const [svg, use] = ["svg", "use"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  svg.setAttribute("class", "i");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", href);
  svg.append(use);
  return svg;
}

function compose(box) {
  const forms = { reply: box.querySelector("form.reply"), note: box.querySelector("form.note") };
  if (!forms.reply || !forms.note) return;
  const buttons = {};
  const choose = (mode) => {
    for (const [name, form] of Object.entries(forms)) {
      form.classList.toggle("away", name !== mode);
      buttons[name].setAttribute("aria-pressed", String(name === mode));
    }
    box.classList.toggle("noting", mode === "note");
  };
  const head = document.createElement("div");
  head.className = "mode";
  head.setAttribute("role", "group");
  head.setAttribute("aria-label", "What to write");
  for (const [name, word, icon] of [["reply", "Reply", "reply"], ["note", "Note", "lock"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(drawing(`${box.dataset.compose}#${icon}`), word);
    button.addEventListener("click", () => {
      choose(name);
      forms[name].querySelector("textarea").focus();
    });
    buttons[name] = head.appendChild(button);
    forms[name].addEventListener("focusin", () => choose(name));
  }
  box.prepend(head);
  box.classList.add("switched");
  const wrong = forms.note.querySelector("[autofocus]") || forms.note.querySelector("textarea").value;
  choose(wrong ? "note" : "reply");
}

// A reply becomes rich text when one begins to write it; one that was begun is so at once.
const begun = new Set();

document.addEventListener("toggle", async ({ target, newState }) => {
  if (target.dataset?.canned && newState === "open") (await import("./canned.js")).show(target, enrich);
}, true);

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

document.addEventListener("care:picture", async ({ target, detail }) => {
  (await enrich(target)).picture(target.dataset.place, detail);
});

find(document);
document.addEventListener("care:replaced", ({ target }) => find(target));
