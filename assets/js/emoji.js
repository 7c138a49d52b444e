// Emoji by name: ":" and two letters offer a few, and a button shows the usual ones. Loaded when one begins to write.

const board = () => import("./emoji_board.js");

document.addEventListener("toggle", async ({ target, newState }) => {
  if (target.matches?.(".emoji-board") && newState === "open") (await board()).show(target);
}, true);

document.addEventListener("focusin", async ({ target }) => {
  const expander = target.closest?.("text-expander:not([data-ready])");
  if (!expander) return;
  expander.dataset.ready = "";
  (await board()).suggest(expander);
});
