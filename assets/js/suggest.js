// While somebody types a request, what may answer it already is shown below the subject. The focus stays where it is; a
// screen reader hears how much there is.

const form = document.querySelector("form[data-suggest]");
const part = form.querySelector("[data-suggestions]");
const list = part.querySelector("[data-list]");
const count = part.querySelector("[role=status]");
const PAUSE = 300;
const WORDS = 3;

let timer, asking, shown;
let after = 0;

const typed = () => ["subject", "description"].map((name) => form.elements[name].value.trim());
const enough = (texts) => (texts.join(" ").match(/[\p{L}\p{N}][^\s]*/gu) ?? []).length >= WORDS;
// What somebody is reading or about to press is not taken away.
const busy = () => list.contains(document.activeElement) || list.querySelector("details[open]");

function show(html) {
  list.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  count.textContent = list.firstElementChild?.dataset.count ?? "";
}

async function ask() {
  const texts = typed();
  const key = texts.join("\n");
  if (key === shown || busy() || Date.now() < after) return;
  if (!enough(texts)) {
    shown = key;
    return show("");
  }
  asking?.abort();
  asking = new AbortController();
  const body = new URLSearchParams({ subject: texts[0], description: texts[1] });
  try {
    const answer = await fetch(form.dataset.suggest, { method: "POST", body, redirect: "manual", signal: asking.signal });
    if (answer.status === 429) after = Date.now() + 1000 * Number(answer.headers.get("retry-after") ?? 10);
    if (!answer.ok) return;
    const html = answer.status === 204 ? "" : await answer.text();
    if (busy()) return;
    shown = key;
    show(html);
  } catch {
    // Without an answer nothing is suggested.
  }
}

form.addEventListener("input", ({ target }) => {
  if (!["subject", "description"].includes(target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
list.addEventListener("focusout", () => setTimeout(ask, PAUSE));
if (typed().join("")) ask();
