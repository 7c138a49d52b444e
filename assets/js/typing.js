// Says that one types a message or a reply, never a note, and shows who else does.

const SAY_EVERY = 3000;
const SHOWN_FOR = 6000;
const READ_OUT_EVERY = 60000;

const source = document.querySelector("[data-live-on]");
const place = document.getElementById("typing");
const aloud = document.getElementById("typing-said");
const people = new Map();
const readOut = new Map();
let saidAt = 0;

document.addEventListener("input", (event) => {
  const path = source?.dataset.typing;
  const form = event.target.closest?.('form[data-place^="message."], form[data-place^="reply."]');
  // What a script puts there, nobody types.
  if (!path || !form || !event.isTrusted || Date.now() - saidAt < SAY_EVERY) return;
  saidAt = Date.now();
  fetch(path, { method: "POST", keepalive: true }).catch(() => {});
});

function line({ name, initials, look }) {
  const [row, avatar, words, dots] = ["p", "span", "span", "span"].map((kind) => document.createElement(kind));
  avatar.className = look;
  avatar.setAttribute("aria-hidden", "true");
  avatar.textContent = initials;
  words.dir = "auto";
  words.textContent = place.dataset.says.replace("%", name);
  dots.className = "dots";
  dots.append(...[1, 2, 3].map(() => document.createElement("i")));
  row.append(avatar, words, dots);
  return row;
}

function draw() {
  const rows = document.createElement("div");
  rows.className = "typing-people";
  rows.append(...[...people.values()].map(({ row }) => row));
  place.replaceChildren(...(people.size ? [rows] : []));
  if (!people.size) aloud.textContent = "";
}

function gone(person) {
  clearTimeout(people.get(person)?.timer);
  if (people.delete(person)) draw();
}

function shows(who) {
  clearTimeout(people.get(who.person)?.timer);
  const row = people.get(who.person)?.row ?? line(who);
  people.set(who.person, { row, timer: setTimeout(() => gone(who.person), SHOWN_FOR) });
  if (!row.isConnected) draw();
  if (Date.now() - (readOut.get(who.person) ?? -READ_OUT_EVERY) < READ_OUT_EVERY) return;
  readOut.set(who.person, Date.now());
  aloud.textContent = place.dataset.says.replace("%", who.name);
}

if (place && source) {
  document.addEventListener("care:news", ({ detail: { tickets, typing = [] } }) => {
    const here = source.dataset.liveOn;
    // Whoever wrote the message that arrived has stopped; the others say so again soon.
    if (tickets[here]?.includes("message")) [...people.keys()].forEach(gone);
    typing.filter(({ ticket }) => String(ticket) === here).forEach(shows);
  });
}
