/* The live desk: events come in by the socket, parts of the page fetch themselves again. */
import {attention} from "./attention.js";
import {calls} from "./calls.js";
import {start} from "./clock.js";
import {file} from "./file.js";
import {filters} from "./filters.js";
import {frames} from "./frames.js";
import {keys} from "./keys.js";
import {listen} from "./line.js";
import {logline} from "./logline.js";
import {opening} from "./opening.js";
import {parts} from "./parts.js";
import {queue} from "./queue.js";
import {toast} from "./toast.js";
import {watch} from "./watch.js";

const find = (selector) => document.querySelector(selector), page = document.body, list = find("[data-queue]");
let state = JSON.parse(find("#desk-state").textContent);
document.documentElement.classList.add("js");

const dossier = file(find("[data-dossier]"), {list, onShow: () => { live.sign(); colleagues.show(); }});
const colleagues = watch(page), say = toast(), show = filters(list), ring = calls(find("[data-new]"));
const call = attention(list, {open: dossier.choose});
const rows = queue(list, {rows: page.dataset.rows, newAbove: find("[data-newabove]"), onChange() {
  find("[data-count]").textContent = Object.keys(state.meldingen).length;
  find("[data-empty]").hidden = list.children.length > 0;
  show(); call.show(); colleagues.show();
}});

const heard = frames(page, {rows, dossier, ring, say, call, ask: colleagues.ask, live: () => live});
const line = listen(page, (frame) => { state = heard(state, frame); });
const live = parts(page, {number: dossier.number, line, ask: colleagues.ask});
logline(find("[data-log-form]"));
opening(list, dossier);
keys(list, dossier);
start();
