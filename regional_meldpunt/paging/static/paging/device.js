/* Notifications on this device: on or off, and what stands in the way. */
const box = document.querySelector("[data-device]"), form = box.querySelector("[data-device-form]");
const [on, off] = ["on", "off"].map((name) => box.querySelector(`[data-device-${name}]`));
const say = (word) => { box.querySelector("[data-device-state]").textContent = box.dataset[word]; };

function key() {
  const text = box.dataset.vapid, raw = atob(text.replace(/-/g, "+").replace(/_/g, "/") + "=".repeat(-text.length & 3));
  return Uint8Array.from(raw, (sign) => sign.charCodeAt(0));
}

async function tell(told) {
  const headers = {"Content-Type": "application/json", "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value};
  const answer = await fetch(box.dataset.address, {method: "POST", headers, body: JSON.stringify(told)});
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).problem);
}

async function show() {
  const worker = await navigator.serviceWorker.ready, known = await worker.pushManager.getSubscription();
  form.hidden = Notification.permission === "denied";
  on.hidden = Boolean(known);
  off.hidden = !known;
  say(Notification.permission === "denied" ? "blocked" : known ? "on" : "off");
  return [worker, known];
}

async function change(act) {
  try { await act(...await show()); await show(); } catch (problem) { console.warn(problem); await show().catch(() => {}); say("failed"); }
}

on.addEventListener("click", () => change(async (worker) => {
  const made = await worker.pushManager.subscribe({userVisibleOnly: true, applicationServerKey: key()});
  await tell({...made.toJSON(), device: navigator.userAgentData?.platform || navigator.platform || ""});
}));
off.addEventListener("click", () => change(async (_worker, known) => { await tell({off: true, endpoint: known.endpoint}); await known.unsubscribe(); }));
if ("serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
  navigator.serviceWorker.register("/wacht/sw.js", {scope: "/wacht/", updateViaCache: "none"}).then(show).catch(() => say("unable"));
} else say("unable");
