/* The queue: rows change in place and flash once; order changes only when nobody points at the list. */
import {part} from "./fetching.js";

export function queue(list, {rows, newAbove, onChange}) {
  const waiting = new Map();
  const find = (number) => list.querySelector(`[data-number="${CSS.escape(number)}"]`);
  const busy = () => list.matches(":hover") || list.contains(document.activeElement);
  const rank = (row) => [Number(row.dataset.rank), row.dataset.reported];
  const before = (a, b) => { const [x, y] = [rank(a), rank(b)]; return x[0] - y[0] || (x[1] < y[1] ? -1 : 1); };

  function sort() {
    const wanted = [...list.children].sort(before);
    wanted.forEach((row, place) => { if (list.children[place] !== row) list.insertBefore(row, list.children[place]); });
  }
  function settle() {
    if (busy()) return;
    for (const row of waiting.values()) list.append(row);
    waiting.clear();
    sort();
    tell();
  }
  function tell() {
    newAbove.disabled = waiting.size === 0;
    newAbove.querySelector("[data-newabove-text]").textContent =
      waiting.size ? `${waiting.size} ${newAbove.dataset.word}` : "";
    onChange();
  }
  async function refresh(number) {
    const fresh = await part(`${rows}${encodeURIComponent(number)}/`);
    const old = find(number);
    if (!fresh) { old?.remove(); waiting.delete(number); tell(); return; }
    if (old?.classList.contains("is-sel")) {
      fresh.classList.add("is-sel");
      fresh.querySelector("a").setAttribute("aria-current", "true");
    }
    const focused = old?.contains(document.activeElement);
    fresh.classList.add(old ? "is-changed" : "is-new");
    if (old) { old.replaceWith(fresh); if (focused) fresh.querySelector("a").focus(); } else waiting.set(number, fresh);
    settle();
    tell();
  }
  list.addEventListener("pointerleave", settle);
  list.addEventListener("focusout", () => setTimeout(settle));
  newAbove.addEventListener("click", () => {
    document.activeElement?.blur();
    for (const row of waiting.values()) list.append(row);
    waiting.clear(); sort(); tell(); list.scrollTo({top: 0});
  });
  return {refresh, find};
}
