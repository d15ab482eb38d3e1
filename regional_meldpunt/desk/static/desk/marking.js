/* Which row of the queue is the chosen one. */
export function mark(list, number) {
  for (const row of list.children) {
    const mine = row.dataset.number === number, link = row.querySelector("a");
    row.classList.toggle("is-sel", mine);
    if (mine) {
      row.classList.remove("is-new");
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}
