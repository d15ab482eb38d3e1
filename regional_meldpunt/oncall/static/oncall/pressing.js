/* A button is kept on the telephone first, then sent: pressed in a cellar, it counts from then. */
const ENDS = ["cannot", "done"];
const TICK = /^\/wacht\/\d+\/draaiboek\/$/;
const place = (form) => new URL(form.getAttribute("action"), location.href).pathname;
const isTick = (form) => TICK.test(place(form));

function entry(form, button, account) {
  const fields = [...new FormData(form, button)].filter(([name]) => !["csrfmiddlewaretoken", "key", "photo"].includes(name));
  const photo = form.elements.photo?.files?.[0] ?? null, tick = isTick(form);
  return {
    account, alarm: place(form).split("/")[2], kind: form.dataset.press ?? "tick",
    label: form.dataset.label ?? form.querySelector(".pb-what")?.textContent.trim() ?? "",
    path: tick ? `${place(form)}stap/` : place(form), fields, photo, photoName: photo?.name ?? "",
    key: crypto.randomUUID(), pressed: new Date().toISOString(),
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
    if (form.dataset.needs && !form.elements[form.dataset.needs].value.trim()) { form.elements[form.dataset.needs].focus(); return; }
    if (form.dataset.press === "note" && !form.elements.text.value.trim() && !form.elements.photo.files.length) { form.elements.text.focus(); return; }
    if (ENDS.includes(form.dataset.press)) sessionStorage.setItem("wacht-over", place(form).split("/")[2]);
    await self.wacht.add(entry(form, event.submitter, account));
    form.reset();
    form.closest("details.more")?.removeAttribute("open");
    background();
    await show();
    await send();
  });
}
