/* The map: where the melding is, or a pin to put down while entering one. Tiles only when an address of tiles was set. */
const NEAR = {tiles: 16, borders: 13};

export function startPin(box, pointed) {
  const frame = box.querySelector("[data-pin-map]"), fixed = "fixed" in frame.dataset;
  let map = null, pin = null;
  const here = [Number(frame.dataset.lat), Number(frame.dataset.lon)];
  function put(place) {
    pin ??= window.L.circleMarker(place, {radius: 11, className: "pin__dot", interactive: false}).addTo(map);
    pin.setLatLng(place);
  }
  function draw() {
    if (map || !window.L || !box.open) return;
    map = window.L.map(frame, {zoomControl: false, zoomAnimation: false, fadeAnimation: false, scrollWheelZoom: false});
    map.setView(here, fixed ? NEAR[frame.dataset.tiles ? "tiles" : "borders"] : 11);
    map.attributionControl.setPrefix(false);
    if (frame.dataset.tiles) window.L.tileLayer(frame.dataset.tiles, {maxZoom: 19}).addTo(map);
    borders(map, frame);
    if (fixed) put(here);
    else map.on("click", ({latlng}) => { put(latlng); pointed({lat: latlng.lat, lon: latlng.lng}); });
  }
  box.addEventListener("toggle", draw);
  addEventListener("load", draw);
  draw();
}

async function borders(map, frame) {
  const answer = frame.dataset.borders && (await fetch(frame.dataset.borders).catch(() => null));
  if (!answer?.ok) return;
  const style = {className: "sp-border", fillOpacity: frame.dataset.tiles ? 0 : 1};
  window.L.geoJSON(await answer.json(), {style, interactive: false}).addTo(map).bringToBack();
}

for (const box of document.querySelectorAll("[data-pin]:has([data-fixed])")) startPin(box, () => {});
