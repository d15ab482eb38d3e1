// Small helps on every page: the `?` sheet, day or night, single-letter keys off, focus on what went wrong.
// Everything works without this file; it only shows the buttons that need it.
const OFF = "streekpoort-keys-off";
const THEME = "streekpoort-theme";
const root = document.documentElement;

export const keysOff = () => localStorage.getItem(OFF) === "1";

/** True when a single letter may act: not while typing, not with a modifier, not when switched off. */
export function mayAct(event) {
  const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  return !keysOff() && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
}

for (const opener of document.querySelectorAll("[data-opens]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => document.getElementById(opener.dataset.opens)?.showModal());
}

document.addEventListener("keydown", (event) => {
  const sheet = document.getElementById("keys");
  if (event.key !== "?" || !sheet || !mayAct(event)) return;
  event.preventDefault();
  sheet.open ? sheet.close() : sheet.showModal();
});

for (const box of document.querySelectorAll("[data-keys-off]")) {
  box.checked = keysOff();
  box.addEventListener("change", () => localStorage.setItem(OFF, box.checked ? "1" : "0"));
}

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  root.dataset.theme = localStorage.getItem(THEME) ?? root.dataset.theme;
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "night" ? "day" : "night";
    localStorage.setItem(THEME, root.dataset.theme);
  });
}

// Logging out takes off this device what an app of the region keeps here (docs/adr/0011); the app itself asks first.
for (const form of document.querySelectorAll("body:not([data-oncall]) form[action='/uitloggen/']")) {
  form.addEventListener("submit", () => {
    window.caches?.delete("wacht-pages").catch(() => {});
    window.indexedDB?.deleteDatabase("wacht");
  });
}

document.getElementById("form-errors")?.focus();
