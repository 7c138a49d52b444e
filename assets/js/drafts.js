// What one types is kept on the server while one types it: a second after the last key, at most two after the first
// that is not kept yet. Offline it stays in the page, and leaving warns.

const PAUSE = 1000;
const LONGEST = 2000;
const AGAIN = 5000;

// By place, since a form may be drawn anew while one types.
const waiting = new Map();

const formAt = (place) => document.querySelector(`form[data-place="${CSS.escape(place)}"]`);
const fieldOf = (form) => form.querySelector("textarea");

function contents(form) {
  const body = new URLSearchParams({ place: form.dataset.place, text: fieldOf(form).value });
  for (const name of ["key", "subject", "quote", "format"]) {
    const field = form.elements[name];
    if (field) body.set(name, field.value);
  }
  return body;
}

function say(form, text) {
  const line = form?.querySelector("[data-saved]");
  if (line) line.textContent = text;
}

function touch(form) {
  const { place } = form.dataset;
  const now = Date.now();
  const wait = waiting.get(place) ?? { since: now };
  // What is typed while it saves is for the next save.
  if (wait.saving) return void (wait.more = true);
  // What was said to be saved is so no more.
  if (!waiting.has(place)) say(form, "");
  clearTimeout(wait.timer);
  wait.timer = setTimeout(save, Math.max(0, Math.min(PAUSE, wait.since + LONGEST - now)), place);
  waiting.set(place, wait);
}

async function save(place) {
  const form = formAt(place);
  if (!form || !waiting.has(place)) return void waiting.delete(place);
  const wait = { since: Date.now(), saving: true };
  waiting.set(place, wait);
  try {
    const answer = await fetch("/drafts", { method: "POST", body: contents(form), redirect: "manual" });
    if (!answer.ok) throw new Error(String(answer.status));
    const said = await answer.text();
    if (waiting.get(place) !== wait) return;
    waiting.delete(place);
    const kept = formAt(place);
    if (wait.more && kept) touch(kept);
    else say(kept, said);
  } catch {
    const lost = formAt(place);
    say(lost, lost?.querySelector("[data-saved]")?.dataset.saved ?? "");
    if (waiting.get(place) === wait) waiting.set(place, { since: 0, lost: true, timer: setTimeout(save, AGAIN, place) });
  }
}

// Sent: nothing of it is to be kept any more.
export function forget(place) {
  clearTimeout(waiting.get(place)?.timer);
  waiting.delete(place);
  say(formAt(place), "");
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("form[data-place]");
  if (form && target.matches("textarea, [name=subject]")) touch(form);
  if (form?.dataset.suggest) import("./suggest.js");
});

document.addEventListener("toggle", ({ target }) => {
  if (target.dataset.hints) import("./hints.js").then(({ read }) => read(target, forget));
}, true);

document.addEventListener("care:changed", ({ target }) => touch(target));

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && event.target.dataset.place) forget(event.target.dataset.place);
});

addEventListener("online", () => [...waiting.keys()].forEach(save));

// On leaving, the last words go along; only where that fails one is asked.
addEventListener("beforeunload", (event) => {
  for (const [place, wait] of waiting) {
    const form = formAt(place);
    if (form && (wait.lost || !navigator.onLine || !navigator.sendBeacon("/drafts", contents(form)))) event.preventDefault();
  }
});
addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") [...waiting].forEach(([place, wait]) => (wait.saving && !wait.more) || save(place));
});
