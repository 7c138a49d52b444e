// Keeps a page up to date: on a nudge it reads itself again and replaces those parts that the server now draws
// differently. Typed text, focus, open disclosures and the place one reads at stay.

const source = document.querySelector("[data-live-url]");
const banner = document.getElementById("live-state");
const HIDDEN_FOR = 20000;
const still = matchMedia("(prefers-reduced-motion: reduce)");

let stream, retry, sleep;
let failures = 0;
let reading = false;
let leaving = false;
let again = false;

// Parts are compared as the server drew them: keys differ in each answer and mean no change.
// So do the drafts in fields: here stands what one types, or typed elsewhere.
const plain = (html) => html.replace(/(name="key" value=")[^"]*/g, "$1").replace(/(<textarea[^>]*>)[^<]*/g, "$1");
const drawn = new Map();
const remember = (root) => root.querySelectorAll("[data-live]").forEach((part) => drawn.set(part.id, plain(part.outerHTML)));

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

function keep(part) {
  const focus = part.contains(document.activeElement) ? document.activeElement : null;
  const fields = [...part.querySelectorAll("textarea, select, input:not([type=hidden])")].filter(touched);
  return {
    focus: focus && whereabouts(focus),
    selection: focus && "selectionStart" in focus ? [focus.selectionStart, focus.selectionEnd] : null,
    fields: fields.map((field) => [whereabouts(field), field.value]),
    open: [...part.querySelectorAll("details[open]")].map((details) => disclosure(details, part)),
  };
}

function restore(part, kept) {
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

// A conversation grows at its end: what stands there stays, so that readers hear only what is new.
function extend(old, next) {
  const same = (one, other) => one.outerHTML.replaceAll(' open=""', "") === other.outerHTML;
  let at = old.firstElementChild;
  for (const entry of [...next.children]) {
    if (at && same(at, entry)) {
      at = at.nextElementSibling;
    } else {
      old.insertBefore(entry, at);
      if (!still.matches) entry.animate({ opacity: [0, 1] }, 200);
    }
  }
  while (at) {
    const rest = at;
    at = at.nextElementSibling;
    rest.remove();
  }
}

function replace(old, next) {
  const html = plain(next.outerHTML);
  if (drawn.get(old.id) === html) return;
  // Somebody is choosing from a list in here: it would close under their hand.
  if (document.activeElement?.localName === "select" && old.contains(document.activeElement)) {
    document.activeElement.addEventListener("blur", () => setTimeout(refresh), { once: true });
    return;
  }
  drawn.set(old.id, html);
  if (old.matches("[data-newest]")) {
    const last = old.lastElementChild?.getBoundingClientRect().bottom ?? 0;
    extend(old, next);
    if (last < innerHeight + 80) old.lastElementChild?.scrollIntoView({ block: "end", behavior: "instant" });
    return;
  }
  const kept = keep(old);
  old.replaceWith(next);
  restore(next, kept);
  next.dispatchEvent(new CustomEvent("care:replaced", { bubbles: true }));
}

// Takes over what another reading of this page shows differently.
export function apply(page) {
  for (const next of page.querySelectorAll("[data-live]")) {
    const old = document.getElementById(next.id);
    if (old) replace(old, document.importNode(next, true));
  }
  document.title = page.title;
}

export async function refresh() {
  if (leaving) return;
  if (reading) return void (again = true);
  reading = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" });
    // Signed out, or no longer allowed: the page itself says so.
    if (answer.redirected || !answer.ok) return void location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (leaving) return;
    apply(page);
  } catch {
    // The stream notices a lost connection by itself.
  } finally {
    reading = false;
    if (again) {
      again = false;
      refresh();
    }
  }
}

function say(text) {
  banner.textContent = text;
  banner.hidden = !text;
}

function connect() {
  clearTimeout(retry);
  stream = new EventSource(source.dataset.liveUrl);
  stream.addEventListener("open", () => {
    if (failures > 0 || stream.was) refresh();
    stream.was = true;
    failures = 0;
    say("");
  });
  stream.addEventListener("changed", refresh);
  stream.addEventListener("error", () => {
    failures += 1;
    if (failures > 1) say("Reconnecting. Your drafts are safe.");
    if (stream.readyState !== EventSource.CLOSED) return;
    // Refused for good by the browser: try again by ourselves, ever more slowly, and not all at once.
    stream.close();
    const wait = Math.min(30000, 1000 * 2 ** Math.min(failures, 5));
    retry = setTimeout(connect, wait * (0.5 + Math.random() / 2));
  });
}

function disconnect() {
  clearTimeout(retry);
  stream?.close();
  stream = undefined;
}

// A hidden page gives its connection back, and catches up when it is looked at again.
document.addEventListener("visibilitychange", () => {
  clearTimeout(sleep);
  if (document.hidden) {
    sleep = setTimeout(disconnect, HIDDEN_FOR);
  } else if (!stream) {
    connect();
    refresh();
  }
});

if (source && banner) {
  remember(document);
  connect();
  // What a sent form leads to says what came of it; nothing may read that away before.
  document.addEventListener("submit", (event) => {
    // Known only after everybody has had a look at the event: a message is sent without leaving.
    setTimeout(() => (leaving = !event.defaultPrevented));
    setTimeout(() => (leaving = false), 10000);
  });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      leaving = false;
      connect();
      refresh();
    }
  });
}
