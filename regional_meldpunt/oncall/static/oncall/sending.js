/* Send what waits: one after the other, in the order in which it was pressed. An entry goes when its answer is kept;
   the server answers the same key the same thing, so that sending twice is harmless. */
(() => {
  const JSON_PLEASE = {Accept: "application/json"};
  class Stop extends Error {}
  async function standing() {
    const answer = await fetch("/wacht/stand/", {headers: JSON_PLEASE, cache: "no-store"});
    if (answer.redirected || answer.status === 403 || answer.status === 404) throw new Stop("login");
    if (!answer.ok) throw new Stop("later");
    return answer.json();
  }
  function form(entry) {
    const made = new FormData();
    for (const [name, value] of entry.fields) made.append(name, value);
    if (entry.photo) made.append("photo", entry.photo, entry.photoName);
    made.append("key", entry.key);
    made.append("pressed", entry.pressed);
    return made;
  }
  async function post(entry, token) {
    const answer = await fetch(entry.path, {
      method: "POST", body: form(entry), headers: {...JSON_PLEASE, "X-CSRFToken": token}, cache: "no-store",
    });
    if (answer.redirected || answer.status === 403) throw new Stop("login");
    if (answer.status === 404 || answer.status === 413) return {outcome: "refused", said: ""};
    if (!answer.ok) throw new Stop("later");
    return answer.json();
  }
  async function run() {
    const {account, token} = await standing(), answers = [];
    for (;;) {
      const entry = (await self.wacht.all()).find((one) => one.account === account);
      if (!entry) return {state: "sent", answers};
      const answer = {...await post(entry, token), alarm: entry.alarm, kind: entry.kind, label: entry.label};
      if (answer.said || answer.outcome !== "done") await self.wacht.tell(answer);
      await self.wacht.remove(entry.n);
      answers.push(answer);
    }
  }
  async function guarded() {
    try { return await run(); }
    catch (error) { return {state: error instanceof Stop ? error.message : "offline", answers: []}; }
  }
  self.wacht.send = () => navigator.locks ? navigator.locks.request("wacht-send", guarded) : guarded();
})();
