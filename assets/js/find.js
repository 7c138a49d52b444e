// The list narrows while one types; without this a press of Enter does it.

import { apply } from "./live.js";

const PAUSE = 250;
let timer, latest;

async function find(form) {
  const query = new URLSearchParams(new FormData(form));
  if (!query.get("q").trim()) query.delete("q");
  const address = `${form.action}${query.size ? `?${query}` : ""}`;
  latest = address;
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  // Only the newest question is answered.
  if (!answer.ok || latest !== address) return;
  history.replaceState(history.state, "", address);
  apply(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("form[data-find]");
  if (!form) return;
  clearTimeout(timer);
  timer = setTimeout(find, PAUSE, form);
});
