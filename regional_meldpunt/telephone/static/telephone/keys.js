/* Enter saves, also in the caller's words; F2 answers at once; Alt and a digit follow what stands at the right. */
export function keys(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    const {target} = event;
    if (target.matches("[name=what]")) {
      event.preventDefault();
      form.elements.description.focus();
    } else if (target.matches("textarea")) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-save]"));
    }
  });
  document.addEventListener("keydown", (event) => {
    const follow = event.altKey && document.querySelector(`[data-follow="${CSS.escape(event.code.replace("Digit", ""))}"]`);
    const button = event.key === "F2" ? form.querySelector("[data-answered]") : follow;
    if (!button) return;
    event.preventDefault();
    form.requestSubmit(button);
  });
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => { sent = false; });
}
