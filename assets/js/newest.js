// The end of a conversation: with the sheet's own end at the end of the screen, where one writes; in a pane of its own,
// with the last entry.

export function toEnd(entry) {
  const part = entry?.closest(".talk .sheet") ?? entry;
  part?.scrollIntoView({ block: "end", behavior: "instant" });
}

// The newest message is in view when a conversation opens.
const newest = document.querySelector("[data-newest]")?.lastElementChild;
if (newest && !location.hash && !document.querySelector("[autofocus]") && !new URLSearchParams(location.search).has("before")) {
  toEnd(newest);
}
