// The map with the pin in its centre. Tiles when an address of tiles was set, the borders always.
const NEAR = { tiles: 16, borders: 13 };

export function startMap(form, point) {
  const box = form.querySelector("[data-map-box]");
  if (!box || !window.L) return null;
  box.hidden = false;
  const frame = box.querySelector("[data-map]");
  const given = form.elements.lat.value !== "";
  const centre = given ? [form.elements.lat.value, form.elements.lon.value] : [frame.dataset.lat, frame.dataset.lon];
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = window.L.map(frame, { zoomControl: false, zoomAnimation: !still, fadeAnimation: !still });
  const near = frame.dataset.tiles ? NEAR.tiles : NEAR.borders;
  map.setView(centre.map(Number), given ? near : 12);
  map.attributionControl.setPrefix(false);
  if (frame.dataset.tiles) window.L.tileLayer(frame.dataset.tiles, { maxZoom: 19 }).addTo(map);
  drawBorders(map, frame);
  let moved = false;
  frame.addEventListener("pointerdown", () => (moved = true));
  frame.addEventListener("keydown", () => (moved = true));
  map.on("moveend", () => moved && point({ lat: map.getCenter().lat, lon: map.getCenter().lng }));
  for (const button of box.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => map.setZoom(map.getZoom() + Number(button.dataset.zoom)));
  }
  const show = (place) => ((moved = true), map.setView([place.lat, place.lon], near, { animate: false }));
  return { show };
}

async function drawBorders(map, frame) {
  const answer = frame.dataset.borders && (await fetch(frame.dataset.borders).catch(() => null));
  if (!answer?.ok) return;
  const style = (area) => ({ className: `sp-border${area.properties.own ? " sp-border--own" : ""}`, fillOpacity: frame.dataset.tiles ? 0 : 1 });
  const name = { permanent: true, direction: "center", className: "sp-border-name" };
  const named = (area, layer) => layer.bindTooltip(area.properties.name, name);
  window.L.geoJSON(await answer.json(), { style, onEachFeature: named, interactive: false }).addTo(map);
}
