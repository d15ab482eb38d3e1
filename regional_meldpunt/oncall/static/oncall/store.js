/* What was pressed and is not sent yet, and what the desk answered: on this telephone, for one account. A page and the
   service worker share it, so it is no module. */
(() => {
  const OPEN = () => new Promise((done, fail) => {
    const asked = indexedDB.open("wacht", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("queue", {keyPath: "n", autoIncrement: true});
      asked.result.createObjectStore("said", {keyPath: "n", autoIncrement: true});
      asked.result.createObjectStore("facts");
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  async function ask(store, mode, act) {
    const base = await OPEN();
    try {
      return await new Promise((done, fail) => {
        const deal = base.transaction(store, mode), asked = act(deal.objectStore(store));
        deal.oncomplete = () => done(asked.result);
        deal.onerror = deal.onabort = () => fail(deal.error);
      });
    } finally { base.close(); }
  }
  const read = (store, act) => ask(store, "readonly", act), write = (store, act) => ask(store, "readwrite", act);
  self.wacht = {
    add: (entry) => write("queue", (rows) => rows.add(entry)),
    all: () => read("queue", (rows) => rows.getAll()),
    remove: (n) => write("queue", (rows) => rows.delete(n)),
    tell: (answer) => write("said", (rows) => rows.add(answer)),
    told: () => read("said", (rows) => rows.getAll()),
    dismiss: (n) => write("said", (rows) => rows.delete(n)),
    account: () => read("facts", (rows) => rows.get("account")),
    belong: (account) => write("facts", (rows) => rows.put(account, "account")),
    /* Nothing of this account stays: pages, queue, answers. */
    async forget() {
      for (const name of ["queue", "said", "facts"]) await write(name, (rows) => rows.clear());
      for (const name of await caches.keys()) if (name.startsWith("wacht-pages")) await caches.delete(name);
    },
  };
})();
