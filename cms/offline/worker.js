// Pages that were read before can be read again without a connection. Kept are only pages that are the same for
// everybody (the server says so in `X-Kept`), the files they are made of, and their pictures: never a form, never a
// page of somebody who is logged in. The newest comes first; what is kept is for when there is no connection.
const PAGES = `pages-${VERSION}`;
const FILES = `files-${VERSION}`;
const FALLBACK = "/offline/";
const MOST = { [PAGES]: 80, [FILES]: 160 };

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(PAGES).then((cache) => cache.add(FALLBACK)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const outdated = (name) => /^(pages|files)-/.test(name) && name !== PAGES && name !== FILES;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(outdated).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

async function keep(name, request, response) {
  const cache = await caches.open(name);
  await cache.put(request, response);
  const keys = await cache.keys();
  const old = keys.filter((key) => !key.url.endsWith(FALLBACK)).slice(0, Math.max(0, keys.length - MOST[name]));
  await Promise.all(old.map((key) => cache.delete(key)));
}

async function page(event) {
  try {
    const response = await fetch(event.request);
    if (response.status === 200 && response.headers.get("X-Kept") === "everyone") {
      event.waitUntil(keep(PAGES, event.request.url, response.clone()));
    }
    return response;
  } catch {
    return (await caches.match(event.request.url)) ?? (await caches.match(FALLBACK)) ?? Response.error();
  }
}

async function file(event) {
  try {
    const response = await fetch(event.request);
    if (response.status === 200) event.waitUntil(keep(FILES, event.request, response.clone()));
    return response;
  } catch {
    return (await caches.match(event.request)) ?? Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (/^\/(static|media)\/|^\/-\/theme\.css/.test(address.pathname)) event.respondWith(file(event));
});
