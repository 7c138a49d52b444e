// Quoting: a press, the key q, or a swipe on a phone asks the server to draw the field with the message over it.
// Also: links to a message can be copied, and a long press shows what can be done with one.

import { refresh } from "./live.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const FAR = 56;

// The address says what is quoted, so that a reload and the next live update say the same.
async function ask(href) {
  const url = new URL(href, location.href);
  history.replaceState(history.state, "", url);
  await refresh();
  toField(url.hash.slice(1));
  // A draft knows what it answers.
  for (const form of document.getElementById(url.hash.slice(1))?.querySelectorAll("form[data-place]") ?? []) {
    const isDraft = form.querySelector("textarea").value || !url.searchParams.get("quote");
    if (isDraft) form.dispatchEvent(new CustomEvent("care:changed", { bubbles: true }));
  }
}

function toField(id) {
  const part = document.getElementById(id);
  const field = [...(part?.querySelectorAll("textarea, [contenteditable=true]") ?? [])].find((one) => !one.closest(".away"));
  field?.focus();
}

function copy(link) {
  navigator.clipboard?.writeText(link.href).then(() => {
    const toast = document.createElement("p");
    toast.className = "toast";
    toast.setAttribute("role", "status");
    toast.textContent = link.dataset.copy;
    document.body.append(toast);
    setTimeout(() => toast.remove(), 6000);
  });
}

const plainPress = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-quote], [data-unquote], [data-copy]");
  if (!link || !plainPress(event)) return;
  if (link.dataset.copy !== undefined) {
    if (!navigator.clipboard) return;
    event.preventDefault();
    return copy(link);
  }
  event.preventDefault();
  ask(link.href);
});

// What was sent is quoted no more.
document.addEventListener("care:sent", () => {
  const url = new URL(location.href);
  url.searchParams.delete("quote");
  history.replaceState(history.state, "", url);
});

const messages = () => [...document.querySelectorAll("#talk > li[id^=m]")];

document.addEventListener("keydown", (event) => {
  if (event.key !== "q" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable=true], [role=dialog]")) return;
  const message = event.target.closest?.("#talk > li[id^=m]") ?? messages().at(-1);
  const link = message?.querySelector("[data-quote]");
  if (!link) return;
  event.preventDefault();
  ask(link.href);
});

// One finger: sideways far enough quotes, still for long enough shows the actions, anything else scrolls.
let touch;

function forget() {
  clearTimeout(touch?.timer);
  touch?.message.classList.remove("swiped");
  touch = undefined;
}

document.addEventListener("touchstart", ({ touches, target }) => {
  forget();
  const message = target.closest?.("#talk > li[id^=m]");
  if (!message || touches.length > 1) return;
  const [{ clientX: x, clientY: y }] = touches;
  touch = { message, x, y, timer: setTimeout(() => message.focus({ preventScroll: true }), 500) };
}, { passive: true });

document.addEventListener("touchmove", ({ touches }) => {
  if (!touch) return;
  const [dx, dy] = [touches[0].clientX - touch.x, touches[0].clientY - touch.y];
  if (Math.abs(dx) > 8 || Math.abs(dy) > 8) clearTimeout(touch.timer);
  // A page that scrolls is being read.
  if (!touch.sideways && Math.abs(dy) > 12 && Math.abs(dy) > Math.abs(dx)) return forget();
  if (Math.abs(dx) < 12 || !touch.message.querySelector("[data-quote]")) return;
  touch.sideways = true;
  touch.far = Math.abs(dx) > FAR && Math.abs(dx) > 2 * Math.abs(dy);
  if (still.matches) return;
  touch.message.style.setProperty("--pull", `${Math.sign(dx) * Math.min(Math.abs(dx), FAR + 16)}px`);
  touch.message.classList.add("swiped");
}, { passive: true });

document.addEventListener("touchend", () => {
  const link = touch?.far && touch.message.querySelector("[data-quote]");
  forget();
  if (link) ask(link.href);
});
document.addEventListener("touchcancel", forget);
