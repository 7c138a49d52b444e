// A message appears at once as "sending" and is replaced by what the server has made of it. One that could not be sent
// stays, and goes out again under the same key.

import { forget } from "./drafts.js";
import { apply } from "./live.js";
import { toEnd } from "./newest.js";

const KEY_BYTES = 16;
// One after the other, in the order they were written.
let line = Promise.resolve();
const unsent = new Set();

function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The entry that stands for a message on its way, from the form's own template: what it quotes, says and carries.
function outgoing(form, text) {
  const template = form.querySelector("template[data-outgoing]");
  const entry = template.content.firstElementChild.cloneNode(true);
  const said = entry.querySelector(".said");
  const files = entry.querySelector(".files");
  const line = files.firstElementChild;
  const names = [...form.querySelectorAll(".waiting-files > li .name")].map((name) => name.textContent);
  files.replaceChildren(...names.map((name) => named(line.cloneNode(true), name)));
  files.remove();
  if (names.length > 0) said.append(files);
  const quoted = form.querySelector("[data-quoting] .quoted")?.cloneNode(true);
  said.prepend(...[quoted, text].filter(Boolean));
  document.getElementById("outgoing").append(entry);
  toEnd(entry);
  return entry;
}

function named(line, name) {
  line.querySelector(".name").textContent = name;
  return line;
}

function empty(form) {
  form.querySelector(".summary")?.remove();
  form.querySelector("[data-quoting]")?.remove();
  if (form.elements.quote) form.elements.quote.value = "";
  const field = form.querySelector("textarea");
  field.value = "";
  form.elements.key.value = freshKey();
  form.dispatchEvent(new CustomEvent("care:sent", { bubbles: true }));
  field.dispatchEvent(new Event("input", { bubbles: true }));
  forget(form.dataset.place);
}

// As one reads them, whatever the field holds.
const wordsOf = (form) => (form.querySelector("[data-rich]")?.innerText ?? form.querySelector("textarea").value).trim();

const isReady = (form) => form.querySelector("textarea").value.trim() || form.elements.attached;

function submit(form) {
  const message = { action: form.action, body: new FormData(form), place: form.dataset.place };
  message.key = message.body.get("key");
  message.entry = outgoing(form, wordsOf(form));
  empty(form);
  queue(message);
}

function queue(message) {
  unsent.add(message);
  message.entry.classList.remove("unsent");
  line = line.then(() => send(message)).catch(() => fail(message));
}

async function send(message) {
  if (!unsent.has(message)) return;
  const answer = await fetch(message.action, { method: "POST", body: encoded(message.body), headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (answer.redirected && new URL(answer.url).pathname !== location.pathname) {
    return fail(message, message.entry.dataset.signedOut);
  }
  if (answer.ok) {
    arrived(message);
    return apply(page);
  }
  const refused = page.querySelector(`form[data-place="${CSS.escape(message.place)}"]`);
  if (!refused || answer.status >= 500) return fail(message, page.querySelector(".banner.bad, main h1")?.textContent);
  giveBack(message, refused);
}

function arrived(message) {
  unsent.delete(message);
  message.entry.remove();
}

// Another reading of the page may be here before the answer is: it is asked which messages it shows already, so that
// none stands there twice.
document.addEventListener("care:reading", ({ detail: headers }) => {
  if (unsent.size > 0) headers["care-keys"] = [...unsent].map(({ key }) => key).join(" ");
});
document.addEventListener("care:read", ({ detail }) => {
  const answered = detail?.split(" ") ?? [];
  [...unsent].filter(({ key }) => answered.includes(key)).forEach(arrived);
});

// Without files a form is sent as simply as a browser would.
function encoded(body) {
  const holdsFile = [...body.values()].some((value) => value instanceof File);
  return holdsFile ? body : new URLSearchParams(body);
}

// The words were at fault: they stand in the field again, with what is wrong.
function giveBack(message, refused) {
  unsent.delete(message);
  message.entry.remove();
  const form = document.importNode(refused, true);
  document.querySelector(`form[data-place="${CSS.escape(message.place)}"]`)?.replaceWith(form);
  form.dispatchEvent(new CustomEvent("care:replaced", { bubbles: true }));
  form.querySelector("textarea").focus();
}

function fail(message, why) {
  if (!unsent.has(message)) return;
  message.entry.classList.add("unsent");
  if (why) message.entry.querySelector("[data-why]").textContent = why.trim();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.querySelector("template[data-outgoing]") || !isReady(form)) return;
  event.preventDefault();
  submit(form);
});

document.getElementById("outgoing")?.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  const message = button && [...unsent].find(({ entry }) => entry.contains(button));
  if (message) queue(message);
});

addEventListener("online", () => [...unsent].filter(({ entry }) => entry.classList.contains("unsent")).forEach(queue));
addEventListener("beforeunload", (event) => {
  if (unsent.size > 0) event.preventDefault();
});
