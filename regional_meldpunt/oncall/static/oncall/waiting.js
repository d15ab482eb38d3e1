/* What waits, in words and with its number; the buttons as they stand after what was pressed; and what was answered. */
const STEPS = ["go", "under_way", "on_site", "done"];
const two = (number) => String(number).padStart(2, "0");
const clock = (text) => { const at = new Date(text); return `${two(at.getHours())}:${two(at.getMinutes())}`; };

export async function show(account) {
  const rows = (await self.wacht.all()).filter((one) => one.account === account);
  const bar = document.querySelector("[data-waiting]");
  bar.hidden = !rows.length;
  bar.querySelector("[data-count]").textContent = rows.length;
  bar.querySelector("[data-what]").textContent = rows.map((one) => `${one.label} ${clock(one.pressed)}`).join(", ");
  project(rows.filter((one) => location.pathname === "/wacht/" || one.alarm === location.pathname.split("/")[2]));
  return rows;
}

function project(rows) {
  const page = document.querySelector("[data-alarm]"), mine = rows.filter((one) => one.alarm === page?.dataset.alarm);
  if (!mine.length) return;
  const gone = mine.some((one) => one.kind === "cannot" || one.kind === "done");
  const steps = mine.map((one) => STEPS.indexOf(one.kind)).filter((place) => place >= 0);
  for (const part of document.querySelectorAll("[data-ringing]")) part.hidden = gone || steps.length > 0 || part.hidden;
  for (const part of document.querySelectorAll("[data-going]")) part.hidden = gone || (part.hidden && !steps.length);
  if (!steps.length) return;
  const next = STEPS[Math.max(...steps) + 1];
  for (const form of document.querySelectorAll("form[data-step]")) form.hidden = form.dataset.step !== next;
  for (const one of mine) {
    const spot = document.querySelector(`[data-track="${one.kind}"]`);
    spot?.classList.add("w");
    if (spot) spot.querySelector("span").textContent = clock(one.pressed);
  }
}

/* Said once when all went well; a conflict stays until it is read. */
export async function tell() {
  const list = document.querySelector("[data-said]"), sample = list.querySelector("template");
  for (const old of list.querySelectorAll("p")) old.remove();
  for (const answer of await self.wacht.told()) {
    const line = sample.content.firstElementChild.cloneNode(true);
    const words = answer.said || list.dataset.refused;
    line.querySelector("span").textContent = answer.outcome === "done" ? words : `${answer.label}: ${words}`;
    line.classList.add(answer.outcome === "done" ? "sp-message--success" : "sp-message--error");
    if (answer.outcome === "done") await self.wacht.dismiss(answer.n);
    line.querySelector("button").addEventListener("click", async () => { await self.wacht.dismiss(answer.n); line.remove(); });
    list.append(line);
  }
}
