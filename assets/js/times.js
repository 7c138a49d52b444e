// Short times that speak of minutes stay true while the page is open.

// As the page's language says it: "Just now", and "{} min ago" with the minutes in its place.
const { justNow, minutesAgo } = document.body.dataset;
const [before, after] = minutesAgo.split("{}");

function speaksOfMinutes(text) {
  if (text === justNow) return true;
  const minutes = text.slice(before.length, text.length - after.length);
  return text.startsWith(before) && text.endsWith(after) && /^\d+$/.test(minutes);
}

function refresh() {
  for (const time of document.querySelectorAll("time[datetime]")) {
    if (!speaksOfMinutes(time.textContent)) continue;
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000);
    if (minutes < 1 || minutes >= 60) continue;
    const text = minutesAgo.replace("{}", minutes);
    if (time.textContent !== text) time.textContent = text;
  }
}

setInterval(refresh, 30000);

// An exact time closes again when one turns to something else.
document.addEventListener("click", ({ target }) => {
  document.querySelectorAll("details.when[open]").forEach((open) => {
    if (!open.contains(target)) open.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelectorAll("details.when[open]").forEach((open) => (open.open = false));
});
