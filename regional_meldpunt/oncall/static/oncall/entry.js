/* Entering a melding while calling: the own location in one tap, or a pin on the map. Nothing is asked unasked. */
import {startPin} from "./pin.js";

const form = document.querySelector("[data-entry]"), here = form.querySelector("[data-here]");
const says = here.querySelector("[data-here-says]"), button = here.querySelector("[data-here-button]");

form.elements.key.value = crypto.randomUUID();  // a page that was kept on the telephone may be used more than once

function point({lat, lon}) {
  form.elements.lat.value = lat.toFixed(6);
  form.elements.lon.value = lon.toFixed(6);
  button.setAttribute("aria-pressed", "true");
  says.textContent = says.dataset.found;
}

if (navigator.geolocation) {
  here.hidden = false;
  button.addEventListener("click", () => {
    says.textContent = says.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      ({coords}) => point({lat: coords.latitude, lon: coords.longitude}),
      () => { says.textContent = says.dataset.failed; form.elements.where.focus(); },
      {enableHighAccuracy: true, timeout: 10000, maximumAge: 60000},
    );
  });
}
form.addEventListener("reset", () => {
  form.elements.lat.value = form.elements.lon.value = says.textContent = "";
  button.removeAttribute("aria-pressed");
  scrollTo(0, 0);
});
const pin = form.querySelector("[data-pin]");
if (pin) startPin(pin, point);
