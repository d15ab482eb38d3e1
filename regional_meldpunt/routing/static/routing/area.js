// Drawing the area of a rule. The text field beside it is what is sent; without this module it is the whole question.
import { corners } from "./corners.js";
import { ring as ringOf } from "./ring.js";

const box = document.querySelector("[data-area]");
const field = document.querySelector("[data-corners]");

async function borders(map) {
  const answer = box.dataset.borders && (await fetch(box.dataset.borders).catch(() => null));
  if (!answer?.ok) return;
  const style = (area) => ({ className: `sp-border${area.properties.own ? " sp-border--own" : ""}`, fillOpacity: box.dataset.tiles ? 0 : 1 });
  window.L.geoJSON(await answer.json(), { style, interactive: false }).addTo(map).bringToBack();
}

function count(total) {
  const words = total === 0 ? box.dataset.none : `${total} ${total < 3 ? box.dataset.few : box.dataset.some}`;
  box.querySelector("[data-area-count]").textContent = words;
}

function start() {
  box.hidden = false;
  document.querySelector("[data-area-typed]").open = Boolean(field.getAttribute("aria-invalid"));
  const frame = box.querySelector("[data-area-map]");
  const map = window.L.map(frame, { scrollWheelZoom: false, zoomAnimation: false, doubleClickZoom: false });
  map.attributionControl.setPrefix(false);
  map.setView([box.dataset.lat, box.dataset.lon].map(Number), Number(box.dataset.zoom));
  if (box.dataset.tiles) window.L.tileLayer(box.dataset.tiles, { maxZoom: 19 }).addTo(map);
  borders(map);
  const draw = corners(map, () => ring, box.dataset.corner);
  const ring = ringOf(field, (all, index) => (draw(all, index), count(all.length)));
  const acts = { add: () => ring.add(map.getCenter()), back: () => ring.remove(ring.all().length - 1), clear: ring.clear };
  for (const button of box.querySelectorAll("[data-area-do]")) button.addEventListener("click", () => acts[button.dataset.areaDo]());
  map.on("click", (event) => ring.add(event.latlng));
  frame.addEventListener("keydown", (event) => event.target === frame && event.key === "Enter" && (event.preventDefault(), ring.add(map.getCenter()), frame.focus()));
  draw(ring.all());
  count(ring.all().length);
  if (ring.all().length) map.fitBounds(ring.all(), { padding: [30, 30], maxZoom: 16 });
}

if (box && field && window.L) start();
