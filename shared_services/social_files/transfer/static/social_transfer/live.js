/* The list looks again when a letter came. The page of one transfer only says so, so that nobody loses what they type. */
import {connect} from "../realtime/stream.js";

const page = document.body, address = new URL(page.dataset.socket);
const list = () => document.querySelector("[data-list]");
const rows = (part) => [...part.querySelectorAll("[data-row]")];
let timer = 0;

async function look() {
  const answer = await fetch(location.href, {credentials: "same-origin"});
  if (!answer.ok || answer.redirected) { location.reload(); return; }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-list]");
  const known = new Set(rows(list()).map((row) => row.dataset.row));
  const link = list().contains(document.activeElement) && document.activeElement.getAttribute("href");
  for (const row of rows(fresh)) row.classList.toggle("is-new", !known.has(row.dataset.row));
  list().replaceWith(fresh);
  if (link) fresh.querySelector(`a[href="${CSS.escape(link)}"]`)?.focus();
  const told = document.querySelector("[data-told]");
  if (fresh.querySelector(".is-new")) told.textContent = told.dataset.told;
}

function came({data}) {
  if (list()) { clearTimeout(timer); timer = setTimeout(look, 50); }
  else if (data?.ref === page.dataset.ref) document.querySelector("[data-changed]")?.removeAttribute("hidden");
}

connect(`${address.origin}${address.pathname}`, {
  after: address.searchParams.get("after"),
  epoch: address.searchParams.get("epoch"),
  onEvent: came,
  onRefetch: () => came({data: {ref: page.dataset.ref}}),
  onState: (name) => { page.dataset.live = name; },
});
