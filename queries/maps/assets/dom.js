// Elements and words. Whatever comes from the data goes in as text, never as markup.

/** An element; `props` are attributes, `on` its listeners, children nodes or text. */
function el(tag, props = {}, ...children) {
  const svg = SVG_TAGS.has(tag);
  const made = svg
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) {
        made.addEventListener(event, listener);
      }
    } else {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

const SVG_TAGS = new Set(["svg", "path", "rect", "line", "g", "circle", "text"]);

function byId(id) {
  return document.getElementById(id);
}

/** A button with words of its own. */
function button(label, press, props = {}) {
  return el("button", { type: "button", ...props, on: { click: press } }, label);
}

/** A name of any script, kept from turning the words around it. */
function named(text) {
  return el("bdi", {}, text);
}

/** "1 source", "3 sources". */
function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** `text` with its first letter in capitals. */
function capital(text) {
  return text ? text[0].toUpperCase() + text.slice(1) : text;
}

/** `text` without the marks that keep a name's direction to itself. */
function unmarked(text) {
  return text.replace(/[\u2068\u2069]/g, "");
}

/** `text` cut to at most `most` letters; no letter of any script is cut in half. */
function shortened(text, most) {
  if (text.length <= most) return text;
  const letters = Array.from(text.slice(0, most * 2));
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

/** `text` for comparing: no case, no accents. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/** Calls `act` once per frame at most. */
function oncePerFrame(act) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      act();
    });
  };
}

let announcing = 0;

/** Says `text` to those who listen rather than look. */
function announce(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    byId("live").textContent = text;
  }, 120);
}

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
