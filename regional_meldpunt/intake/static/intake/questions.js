// A question that waits for an answer to another one is shown after that answer; without scripts it always stands there.
const form = document.querySelector("form.sp-intake");
const waiting = form.querySelectorAll("[data-after]");

function show() {
  const given = new FormData(form);
  for (const part of waiting) {
    part.hidden = !part.dataset.values.split("|").includes(given.get(part.dataset.after) ?? "");
  }
}

form.addEventListener("change", show);
show();
