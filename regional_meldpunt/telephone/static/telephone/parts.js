/* Parts of the page that depend on fields: fetched again while one types, the answer to the latest question counts. */
import {soon} from "../desk/fetching.js";

const headers = {"X-Requested-With": "fetch"};

export function parts(form) {
  const turns = new Map();
  const values = (names) => new URLSearchParams(names.map((name) => [name, new FormData(form).get(name) ?? ""]));

  async function refresh(spot) {
    const turn = (turns.get(spot) ?? 0) + 1, said = values((spot.dataset.from ?? "").split(" ").filter(Boolean));
    turns.set(spot, turn);
    const secret = "private" in spot.dataset;
    if (secret) said.set("csrfmiddlewaretoken", new FormData(form).get("csrfmiddlewaretoken"));
    const answer = await fetch(secret ? spot.dataset.part : `${spot.dataset.part}?${said}`,
      {headers, credentials: "same-origin", ...(secret ? {method: "POST", body: said} : {})});
    if (!answer.ok || turns.get(spot) !== turn) return;
    spot.innerHTML = await answer.text();
    spot.dispatchEvent(new CustomEvent("part", {bubbles: true}));
    const below = form.elements.category ? spot.querySelector('[name="category"]') : null;
    if (below) changed("category");
  }

  function changed(name) {
    for (const spot of document.querySelectorAll("[data-from]")) {
      const wanted = spot.dataset.from.split(" ");
      if (wanted.includes(name) && !(name === "what" && wanted.includes("category"))) refresh(spot);
    }
  }

  const typed = new Map();
  form.addEventListener("input", ({target}) => {
    if (!typed.has(target.name)) typed.set(target.name, soon(() => changed(target.name), 180));
    typed.get(target.name)();
  });
  return {cards: () => refresh(document.querySelector("[data-cards]"))};
}
