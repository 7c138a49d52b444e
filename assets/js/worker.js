// Lets the desk be installed, and answer for itself when the network is gone.

if ("serviceWorker" in navigator) {
  // After everything that the page itself needs.
  const address = `/sw.js?lang=${document.documentElement.lang}`;
  addEventListener("load", () => navigator.serviceWorker.register(address).catch(() => {}));
}
