// A second click on «send» does nothing; the server would answer it with the same number anyway.
const form = document.querySelector("[data-once]");
form.addEventListener("submit", (event) => {
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  form.querySelector(".sp-next button").setAttribute("aria-disabled", "true");
  return undefined;
});
window.addEventListener("pageshow", () => delete form.dataset.sent);
