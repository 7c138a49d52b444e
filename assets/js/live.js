// Keeps a page up to date: when something changed that it shows, it reads itself again.

import { applyParts } from "./apply.js";
import { follow } from "./tabs.js";

const source = document.querySelector("[data-live-on]");
const banner = document.getElementById("live-state");
const HIDDEN_FOR = 20000;
const GAP = 250;

let reading, again, leaving, due;
let readAt = 0;
let known = 0;

const mark = (page) => Number(page.querySelector("[data-live-after]")?.dataset.liveAfter ?? 0);

// Takes over what another reading of this page (a parsed document) shows differently; the parts that changed.
export function apply(page) {
  known = Math.max(known, mark(page));
  return applyParts(page);
}

// Reads the page again and applies it; the parts that changed.
export async function refresh() {
  if (leaving) return [];
  if (reading) {
    again = true;
    return reading;
  }
  reading = read();
  const changed = await reading;
  reading = undefined;
  if (!again) return changed;
  again = false;
  return [...changed, ...(await refresh())];
}

async function read() {
  readAt = Date.now();
  try {
    const headers = { accept: "text/html" };
    document.dispatchEvent(new CustomEvent("care:reading", { detail: headers }));
    const answer = await fetch(location.href, { headers, cache: "no-store" });
    // Signed out, or no longer allowed: the page itself says so.
    if (answer.redirected || [401, 403, 404].includes(answer.status)) location.reload();
    if (answer.redirected || !answer.ok) return [];
    // What was sent arrived in just this moment.
    if (answer.headers.has("care-again")) return await read();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (leaving) return [];
    document.dispatchEvent(new CustomEvent("care:read", { detail: answer.headers.get("care-answered") }));
    return apply(page);
  } catch {
    // The stream notices a lost connection by itself.
    return [];
  }
}

// The first change shows at once; those that follow closely show together.
function nudge() {
  clearTimeout(due);
  due = setTimeout(refresh, Math.max(0, readAt + GAP - Date.now()));
}

function concerned({ event, tickets, everything }) {
  const { liveOn } = source.dataset;
  if (event && event <= known) return false;
  // Lists do not show what was seen.
  const shown = (topics) => topics.some((topic) => topic !== "seen");
  return everything || (liveOn === "list" ? Object.values(tickets).some(shown) : liveOn in tickets);
}

function say(text) {
  banner.textContent = text;
  banner.hidden = !text;
}

async function back() {
  const wasShown = !banner.hidden;
  await refresh();
  if (!wasShown) return;
  say(banner.dataset.back);
  setTimeout(() => banner.textContent === banner.dataset.back && say(""), 4000);
}

function lost(failures, refused) {
  if (refused) nudge();
  if (failures > 1) say(banner.dataset.lost);
}

function keepUpToDate() {
  const tabs = follow(`care.live.${source.dataset.liveAs}`, mark(document), {
    heard(name, data) {
      document.dispatchEvent(new CustomEvent("care:news", { detail: data }));
      if (concerned(data)) nudge();
    },
    missed: nudge,
    lost,
    back,
  });
  let sleep;
  const rest = () => {
    clearTimeout(sleep);
    tabs.part();
  };
  const wake = () => {
    tabs.join();
    nudge();
  };
  // A hidden page gives its place back, and catches up when it is looked at again.
  let away = false;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(sleep);
    if (document.hidden) {
      sleep = setTimeout(() => {
        away = true;
        rest();
      }, HIDDEN_FOR);
    } else if (away) {
      away = false;
      wake();
    }
  });
  addEventListener("pagehide", rest);
  document.addEventListener("freeze", rest);
  document.addEventListener("resume", wake);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    leaving = false;
    wake();
  });
  document.addEventListener("care:stale", nudge);
  // What a sent form leads to says what came of it; nothing may read that away before.
  document.addEventListener("submit", (event) => {
    // Known only after everybody has had a look at the event: a message is sent without leaving.
    setTimeout(() => (leaving = !event.defaultPrevented));
    setTimeout(() => (leaving = false), 10000);
  });
  tabs.join();
}

if (source && banner) keepUpToDate();
