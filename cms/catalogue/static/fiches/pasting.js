// Text pasted from a word processor keeps its lists, bold words and links, in the light writing of a fiche.
const inside = (node) => [...node.childNodes].map(written).join("");

function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent.replace(/\s+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const name = node.localName;
  if (["script", "style", "title", "head", "meta"].includes(name)) return "";
  const text = inside(node);
  if (name === "br") return "\n";
  if (name === "li") return `\n- ${text.trim()}`;
  if (name === "strong" || name === "b") return text.trim() && node.style.fontWeight !== "normal" ? `**${text.trim()}** ` : text;
  if (name === "a" && /^https?:/.test(node.href)) return `[${text.trim()}](${node.href})`;
  return /^(p|div|h[1-6]|ul|ol|tr|table)$/.test(name) ? `\n\n${text.trim()}\n\n` : text;
}

document.addEventListener("paste", (event) => {
  const area = event.target.closest?.("textarea[data-light]");
  const html = event.clipboardData?.getData("text/html");
  if (!area || !html) return;
  event.preventDefault();
  const page = new DOMParser().parseFromString(html, "text/html");
  const text = written(page.body).replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
});
