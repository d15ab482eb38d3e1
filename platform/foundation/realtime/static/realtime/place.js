/* Where a page is in the stream: each frame moves it on, and none is played twice. */
export function begin(after, epoch) {
  return {after: after === "" || after === null ? null : Number(after), epoch};
}

export function address(url, {after, epoch}) {
  const target = new URL(url);
  if (after !== null) target.searchParams.set("after", after);
  if (epoch) target.searchParams.set("epoch", epoch);
  return target;
}

export function receive(place, frame, {onEvent, onRefetch}) {
  const {seq, epoch, event} = frame;
  const known = place.after !== null && epoch === place.epoch && seq <= place.after;
  if (event !== "refetch" && known) return;
  Object.assign(place, {after: seq, epoch});
  if (event === "refetch") onRefetch?.({seq, epoch});
  else if (event !== "hidden" && event !== "hello") onEvent?.(frame);
}
