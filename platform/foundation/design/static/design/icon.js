// The same icons for scripts: icon("phone") gives an SVG element, to stand beside a word.
const SVG = "http://www.w3.org/2000/svg";

export function icon(name, css = "") {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", `sp-icon ${css}`.trim());
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("focusable", "false");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${document.documentElement.dataset.icons}#${name}`);
  drawing.append(use);
  return drawing;
}
