/* Whether what is pressed can be kept: what is still missing in it; and a new melding without a connection. With one it
   is an ordinary form, so that the server says at once what is wrong with it. */
const PATIENCE = 4000;

export const isNew = (form) => form.dataset.press === "new";

/* Nothing is kept that the server would have to refuse for being empty. */
export function missing(form) {
  const {needs, press} = form.dataset, {text, photo, category, where, lat} = form.elements;
  if (needs && !form.elements[needs].value.trim()) return form.elements[needs];
  if (press === "note" && !text.value.trim() && !photo.files.length) return text;
  if (press === "new" && !category.value) return form.querySelector("[name=category]");
  if (press === "new" && !where.value.trim() && !lat.value) return where;
  return null;
}

/* In the list of what waits: what, and where. */
export function named(form) {
  const tile = form.querySelector("[name=category]:checked").closest("label").textContent.trim();
  return [form.dataset.label, tile, form.elements.where.value.trim()].filter(Boolean).join(", ");
}

export async function reachable() {
  if (!navigator.onLine) return false;
  const asked = fetch("/wacht/stand/", {cache: "no-store", signal: AbortSignal.timeout(PATIENCE)});
  const answer = await asked.catch(() => null);
  return Boolean(answer?.ok && !answer.redirected);
}
