/* Ticking rows, and the keys of the list: / searches, J and K walk, X ticks. */
import {mayAct} from "../design/page.js";

const form = document.querySelector("[data-bulk]"), all = document.querySelector("[data-all]");
const ticks = [...document.querySelectorAll("[data-tick]")], rows = [...document.querySelectorAll("[data-row]")];
const links = rows.map((row) => row.querySelector("[data-open-row]")), bar = document.querySelector("[data-bulkbar]");

function count() {
  const chosen = ticks.filter((tick) => tick.checked).length, spot = document.querySelector("[data-ticked]");
  if (!spot) return;
  spot.textContent = `${chosen} ${spot.dataset.word}`;
  bar.classList.toggle("is-idle", chosen === 0);
  all.checked = chosen > 0 && chosen === ticks.length;
}

function walk(step) {
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  links[Math.min(links.length - 1, Math.max(0, here + step))]?.focus();
}

const acts = {
  "/": () => document.querySelector("[data-find]").focus(),
  j: () => walk(1), k: () => walk(-1),
  x: () => rows.find((row) => row.contains(document.activeElement))?.querySelector("[data-tick]")?.click(),
};
document.addEventListener("keydown", (event) => {
  const act = acts[event.key.toLowerCase()];
  if (!act || !mayAct(event) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  act();
});
form.addEventListener("change", ({target}) => {
  if (target === all) for (const tick of ticks) tick.checked = all.checked;
  count();
});
if (all) all.hidden = false;
if (matchMedia("(width < 56rem)").matches) {
  for (const fold of document.querySelectorAll(".lst__filter details, [data-do]")) fold.open = false;
}
count();
