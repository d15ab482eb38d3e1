/* A letter opens a verb and goes into its first field; one is open at a time; Escape folds it. */
import {mayAct} from "../design/page.js";

const verbs = () => [...document.querySelectorAll(".case-verb")];

function open(verb) {
  verb.open = true;
  verb.scrollIntoView({block: "nearest"});
  verb.querySelector("select, textarea, input:not([type=hidden])")?.focus();
}

document.addEventListener("keydown", (event) => {
  const inside = event.target.closest?.(".case-verb[open]");
  if (event.key === "Escape" && inside) {
    inside.open = false;
    inside.querySelector("summary").focus();
    return;
  }
  if (!mayAct(event) || document.querySelector("dialog[open]")) return;
  const verb = document.querySelector(`.case-verb > summary[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!verb) return;
  event.preventDefault();
  open(verb.parentElement);
});
document.addEventListener("toggle", ({target}) => {
  if (!target.matches?.(".case-verb") || !target.open) return;
  for (const other of verbs()) if (other !== target) other.open = false;
}, true);
