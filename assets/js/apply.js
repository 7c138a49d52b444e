// Brings this page to the state of another reading of it: those parts change that the server now draws differently.
// What somebody has at hand stays, and so does the place one reads at.

import { keep, restore } from "./keep.js";
import { toEnd } from "./newest.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

// Parts are compared as the server drew them: keys differ in each answer and mean no change. Nor do the drafts in
// fields: here stands what one types, or typed elsewhere.
const plain = (html) => html.replace(/(name="key" value=")[^"]*/g, "$1").replace(/(<textarea[^>]*>)[^<]*/g, "$1");
const drawn = new Map();
document.querySelectorAll("[data-live]").forEach((part) => drawn.set(part.id, plain(part.outerHTML)));

// What one can do with a message changes as it ages; the message is still the same.
const CHOICES = ":scope > .doing, :scope > [popover]";

function bare(entry) {
  const copy = entry.cloneNode(true);
  copy.querySelectorAll(CHOICES).forEach((part) => part.remove());
  return copy.outerHTML.replaceAll(' open=""', "").replace(/\s+/g, " ");
}

function renewChoices(old, next) {
  const [parts, fresh] = [old, next].map((entry) => [...entry.querySelectorAll(CHOICES)]);
  const html = (list) => list.map((part) => part.outerHTML).join("");
  if (html(parts) === html(fresh) || parts.some((part) => part.matches(":popover-open, :focus-within"))) return;
  parts.forEach((part) => part.remove());
  old.append(...fresh);
}

function same(one, other) {
  if (!one || bare(one) !== bare(other)) return false;
  renewChoices(one, other);
  return true;
}

// A conversation grows at its end: what stands there stays, so that readers hear only what is new.
function extend(old, next) {
  let at = old.firstElementChild;
  const drop = () => {
    const gone = at;
    at = at.nextElementSibling;
    gone.remove();
  };
  for (const entry of [...next.children]) {
    const known = entry.id ? old.querySelector(`:scope > #${CSS.escape(entry.id)}`) : at;
    const follows = known && at && at.compareDocumentPosition(known) & Node.DOCUMENT_POSITION_FOLLOWING;
    if ((known === at || follows) && same(known, entry)) {
      while (at !== known) drop();
      at = at.nextElementSibling;
    } else {
      old.insertBefore(entry, at);
      if (!still.matches) entry.animate({ opacity: [0, 1] }, 200);
    }
  }
  while (at) drop();
}

function grow(old, next) {
  const last = old.lastElementChild?.getBoundingClientRect().bottom ?? 0;
  const kept = keep(old);
  const held = document.activeElement;
  extend(old, next);
  if (held !== document.activeElement) restore(old, kept);
  if (last < innerHeight + 80) toEnd(old.lastElementChild);
  return old;
}

// The part that stands there now, if it changed.
function replace(old, next) {
  const html = plain(next.outerHTML);
  if (drawn.get(old.id) === html) return undefined;
  // Somebody is choosing from a list in here: it would close under their hand.
  const choosing = document.activeElement;
  if (choosing?.localName === "select" && old.contains(choosing)) {
    choosing.addEventListener("blur", () => document.dispatchEvent(new CustomEvent("care:stale")), { once: true });
    return undefined;
  }
  drawn.set(old.id, html);
  if (old.matches("[data-newest]")) return grow(old, next);
  const kept = keep(old);
  old.replaceWith(next);
  restore(next, kept);
  next.dispatchEvent(new CustomEvent("care:replaced", { bubbles: true }));
  return next;
}

// `page` is a parsed document of the same address. Returns the parts of this page that changed.
export function applyParts(page) {
  document.title = page.title;
  const pairs = [...page.querySelectorAll("[data-live]")].map((next) => [document.getElementById(next.id), next]);
  return pairs.map(([old, next]) => old && replace(old, document.importNode(next, true))).filter(Boolean);
}
