// What is drawn: the area, a handle on each corner, and a smaller one between two corners that makes a new corner.
const STEP = 12; // pixels per arrow key
const WAYS = { ArrowUp: [0, -STEP], ArrowDown: [0, STEP], ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0] };
const handle = (name, size) => window.L.divIcon({ className: name, iconSize: [size, size] });
const middle = ([lat, lon], [lat2, lon2]) => [(lat + lat2) / 2, (lon + lon2) / 2];

export function corners(map, ring, word) {
  const shape = window.L.polygon([], { className: "area__shape", interactive: false }).addTo(map);
  const layer = window.L.layerGroup().addTo(map);

  function key(marker, index, event) {
    const way = WAYS[event.key];
    if (way) ring().move(index, map.unproject(map.project(marker.getLatLng()).add(way)));
    else if (event.key === "Delete" || event.key === "Backspace") ring().remove(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function corner(at, index) {
    const marker = window.L.marker(at, { draggable: true, autoPan: true, icon: handle("area__corner", 24) }).addTo(layer);
    marker.on("dragend", () => ring().move(index, marker.getLatLng()));
    marker.getElement().setAttribute("aria-label", `${word} ${index + 1}`);
    marker.getElement().addEventListener("keydown", (event) => key(marker, index, event));
    return marker;
  }

  return function draw(all, focus) {
    layer.clearLayers();
    shape.setLatLngs(all);
    const markers = all.map(corner);
    for (const [index, at] of all.length > 2 ? all.entries() : []) {
      const between = window.L.marker(middle(at, all[(index + 1) % all.length]), { keyboard: false, draggable: true, icon: handle("area__between", 16) });
      between.addTo(layer).on("dragend click", () => ring().add(between.getLatLng(), index + 1));
    }
    if (focus !== undefined) markers[focus]?.getElement().focus({ preventScroll: true });
  };
}
