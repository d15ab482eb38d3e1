/* The order of the queue: the most urgent first, then the oldest. Only rows that must move are moved. */
const rank = ({dataset}) => [Number(dataset.rank), dataset.reported];

function before(a, b) {
  const [x, y] = [rank(a), rank(b)];
  return x[0] - y[0] || (x[1] < y[1] ? -1 : 1);
}

export function sort(list) {
  const wanted = [...list.children].sort(before);
  wanted.forEach((row, place) => {
    if (list.children[place] !== row) list.insertBefore(row, list.children[place]);
  });
}

/** Put a fresh row in the place of an old one; who had chosen or focused it notices nothing. */
export function swap(old, fresh) {
  const focused = old.contains(document.activeElement), link = fresh.querySelector("a");
  if (old.classList.contains("is-sel")) {
    fresh.classList.add("is-sel");
    link.setAttribute("aria-current", "true");
  }
  old.replaceWith(fresh);
  if (focused) link.focus();
}
