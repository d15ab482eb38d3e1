// Keeps what is typed: at the server every few seconds, and on this computer when that cannot be reached.
// What was kept here is put back only while nobody saved since: a save raises the version it was based on.
const WAIT = 1500;

for (const form of document.querySelectorAll("form[data-keeps]")) {
  const line = form.querySelector("[data-kept]");
  const { key } = form.dataset;
  const version = form.elements.based_on.value;
  let timer;

  const store = () => {
    const values = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
    localStorage.setItem(key, JSON.stringify({ version, values }));
  };
  const keep = async () => {
    try {
      const answer = await fetch(form.dataset.keeps, { method: "POST", body: new FormData(form), redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      line.textContent = (await answer.json()).said;
      localStorage.removeItem(key);
    } catch {
      store();
      line.textContent = form.dataset.lost;
    }
  };
  const stored = JSON.parse(localStorage.getItem(key) ?? "null");
  if (stored?.version === version) {
    for (const box of form.querySelectorAll("input[type=checkbox]")) {
      box.checked = stored.values.some(([name, value]) => name === box.name && value === box.value);
    }
    for (const [name, value] of stored.values) if (form.elements[name]?.tagName && form.elements[name].type !== "checkbox") form.elements[name].value = value;
  } else localStorage.removeItem(key);
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, WAIT); });
  form.addEventListener("submit", () => { clearTimeout(timer); store(); });
}
