/* Parts of the page, fetched again. */
const headers = {"X-Requested-With": "fetch"};

export async function part(url) {
  const answer = await fetch(url, {headers, credentials: "same-origin"});
  if (answer.redirected || answer.status === 401) location.reload();
  if (answer.status === 404 || answer.status === 204) return null;
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return element(await answer.text());
}

export async function send(form, submitter) {
  const body = new FormData(form, submitter);
  const answer = await fetch(form.action, {method: "POST", body, headers, credentials: "same-origin"});
  if (!answer.ok) throw new Error(`${form.action}: ${answer.status}`);
  return element(await answer.text());
}

export function element(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  return holder.content.firstElementChild;
}

/** The last call of a burst counts. */
export function soon(work, wait) {
  let timer;
  return (...values) => { clearTimeout(timer); timer = setTimeout(() => work(...values), wait); };
}

/** Asks for a part by name; of two answers for one name only the one to the later question counts. */
export function newest() {
  const asked = new Map();
  return async (name, url) => {
    const turn = (asked.get(name) ?? 0) + 1;
    asked.set(name, turn);
    const fresh = await part(url);
    return asked.get(name) === turn ? {fresh} : null;
  };
}
