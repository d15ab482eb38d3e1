/* Where I am, for the desk: only after «Ik ga», only when asked for, and no longer than this alarm. */
const EVERY = 20000;

export function startLocating() {
  const box = document.querySelector("[data-locating]");
  if (!box || !navigator.geolocation) return;
  const [begin, end] = ["begin", "end"].map((name) => box.querySelector(`[data-locate="${name}"]`));
  const kept = `wacht-place-${box.dataset.locating}`;
  let watch = null, last = 0;
  async function tell(fields) {
    const body = new URLSearchParams({...fields, csrfmiddlewaretoken: box.dataset.token});
    const answer = await fetch(box.dataset.address, {method: "POST", body}).catch(() => null);
    if (answer?.ok && !(await answer.json()).shared) stop();
  }
  function look({coords}) {
    if (Date.now() - last < EVERY) return;
    last = Date.now();
    tell({lat: coords.latitude.toFixed(5), lon: coords.longitude.toFixed(5)});
  }
  function start() {
    if (watch !== null) return;
    sessionStorage.setItem(kept, "1");
    watch = navigator.geolocation.watchPosition(look, stop, {enableHighAccuracy: true, maximumAge: 10000});
    box.dataset.on = ""; begin.hidden = true; end.hidden = false;
  }
  function stop() {
    if (watch !== null) navigator.geolocation.clearWatch(watch);
    watch = null; sessionStorage.removeItem(kept);
    delete box.dataset.on; begin.hidden = false; end.hidden = true;
  }
  box.hidden = false;
  begin.addEventListener("click", start);
  end.addEventListener("click", () => { stop(); tell({stop: "1"}); });
  if (sessionStorage.getItem(kept)) start();
}
