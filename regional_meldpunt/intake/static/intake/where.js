// «Where is it?»: the map, the own location and the panel that names the municipality. The form works without it.
import { startMap } from "./map.js";
import { startLocation } from "./location.js";

const form = document.querySelector("[data-where]");
const panel = form.querySelector("[data-place]");
const lat = form.elements.lat;
const lon = form.elements.lon;
let asked = 0;

async function showPlace() {
  const mine = ++asked;
  const address = new URL(form.dataset.panel, location.href);
  const fields = new FormData(form);
  ["csrfmiddlewaretoken", "confirmed"].forEach((name) => fields.delete(name));
  address.search = new URLSearchParams(fields);
  const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok && mine === asked) panel.innerHTML = await answer.text();
}

function point(place) {
  lat.value = place ? place.lat.toFixed(6) : "";
  lon.value = place ? place.lon.toFixed(6) : "";
  form.elements.choice?.remove();
  showPlace();
}

const map = startMap(form, point);
startLocation(form, (place) => (map ? map.show(place) : point(place)));

let waiting;
form.elements.address.addEventListener("input", () => {
  clearTimeout(waiting);
  form.elements.choice?.remove();
  waiting = setTimeout(showPlace, 500);
});
panel.addEventListener("change", (event) => event.target.name === "choice" && showPlace());
