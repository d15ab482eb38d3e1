/* Steps by keyboard (arrows choose, Alt and an arrow move, Enter changes) and by dragging; each is one form. */
const list = document.querySelector("[data-steps]");
const steps = [...list.querySelectorAll("[data-step]")];
const mover = document.querySelector("[data-mover]");

function move(step, to) {
  if (to < 1 || to > steps.length || to === Number(step.dataset.step)) return;
  mover.action = step.dataset.move;
  mover.elements.to.value = to;
  mover.submit();
}
function focus(step) {
  steps.forEach((one) => one.setAttribute("tabindex", one === step ? "0" : "-1"));
  step.focus();
}
list.parentElement.classList.add("has-keys");
steps.forEach((step, place) => {
  step.setAttribute("tabindex", place ? "-1" : "0");
  step.draggable = true;
  step.addEventListener("keydown", (event) => {
    if (event.target !== step) return;
    const down = {ArrowUp: -1, ArrowDown: 1}[event.key];
    if (down && event.altKey) move(step, place + 1 + down);
    else if (down) steps[place + down] && focus(steps[place + down]);
    else if (event.key === "Enter") step.querySelector("[data-change]").click();
    else return;
    event.preventDefault();
  });
});
let lifted = null;
const over = (step) => steps.forEach((one) => one.classList.toggle("is-target", one === step && one !== lifted));
list.addEventListener("dragstart", (event) => { lifted = event.target.closest("[data-step]"); lifted?.classList.add("is-lifted"); });
list.addEventListener("dragover", (event) => { event.preventDefault(); over(event.target.closest("[data-step]")); });
list.addEventListener("drop", (event) => { event.preventDefault(); const onto = event.target.closest("[data-step]"); if (lifted && onto) move(lifted, Number(onto.dataset.step)); });
list.addEventListener("dragend", () => { lifted?.classList.remove("is-lifted"); lifted = null; over(null); });
const wanted = steps.find((step) => `#${step.id}` === location.hash);
if (wanted) focus(wanted);
