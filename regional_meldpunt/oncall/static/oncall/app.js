/* The telephone of the night. It hears only its own alarms; each of them brings the page as it is now. */
import {connect} from "../realtime/stream.js";
import {start} from "../desk/clock.js";
import {startPressing} from "./pressing.js";
import {show, tell} from "./waiting.js";
import {startLocating} from "./locating.js";
import {startInstalling, warm} from "./installing.js";
import {own, startLeaving} from "./leaving.js";

const page = document.body, {account, socket} = page.dataset;
const OVER = "wacht-over", AGAIN = 15000;
let busy = false, missed = false;

const here = document.querySelector("[data-alarm]")?.dataset.alarm, follows = here || document.querySelector("[data-follows]");
const FIELDS = "textarea, input[type=file], input[type=text], .tile :checked";
const writing = () => [...document.querySelectorAll(FIELDS)].some((field) => field.value && field.value !== field.defaultValue || field.checked);

/* The page as it is now; after «Klaar» or «Ik kan niet» the next thing. Whoever is writing is not interrupted; what
   happens while something is being sent is shown after it. */
function again() {
  missed ||= busy;
  if (busy || !follows || writing()) return false;
  if (here && sessionStorage.getItem(OVER) === here) location.assign("/wacht/");
  else location.reload();
  return true;
}

async function send() {
  if (busy || !account) return;
  busy = true;
  const rows = (await self.wacht.all()).filter((one) => one.account === account);
  const {state} = rows.length ? await self.wacht.send() : {state: "sent"};
  busy = false;
  page.dataset.queue = state;
  await show(account);
  if (missed || (state === "sent" && rows.length)) { missed = false; if (!again()) await tell(); }
}

function look({event, data}) {
  const mine = here === String(data.alarm);
  if (event === "alarm.sent") {
    navigator.vibrate?.([400, 150, 400, 150, 400]);
    if (!writing()) location.assign(here && !mine ? "/wacht/" : `/wacht/${data.alarm}/`);
  } else if (!here || (mine && event !== "night.changed")) again();
}

async function begin() {
  start();
  if (!here) sessionStorage.removeItem(OVER);
  if (!account) return;
  await own(account);
  startPressing(account, () => show(account), send);
  startLeaving(account);
  startLocating();
  startInstalling((state) => (state === "sent" ? again() : show(account)));
  await tell();
  if ((await show(account)).length) await send();
  warm();
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  setInterval(async () => { if (!document.hidden && (await self.wacht.all()).length) send(); }, AGAIN);
}

if (socket) {
  const address = new URL(socket);
  connect(`${address.origin}${address.pathname}`, {
    after: address.searchParams.get("after"),
    epoch: address.searchParams.get("epoch"),
    onEvent: look,
    onRefetch: again,
    onState: (name) => { page.dataset.live = name; if (name === "open") send(); },
  });
}
begin();
