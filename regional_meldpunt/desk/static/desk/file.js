/* The chosen melding: opened beside the list, its forms sent without leaving the page. */
import {part, send} from "./fetching.js";

export function file(panel, {list}) {
  const number = () => panel.querySelector("[data-file]")?.dataset.file ?? "";
  const typing = () => panel.querySelector("form:focus-within textarea, form:focus-within select, form.is-open:focus-within");
  function show(fresh) {
    if (!fresh) return;
    panel.replaceChildren(fresh);
    for (const button of panel.querySelectorAll("[data-open]")) button.hidden = false;
  }
  function open(name) {
    const form = panel.querySelector(`[data-panel="${name}"]`);
    if (!form) return;
    for (const other of panel.querySelectorAll(".file__forms form")) other.classList.toggle("is-open", other === form);
    if (name === "handover") panel.querySelector('[data-panel="status"]')?.classList.add("is-open");
    form.scrollIntoView({block: "nearest"});
    form.querySelector("select, textarea, input:not([type=hidden])")?.focus();
  }
  async function choose(url, {push = true} = {}) {
    show(await part(`${url}?deel=dossier`));
    for (const row of list.children) {
      const mine = row.dataset.number === number();
      row.classList.toggle("is-sel", mine);
      row.classList.toggle("is-new", row.classList.contains("is-new") && !mine);
      mine ? row.querySelector("a").setAttribute("aria-current", "true") : row.querySelector("a").removeAttribute("aria-current");
    }
    if (push) history.pushState({}, "", url);
  }
  panel.addEventListener("submit", async (event) => {
    if (!event.target.matches("[data-act]")) return;
    event.preventDefault();
    event.submitter?.setAttribute("aria-disabled", "true");
    show(await send(event.target, event.submitter));
  });
  panel.addEventListener("click", ({target}) => { const button = target.closest("[data-open]"); if (button) open(button.dataset.open); });
  for (const button of panel.querySelectorAll("[data-open]")) button.hidden = false;
  return {number, open, choose, refresh: () => { if (!typing()) choose(`/meldpunt/${number()}/`, {push: false}); }};
}
