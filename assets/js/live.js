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
const plain = (html) => html.replace(/(name="key" value=")[^"]*/g, "$1");
const drawn = new Map();
const remember = (root) => root.querySelectorAll("[data-live]").forEach((part) => drawn.set(part.id, plain(part.outerHTML)));

function keep(part) {
  const focus = part.contains(document.activeElement) ? document.activeElement : null;
  const fields = [...part.querySelectorAll("textarea, select, input:not([type=hidden])")].filter(
    (field) => field.id && (field.value !== field.defaultValue || field === focus),
  );
  return {
    focus: focus?.id,
    link: focus?.getAttribute("href"),
    selection: focus && "selectionStart" in focus ? [focus.selectionStart, focus.selectionEnd] : null,
    fields: fields.filter((field) => field.tagName !== "SELECT").map((field) => [field.id, field.value]),
    open: [...part.querySelectorAll("details[open]")].map((details) => details.closest("[id]")?.id),
  };
}

function restore(part, kept) {
  const inside = (id) => (id ? part.querySelector(`#${CSS.escape(id)}`) : null);
  for (const [id, value] of kept.fields) {
    const field = inside(id);
    if (field) field.value = value;
  }
  kept.open.forEach((id) => inside(id)?.querySelector("details")?.setAttribute("open", ""));
  const focus = inside(kept.focus) ?? (kept.link && part.querySelector(`[href="${CSS.escape(kept.link)}"]`));
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

async function refresh() {
  if (leaving) return;
  if (reading) return void (again = true);
  reading = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" });
    // Signed out, or no longer allowed: the page itself says so.
    if (answer.redirected || !answer.ok) return void location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (leaving) return;
    for (const next of page.querySelectorAll("[data-live]")) {
      const old = document.getElementById(next.id);
      if (old) replace(old, document.importNode(next, true));
    }
    document.title = page.title;
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
    leaving = !event.defaultPrevented;
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
