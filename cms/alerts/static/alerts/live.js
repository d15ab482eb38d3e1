// Alerts on a page that stays open: asked for again while somebody looks, and put in place only when something changed.
const EVERY = 30_000;
const place = document.querySelector("[data-alerts]");
let seen = "";

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(place.dataset.alerts, { cache: "no-cache", headers: { Accept: "text/html" } });
    const tag = answer.headers.get("ETag") ?? "";
    if (!answer.ok || tag === seen) return;
    const words = await answer.text();
    const fresh = document.createRange().createContextualFragment(words);
    if (seen || fresh.textContent.trim() !== place.textContent.trim()) place.replaceChildren(fresh);
    seen = tag;
  } catch {
    // No connection: what stands there stays, and is asked for again.
  }
}

if (place) {
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  look();
}
