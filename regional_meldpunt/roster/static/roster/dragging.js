/* Drag a shift to the row of somebody else. */
export function dragging(board, drop) {
  let lifted = null, target = null;
  const aim = (cell) => {
    target?.classList.remove("is-target");
    target = cell;
    target?.classList.add("is-target");
  };
  board.addEventListener("dragstart", (event) => {
    lifted = event.target.closest("[data-block]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", lifted?.dataset.words ?? "");
    lifted?.classList.add("is-lifted");
  });
  board.addEventListener("dragover", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (!lifted || !cell) return;
    event.preventDefault();
    if (cell !== target) aim(cell);
  });
  board.addEventListener("drop", (event) => {
    event.preventDefault();
    const row = target?.closest("[data-person]");
    if (lifted && row) drop(lifted, row);
  });
  board.addEventListener("dragend", () => {
    lifted?.classList.remove("is-lifted");
    lifted = null;
    aim(null);
  });
}
