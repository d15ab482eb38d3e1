/* The work list looks again at each event; the open file only says that it changed, so that nobody loses what they type. */
import {connect} from "../realtime/stream.js";
import {part, soon} from "../desk/fetching.js";

const page = document.body, address = new URL(page.dataset.socket);
const list = () => document.querySelector("[data-list]");

const refresh = soon(async () => {
  const fresh = await part(page.dataset.listing);
  if (!fresh) return;
  for (const row of fresh.querySelectorAll("[data-number]")) {
    const old = list().querySelector(`[data-number="${CSS.escape(row.dataset.number)}"]`);
    if (old?.dataset.version !== row.dataset.version) row.classList.add(old ? "is-changed" : "is-new");
  }
  const top = list().querySelector(".wl")?.scrollTop ?? 0;
  list().replaceWith(fresh);
  fresh.querySelector(".wl").scrollTop = top;
}, 150);

function onEvent({data}) {
  refresh();
  if (data.number === page.dataset.number && String(data.version ?? "") !== page.dataset.version) {
    document.querySelector("[data-changed]")?.removeAttribute("hidden");
  }
}

connect(`${address.origin}${address.pathname}`, {
  after: address.searchParams.get("after"),
  epoch: address.searchParams.get("epoch"),
  onEvent, onRefetch: refresh,
  onState: (name) => { page.dataset.live = name; },
});
