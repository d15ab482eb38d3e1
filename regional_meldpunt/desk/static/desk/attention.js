/* What an operator must not miss: heard until somebody takes it, shown as long, said once. */
import {sound} from "./sound.js";

const AGAIN = 6000, SHOUTS = {"alarm.nobody_answered": "alone", "run.nobody_on_call": "nobody"};

export function attention(list, {open}) {
  const find = (selector) => document.querySelector(selector), shout = find("[data-shout]");
  const bell = find("[data-alarm]"), word = find("[data-alarm-word]"), title = document.title;
  const ring = sound(find("[data-sound]"));
  const waiting = () => [...list.querySelectorAll("[data-waits]")].map(({dataset}) => dataset.number);
  function show() {
    const found = waiting();
    bell.hidden = !found.length;
    word.textContent = `${found.length} ${word.dataset[found.length > 1 ? "more" : "one"]}`;
    document.title = found.length ? `! (${found.length}) ${title}` : title;
  }
  bell.addEventListener("click", () => { const [first] = waiting(); if (first) open(`/meldpunt/${first}/`); });
  setInterval(() => { if (waiting().length) ring(); }, AGAIN);
  show();
  function notice({event, data}, {row, isNew}) {
    const said = shout.dataset[SHOUTS[event]];
    if (!said && !(isNew && row.urgency === "acute")) return;
    ring();
    shout.textContent = `${said ?? data.category_name}: ${data.number}`;
  }
  return {notice, show};
}
