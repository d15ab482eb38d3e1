// While somebody types, the form is kept as a sealed draft every few seconds; a lost connection is tried again.
const form = document.querySelector("[data-draft]");
const told = form?.querySelector("[data-told]");
const PAUSE = 2000;
const AGAIN = 5000;
let timer = 0;
let dirty = false;

const tell = (state, text) => Object.assign(told, { textContent: text }).setAttribute("data-state", state);

async function keep() {
  dirty = false;
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form), redirect: "error" });
    const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
    if (answer.status === 423) throw new Error("locked");
    if (!said.kept) throw new Error("lost");
    said.in ? tell("kept", `${told.dataset.kept} ${said.at}`) : tell("lost", told.dataset.out);
  } catch (problem) {
    dirty = true;
    tell("lost", problem.message === "locked" ? told.dataset.locked : told.dataset.lost);
    plan(AGAIN);
  }
}

function plan(after) {
  clearTimeout(timer);
  timer = setTimeout(keep, after);
}

form?.addEventListener("input", () => plan(PAUSE, (dirty = true)));
form?.addEventListener("submit", () => clearTimeout(timer));
addEventListener("visibilitychange", () => document.hidden && dirty && keep());
