// Shows example and judgement again while somebody chooses; without this file the button "Only try" does the same.
const form = document.getElementById("theme-form");
const seen = document.getElementById("theme-check");
const PAUSE = 200; // milliseconds without a change
let waiting = 0;
let asked = 0;

function values() {
  const chosen = new URLSearchParams(new FormData(form));
  chosen.delete("csrfmiddlewaretoken");
  return chosen;
}

async function look() {
  const turn = ++asked;
  const answer = await fetch(`${form.dataset.check}?${values()}`, { credentials: "same-origin" });
  if (answer.ok && turn === asked) seen.innerHTML = await answer.text();
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, PAUSE);
});
