/* A button is kept on the telephone first, then sent: pressed in a cellar, it counts from then. */
import {shrink} from "./shrinking.js";
import {isNew, missing, named, reachable} from "./unsent.js";

const ENDS = ["cannot", "done"], OWN = ["csrfmiddlewaretoken", "key", "photo"];
const TICK = /^\/wacht\/\d+\/draaiboek\/$/;
const place = (form) => new URL(form.getAttribute("action") || location.pathname, location.href).pathname;
const isTick = (form) => TICK.test(place(form));

async function entry(form, button, account) {
  const fields = [...new FormData(form, button)].filter(([name]) => !OWN.includes(name)), tick = isTick(form);
  const label = isNew(form) ? named(form) : form.dataset.label ?? form.querySelector(".pb-what")?.textContent.trim() ?? "";
  const pressed = new Date().toISOString(), photo = (await shrink(form.elements.photo?.files?.[0])) ?? null;
  return {
    account, alarm: place(form).split("/")[2], kind: form.dataset.press ?? "tick", label, path: tick ? `${place(form)}stap/` : place(form),
    fields, photo, photoName: photo?.name ?? "", key: crypto.randomUUID(), pressed,
  };
}

function background() {
  navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("wacht")).catch(() => {});
}

export function startPressing(account, show, send) {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-press]") && !isTick(form)) return;
    event.preventDefault();
    if (isNew(form) && (await reachable())) { form.submit(); return; }
    const empty = missing(form);
    if (empty) { empty.focus(); return; }
    if (ENDS.includes(form.dataset.press)) sessionStorage.setItem("wacht-over", place(form).split("/")[2]);
    await self.wacht.add(await entry(form, event.submitter, account));
    form.reset();
    form.closest("details.more")?.removeAttribute("open");
    background();
    await show();
    await send();
  });
}
