// The map beside a list of places. Its pins are the lines of the list; borders always, tiles when an address was set.
const frame = document.querySelector("[data-placemap]");

async function borders(map) {
  const answer = frame.dataset.borders && (await fetch(frame.dataset.borders).catch(() => null));
  if (!answer?.ok) return;
  const style = (area) => ({ className: `sp-border${area.properties.own ? " sp-border--own" : ""}`, fillOpacity: frame.dataset.tiles ? 0 : 1 });
  window.L.geoJSON(await answer.json(), { style, interactive: false }).addTo(map).bringToBack();
}

function pin(line) {
  const at = [line.dataset.lat, line.dataset.lon].map(Number);
  const mark = window.L.circleMarker(at, { radius: 10, className: "sp-pin", fillOpacity: 1 });
  const link = line.querySelector("a");
  if (link && line.matches(".sp-placelist > li")) {
    mark.on("click", () => link.focus());
    link.addEventListener("focus", () => mark.setRadius(15));
    link.addEventListener("blur", () => mark.setRadius(10));
  }
  return mark;
}

function start() {
  const lines = [...document.querySelectorAll("main li[data-lat]")].filter((line) => Number(line.dataset.lat));
  frame.hidden = false;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = window.L.map(frame, { zoomAnimation: !still, fadeAnimation: !still, scrollWheelZoom: false, zoomSnap: 0.25 });
  map.attributionControl.setPrefix(false);
  map.setView([frame.dataset.lat, frame.dataset.lon].map(Number), Number(frame.dataset.zoom) || 12);
  if (frame.dataset.tiles) window.L.tileLayer(frame.dataset.tiles, { maxZoom: 19 }).addTo(map);
  borders(map);
  const drawn = window.L.featureGroup(lines.map(pin)).addTo(map);
  if (lines.length > 1) map.fitBounds(drawn.getBounds().pad(0.15), { maxZoom: frame.dataset.tiles ? 16 : 13 });
}

if (frame && window.L) start();
