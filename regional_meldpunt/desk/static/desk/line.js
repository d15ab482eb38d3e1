/* The line to the stream: its frames go to the desk, its state stands in the bar. */
import {connect} from "../realtime/stream.js";

export function listen(page, onFrame) {
  let word = "";
  function say(name = word) {
    word = name;
    const spot = document.querySelector("[data-line-word]");
    if (name && spot) spot.textContent = spot.dataset[name];
    page.dataset.live = name;
  }
  const [address, query] = page.dataset.socket.split("?"), place = new URLSearchParams(query);
  connect(address, {
    after: place.get("after"),
    epoch: place.get("epoch"),
    onEvent(frame) { page.dataset.seq = frame.seq; onFrame(frame); },
    onState: say,
    onRefetch: () => location.reload(),
  });
  return say;
}
