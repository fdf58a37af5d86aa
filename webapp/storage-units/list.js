// Every refrigerator and freezer, the worst first; refreshed every few seconds while someone looks.
import { get, root } from '../frame/api.js';
import { age, ageText, celsius } from '../frame/clock.js';
import { el, stateShape, svg, text } from '../frame/dom.js';
import { isLive, isLost } from '../frame/live.js';
import { site } from '../frame/site.js';
import { plural, t } from '../frame/texts.js';

const REFRESH_MS = 5_000, TICK_MS = 1_000;
// Worst first, as the server sends them; among those in range the ones that somebody has to close an excursion of.
const RANK = { 'too-warm': 0, 'too-cold': 0, unknown: 1, 'in-range': 2 };
const list = document.getElementById('units');
let places, units = [], waiting = new Map();

refresh();
setInterval(() => { if (!document.hidden) refresh(); }, REFRESH_MS);
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
setInterval(draw, TICK_MS);

async function refresh() {
  try {
    places ??= await site();
    [units, waiting] = await Promise.all([get('storage-units').then(({ items }) => items), waitingNow()]);
    units.sort((a, b) => RANK[a.state] - RANK[b.state] || waiting.has(b.id) - waiting.has(a.id));
    isLive();
    draw();
    document.getElementById('nothing').hidden = units.length > 0;
    list.hidden = units.length === 0;
    document.getElementById('summary').textContent = summary();
  } catch {
    isLost();
  }
}

// How many excursions of each unit nobody has closed. Only the database knows: while it is away, what was known last.
async function waitingNow() {
  try {
    const counts = new Map();
    for (const { unit, state } of (await get('excursions', { limit: 200 })).items) if (state === 'waiting') counts.set(unit, (counts.get(unit) ?? 0) + 1);
    return counts;
  } catch {
    return waiting;
  }
}

function summary() {
  const out = units.filter((unit) => unit.state === 'too-warm' || unit.state === 'too-cold').length;
  const unknown = units.filter((unit) => unit.state === 'unknown').length;
  const toClose = [...waiting.values()].reduce((sum, n) => sum + n, 0);
  const parts = [out && plural('units.out', out), toClose && plural('units.waiting', toClose), unknown && plural('units.unknown', unknown), plural('units.fine', units.length - out - unknown)];
  return parts.filter(Boolean).join(' · ');
}

function draw() {
  const rows = new Map([...list.children].map((li) => [li.dataset.id, li]));
  units.forEach((unit, i) => {
    const row = rows.get(unit.id) ?? el('li', { 'data-id': unit.id });
    fill(row, unit);
    if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null);
  });
  while (list.children.length > units.length) list.lastElementChild.remove();
}

function fill(row, unit) {
  const look = [unit.state, unit.celsius, unit.name, waiting.get(unit.id)].join();
  if (row.dataset.look !== look) {
    const focused = row.contains(document.activeElement);
    row.dataset.look = look;
    row.replaceChildren(unitRow(unit));
    if (focused) row.firstElementChild.focus();
  }
  text(row.querySelector('.age'), unit.seen ? t('age.ago', ageText(age(unit.seen))) : t('age.never'));
}

function unitRow(unit) {
  const page = new URL('storage-units/unit.xhtml', root);
  page.searchParams.set('id', unit.id);
  return el('a', { class: `unit-row ${unit.state}`, href: page },
    el('span', { class: 'word' }, el('span', { class: `state ${unit.state}` }, stateShape(unit.state), t(`state.${unit.state}`))),
    el('span', { class: 'what cut' }, el('b', { class: 'cut', title: unit.name }, unit.name), el('span', { class: 'small quiet' }, t('details.place', unit.zone.name, places.name(unit.zone.level))),
      waiting.has(unit.id) && el('span', { class: 'small waits' }, plural('units.waiting', waiting.get(unit.id)))),
    el('span', { class: 'where-it-stands' }, range(unit)),
    el('span', { class: 'value' }, unit.celsius == null ? t('unit.noValue') : celsius(unit.celsius), unit.celsius == null ? '' : el('small', {}, ' °C')),
    el('span', { class: 'age small quiet' }));
}

// Where the value stands between the limits: the band is the middle half, what lies far out stays at the edge.
function range(unit) {
  const drawing = svg('svg', { class: 'range', viewBox: '0 0 144 20', role: 'img', 'aria-label': t('unit.range', celsius(unit.lowCel), celsius(unit.highCel)) },
    svg('rect', { class: 'track', x: 0, y: 8, width: 144, height: 4, rx: 2 }), svg('rect', { class: 'band', x: 36, y: 6, width: 72, height: 8, rx: 2 }));
  if (unit.celsius != null) {
    const along = 36 + ((unit.celsius - unit.lowCel) / (unit.highCel - unit.lowCel)) * 72;
    drawing.append(svg('circle', { class: `here ${unit.state}`, cx: Math.max(5, Math.min(139, along)), cy: 10, r: 5 }));
  }
  return drawing;
}
