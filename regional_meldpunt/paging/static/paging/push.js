/* For the service worker of the app: what a push shows, and where a press leads. Knows no more than the message says. */
self.addEventListener("push", (event) => {
  let told = {};
  try { told = event.data ? event.data.json() : {}; } catch { /* shown without words of its own */ }
  const labels = told.labels || {}, actions = [{action: "open", title: labels.open || "Openen"}];
  if (told.answer) actions.unshift({action: "answer", title: labels.answer || "Ik ga"});
  event.waitUntil(self.registration.showNotification(told.title || "Streekpoort", {
    lang: told.language || "nl",
    tag: told.tag || "wacht",
    renotify: true,
    requireInteraction: true,
    vibrate: [400, 150, 400, 150, 400],
    actions,
    data: {path: told.path || "/wacht/", answer: told.answer || ""},
  }));
});

self.addEventListener("notificationclick", (event) => {
  const {path, answer} = event.notification.data || {};
  const target = new URL(event.action === "answer" && answer ? new URL(answer, self.location.origin).pathname : path || "/wacht/", self.location.origin);
  event.notification.close();
  event.waitUntil((async () => {
    const pages = await self.clients.matchAll({type: "window", includeUncontrolled: true});
    const here = pages.find((page) => new URL(page.url).pathname === target.pathname);
    if (here) return here.focus();
    const any = pages.find((page) => new URL(page.url).pathname.startsWith("/wacht/"));
    if (any && "navigate" in any) return any.navigate(target.href).then((page) => page && page.focus()).catch(() => self.clients.openWindow(target.href));
    return self.clients.openWindow(target.href);
  })());
});
