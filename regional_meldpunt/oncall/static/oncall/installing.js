/* The service worker, and the button that some telephones offer to put the app on the home screen. */
export function startInstalling(onSent) {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.register("/wacht/sw.js", {scope: "/wacht/", updateViaCache: "none"}).catch(() => {});
  navigator.serviceWorker.addEventListener("message", ({data}) => { if (data?.wacht) onSent(data.wacht); });
  navigator.storage?.persist?.().catch(() => {});
  const button = document.querySelector("[data-install]");
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => { button.hidden = true; event.prompt(); }, {once: true});
  });
}

/* Other open alarms and the shifts: asked for once, so that they can be read without a connection. */
export async function warm() {
  const pages = await caches?.open("wacht-pages").catch(() => null);
  for (const link of document.querySelectorAll("[data-warm]")) {
    const answer = await fetch(link.href, {headers: {Accept: "text/html"}}).catch(() => null);
    if (!pages || !answer?.ok || answer.redirected || !answer.headers.has("X-Keep-On-Phone")) continue;
    const headers = new Headers(answer.headers);
    headers.set("X-Kept-At", String(Date.now()));
    await pages.put(link.href, new Response(await answer.blob(), {status: 200, headers}));
  }
}
