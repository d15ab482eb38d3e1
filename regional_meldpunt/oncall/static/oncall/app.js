/* The telephone of the night. It hears only its own alarms; each of them brings the page as it is now. */
import {connect} from "../realtime/stream.js";
import {start} from "../desk/clock.js";
import {startPressing} from "./pressing.js";
import {show, tell} from "./waiting.js";
import {startLocating} from "./locating.js";
import {startInstalling, warm} from "./installing.js";
import {own, startLeaving} from "./leaving.js";

const page = document.body, {account, socket} = page.dataset;
const ENDS = ["cannot", "done"], AGAIN = 15000;
let busy = false;

const writing = () => [...document.querySelectorAll("textarea, input[type=file], input[type=text]")].some((field) => field.value && field.value !== field.defaultValue);
const again = () => { if (!writing()) location.reload(); };

async function send() {
  if (busy || !account) return;
  busy = true;
  const rows = (await self.wacht.all()).filter((one) => one.account === account);
  const {state} = rows.length ? await self.wacht.send() : {state: "sent"};
  busy = false;
  page.dataset.queue = state;
  await show(account);
  if (state !== "sent" || !rows.length) return;
  if (rows.some((one) => ENDS.includes(one.kind))) location.assign("/wacht/");
  else location.reload();
}

function look({event, data}) {
  const here = Number(location.pathname.split("/")[2]);
  if (event === "alarm.sent") {
    navigator.vibrate?.([400, 150, 400, 150, 400]);
    if (!writing()) location.assign(here && here !== data.alarm ? "/wacht/" : `/wacht/${data.alarm}/`);
  } else if (event === "night.changed" ? location.pathname === "/wacht/" : !here || here === data.alarm) again();
}

async function begin() {
  start();
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
