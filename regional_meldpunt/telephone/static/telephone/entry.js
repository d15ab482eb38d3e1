/* The call: parts of the page follow what is typed, keys save, calls appear by themselves. */
import {connect} from "../realtime/stream.js";
import {keys} from "./keys.js";
import {filling} from "./filling.js";
import {parts} from "./parts.js";

const form = document.querySelector("[data-entry]"), address = new URL(document.body.dataset.socket);
const live = parts(form);
keys(form);
filling(form);

connect(`${address.origin}${address.pathname}`, {
  after: address.searchParams.get("after"),
  epoch: address.searchParams.get("epoch"),
  onEvent({event}) { if (event === "call.changed") live.cards(); },
  onRefetch: live.cards,
  onState(name) { document.body.dataset.live = name; },
});
(form.querySelector(".is-invalid input, .is-invalid select") ?? form.elements.where).focus();
