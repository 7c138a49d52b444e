// Offers emoji: a few as one types their name, and the usual ones on a board.

import { EMOJI } from "./emoji_names.js";
import "./text-expander.js";

const MOST = 6;
const SHOWN = 60;
const COLUMNS = 10;

export function suggest(expander) {
  expander.addEventListener("text-expander-change", ({ detail }) => {
    const wanted = detail.text.toLowerCase();
    const fits = ([, names]) => names.some((name) => name.startsWith(wanted));
    const found = wanted.length < 2 ? [] : EMOJI.filter(fits).slice(0, MOST);
    detail.provide(Promise.resolve({ matched: found.length > 0, fragment: menu(found) }));
  });
  expander.addEventListener("text-expander-value", ({ detail }) => (detail.value = detail.item.dataset.value));
  // Typed while this was on its way.
  const field = expander.querySelector("textarea");
  if (field.value.includes(":")) field.dispatchEvent(new Event("input", { bubbles: true }));
}

function menu(found) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  for (const [emoji, [name]] of found) {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.id = `emoji-${name}`;
    item.dataset.value = emoji;
    item.append(emoji, " ", name.replaceAll("_", " "));
    list.append(item);
  }
  return list;
}

function fill(board) {
  for (const [emoji, [name]] of EMOJI.slice(0, SHOWN)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = emoji;
    button.setAttribute("aria-label", name.replaceAll("_", " "));
    button.tabIndex = board.childElementCount ? -1 : 0;
    board.append(button);
  }
  board.firstElementChild.focus();
}

function insert(field, text) {
  field.focus();
  // Undo takes it back, which setting the value would not allow.
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
}

const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };

function move(board, key) {
  const buttons = [...board.children];
  const mirrored = getComputedStyle(board).direction === "rtl" && Math.abs(steps[key]) === 1 ? -1 : 1;
  const next = buttons[buttons.indexOf(document.activeElement) + steps[key] * mirrored];
  if (!next) return;
  document.activeElement.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

// The board that was just opened, filled on first use.
export function show(board) {
  if (board.childElementCount) board.querySelector("[tabindex='0']").focus();
  else fill(board);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".emoji-board button");
  if (!button) return;
  const board = button.parentElement;
  board.hidePopover();
  insert(board.closest("form").querySelector("[contenteditable=true], textarea"), button.textContent);
});

document.addEventListener("keydown", (event) => {
  const board = event.target.closest?.(".emoji-board");
  if (!board || !(event.key in steps)) return;
  event.preventDefault();
  move(board, event.key);
});
