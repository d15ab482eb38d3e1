/* Three short tones for something acute. Browsers allow sound after a click: the button is that click. */
const KEPT = "streekpoort-sound";

export function sound(button) {
  let audio = null;
  const on = () => button.getAttribute("aria-pressed") === "true";
  const show = (yes) => {
    button.setAttribute("aria-pressed", String(yes));
    const use = button.querySelector("use");
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, yes ? "#volume-2" : "#volume-x"));
  };
  const wake = () => { audio ??= new AudioContext(); audio.resume(); };
  function ring() {
    if (!on() || !audio) return;
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
  button.hidden = false;
  show(localStorage.getItem(KEPT) === "1");
  addEventListener("pointerdown", () => { if (on()) wake(); }, {once: true});
  button.addEventListener("click", () => {
    show(!on()); localStorage.setItem(KEPT, on() ? "1" : "0"); wake(); ring();
  });
  return ring;
}
