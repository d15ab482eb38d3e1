/* The queue: rows change in place and flash once; order changes only when nobody points at the list. */
import {newest} from "./fetching.js";
import {sort, swap} from "./order.js";

export function queue(list, {rows, newAbove, onChange}) {
  const waiting = new Map(), ask = newest(), text = newAbove.querySelector("[data-newabove-text]");
  const find = (number) => list.querySelector(`[data-number="${CSS.escape(number)}"]`);
  const busy = () => list.matches(":hover") || list.contains(document.activeElement);

  function tell() {
    newAbove.disabled = waiting.size === 0;
    text.textContent = waiting.size ? `${waiting.size} ${newAbove.dataset.word}` : "";
    onChange();
  }
  function admit() {
    list.append(...waiting.values());
    waiting.clear();
    sort(list);
    tell();
  }
  const settle = () => { if (!busy()) admit(); };

  async function refresh(number) {
    const answer = await ask(number, `${rows}${encodeURIComponent(number)}/`), old = find(number);
    if (!answer) return;
    const {fresh} = answer;
    fresh?.classList.add(old ? "is-changed" : "is-new");
    if (old) fresh ? swap(old, fresh) : old.remove();
    else if (fresh) waiting.set(number, fresh);
    if (!fresh) waiting.delete(number);
    tell();
    settle();
  }
  list.addEventListener("pointerleave", settle);
  list.addEventListener("focusout", () => setTimeout(settle));
  newAbove.addEventListener("click", () => { document.activeElement?.blur(); admit(); list.scrollTo({top: 0}); });
  return {refresh};
}
