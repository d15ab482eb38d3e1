/* Map, bar and log, fetched again after changes; the bar as well each time this desk says who sits here, with what. */
import {part, soon} from "./fetching.js";

const SIGN_EVERY = 15000;

export function parts(page, {number, line, ask}) {
  const again = (name, url, then) => soon(async () => {
    const old = document.querySelector(name);
    if (old.querySelector(":popover-open")) return;
    const fresh = await part(url);
    if (fresh) document.querySelector(name).replaceWith(fresh);
    then?.();
  }, 300);
  const map = again("[data-map]", "/meldpunt/kaart/"), bar = again("[data-bar]", "/meldpunt/balk/", line);
  const headers = {"X-CSRFToken": page.dataset.csrf};
  const sign = soon(() => fetch(page.dataset.presence, {
    method: "POST", headers, body: new URLSearchParams({number: number()}),
  }).then(ask), 100);
  setInterval(() => { sign(); bar(); }, SIGN_EVERY);
  return {map, bar, sign, log: again("[data-log]", "/logboek/laatste/")};
}
