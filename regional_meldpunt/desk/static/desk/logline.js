/* A line in the log, from the desk itself. */
import {send} from "./fetching.js";

export function logline(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fresh = await send(form);
    document.querySelector("[data-log]").replaceWith(fresh);
    form.reset();
  });
}
