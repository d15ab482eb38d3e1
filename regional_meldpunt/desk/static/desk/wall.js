/* The wall screen: fetches itself again after each event, and says since when it has no connection. */
import {connect} from "../realtime/stream.js";
import {start} from "./clock.js";
import {part, soon} from "./fetching.js";

const AGAIN = 30000, page = document.body, line = document.querySelector("[data-wall-line]");
const word = line.querySelector("[data-wall-word]");
const clock = (at) => at.toLocaleTimeString("nl-BE", {timeZone: "Europe/Brussels"});
let gone = null, open = false;

function say() {
  line.classList.toggle("is-cut", Boolean(gone));
  word.textContent = gone ? `${line.dataset.cut} ${clock(gone)}` : line.dataset.live;
}
function heard(well) {
  gone = well ? null : gone ?? new Date();
  say();
}
async function fetchNow() {
  try {
    const fresh = await part(page.dataset.now);
    if (fresh) document.querySelector("[data-wall]").replaceWith(fresh);
    heard(open);
  } catch { heard(false); }
}
const again = soon(fetchNow, 250);
function night() {
  const hour = Number(new Date().toLocaleString("en-GB", {timeZone: "Europe/Brussels", hour: "2-digit"}));
  const dark = hour >= Number(page.dataset.nightFrom) || hour < Number(page.dataset.nightUntil);
  document.documentElement.dataset.theme = dark ? "night" : "day";
}
const [address, query] = page.dataset.socket.split("?"), place = new URLSearchParams(query);
connect(address, {
  after: place.get("after"), epoch: place.get("epoch"), onEvent: again, onRefetch: () => again(),
  onState(name) { open = name === "open"; if (open) again(); heard(open); if (name === "closed") location.reload(); },
});
setInterval(() => { night(); fetchNow(); }, AGAIN);
navigator.wakeLock?.request("screen").catch(() => {});
start();
