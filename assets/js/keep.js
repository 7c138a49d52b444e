// What somebody has at hand in a part of a page, and gives back to the part that takes its place: typed text, focus,
// caret, open disclosures.

// Where a control is found again after its part was drawn anew: by its id, its address, or its form's.
function whereabouts(control) {
  if (control.id) return `#${CSS.escape(control.id)}`;
  const [name, value] = control.hasAttribute("href")
    ? ["href", control.getAttribute("href")]
    : ["action", control.closest("form")?.getAttribute("action")];
  const found = `[${name}="${CSS.escape(value ?? "")}"]`;
  return name === "href" ? found : `${found} ${control.localName}`;
}

const drawnChoice = (select) => [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
const chosen = (select) => select.selectedOptions[0] !== drawnChoice(select);
const touched = (field) => (field.localName === "select" ? chosen(field) : field.value !== field.defaultValue);

// Where an open disclosure is found again: by an id around it, by its row's link, or by its place.
function disclosure(details, part) {
  const near = details.closest("[id]");
  if (near !== part) return `#${CSS.escape(near.id)} details`;
  const link = details.closest("li")?.querySelector("a[href]");
  if (link) return `li:has([href="${CSS.escape(link.getAttribute("href"))}"]) details`;
  return [...part.querySelectorAll("details")].indexOf(details);
}

export function keep(part) {
  const focus = part.contains(document.activeElement) ? document.activeElement : null;
  const fields = [...part.querySelectorAll("textarea, select, input:not([type=hidden])")].filter(touched);
  return {
    focus: focus && whereabouts(focus),
    selection: focus && "selectionStart" in focus ? [focus.selectionStart, focus.selectionEnd] : null,
    fields: fields.map((field) => [whereabouts(field), field.value]),
    open: [...part.querySelectorAll("details[open]")].map((details) => disclosure(details, part)),
  };
}

export function restore(part, kept) {
  for (const [where, value] of kept.fields) {
    const field = part.querySelector(where);
    if (!field) continue;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const where of kept.open) {
    const details = typeof where === "string" ? part.querySelector(where) : part.querySelectorAll("details")[where];
    details?.setAttribute("open", "");
  }
  const focus = kept.focus && part.querySelector(kept.focus);
  focus?.focus({ preventScroll: true });
  if (focus && kept.selection) focus.setSelectionRange?.(...kept.selection);
}
