// «Use my location»: asked only after a click, never kept.
export function startLocation(form, found) {
  const box = form.querySelector("[data-here]");
  if (!box || !navigator.geolocation) return;
  box.hidden = false;
  const says = box.querySelector("[data-here-says]");
  box.querySelector("button").addEventListener("click", () => {
    says.textContent = says.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        says.textContent = says.dataset.found;
        found({ lat: coords.latitude, lon: coords.longitude });
      },
      () => (says.textContent = says.dataset.failed),
      { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 },
    );
  });
}
