// The picker of canned texts: found by name as one types, read from their page, and put where the cursor stands.

const PAUSE = 120;

const parts = (picker) => ({ input: picker.querySelector("input"), list: picker.querySelector("ul"), said: picker.querySelector("[data-lost]") });
let enrich, timer, asking;

async function read(path, signal) {
  const answer = await fetch(path, { headers: { accept: "text/html" }, signal });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function option(item, index) {
  const entry = document.createElement("li");
  entry.setAttribute("role", "option");
  entry.dataset.text = item.dataset.cannedText;
  entry.id = `canned-option-${index}`;
  for (const [from, element, name] of [["name", "b", ""], ["language", "span", ""], ["words", "span", "words"]]) {
    const part = document.createElement(element);
    part.textContent = item.querySelector(`[data-${from}]`)?.textContent ?? "";
    Object.assign(part, { className: name, dir: "auto" });
    entry.append(part);
  }
  return entry;
}

const chosen = (list) => list.querySelector("[aria-selected=true]");

function choose(picker, entry) {
  const { input, list } = parts(picker);
  for (const one of list.children) one.setAttribute("aria-selected", String(one === entry));
  if (entry) input.setAttribute("aria-activedescendant", entry.id);
  else input.removeAttribute("aria-activedescendant");
  entry?.scrollIntoView({ block: "nearest" });
}

async function find(picker) {
  const { input, list, said } = parts(picker);
  clearTimeout(timer);
  list.dataset.words = input.value;
  asking?.abort();
  asking = new AbortController();
  try {
    const page = await read(`${picker.dataset.canned}?q=${encodeURIComponent(input.value)}`, asking.signal);
    list.replaceChildren(...[...page.querySelectorAll("#canned-found > li")].map(option));
    said.textContent = page.getElementById("canned-count").textContent;
  } catch (error) {
    if (error.name === "AbortError") return;
    list.replaceChildren();
    said.textContent = said.dataset.lost;
  }
  list.hidden = list.childElementCount === 0;
  input.setAttribute("aria-expanded", String(!list.hidden));
  choose(picker, list.firstElementChild);
}

async function insert(picker, entry) {
  const form = picker.closest("form");
  try {
    const page = await read(entry.dataset.text);
    const rich = await enrich(form);
    delete picker.dataset.slash;
    picker.hidePopover();
    rich.insert(form.dataset.place, page.getElementById("canned-filled").innerHTML);
  } catch {
    const { said } = parts(picker);
    said.textContent = said.dataset.lost;
  }
}

// What stands first for the words that are typed by now.
async function take(picker) {
  const { input, list } = parts(picker);
  if (list.dataset.words !== input.value) await find(picker);
  if (chosen(list)) insert(picker, chosen(list));
}

function press(picker, event) {
  const { list } = parts(picker);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const entries = [...list.children];
  if (step && entries.length > 0) {
    event.preventDefault();
    choose(picker, entries.at((entries.indexOf(chosen(list)) + step) % entries.length));
  }
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  take(picker);
}

function wire(picker) {
  picker.dataset.ready = "";
  const { input, list } = parts(picker);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE, picker);
  });
  input.addEventListener("keydown", (event) => press(picker, event));
  list.addEventListener("click", ({ target }) => {
    const entry = target.closest("li");
    if (entry) insert(picker, entry);
  });
  picker.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed" || !("slash" in picker.dataset)) return;
    delete picker.dataset.slash;
    picker.dispatchEvent(new CustomEvent("care:unchosen", { detail: `/${input.value}` }));
  });
}

// The picker that was just opened. `enriching` opens the rich editor of a form.
export function show(picker, enriching) {
  enrich = enriching;
  if (!("ready" in picker.dataset)) wire(picker);
  const { input } = parts(picker);
  input.value = "";
  input.focus();
  find(picker);
}
