/* Walk through the board with the arrows; space picks a shift up and drops it, Enter opens it, Escape leaves it. */
const STEPS = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]};

export function walking(board, {drop, say, words}) {
  const rows = [...board.querySelectorAll("[data-person]")];
  const cells = rows.map((row) => [...row.querySelectorAll("[data-cell]")]);
  let place = [0, 0], lifted = null;
  const here = () => cells[place[0]]?.[place[1]];
  const lift = (block) => {
    lifted?.classList.remove("is-lifted");
    lifted = block;
    lifted?.classList.add("is-lifted");
  };
  cells.flat().forEach((cell) => cell.setAttribute("tabindex", "-1"));
  here()?.setAttribute("tabindex", "0");

  function go([down, right]) {
    const wanted = [place[0] + down, place[1] + right];
    if (!cells[wanted[0]]?.[wanted[1]]) return;
    here().setAttribute("tabindex", "-1");
    place = wanted;
    here().setAttribute("tabindex", "0");
    here().focus();
    if (lifted) say(rows[place[0]].dataset.name);
  }
  function space() {
    if (lifted) return drop(lifted, rows[place[0]]);
    lift(here().querySelector("[data-block]"));
    if (lifted) say(`${words.lifted}: ${lifted.firstElementChild.textContent.trim() || lifted.textContent.trim()}, ${lifted.dataset.words}`);
  }
  board.addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-cell]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = {" ": space, Escape: () => { lift(null); say(words.left); }, Enter: () => here().querySelector("a")?.click()};
    const act = STEPS[event.key] ? () => go(STEPS[event.key]) : acts[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  board.addEventListener("focusin", ({target}) => rows.forEach((row, down) => {
    const right = cells[down].indexOf(target);
    if (right >= 0) { here().setAttribute("tabindex", "-1"); place = [down, right]; target.setAttribute("tabindex", "0"); }
  }));
}
