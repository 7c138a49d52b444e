// Shows a page of its own when the network is gone, and says when there is a reply. Keeps that page and what it is
// drawn with, never another page: those are private. VERSION, OFFLINE, KEPT and ICON stand above, written by the server.

self.addEventListener("install", (event) => {
  // Forms and the live stream need nothing from here; browsers that can be told so do not even ask.
  const direct = [{ requestMethod: "POST" }, { urlPattern: "/live" }];
  for (const condition of direct) event.addRoutes?.({ condition, source: "network" })?.catch(() => {});
  self.skipWaiting();
  event.waitUntil(keep());
});

async function keep() {
  const cache = await caches.open(VERSION);
  // Without cookies: the page as nobody in particular sees it.
  await cache.addAll([OFFLINE, ...KEPT].map((path) => new Request(path, { credentials: "omit" })));
}

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
  // Pages are asked for while this script starts, not after it.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method === "GET" && mode === "navigate") event.respondWith(page(event));
  else if (KEPT.includes(url.slice(location.origin.length))) event.respondWith(kept(event.request));
});

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return (await stored(OFFLINE)) ?? Response.error();
  }
}

const kept = async (request) => (await stored(request)) ?? fetch(request);

const stored = async (what) => (await caches.open(VERSION)).match(what, { ignoreVary: true });

self.addEventListener("push", (event) => event.waitUntil(announce(event.data.json())));

async function announce({ desk, number, text, path = `/requests/${number}` }) {
  // Whoever looks at the request sees the reply come.
  if ((await pages()).some((page) => page.focused && isAt(page, path))) return;
  const notice = { body: number ? `${text} · ${number}` : text, icon: ICON, tag: path, renotify: true };
  await self.registration.showNotification(desk, notice);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.tag));
});

async function open(path) {
  const page = (await pages()).find((page) => isAt(page, path));
  return page ? page.focus() : self.clients.openWindow(path);
}

const pages = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });

const isAt = (page, path) => new URL(page.url).pathname === path;
