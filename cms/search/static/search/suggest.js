// Suggestions under a search box, by arrow keys or a click. Without this file the box simply searches.
const WAIT = 150;
function suggesting(input) {
  const list = Object.assign(document.createElement("ul"), { id: `${input.id}-list`, className: "sq-suggest", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.label);
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) {
    input.setAttribute(name, value);
  }
  let timer, asked = "", at = -1;
  const show = (open) => { list.hidden = !open; input.setAttribute("aria-expanded", String(open)); if (!open) mark(-1); };
  const mark = (next) => {
    at = next;
    [...list.children].forEach((row, place) => row.setAttribute("aria-selected", String(place === at)));
    at < 0 ? input.removeAttribute("aria-activedescendant") : input.setAttribute("aria-activedescendant", list.children[at].id);
  };
  const ask = async () => {
    const typed = (asked = input.value.trim());
    if (typed.length < 2) return show(false);
    const answer = await fetch(input.dataset.suggests + encodeURIComponent(typed)).catch(() => null);
    if (!answer?.ok || asked !== typed) return;
    list.innerHTML = await answer.text();
    show(list.children.length > 0 && document.activeElement === input);
  };
  const go = (row) => row && location.assign(row.dataset.href);
  list.addEventListener("mousedown", (event) => go(event.target.closest("[data-href]")));
  if (document.activeElement === input && input.value) ask(); // typed before this file was here
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  input.addEventListener("blur", () => setTimeout(show, WAIT, false));
  input.addEventListener("keydown", (event) => {
    const rows = list.hidden ? 0 : list.children.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && rows) { event.preventDefault(); show(false); }
    if (event.key === "Enter" && at >= 0) { event.preventDefault(); go(list.children[at]); }
    if (step && rows) { event.preventDefault(); mark((at + step + rows + (at < 0 && step < 0 ? 1 : 0)) % rows); }
  });
}

for (const input of document.querySelectorAll("[data-suggests]")) suggesting(input);
