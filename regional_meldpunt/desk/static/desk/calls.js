/* Somebody rings: the button of a new call says so, with a word and a moving edge, until the call is taken or over. */
export function calls(button) {
  const ringing = new Set(), word = button?.querySelector("[data-word]"), usual = word?.textContent;
  return ({event, data}) => {
    if (event !== "call.changed" || !button) return;
    if (data.state === "ringing") ringing.add(data.card);
    else ringing.delete(data.card);
    button.classList.toggle("is-ringing", ringing.size > 0);
    word.textContent = ringing.size ? `${button.dataset.ringing} (${ringing.size})` : usual;
  };
}
