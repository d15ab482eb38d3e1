/* Rows and pins open their melding beside the list; with a modifier key a row is an ordinary link. */
export function opening(list, dossier) {
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dossier.choose(link.pathname);
  });
  document.addEventListener("click", ({target}) => {
    const pin = target.closest("[data-pin]");
    if (pin) dossier.choose(`/meldpunt/${pin.dataset.pin}/`);
  });
  addEventListener("popstate", () => location.reload());
}
