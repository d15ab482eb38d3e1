/* A sentence that stays until it is closed: a colleague took a melding over. */
export function toast() {
  const find = (selector) => document.querySelector(selector), box = find("[data-toast]");
  find("[data-toast-close]").addEventListener("click", () => { box.hidden = true; });
  return (text) => { find("[data-toast-word]").textContent = text; box.hidden = false; };
}
