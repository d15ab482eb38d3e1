/* The service worker of the on-call app. Shell: from the telephone, one cache per version. Own pages: from the network,
   else as last seen, at most twelve hours old and only when the page says that it may be kept. Anything else passes. */
const {version, assets, offline, scope} = self.WACHT;
const SHELL = `wacht-shell-${version}`, PAGES = "wacht-pages", KEEP = "X-Keep-On-Phone", KEPT_AT = "X-Kept-At";
const LONGEST = 12 * 3600 * 1000, PATIENCE = 6000;

addEventListener("install", (event) => event.waitUntil((async () => {
  const shell = await caches.open(SHELL);
  await shell.addAll([offline, ...assets]);
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("wacht-shell-") && name !== SHELL) await caches.delete(name);
  }
  await clients.claim();
})()));

async function keep(request, answer) {
  const pages = await caches.open(PAGES);
  if (!answer.ok || !answer.headers.has(KEEP)) { await pages.delete(request, {ignoreVary: true}); return; }
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, String(Date.now()));
  await pages.put(request, new Response(await answer.blob(), {status: 200, headers}));
}

async function kept(request) {
  const pages = await caches.open(PAGES), found = await pages.match(request, {ignoreVary: true});
  if (found && Date.now() - Number(found.headers.get(KEPT_AT)) < LONGEST) return found;
  if (found) await pages.delete(request, {ignoreVary: true});
  return null;
}

const late = (ms) => new Promise((_done, fail) => setTimeout(() => fail(new Error("late")), ms));

async function page(event) {
  const {request} = event, asked = fetch(request);
  try {
    const answer = await ((await kept(request)) ? Promise.race([asked, late(PATIENCE)]) : asked);
    if (answer.redirected && new URL(answer.url).pathname.startsWith("/inloggen/")) await caches.delete(PAGES);
    else if (answer.status < 500) event.waitUntil(keep(request, answer.clone()));
    return answer;
  } catch {
    asked.catch(() => {});
    return (await kept(request)) ?? (await caches.match(offline, {ignoreVary: true})) ?? Response.error();
  }
}

async function part(request) {
  const shell = await caches.open(SHELL), found = await shell.match(request, {ignoreVary: true});
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await shell.put(request, answer.clone());
  return answer;
}

addEventListener("fetch", (event) => {
  const {request} = event, {origin, pathname} = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/static/") || pathname.startsWith("/-/thema")) event.respondWith(part(request));
  else if (request.mode === "navigate" && pathname.startsWith(scope)) event.respondWith(page(event));
});

addEventListener("sync", (event) => {
  if (event.tag === "wacht") event.waitUntil(sendAndTell());
});

async function sendAndTell() {
  const {state} = await self.wacht.send();
  for (const client of await clients.matchAll({type: "window"})) client.postMessage({wacht: state});
  if (state === "offline" || state === "later") throw new Error(state);  // the browser tries again
}
