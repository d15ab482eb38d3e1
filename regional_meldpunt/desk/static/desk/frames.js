/* What one event does to the desk: the picture, the row, the open file, the parts, and what must be noticed. */
import {applyEvent} from "./projection.js";

export function frames(page, {rows, dossier, ring, say, call, ask, live}) {
  const taken = document.querySelector("[data-shout]").dataset.taken;
  return (before, frame) => {
    const {event, data} = frame, {number} = data, parts = live();
    if (event === "desk.looked") ask();
    if (event === "whereabouts.changed") parts.map();
    if (/^(log|shift|roster)\./.test(event)) { parts.log(); parts.bar(); }
    if (!number) { ring(frame); return before; }
    const state = applyEvent(before, frame), row = state.meldingen[number], known = before.meldingen[number];
    rows.refresh(number);
    if (number === dossier.number()) dossier.refresh();
    if (!known !== !row) parts.map();
    parts.log();
    call.notice(frame, {row, isNew: Boolean(row) && !known});
    if (String(data.from_account) === page.dataset.me) say(`${taken} ${number}, ${data.claimed_by}`);
    return state;
  };
}
