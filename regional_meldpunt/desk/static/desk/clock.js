/* Clock, ages and countdowns, once a second. Digits change; nothing else moves. */
const two = (number) => String(number).padStart(2, "0");

function countdown(seconds) {
  const left = Math.max(0, Math.round(seconds));
  if (left >= 36000) return `${Math.floor(left / 3600)} u`;
  return `${two(Math.floor(left / 60))}:${two(left % 60)}`;
}

function age(seconds) {
  const minutes = Math.max(0, Math.floor(seconds / 60));
  return minutes < 60 ? `${minutes} min` : minutes < 1440 ? `${Math.floor(minutes / 60)} u ${two(minutes % 60)}`
    : `${Math.floor(minutes / 1440)} d`;
}

export function tick(now = new Date()) {
  for (const spot of document.querySelectorAll("[data-due]")) {
    spot.textContent = countdown((new Date(spot.dataset.due) - now) / 1000);
  }
  for (const bar of document.querySelectorAll("[data-from][data-until]")) {
    const from = new Date(bar.dataset.from), whole = new Date(bar.dataset.until) - from;
    bar.value = whole > 0 ? Math.min(1, (now - from) / whole) : 1;
  }
  for (const spot of document.querySelectorAll("[data-since]")) {
    spot.textContent = age((now - new Date(spot.dataset.since)) / 1000);
  }
  for (const spot of document.querySelectorAll("[data-clock]")) {
    const parts = new Intl.DateTimeFormat("nl-BE", {timeZone: "Europe/Brussels", timeStyle: "medium"}).format(now);
    spot.textContent = parts;
  }
}

export function start() { tick(); setInterval(() => tick(), 1000); }
