// Keeps what lies on the plan in step with what is known: adds, moves, removes, and touches nothing else.
import { ageing, shape, statusWord } from '../frame/asset.js';
import { age, ageText, celsius } from '../frame/clock.js';
import { el, icon, kindIcon, stateShape } from '../frame/dom.js';
import { plural, t } from '../frame/texts.js';
import { inside } from './plan.js';

const L = window.L;
const WORST = ['broken', 'old', 'busy', 'free'];
const LETTER = 6.5;   // pixels of a letter of a zone's name
const UNIT_STEP = 25; // pixels from one temperature to the next
const UNIT_ROOM = 64; // pixels a zone must be wide for a temperature's number
const DROP = 8;       // pixels from a dispenser's middle to its edge
const PIN = 18;       // and from a marker's

/** A layer of keyed divIcons; an entry is { key, x, y, look, title, build(), click() }. */
export class Keyed {
  constructor(map, pane, { focusable = true } = {}) {
    Object.assign(this, { map, pane, focusable, shown: new Map() });
  }

  show(entries) {
    const left = new Set(this.shown.keys());
    for (const entry of entries) {
      left.delete(entry.key);
      const known = this.shown.get(entry.key);
      if (known) this.#update(known, entry);
      else this.#add(entry);
    }
    for (const key of left) {
      this.shown.get(key).marker.remove();
      this.shown.delete(key);
    }
  }

  #add(entry) {
    const held = { entry };
    const html = entry.build();
    held.marker = L.marker([entry.y, entry.x], {
      icon: L.divIcon({ html, className: '', iconSize: null }), pane: this.pane, title: '', alt: entry.title,
      keyboard: this.focusable, interactive: this.focusable, riseOnHover: this.focusable, bubblingMouseEvents: false,
    }).addTo(this.map);
    if (this.focusable) held.marker.on('click', () => held.entry.click());
    name(held.marker, entry, this.focusable);
    held.marker.setZIndexOffset(entry.rise ?? 0);
    this.shown.set(entry.key, held);
  }

  #update(held, entry) {
    const before = held.entry;
    held.entry = entry;
    if (before.x !== entry.x || before.y !== entry.y) held.marker.setLatLng([entry.y, entry.x]);
    if (before.look !== entry.look) held.marker.getElement().replaceChildren(entry.build());
    if (before.rise !== entry.rise) held.marker.setZIndexOffset(entry.rise ?? 0);
    if (before.title !== entry.title) name(held.marker, entry, this.focusable);
  }
}

function name(marker, entry, focusable) {
  const element = marker.getElement();
  if (!focusable) {
    element.setAttribute('aria-hidden', 'true');
    return;
  }
  element.setAttribute('role', 'button');
  element.setAttribute('aria-label', entry.title);
  element.title = entry.title;
}

/** The entry of one marker or of a count. */
export function assetEntry({ key, markers, x, y }, selected, choose, closer) {
  if (markers.length > 1) return countEntry(key, markers, x, y, closer);
  const asset = markers[0];
  const form = shape(asset), aged = ageing(asset) ? ageText(age(asset.seen)) : '';
  const flag = asset.status === 'broken' ? 'warning' : asset.status === 'dirty' ? 'drop' : '';
  const on = asset.id === selected;
  return {
    key, x, y, look: [form, asset.kind, aged, flag, on].join(), rise: on ? 1000 : 0,
    title: asset.told ?? t('floorplan.marker', asset.name, asset.zone.name, form === 'old' ? t('details.lastSeen').toLowerCase() : statusWord(asset).toLowerCase(), ageText(age(asset.seen))),
    click: () => choose('asset', asset.id),
    build: () => el('span', { class: `pin ${form}${on ? ' selected' : ''}` }, kindIcon(asset.kind),
      flag && el('span', { class: 'flag' }, icon(flag)), aged && el('span', { class: 'aged' }, aged)),
  };
}

function countEntry(key, markers, x, y, closer) {
  const forms = new Set(markers.flatMap((m) => [shape(m), m.status]));
  const worst = WORST.find((form) => forms.has(form)) ?? 'free';
  const form = forms.has('free') ? 'free' : forms.has('busy') ? 'busy' : 'old';
  const flag = worst === 'broken' ? 'warning' : '';
  return {
    key, x, y, look: [markers.length, form, flag].join(),
    title: plural('floorplan.many', markers.length, markers[0].zone.name),
    click: () => closer(markers, x, y),
    build: () => el('span', { class: `pin many ${form}` }, String(markers.length), flag && el('span', { class: 'flag' }, icon(flag))),
  };
}

/** The temperatures of every zone: the worst first and with their number, as many numbers as there is room for. */
export function unitEntries(units, zones, scale, crowded, selected, choose) {
  const byZone = new Map();
  for (const unit of units) byZone.set(unit.zone.id, [...(byZone.get(unit.zone.id) ?? []), unit]);
  return [...byZone].flatMap(([zoneId, group]) => stack(group.sort(worstFirst), zones.get(zoneId), scale, crowded.has(zoneId), selected, choose));
}

function stack(group, zone, scale, shared, selected, choose) {
  const box = zone?.box ?? { west: group[0].x, east: group[0].x, south: group[0].y - 5, north: group[0].y + 5 };
  const { numbers, perRow } = unitRows(group.length, box, scale, shared);
  const low = (box.north - box.south) * scale < 34, middle = (box.west + box.east) / 2;
  const y = (row) => (low ? (box.north + box.south) / 2 : box.north - ((row + 0.5) * UNIT_STEP + 5) / scale);
  if (numbers === 0 && Math.ceil(group.length / perRow) * UNIT_STEP > (box.north - box.south) * scale) {
    const worst = group.find((unit) => unit.id === selected) ?? group[0];
    return [{ ...unitEntry(worst, middle, y(0), true, worst.id === selected, choose), title: group.map(unitTitle).join('; ') }];
  }
  return group.map((unit, i) => {
    const on = unit.id === selected;
    if (i < numbers) return unitEntry(unit, middle, y(i), false, on, choose);
    const place = i - numbers, row = Math.floor(place / perRow), inRow = Math.min(perRow, group.length - numbers - row * perRow);
    return unitEntry(unit, middle + ((place % perRow) - (inRow - 1) / 2) * UNIT_STEP / scale, y(numbers + row), true, on, choose);
  });
}

/** How a zone's temperatures are laid: first some with a number, a row each, then rows of shapes alone. */
export function unitRows(count, box, scale, shared) {
  const width = (box.east - box.west) * scale, height = (box.north - box.south) * scale;
  const room = Math.max(1, Math.floor((height - 20 - (shared ? 36 : 0)) / UNIT_STEP));
  const perRow = Math.max(1, Math.floor((width - 4) / UNIT_STEP));
  const wide = width >= UNIT_ROOM || width === 0;
  let numbers = wide ? Math.min(count, room) : 0;
  while (numbers > 0 && numbers + Math.ceil((count - numbers) / perRow) > room) numbers--;
  return { numbers, perRow, rows: numbers + Math.ceil((count - numbers) / perRow) };
}

function unitEntry(unit, x, y, tiny, on, choose) {
  return {
    key: unit.id, x, y, half: tiny ? 12 : 32, look: [unit.celsius, unit.state, tiny, on].join(), rise: on ? 1000 : 0, title: unitTitle(unit),
    click: () => choose('unit', unit.id),
    build: () => el('span', { class: `unit ${unit.state}${on ? ' selected' : ''}${tiny ? ' tiny' : ''}` },
      stateShape(unit.state), !tiny && (unit.celsius == null ? '—' : `${celsius(unit.celsius)}°`)),
  };
}

export function unitTitle(unit) {
  const value = unit.celsius == null ? `— (${t('unit.noValue')})` : `${celsius(unit.celsius)}°C`;
  return t('floorplan.unit', unit.name, value, t(`state.${unit.state}`).toLowerCase());
}

const SEVERITY = { 'too-warm': 0, 'too-cold': 0, unknown: 1, 'in-range': 2 };

export function worstFirst(a, b) {
  return SEVERITY[a.state] - SEVERITY[b.state] || a.name.localeCompare(b.name, undefined, { numeric: true });
}

/** A dispenser is a quiet drop: where something lies on its place it stands aside in its zone, or waits for a closer look. */
export function dispenserEntries(dispensers, zones, taken, scale) {
  const done = [...taken];
  return dispensers.flatMap((dispenser) => {
    const spot = placesFor(dispenser, zones.get(dispenser.zone.id), scale).find((place) => !done.some((other) => touches(other, place, scale)));
    if (!spot) return [];
    const entry = { key: dispenser.urn, ...spot, half: DROP, look: '', title: dispenser.name, build: () => el('span', { class: 'drop' }, icon('drop')) };
    done.push(entry);
    return [entry];
  });
}

// Its own place, then the zone's corners and the middles of its sides, nearest first.
function placesFor({ x, y }, zone, scale) {
  if (!zone) return [{ x, y }];
  const { west, east, south, north } = zone.box, edge = (DROP + 2) / scale;
  const aside = [west + edge, (west + east) / 2, east - edge].flatMap((px) => [south + edge, (south + north) / 2, north - edge].map((py) => ({ x: px, y: py })));
  const far = (place) => Math.hypot(place.x - x, place.y - y);
  return [{ x, y }, ...aside.filter((place) => inside(zone.ring, place.x, place.y)).sort((a, b) => far(a) - far(b))];
}

function touches(other, place, scale) {
  const half = other.half ?? PIN;
  return Math.abs(other.x - place.x) * scale < half + DROP && Math.abs(other.y - place.y) * scale < Math.min(half, PIN) + DROP;
}

/** Names stand at the foot of their zone and give way to whatever lies there. */
export function nameEntries(zones, taken, scale, asked, named) {
  const entries = [];
  for (const zone of zones.values()) {
    if (!zone.name || !(asked.has(zone.id) || named(zone, scale))) continue;
    const room = (zone.box.east - zone.box.west) * scale - 6, whole = zone.name.length * LETTER;
    const width = whole <= room ? whole : Math.max(...zone.name.split(' ').map((word) => word.length * LETTER));
    const fits = whole <= room || (width <= room && whole <= 2 * room && (zone.box.north - zone.box.south) * scale > 76);
    if (!fits && !asked.has(zone.id)) continue;
    const x = (zone.box.west + zone.box.east) / 2, y = zone.box.south + 3 / scale;
    const hit = taken.some((spot) => Math.abs(spot.x - x) * scale < width / 2 + 15 && (spot.y - y) * scale < 31 && (spot.y - y) * scale > -16);
    if (hit && !asked.has(zone.id)) continue;
    entries.push({ key: zone.id, x, y, look: String(Math.round(room)), title: zone.name, build: () => el('span', { class: `zone-name${zone.strong ? ' strong' : ''}`, style: `max-width: ${Math.round(Math.max(room, width))}px` }, zone.name) });
  }
  return entries;
}
