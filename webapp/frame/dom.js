// Building elements without markup in strings: a name with markup in it stays a name.
const SVG = 'http://www.w3.org/2000/svg';
const glyphs = new URL('glyphs.svg', import.meta.url).pathname;
const known = new Set(['wheelchair', 'defibrillator', 'infusion-pump', 'bed', 'ecg', 'patient-monitor', 'ventilator', 'ultrasound', 'hoist', 'commode', 'suction']);

export function el(name, attributes = {}, ...children) {
  return build(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return build(document.createElementNS(SVG, name), attributes, children);
}

function build(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A drawing of the sprite. */
export function icon(name, box = 24) {
  const drawing = svg('svg', { class: 'icon', viewBox: `0 0 ${box} ${box}`, 'aria-hidden': 'true' });
  drawing.append(svg('use', { href: `${glyphs}#${name}` }));
  return drawing;
}

/** The glyph of an asset's kind; kinds we have not drawn share a parcel. */
export function kindIcon(kind) {
  return icon(known.has(kind) ? kind : 'generic');
}

/** Circle, triangle up, triangle down, dashed ring. */
export function stateShape(state) {
  const drawing = icon(state, 12);
  drawing.setAttribute('class', 'shape');
  return drawing;
}

export function text(node, value) {
  if (node.textContent !== value) node.textContent = value;
}
