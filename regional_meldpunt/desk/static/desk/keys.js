/* The keyboard of the desk; `?` shows it. */
import {mayAct} from "../design/page.js";

export function keys(list, file) {
  const links = () => [...list.querySelectorAll(".q-row:not([hidden]) > a")];
  function move(step) {
    const all = links(), here = all.indexOf(document.activeElement);
    const from = here >= 0 ? here : all.findIndex((link) => link.getAttribute("aria-current"));
    all[Math.min(all.length - 1, Math.max(0, (from < 0 ? -1 : from) + step))]?.focus();
  }
  const press = (key) => [...document.querySelectorAll(`[data-dossier] [data-key="${key}"]`)]
    .find((button) => button.checkVisibility())?.click();
  const acts = {
    ArrowDown: () => move(1), ArrowUp: () => move(-1),
    d: () => file.open("call"), b: () => file.open("message"), o: () => file.open("handover"),
    n: () => document.querySelector("[data-new]")?.click(),
    l: () => document.querySelector("#logregel")?.focus(), m: () => document.querySelector("[data-sound]")?.click(),
    w: () => document.querySelector("#week")?.togglePopover(),
    ...Object.fromEntries([..."ctea"].map((key) => [key, () => press(key)])),
  };
  document.addEventListener("keydown", (event) => {
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || !mayAct(event) || document.querySelector("dialog[open]")) return;
    if (event.target.closest?.("input, textarea, select")) return;
    event.preventDefault();
    act();
  });
}
