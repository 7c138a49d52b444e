// Tells that the newest message was really before somebody's eyes: in view, on a page that is looked at.

const path = document.querySelector("[data-live-on]")?.dataset.seen;
const talk = document.querySelector("[data-newest]");
// So much of it has to show, in pixels, or half of it.
const ENOUGH = 120;
const LOOKED_FOR = 600;

let told, waiting;

const newest = () => [...talk.querySelectorAll(":scope > [id^=m]")].at(-1);

function tell() {
  const id = newest().id.slice(1);
  if (document.hidden || id === told) return;
  told = id;
  fetch(path, { method: "POST", body: new URLSearchParams({ newest: id }), keepalive: true }).catch(() => (told = undefined));
}

const observer = new IntersectionObserver(
  (entries) => {
    const { isIntersecting, intersectionRatio, intersectionRect } = entries.at(-1);
    clearTimeout(waiting);
    if (isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= ENOUGH)) waiting = setTimeout(tell, LOOKED_FOR);
  },
  { threshold: [0, 0.1, 0.25, 0.5, 0.75] },
);

function watch() {
  observer.disconnect();
  if (newest() && newest().id.slice(1) !== told) observer.observe(newest());
}

// An earlier part of the conversation says nothing of its end.
if (path && talk && !new URLSearchParams(location.search).has("before")) {
  watch();
  new MutationObserver(watch).observe(talk, { childList: true });
  document.addEventListener("visibilitychange", watch);
}
