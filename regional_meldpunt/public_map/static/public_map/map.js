// The map of public reports. Its points are the same as in the list; borders always, tiles when an address was set.
const frame = document.querySelector("[data-map]");

async function json(address) {
  const answer = address && (await fetch(address).catch(() => null));
  return answer?.ok ? answer.json() : null;
}

function told(properties) {
  const box = document.createElement("div");
  const link = Object.assign(document.createElement("a"), { href: properties.url, textContent: properties.title });
  box.append(link, Object.assign(document.createElement("p"), { textContent: properties.state }));
  return box;
}

async function start() {
  frame.hidden = false;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = window.L.map(frame, { zoomAnimation: !still, fadeAnimation: !still, scrollWheelZoom: false, zoomSnap: 0.25 });
  map.attributionControl.setPrefix(false);
  map.setView([frame.dataset.lat, frame.dataset.lon].map(Number), Number(frame.dataset.zoom) || 12);
  if (frame.dataset.tiles) window.L.tileLayer(frame.dataset.tiles, { maxZoom: 19 }).addTo(map);
  const [borders, points] = await Promise.all([json(frame.dataset.borders), json(frame.dataset.points)]);
  const style = (area) => ({ className: `sp-border${area.properties.own ? " sp-border--own" : ""}`, fillOpacity: frame.dataset.tiles ? 0 : 1 });
  if (borders) window.L.geoJSON(borders, { style, interactive: false }).addTo(map);
  if (!points?.features.length) return;
  const dot = (point, at) =>
    window.L.circleMarker(at, { radius: 8, className: `pm-dot${point.properties.finished ? " pm-dot--done" : ""}` });
  const drawn = window.L.geoJSON(points, { pointToLayer: dot, onEachFeature: (point, layer) => layer.bindPopup(told(point.properties)) });
  map.fitBounds(drawn.addTo(map).getBounds().pad(0.2), { maxZoom: frame.dataset.tiles ? 16 : 12 });
}

if (frame && window.L) start();
