// The conversation: seconds left before a message leaves, canned texts without a page, Z takes back.
const said = document.querySelector("#id_said");

for (const bar of document.querySelectorAll("[data-held]")) {
  const until = Date.parse(bar.dataset.held);
  const left = bar.querySelector("[data-left]");
  const timer = setInterval(() => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    left.textContent = seconds > 0 ? `${seconds} s` : "";
    if (seconds > 0) return;
    clearInterval(timer);
    bar.hidden = true;
    setTimeout(() => said?.value.trim() || location.reload(), 2500);
  }, 250);
}

for (const button of document.querySelectorAll("[data-canned]")) {
  button.addEventListener("click", (event) => {
    if (!said) return;
    event.preventDefault();
    said.value = [said.value.trim(), button.dataset.canned].filter(Boolean).join("\n\n");
    button.closest("details").open = false;
    said.focus();
  });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "z" && !typing && !event.ctrlKey && !event.metaKey) document.querySelector('[data-key="z"]')?.click();
});

document.querySelector("#voorbeeld")?.focus();
