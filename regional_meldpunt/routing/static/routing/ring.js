// The corners of an area as [lat, lon], kept in the text field that is sent: typing there draws, drawing types there.
const line = (text) => text.replace(";", ",").split(",").map(Number);
const sound = ([lat, lon, ...more]) => more.length === 0 && Number.isFinite(lat) && Number.isFinite(lon);

function read(text) {
  if (!text.trim().startsWith("{")) return text.split("\n").filter((row) => row.trim()).map(line).filter(sound);
  try {
    const found = JSON.parse(text);
    const corners = (found.geometry ?? found).coordinates[0].map(([lon, lat]) => [lat, lon]);
    return String(corners[0]) === String(corners.at(-1)) ? corners.slice(0, -1) : corners;
  } catch {
    return [];
  }
}

/** `changed(corners, index)` is told after every change; `index` is the corner it was about, if any. */
export function ring(field, changed) {
  let corners = read(field.value);
  const tell = (index) => {
    field.value = corners.map((corner) => corner.map((part) => part.toFixed(5)).join(", ")).join("\n");
    changed(corners, index);
  };
  const place = ({ lat, lng }) => [lat, lng];
  field.addEventListener("input", () => changed((corners = read(field.value))));
  return {
    all: () => corners,
    add: (at, index = corners.length) => (corners.splice(index, 0, place(at)), tell(index)),
    move: (index, at) => ((corners[index] = place(at)), tell(index)),
    remove: (index) => (corners.splice(index, 1), tell(Math.min(index, corners.length - 1))),
    clear: () => ((corners = []), tell()),
  };
}
