// The page of a report asks every ten seconds whether something happened; 204 means that nothing did.
const EVERY = 10_000;

async function look() {
  const stand = document.getElementById("stand");
  if (document.hidden || !stand) return;
  const address = new URL(stand.dataset.follow, location.href);
  const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.status !== 200 || answer.redirected) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = await answer.text();
  if (fresh.content.getElementById("stand")) stand.replaceWith(fresh.content);
}

setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
