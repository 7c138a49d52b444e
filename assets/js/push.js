// Lets this device tell people of replies. Offers it quietly and never asks by itself: the browser's own question
// follows a press. What the desk knows of this device stands on the page.

const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const held = async () => (await navigator.serviceWorker.ready).pushManager.getSubscription();

const tell = (path, fields) => fetch(path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

async function offer(part) {
  if (!part || !able || Notification.permission === "denied") return;
  const subscription = await held();
  // One from an earlier session, perhaps of somebody else, is no longer this page's: it is given back.
  if (part.dataset.state === "off") await subscription?.unsubscribe();
  else if (!subscription) part.dataset.state = "off";
  part.hidden = false;
}

async function turnOn(part) {
  if ((await Notification.requestPermission()) !== "granted") {
    part.hidden = Notification.permission === "denied";
    return;
  }
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: part.dataset.push,
  });
  const { endpoint, keys } = subscription.toJSON();
  const answer = await tell("/push/subscriptions", { endpoint, ...keys });
  if (answer.ok) return show(part, "on");
  await subscription.unsubscribe();
  throw new Error("refused");
}

async function turnOff(part) {
  await (await held())?.unsubscribe();
  await tell("/push/subscriptions/removal", {});
  show(part, "off");
}

function show(part, state) {
  // The account page lists the devices.
  if (part.closest("#notices")) return location.reload();
  part.dataset.state = state;
  part.querySelector(`button[data-when=${state}]`).focus();
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-push] button");
  if (!button) return;
  const part = button.closest("[data-push]");
  const problem = part.querySelector(".problem");
  problem.hidden = button.disabled = true;
  try {
    await (button.dataset.when === "off" ? turnOn(part) : turnOff(part));
  } catch {
    problem.hidden = false;
  }
  button.disabled = false;
});

const find = (root) => offer(root.querySelector("[data-push]")).catch(() => {});
find(document);
document.addEventListener("care:replaced", ({ target }) => find(target));
