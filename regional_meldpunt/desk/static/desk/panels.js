/* The forms of the chosen melding: one is open at a time, by its button or its key. */
export function panels(panel) {
  const ready = () => { for (const button of panel.querySelectorAll("[data-open]")) button.hidden = false; };
  function open(name) {
    const form = panel.querySelector(`[data-panel="${name}"]`);
    if (!form) return;
    for (const other of panel.querySelectorAll(".file__forms form")) other.classList.toggle("is-open", other === form);
    if (name === "handover") panel.querySelector('[data-panel="status"]')?.classList.add("is-open");
    form.scrollIntoView({block: "nearest"});
    form.querySelector("select, textarea, input:not([type=hidden])")?.focus();
  }
  panel.addEventListener("click", ({target}) => {
    const button = target.closest("[data-open]");
    if (button) open(button.dataset.open);
  });
  ready();
  return {open, ready};
}
