// The chat in a frame on another site. It is known by what it sends in its headers, and hears the page around it only
// through a port that a listed site handed in.

const { desk, sites, lost, many, none } = document.body.dataset;
const [WAIT, LONGEST, MINUTE] = [1_000, 30_000, 60_000];
const at = (id) => document.getElementById(id);
const chat = () => at("chat");

let port, stream;
// Who the frame is now. What was asked for before that changed is not shown any more.
let turn = 0;
let visit = null;
let isOpen = false;
let begins = false;
// What stands in the field was just sent.
let sending = false;
let pending = Promise.resolve();

// A browser may keep nothing for a frame; then it lasts as long as the page.
const memory = new Map();
function keep(store, name, value) {
  memory.set(name, value);
  try {
    value === null ? window[store].removeItem(name) : window[store].setItem(name, value);
  } catch { /* Kept in memory. */ }
}
function kept(store, name) {
  try {
    return window[store].getItem(name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

function ownKey() {
  let key = kept("sessionStorage", "care-key");
  if (!key) {
    key = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
    keep("sessionStorage", "care-key", key);
  }
  return key;
}

function call(path, fields, more = {}) {
  const headers = { "care-part": "1" };
  if (visit) headers["x-care-visitor"] = visit.token;
  if (visit?.known) headers["x-care-key"] = ownKey();
  const address = new URL(path, location.origin);
  address.searchParams.set("lang", document.documentElement.lang);
  const sent = fields && { method: "POST", body: new URLSearchParams(fields) };
  return fetch(address, { ...sent, ...more, headers, credentials: "omit", cache: "no-store" });
}

function say(words) {
  at("notice").textContent = words ?? "";
  at("notice").hidden = !words;
}

// ---- Who it is

// `identity`: what the site says, or null for somebody unknown.
function become(identity, forget) {
  pending = pending.then(() => change(identity, forget)).catch(() => say(lost));
}

async function change(identity, forget) {
  const wasKnown = visit?.known;
  turn += 1;
  stream?.abort();
  if (identity === null && !wasKnown && !forget) {
    visit = stranger();
  } else if (identity === null) {
    visit ??= stranger();
    if (visit) await call("/widget/visits/end", {}).catch(() => {});
    unknownAgain();
  } else if (!(await prove(identity)) && wasKnown) {
    unknownAgain();
  }
  at("who").hidden = !visit?.known;
  at("who").querySelector("b").textContent = visit?.name ?? "";
  clear();
  await show();
}

// Nothing of whoever was here stays on the screen, nor what they had read.
function clear() {
  at("place").replaceChildren();
  told = 0;
  countUnread();
}

// Somebody unknown who was here before.
function stranger() {
  const token = kept("localStorage", "care-visitor");
  return token ? { token } : null;
}

function unknownAgain() {
  visit = null;
  keep("localStorage", "care-visitor", null);
}

// Whoever was here before is over, whatever comes of it; somebody unknown goes on when the word is not taken.
async function prove(identity) {
  const before = visit;
  if (!before?.known) visit = null;
  const answer = await call("/widget/visits", { desk, identity, key: ownKey() });
  const told = await answer.json().catch(() => ({}));
  if (answer.ok) {
    unknownAgain();
    visit = told;
    return true;
  }
  console.warn(`care: who the visitor is was refused: ${told.refused ?? answer.status}`);
  visit = before?.known ? null : (before ?? stranger());
  return false;
}

async function begin() {
  const answer = await call("/widget/visits", { desk });
  if (!answer.ok) throw answer;
  visit = await answer.json();
  keep("localStorage", "care-visitor", visit.token);
}

// ---- What it shows

async function show() {
  const mine = turn;
  const answer = await call("/widget/chat");
  if (mine !== turn) return;
  if (answer.status !== 404) return take(answer);
  // The desk has no chat any more.
  at("place").replaceChildren();
  say(none);
}

async function take(answer) {
  at("unknown").hidden = answer.status !== 403;
  if (answer.status === 401) return lose();
  if (answer.status === 403) return at("place").replaceChildren();
  const html = await answer.text();
  const next = new DOMParser().parseFromString(html, "text/html").getElementById("chat");
  if (!next) return say(answer.status === 429 ? many : lost);
  say();
  apply(document.importNode(next, true));
}

// The visit is over.
async function lose() {
  const wasKnown = visit?.known;
  turn += 1;
  stream?.abort();
  unknownAgain();
  at("who").hidden = true;
  clear();
  if (wasKnown) port?.postMessage("who");
  else await show();
}

function apply(next) {
  next.querySelectorAll("a[href]").forEach((link) => Object.assign(link, { target: "_blank", rel: "noopener" }));
  const now = chat();
  let first;
  if (!now || now.dataset.chat !== next.dataset.chat && now.dataset.chat) {
    at("place").replaceChildren(next);
    bringUp([...next.querySelectorAll("[data-from=you]")].at(-1));
  } else {
    const field = now.querySelector("#question");
    const focus = now.contains(document.activeElement) && (document.activeElement.id || "question");
    const [old, log] = [now.querySelector("[role=log]"), next.querySelector("[role=log]")];
    const stays = new Set([...log.children].map((entry) => entry.id));
    [...old.children].filter((entry) => !stays.has(entry.id)).forEach((entry) => entry.remove());
    [...log.children].forEach((entry, place) => {
      const known = old.children[place];
      if (known?.id !== entry.id) {
        old.insertBefore(entry, known ?? null);
        first ??= entry;
      } else if (known.innerHTML !== entry.innerHTML) known.replaceWith(entry);
    });
    const words = next.querySelector("#question");
    if (words && field && !sending && !words.value) words.value = field.value;
    for (const name of [".answers", ".asks"]) now.querySelector(name).replaceWith(next.querySelector(name));
    if (first) bringUp(first);
    for (const name of ["chat", "follows", "newestMessage", "seenMessage"]) {
      if (name in next.dataset) now.dataset[name] = next.dataset[name];
      else delete now.dataset[name];
    }
    if (focus) (at(focus) ?? at("question"))?.focus();
  }
  enter();
  seen();
  follow();
}

// What is new begins at the top, and ends in sight where all of it fits.
function bringUp(turn) {
  const room = chat().querySelector(".room");
  room.scrollTop = turn ? turn.offsetTop - 16 : room.scrollHeight;
}

// Whoever opens the chat can write at once, and loses no place in it later.
function enter() {
  if (!begins || !at("question")) return;
  begins = false;
  at("question").focus();
}

let told = 0;
let counted = 0;
function seen() {
  const { chat: id, newestMessage: message, seenMessage = 0 } = chat()?.dataset ?? {};
  told = Math.max(told, Number(seenMessage));
  if (isOpen && !document.hidden && message && Number(message) > told) {
    told = Number(message);
    call("/widget/chat/seen", { chat: id, message }).catch(() => {});
  }
  countUnread();
}

// The page around it marks its button with what people answered while the chat was closed.
function countUnread() {
  const answers = [...document.querySelectorAll("[data-from=person]")];
  const unread = answers.filter(({ id }) => Number(id.slice(1)) > told).length;
  if (unread !== counted) port?.postMessage((counted = unread));
}

// ---- What the visitor does

document.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  if (!form.matches("[data-chat-form]") || form.ariaBusy) return;
  const fields = [...new FormData(form, event.submitter)];
  form.ariaBusy = "true";
  pending = pending
    .then(() => send(event.submitter?.getAttribute("formaction") ?? form.getAttribute("action"), fields))
    .catch(() => say(lost))
    .finally(() => (form.ariaBusy = null));
});

async function send(path, fields) {
  const mine = turn;
  if (!visit) await begin();
  const answer = await call(path, fields);
  if (mine !== turn) return;
  // The request may stand in somebody's name now, and is heard of as theirs.
  if (path.endsWith("/code")) stream?.abort();
  if (answer.status === 404) {
    await show();
    return chat() && say(lost);
  }
  sending = true;
  await take(answer).finally(() => (sending = false));
}

// A link sends no headers, so a file is fetched and then saved.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".chip-file");
  if (!link) return;
  event.preventDefault();
  save(link).catch(() => say(lost));
});

async function save({ href }) {
  const answer = await call(href);
  if (!answer.ok) throw answer;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = decodeURIComponent(href.split("/").at(-1));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LONGEST);
}

// ---- What people answer

async function follow() {
  if (!chat()?.hasAttribute("data-follows") || !visit || (stream && !stream.signal.aborted)) return;
  const own = (stream = new AbortController());
  let wait = WAIT;
  while (!own.signal.aborted && chat()?.hasAttribute("data-follows")) {
    try {
      const answer = await call("/widget/live", undefined, { signal: own.signal });
      if (answer.status === 401) return lose();
      if (!answer.ok) throw answer;
      const begun = Date.now();
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let read; !(read = await reader.read()).done;) {
        // Newer frames took its place: they may have it for a while.
        if (read.value.includes("event: closed")) wait = MINUTE;
        else if (read.value.includes("event:")) await show();
      }
      if (wait < MINUTE && Date.now() - begun > MINUTE) wait = WAIT;
    } catch { /* Tried again. */ }
    if (own.signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
    wait = Math.min(wait * 2, LONGEST);
  }
  own.abort();
}

// ---- The page around it

addEventListener("message", (event) => {
  const isMeant = event.source === parent && parent !== window && event.data === "care" && event.ports.length === 1;
  if (!isMeant || port || !sites.split(" ").includes(event.origin)) return;
  [port] = event.ports;
  at("alone").hidden = true;
  port.onmessage = ({ data }) => {
    if (data === "open") {
      isOpen = true;
      begins = true;
      enter();
      seen();
    } else if (data === "closed") {
      isOpen = false;
    } else if (data && typeof data === "object" && (data.identity === null || typeof data.identity === "string")) {
      become(data.identity, data.forget === true);
    }
  };
});

function close() {
  isOpen = false;
  port?.postMessage("close");
}

at("close").addEventListener("click", close);
addEventListener("keydown", (event) => event.key === "Escape" && !event.isComposing && close());
document.addEventListener("visibilitychange", seen);
