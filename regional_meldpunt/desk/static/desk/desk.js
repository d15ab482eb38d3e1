/* The live desk: events come in by the socket, parts of the page fetch themselves again. */
import {connect} from "../realtime/stream.js";
import {start} from "./clock.js";
import {part, soon} from "./fetching.js";
import {file} from "./file.js";
import {filters} from "./filters.js";
import {keys} from "./keys.js";
import {applyEvent} from "./projection.js";
import {queue} from "./queue.js";
import {sound} from "./sound.js";

const page = document.body, find = (selector) => document.querySelector(selector);
const list = find("[data-queue]"), shout = find("[data-shout]"), ring = sound(find("[data-sound]"));
let state = JSON.parse(find("#desk-state").textContent);
document.documentElement.classList.add("js");

const dossier = file(find("[data-dossier]"), {list});
const show = filters(list);
const rows = queue(list, {rows: page.dataset.rows, newAbove: find("[data-newabove]"), onChange() {
  find("[data-count]").textContent = Object.keys(state.meldingen).length;
  find("[data-empty]").hidden = list.children.length > 0;
  show();
}});
const again = (name, url) => soon(async () => { const fresh = await part(url); if (fresh) find(name).replaceWith(fresh); line(); }, 300);
const map = again("[data-map]", "/meldpunt/kaart/"), bar = again("[data-bar]", "/meldpunt/balk/");

let word = "";
function line(name = word) {
  word = name;
  const spot = find("[data-line-word]");
  if (name && spot) spot.textContent = spot.dataset[name];
  page.dataset.live = name;
}

function onEvent(frame) {
  const {event, data} = frame, known = state.meldingen[data.number];
  state = applyEvent(state, frame);
  page.dataset.seq = frame.seq;
  rows.refresh(data.number);
  if (data.number === dossier.number()) dossier.refresh();
  if (!known !== !state.meldingen[data.number]) map();
  if (!known && data.urgency === "acute" && state.meldingen[data.number]) {
    ring();
    shout.textContent = `${data.category_name}: ${data.number}`;
    document.title = `! ${document.title.replace(/^! /, "")}`;
  }
}

connect(page.dataset.socket.split("?")[0], {
  after: new URL(page.dataset.socket).searchParams.get("after"),
  epoch: new URL(page.dataset.socket).searchParams.get("epoch"),
  onEvent, onState: line, onRefetch: () => location.reload(),
});
const sign = () => fetch(page.dataset.presence, {method: "POST", headers: {"X-CSRFToken": page.dataset.csrf}}).then(bar);
setInterval(sign, 15000);
list.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  dossier.choose(link.pathname);
});
document.addEventListener("click", ({target}) => { const pin = target.closest("[data-pin]"); if (pin) dossier.choose(`/meldpunt/${pin.dataset.pin}/`); });
addEventListener("popstate", () => location.reload());
keys(list, dossier);
start();
