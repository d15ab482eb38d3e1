/* Three short tones. Off until the operator chooses; a browser lets it sound only after a press, and the button says so. */
const KEPT = "streekpoort-sound";

function play(audio) {
  [0, 0.22, 0.44].forEach((later, number) => {
    const tone = audio.createOscillator(), loud = audio.createGain(), at = audio.currentTime + later;
    tone.frequency.value = number === 1 ? 660 : 880;
    loud.gain.setValueAtTime(0.0001, at);
    loud.gain.exponentialRampToValueAtTime(0.3, at + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.18);
    tone.connect(loud).connect(audio.destination);
    tone.start(at); tone.stop(at + 0.2);
  });
}

export function sound(button) {
  const audio = new AudioContext(), word = button.querySelector("[data-sound-word]");
  let on = localStorage.getItem(KEPT) === "1";
  function show() {
    const heard = on && audio.state === "running", use = button.querySelector("use");
    button.setAttribute("aria-pressed", String(on));
    button.classList.toggle("is-asleep", on && !heard);
    word.textContent = button.dataset[heard ? "on" : on ? "asleep" : "off"];
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, heard ? "#volume-2" : "#volume-x"));
  }
  const wake = () => audio.resume().then(show);
  function ring() { if (on && audio.state === "running") { play(audio); button.dataset.rang = Date.now(); } }
  audio.addEventListener("statechange", show);
  for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, () => { if (on) wake(); });
  button.addEventListener("click", async () => {
    if (on && audio.state !== "running") return;
    on = !on; localStorage.setItem(KEPT, on ? "1" : "0");
    await wake(); ring();
  });
  button.hidden = false;
  show();
  return ring;
}
