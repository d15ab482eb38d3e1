/* Map, bar and latest steps, fetched again after changes; the bar as well each time this desk says who sits here. */
import {part, soon} from "./fetching.js";

const SIGN_EVERY = 15000;

export function parts(page, line) {
  const again = (name, url) => soon(async () => {
    const fresh = await part(url);
    if (fresh) document.querySelector(name).replaceWith(fresh);
    line();
  }, 300);
  const map = again("[data-map]", "/meldpunt/kaart/"), bar = again("[data-bar]", "/meldpunt/balk/");
  const headers = {"X-CSRFToken": page.dataset.csrf};
  setInterval(() => fetch(page.dataset.presence, {method: "POST", headers}).then(bar), SIGN_EVERY);
  return {map, bar, log: again("[data-log]", "/meldpunt/stappen/")};
}
