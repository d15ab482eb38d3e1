/* The live desk: events come in by the socket, parts of the page fetch themselves again. */
import {attention} from "./attention.js";
import {calls} from "./calls.js";
import {start} from "./clock.js";
import {file} from "./file.js";
import {filters} from "./filters.js";
import {keys} from "./keys.js";
import {listen} from "./line.js";
import {opening} from "./opening.js";
import {parts} from "./parts.js";
import {applyEvent} from "./projection.js";
import {queue} from "./queue.js";

const find = (selector) => document.querySelector(selector), page = document.body, list = find("[data-queue]");
let state = JSON.parse(find("#desk-state").textContent);
document.documentElement.classList.add("js");

const dossier = file(find("[data-dossier]"), {list});
const show = filters(list), notice = attention(), ring = calls(find("[data-new]"));
const rows = queue(list, {rows: page.dataset.rows, newAbove: find("[data-newabove]"), onChange() {
  find("[data-count]").textContent = Object.keys(state.meldingen).length;
  find("[data-empty]").hidden = list.children.length > 0;
  show();
}});

const line = listen(page, (frame) => {
  const {number} = frame.data, known = state.meldingen[number];
  if (!number) return ring(frame);
  state = applyEvent(state, frame);
  const row = state.meldingen[number];
  rows.refresh(number);
  if (number === dossier.number()) dossier.refresh();
  if (!known !== !row) live.map();
  live.log();
  notice(frame, {row, isNew: Boolean(row) && !known});
});
const live = parts(page, line);
opening(list, dossier);
keys(list, dossier);
start();
