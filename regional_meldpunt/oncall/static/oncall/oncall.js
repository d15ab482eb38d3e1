/* The telephone hears only its own alarms; each of them brings the page as it is now. */
import {connect} from "../realtime/stream.js";
import {start} from "../desk/clock.js";

const page = document.body, address = new URL(page.dataset.socket);

function writing() {
  const field = document.activeElement;
  return field?.matches?.("textarea, input[type=file]") && (field.value ?? "") !== "";
}

function look({event, data}) {
  const here = Number(location.pathname.split("/")[2]);
  if (event === "alarm.sent") {
    navigator.vibrate?.([400, 150, 400, 150, 400]);
    location.assign(`/wacht/${data.alarm}/`);
  } else if (!here || here === data.alarm) {
    if (!writing()) location.reload();
  }
}

connect(`${address.origin}${address.pathname}`, {
  after: address.searchParams.get("after"),
  epoch: address.searchParams.get("epoch"),
  onEvent: look,
  onRefetch: () => location.reload(),
  onState: (name) => { page.dataset.live = name; },
});
start();
