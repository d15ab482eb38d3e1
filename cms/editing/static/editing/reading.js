// How easily the Dutch text reads, while it is being typed. The server counts; this gathers the words and shows the answer.
const WAIT = 900;
const form = document.querySelector("[data-edit-form]");
const script = document.getElementById("readability-script");
const tab = document.querySelector("[role=tabpanel]");
let timer = 0;

function words() {
  const places = tab.querySelectorAll("[contenteditable=true], textarea, input[type=text]");
  return [...places].filter((place) => place.isConnected && !place.closest("[data-contentpath$=_fr]"))
    .map((place) => place.innerText || place.value || "").filter((text) => text.includes(" ")).join("\n");
}

async function ask(target) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("tekst", words());
  const answer = await fetch(script.dataset.hints, { method: "POST", body });
  if (answer.ok) target.replaceChildren(document.createRange().createContextualFragment(await answer.text()));
}

if (form && tab) {
  tab.append(document.getElementById("readability-panel").content.cloneNode(true));
  const target = tab.querySelector(".edt-reading__hints");
  const later = () => { clearTimeout(timer); timer = setTimeout(() => ask(target), WAIT); };
  form.addEventListener("input", later);
  form.addEventListener("keyup", later);
  later();
}
