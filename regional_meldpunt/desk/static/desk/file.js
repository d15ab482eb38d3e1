/* The chosen melding: opened beside the list, its forms sent without leaving the page. */
import {part, send} from "./fetching.js";
import {mark} from "./marking.js";
import {panels} from "./panels.js";

const TYPING = "form:focus-within textarea, form:focus-within select, form.is-open:focus-within";

export function file(panel, {list, onShow}) {
  const {open, ready} = panels(panel);
  const number = () => panel.querySelector("[data-file]")?.dataset.file ?? "";
  function show(fresh) {
    if (!fresh) return;
    const other = fresh.dataset.file !== number();
    panel.replaceChildren(fresh);
    ready();
    if (other) panel.scrollTo({top: 0});
    onShow?.();
  }
  async function choose(url, {push = true} = {}) {
    show(await part(`${url}?deel=dossier`));
    mark(list, number());
    if (push) history.pushState({}, "", url);
  }
  function refresh() {
    if (!panel.querySelector(TYPING)) choose(`/meldpunt/${number()}/`, {push: false});
  }
  panel.addEventListener("submit", async (event) => {
    if (!event.target.matches("[data-act]")) return;
    event.preventDefault();
    event.submitter?.setAttribute("aria-disabled", "true");
    show(await send(event.target, event.submitter));
  });
  return {number, open, choose, refresh};
}
