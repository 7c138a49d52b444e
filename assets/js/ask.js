// "Ask the assistant": a panel beside the page, fetched when it is wanted. Without script the link leads to its page.

const chat = () => import("./chat.js");

if (document.getElementById("chat")) chat().then(({ follow }) => follow());

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-ask]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  chat()
    .then(({ open }) => open(link))
    .catch(() => location.assign(link.href));
});
