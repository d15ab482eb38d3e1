/* Which melding a colleague has open: beside the row, and as a sentence in the file. */
export function watch(page) {
  let known = {};
  function show() {
    for (const spot of document.querySelectorAll("[data-watch]")) {
      const names = known[spot.dataset.watch] ?? [], file = spot.matches(".file__watch");
      const said = page.dataset[names.length > 1 ? "look" : "looks"];
      const text = names.length ? `${names.join(", ")}${file ? ` ${said}` : ""}` : "";
      if (spot.textContent.trim() !== text) spot.textContent = text;
      spot.hidden = !names.length;
    }
  }
  async function ask() {
    const answer = await fetch(page.dataset.watchers, {credentials: "same-origin"});
    if (answer.ok) known = (await answer.json()).watchers;
    show();
  }
  ask();
  return {show, ask};
}
