// The chat with the assistant, in its page or in a panel: forms are sent without leaving, what is new is added at the
// end, and while a person may answer the chat is read again.

const PART = { "care-part": "chat" };
const SOON = 3000;
const LATER = 10000;
const BUSY_FOR = 300000;

const part = () => document.getElementById("chat");
const bare = (html) => html.replace(/(name="key" value=")[^"]*/g, "$1").replace(/ disabled=""/g, "");
let timer, spokenAt, told, sending;

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html").getElementById("chat");
}

// Readers hear only what is new: what stands there stays.
function apply(next) {
  const now = part();
  if (!now || !next) return false;
  const [list, fresh] = [now, next].map((chat) => chat.querySelector(".turns"));
  const ids = new Set([...fresh.children].map((turn) => turn.id));
  const added = [...fresh.children].filter((turn) => !list.querySelector(`:scope > #${CSS.escape(turn.id)}`));
  [...list.children].filter((turn) => !ids.has(turn.id)).forEach((turn) => turn.remove());
  const shown = added.map((turn) => document.importNode(turn, true));
  list.append(...shown);
  for (const name of [".answers", ".asks"]) renew(now, next, name);
  for (const name of ["data-chat", "data-follows", "data-newest-message"]) {
    const value = next.getAttribute(name);
    if (value === null) now.removeAttribute(name);
    else now.setAttribute(name, value);
  }
  if (shown.length) bringUp(shown[0]);
  return true;
}

function renew(now, next, name) {
  const [old, fresh] = [now, next].map((chat) => chat.querySelector(name));
  if (bare(old.outerHTML) === bare(fresh.outerHTML)) {
    old.querySelectorAll("[name=key]").forEach((key, at) => (key.value = fresh.querySelectorAll("[name=key]")[at].value));
    return;
  }
  const held = old.contains(document.activeElement);
  const typed = sending ? "" : now.querySelector("#question").value;
  old.replaceWith(document.importNode(fresh, true));
  const field = now.querySelector("#question");
  field.value ||= typed;
  if (held) field.focus({ preventScroll: true });
}

// What is new begins at the top, and ends in sight where all of it fits.
function bringUp(turn) {
  const room = part().querySelector(".room");
  room.scrollTop = turn ? turn.offsetTop - 16 : room.scrollHeight;
}

function pending(words) {
  const turn = document.createElement("div");
  turn.className = "turn you sending";
  turn.dataset.from = "you";
  const said = document.createElement("div");
  said.className = "said";
  said.dir = "auto";
  said.textContent = words;
  turn.append(said);
  const list = part().querySelector(".turns");
  list.append(turn);
  bringUp(turn);
}

async function send(form, button) {
  if (sending) return;
  const field = form.querySelector("#question");
  if (field && !field.value.trim()) return field.focus();
  sending = form;
  const body = new URLSearchParams(new FormData(form, button));
  const words = field?.value ?? button?.textContent ?? "";
  pending(words.trim());
  if (field) field.value = "";
  // A button that is switched off would lose the focus.
  part().querySelector("#question")?.focus({ preventScroll: true });
  const buttons = part().querySelectorAll("button");
  buttons.forEach((one) => (one.disabled = true));
  try {
    const answer = await fetch(button?.getAttribute("formaction") ?? form.getAttribute("action"), { method: "POST", body, headers: PART });
    if (!apply(parsed(await answer.text()))) location.reload();
  } catch {
    part().querySelector(".sending")?.remove();
    if (field) field.value = words;
  }
  buttons.forEach((one) => (one.disabled = false));
  sending = undefined;
  spokenAt = Date.now();
  wait();
}

// A person may answer at any moment, for as long as the page is looked at.
function wait() {
  clearTimeout(timer);
  const chat = part();
  if (!chat?.hasAttribute("data-follows") || document.hidden) return;
  tellSeen(chat);
  timer = setTimeout(read, Date.now() - spokenAt < BUSY_FOR ? SOON : LATER);
}

async function read() {
  const { base, chat } = part()?.dataset ?? {};
  if (!chat || sending) return wait();
  try {
    const answer = await fetch(`${base}/chats/${chat}`, { headers: PART, cache: "no-store" });
    if (answer.status === 404) return;
    if (answer.ok && !sending) apply(parsed(await answer.text()));
  } catch {
    // The next reading may find the connection again.
  }
  wait();
}

function tellSeen({ dataset: { base, chat, newestMessage } }) {
  if (!newestMessage || newestMessage === told) return;
  told = newestMessage;
  spokenAt = Date.now();
  fetch(`${base}/seen`, { method: "POST", body: new URLSearchParams({ chat, message: newestMessage }) }).catch(() => (told = ""));
}

export function follow() {
  spokenAt = Date.now();
  document.addEventListener("visibilitychange", wait);
  if (part().hasAttribute("data-chat")) bringUp([...part().querySelectorAll("[data-from=you]")].at(-1));
  wait();
}

document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.matches("[data-chat-form]")) return;
    event.preventDefault();
    send(event.target, event.submitter?.name ? event.submitter : undefined);
  },
  true,
);

let panel;

function symbol(link, name, className) {
  const drawn = link.querySelector("svg").cloneNode(true);
  drawn.setAttribute("class", className);
  const use = drawn.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${name}`));
  return drawn;
}

function headOf(link) {
  const [head, words, title, lead, close] = ["div", "div", "h2", "p", "button"].map((name) => document.createElement(name));
  head.className = "assistant-head";
  title.id = "ask-title";
  title.textContent = link.dataset.title;
  lead.textContent = link.dataset.lead;
  words.append(title, lead);
  Object.assign(close, { type: "button", className: "icon", ariaLabel: link.dataset.close });
  close.append(symbol(link, "x", "i"));
  close.addEventListener("click", () => panel.close());
  head.append(symbol(link, "mark", "mark"), words, close);
  return head;
}

function build(link) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = link.dataset.ask;
  document.head.append(style);
  panel = document.createElement("dialog");
  panel.className = "ask-panel";
  panel.setAttribute("aria-labelledby", "ask-title");
  panel.append(headOf(link));
  panel.addEventListener("keydown", (event) => event.key === "Escape" && panel.close());
  return new Promise((done) => style.addEventListener("load", done, { once: true }));
}

export async function open(link) {
  if (panel?.open) return panel.querySelector("#question").focus();
  const styled = panel ? Promise.resolve() : build(link);
  const answer = await fetch("/assistant/chat", { headers: PART, cache: "no-store" });
  const chat = answer.ok && parsed(await answer.text());
  if (!chat) throw new Error("no chat");
  await styled;
  part()?.remove();
  panel.append(document.importNode(chat, true));
  document.body.append(panel);
  panel.addEventListener("close", () => (clearTimeout(timer), link.focus()), { once: true });
  if (matchMedia("(max-width: 520px)").matches) panel.showModal();
  else panel.show();
  follow();
  panel.querySelector("#question").focus();
}
