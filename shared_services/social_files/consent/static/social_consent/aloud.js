// Reads the text of the form aloud with the voice of the browser. Without a voice there is no button.
const button = document.querySelector("[data-aloud]");
const voice = globalThis.speechSynthesis;

const stop = () => {
  voice.cancel();
  button.setAttribute("aria-pressed", "false");
  document.querySelectorAll("[data-spoken]").forEach((part) => part.removeAttribute("data-spoken"));
};

function say(part, last) {
  const words = new SpeechSynthesisUtterance(part.textContent.replace(/\s+/g, " ").trim());
  words.lang = { nl: "nl-BE", fr: "fr-BE", en: "en-GB" }[document.documentElement.lang] ?? "nl-BE";
  words.rate = 0.95;
  words.onstart = () => part.setAttribute("data-spoken", "");
  words.onend = () => (last ? stop() : part.removeAttribute("data-spoken"));
  voice.speak(words);
}

function start() {
  stop();
  button.setAttribute("aria-pressed", "true");
  const parts = [...document.querySelectorAll("[data-say]")];
  parts.forEach((part, number) => say(part, number === parts.length - 1));
}

if (button && voice) {
  button.hidden = false;
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : start()));
  addEventListener("pagehide", stop);
}
