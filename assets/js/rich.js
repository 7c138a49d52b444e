// Replies may be rich text: an editor takes the place of the plain field when an agent begins to write. What it holds is
// kept in the field as HTML, so that drafts and sending know of one field only. The server cleans it again.

import Squire from "./squire.js";
import "./purify.js";

const TAGS = ["p", "br", "b", "strong", "i", "em", "u", "s", "a", "ul", "ol", "li", "blockquote", "pre", "code", "img"];
const ATTRIBUTES = ["href", "src", "alt"];

// By place: the editor that is open now. A form that is drawn anew gets its text and its focus back.
const open = new Map();

const commands = {
  bold: (editor) => (editor.hasFormat("B") ? editor.removeBold() : editor.bold()),
  list: (editor) => (editor.hasFormat("UL") ? editor.removeList() : editor.makeUnorderedList()),
  numbers: (editor) => (editor.hasFormat("OL") ? editor.removeList() : editor.makeOrderedList()),
  quote: (editor) => (editor.hasFormat("BLOCKQUOTE") ? editor.decreaseQuoteLevel() : editor.increaseQuoteLevel()),
};
const formats = { bold: "B", list: "UL", numbers: "OL", quote: "BLOCKQUOTE", link: "A" };

const clean = (html) =>
  DOMPurify.sanitize(html, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ATTRIBUTES, RETURN_DOM_FRAGMENT: true });

function asHtml(text) {
  const holder = document.createElement("p");
  return text
    .split("\n")
    .map((line) => {
      holder.textContent = line;
      return `<p>${holder.innerHTML || "<br>"}</p>`;
    })
    .join("");
}

// The plain field steps back; the editor takes its name for readers.
function replace(form, field) {
  const box = document.createElement("div");
  const label = form.querySelector(`label[for="${field.id}"]`);
  Object.assign(box, { className: "rich", dir: "auto", tabIndex: 0 });
  const named = { role: "textbox", "aria-multiline": "true", "aria-label": label.textContent, "data-rich": "" };
  for (const [name, value] of Object.entries(named)) box.setAttribute(name, value);
  label.removeAttribute("for");
  field.hidden = true;
  field.closest("text-expander").after(box);
  return box;
}

function take(form, field, editor) {
  const isEmpty = !editor.getRoot().textContent.trim() && !editor.getRoot().querySelector("img");
  field.value = isEmpty ? "" : editor.getHTML();
  form.elements.format.value = "html";
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function wire(form, editor) {
  const tools = form.querySelector("[data-rich-tools]");
  tools.hidden = false;
  wireFolded(form, tools);
  const press = () => {
    for (const button of tools.querySelectorAll("[data-command]")) {
      button.setAttribute("aria-pressed", String(editor.hasFormat(formats[button.dataset.command])));
    }
  };
  tools.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-command]");
    if (!button || button.dataset.command === "link") return;
    commands[button.dataset.command](editor);
    editor.focus();
    press();
  });
  wireLink(form, editor);
  for (const event of ["pathChange", "select", "cursor"]) editor.addEventListener(event, press);
}

// Where room is short, one button opens the tools above the others.
function wireFolded(form, tools) {
  const button = form.querySelector("[data-formatting]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const isOpen = tools.classList.toggle("unfolded");
    button.setAttribute("aria-expanded", String(isOpen));
  });
}

// A link is asked for in a small form of its own; what was selected gets it, else the address itself.
function wireLink(form, editor) {
  const dialog = form.querySelector("[data-link-dialog]");
  const address = dialog.querySelector("input");
  let range;
  dialog.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return;
    range = editor.getSelection();
    address.value = range.startContainer.parentElement?.closest("a")?.href ?? "";
  });
  dialog.addEventListener("toggle", ({ newState }) => newState === "open" && address.focus());
  const make = () => {
    const typed = address.value.trim();
    dialog.hidePopover();
    editor.setSelection(range);
    if (typed) editor.makeLink(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`);
    else editor.removeLink();
    editor.focus();
  };
  dialog.querySelector("button").addEventListener("click", make);
  address.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    make();
  });
}

// Puts these lines below the one where the cursor stands, or below all where none stood yet.
export function insert(place, html) {
  const { editor, wasEntered } = open.get(place);
  if (!wasEntered()) editor.moveCursorToEnd();
  const line = lineOf(editor);
  const lines = [...clean(html).children];
  editor.saveUndoState();
  line.after(...lines);
  if (isEmpty(line)) line.remove();
  const end = document.createRange();
  end.selectNodeContents(lines.at(-1));
  end.collapse(false);
  editor.setSelection(end);
  editor.focus();
}

// The outermost block in which the cursor stands.
function lineOf(editor) {
  const root = editor.getRoot();
  const { startContainer: at, startOffset } = editor.getSelection();
  if (at === root) return root.children[startOffset] ?? root.lastElementChild;
  let line = at;
  while (line.parentNode !== root) line = line.parentNode;
  return line;
}

const isEmpty = (line) => !line.textContent.trim() && !line.querySelector("img");

// A slash on an empty line asks for a canned text. It stays where none is chosen.
function wireSlash(form, editor) {
  const picker = form.querySelector("[data-canned]");
  if (!picker) return;
  editor.getRoot().addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.isComposing || !isEmpty(lineOf(editor))) return;
    event.preventDefault();
    picker.dataset.slash = "";
    picker.showPopover();
  });
  picker.addEventListener("care:unchosen", ({ detail: typed }) => {
    editor.insertPlainText(typed);
    editor.focus();
  });
}


// Shows a file of the message at its place in the text.
export function picture(place, { id, name }) {
  const { editor } = open.get(place);
  editor.insertImage(`/files/${id}/picture`, { alt: name });
  editor.focus();
}

document.addEventListener("care:unattached", ({ target, detail: id }) => {
  const editor = open.get(target.dataset.place)?.editor;
  const pictures = editor?.getRoot().querySelectorAll(`img[src^="/files/${id}/"]`) ?? [];
  pictures.forEach((one) => one.remove());
  if (pictures.length > 0) editor.fireEvent("input");
});

export function enrich(form) {
  const field = form.querySelector("textarea");
  if (field.hidden) return;
  // What was written in an editor before stands there without its marks, for whom none opens.
  if (form.dataset.html) {
    field.value = form.dataset.html;
    form.elements.format.value = "html";
    form.querySelector("[data-plain]")?.remove();
  }
  const { place } = form.dataset;
  const before = open.get(place);
  const isHtml = before || form.elements.format.value === "html";
  const text = before?.field.value || field.value;
  const hasFocus = document.activeElement === field || before?.hasFocus;
  const caret = hasFocus && !isHtml ? field.selectionStart : null;
  if (isHtml) form.elements.format.value = "html";
  const editor = new Squire(replace(form, field), { blockTag: "P", sanitizeToDOMFragment: clean });
  // Tab leaves the field, as everywhere.
  editor.setKeyHandler("Tab", null);
  editor.setKeyHandler("Shift-Tab", null);
  editor.setHTML(isHtml ? text : asHtml(text));
  editor.addEventListener("input", () => take(form, field, editor));
  let entered = hasFocus;
  const state = { field, hasFocus, editor, wasEntered: () => entered };
  editor.addEventListener("focus", () => (entered = state.hasFocus = true));
  editor.addEventListener("blur", () => (state.hasFocus = false));
  open.set(place, state);
  form.addEventListener("care:sent", () => editor.setHTML(""));
  wire(form, editor);
  wireSlash(form, editor);
  if (hasFocus) {
    if (caret === null || caret > 0) editor.moveCursorToEnd();
    editor.focus();
  }
}
