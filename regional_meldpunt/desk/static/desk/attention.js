/* What an operator must not miss: something acute came in, or nobody answered. Said, shown in the title, and heard. */
import {sound} from "./sound.js";

export function attention() {
  const find = (selector) => document.querySelector(selector);
  const shout = find("[data-shout]"), ring = sound(find("[data-sound]"));
  return ({event, data}, {row, isNew}) => {
    const alone = event === "alarm.nobody_answered";
    if (!alone && !(isNew && row.urgency === "acute")) return;
    ring();
    shout.textContent = `${alone ? shout.dataset.alone : data.category_name}: ${data.number}`;
    document.title = `! ${document.title.replace(/^! /, "")}`;
  };
}
