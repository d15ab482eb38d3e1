/* The board by mouse and by keyboard: pick a shift up, drop it with somebody else. Without this file each shift is a link. */
import {mayAct} from "../design/page.js";
import {dragging} from "./dragging.js";
import {walking} from "./walking.js";

const board = document.querySelector("[data-roster]"), form = document.querySelector("[data-move-form]");
const said = document.querySelector("[data-said]");
const say = (words) => { said.textContent = words; };

/** What is lifted goes to the person of a row: the form does the rest. */
function drop(block, row) {
  const giver = block.closest("[data-person]");
  if (!row || row === giver) return say("");
  const facts = {...block.dataset, giver: giver.dataset.person, taker: row.dataset.person};
  for (const name of ["layer", "begins", "ends", "giver", "taker"]) form.elements[name].value = facts[name];
  form.submit();
}

dragging(board, drop);
walking(board, {drop, say, words: board.dataset});

document.addEventListener("keydown", (event) => {
  if (!mayAct(event)) return;
  const wanted = {u: board.dataset.exceptions, p: board.dataset.publish}[event.key];
  if (wanted) location.assign(wanted);
});
