/* All, only mine, or one municipality of the list under the map. */
export function filters(list) {
  let mine = false, place = "";
  const state = () => {
    for (const row of list.children) {
      const there = !place || row.querySelector(".q-s b")?.textContent === place;
      row.hidden = (mine && !("mine" in row.dataset)) || !there;
    }
  };
  const seg = document.querySelector("[data-seg]");
  seg.hidden = false;
  seg.addEventListener("click", ({target}) => {
    const button = target.closest("[data-show]");
    if (!button) return;
    mine = button.dataset.show === "mine";
    for (const other of seg.children) other.setAttribute("aria-pressed", String(other === button));
    state();
  });
  document.addEventListener("click", ({target}) => {
    const button = target.closest("[data-filter]");
    if (!button) return;
    const name = button.querySelector("span").textContent;
    place = place === name ? "" : name;
    for (const other of document.querySelectorAll("[data-filter]")) {
      other.setAttribute("aria-pressed", String(Boolean(place) && other === button));
    }
    state();
  });
  return state;
}
