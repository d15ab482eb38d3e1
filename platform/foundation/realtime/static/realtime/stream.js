/* A socket that always comes back, and never skips an event.
 *
 * connect(url, {after, epoch, onEvent, onRefetch, onState}) -> {close(), position()}
 *   onEvent({seq, epoch, event, data})  each event this page may see, in order, once
 *   onRefetch({seq, epoch})             fetch the page's data again; events go on after seq
 *   onState("open" | "waiting" | "closed")
 */
import {address, begin, receive} from "./place.js";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15000;
const REVOKED = 4403;

/** Half fixed, half chance: a thousand pages do not come back in the same moment. */
const pause = (tries) => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries) * (0.5 + Math.random() / 2);

export function connect(url, {after = null, epoch = "", onState, ...handlers} = {}) {
  const place = begin(after, epoch);
  let socket, timer, tries = 0, ended = false;
  const state = (name) => onState?.(name);
  const end = () => { ended = true; clearTimeout(timer); socket?.close(); state("closed"); };
  function closed({code}) {
    if (ended) return;
    if (code === REVOKED) { end(); return; }
    state("waiting");
    timer = setTimeout(open, pause(tries++));
  }
  function open() {
    socket = new WebSocket(address(url, place));
    socket.onopen = () => { tries = 0; state("open"); };
    socket.onmessage = ({data}) => receive(place, JSON.parse(data), handlers);
    socket.onclose = closed;
  }
  const soon = () => { if (!ended && socket.readyState === WebSocket.CLOSED) { clearTimeout(timer); open(); } };
  addEventListener("online", soon);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(); });
  open();
  return {close: end, position: () => ({...place})};
}
