// The forms of what is selected. Each is { look, build(), fill(form) }: built once, then only filled.
import { el } from '../frame/dom.js';
import { number, t } from '../frame/texts.js';
import { newId } from './draft.js';
import { CATEGORIES, categoryName, nameOf, readerName } from './names.js';
import { apart, heart, walls, widened, zoneAt } from './shapes.js';

export function zoneForm(zone, ui, does) {
  const ways = ['elevator', 'stairs'].includes(zone.properties.category);
  return {
    look: `zone ${zone.id} ${ways} ${ui.others.length}`,
    build: () => [
      title(t('draw.zone'), t('draw.remove'), () => does.remove(zone.id)),
      field('name', t('draw.name'), el('input', { name: 'name', maxlength: 120, autocomplete: 'off', oninput: (event) => ui.draft.set(zone.id, { name: event.target.value }) })),
      field('category', t('draw.category'), el('select', { name: 'category', onchange: (event) => ui.draft.set(zone.id, { category: event.target.value }) },
        [...new Set([...CATEGORIES, zone.properties.category])].map((category) => el('option', { value: category }, categoryName(category))))),
      check('private', t('draw.zone.private'), t('draw.zone.private.hint'), (on) => ui.draft.set(zone.id, { private: on })),
      ways && leadsTo(zone, ui),
      el('p', { class: 'hint facts-line' })],
    fill: (form) => {
      const now = ui.draft.get(zone.id);
      put(form, 'name', now.properties.name);
      put(form, 'category', now.properties.category);
      form.querySelector('[name="private"]').checked = Boolean(now.properties.private);
      form.querySelector('.facts-line').textContent = t('draw.zone.size', number(area(now.geometry.coordinates[0]), 1), now.geometry.coordinates[0].length - 1);
    },
  };
}

export function levelForm(level, ui) {
  return {
    look: `level ${level.id}`,
    build: () => [title(t('draw.level')),
      field('name', t('draw.name'), el('input', { name: 'name', maxlength: 120, autocomplete: 'off', oninput: (event) => ui.draft.set(level.id, { name: event.target.value }) }))],
    fill: (form) => put(form, 'name', ui.draft.get(level.id).properties.name),
  };
}

export function doorForm(door, ui, does) {
  const line = door.geometry.type === 'LineString';
  const side = (index) => field(`side-${index}`, t(index ? 'draw.door.and' : 'draw.door.from'), el('select', { name: `side-${index}`,
    onchange: (event) => ui.draft.step((features) => { features.get(door.id).properties.units[index] = event.target.value; }) }, zoneOptions(ui)));
  return {
    look: `door ${door.id} ${ui.draft.zones.length} ${ui.others.length}`,
    build: () => [title(t('draw.door'), t('draw.remove'), () => does.remove(door.id)), side(0), side(1),
      line && field('width', t('draw.door.width'), el('input', { name: 'width', type: 'number', min: 0.5, max: 20, step: 0.1, inputmode: 'decimal', onchange: (event) => {
        const metres = Number(event.target.value);
        if (metres >= 0.5 && metres <= 20) ui.draft.reshape(door.id, widened(ui.draft.get(door.id).geometry.coordinates, metres));
      } })),
      !line && el('p', { class: 'hint' }, t('draw.door.point'))],
    fill: (form) => {
      const now = ui.draft.get(door.id);
      now.properties.units.forEach((id, index) => put(form, `side-${index}`, id));
      if (line) put(form, 'width', String(Math.round(apart(...now.geometry.coordinates) * 100) / 100));
    },
  };
}

export function readerForm(reader, ui, does) {
  const antennas = Object.keys(reader.properties.antennas ?? {});
  const place = (axis) => field(`at-${axis}`, axis ? 'y, m' : 'x, m', el('input', { name: `at-${axis}`, type: 'number', step: 0.1, inputmode: 'decimal', onchange: (event) => {
    const value = Number(event.target.value);
    if (Number.isFinite(value)) moveReader(ui, reader.id, axis, value);
  } }));
  return {
    look: `reader ${reader.id} ${antennas} ${ui.draft.zones.length}`,
    build: () => [title(t('draw.reader'), t('draw.reader.remove'), () => does.remove(reader.id)), el('p', { class: 'small urn' }, readerName(reader.id, ui)), el('div', { class: 'pair' }, place(0), place(1)), el('p', { class: 'hint facts-line' }),
      el('fieldset', { class: 'antennas' }, el('legend', {}, t('draw.antennas')),
        antennas.map((antenna) => antennaRow(antenna, reader, ui)),
        el('button', { type: 'button', class: 'button', onclick: () => addAntenna(reader, ui) }, t('draw.antenna.add')),
        el('p', { class: 'hint' }, t('draw.antennas.hint')))],
    fill: (form) => {
      const now = ui.draft.get(reader.id);
      now.geometry.coordinates.forEach((value, axis) => put(form, `at-${axis}`, String(value)));
      const zone = ui.draft.get(now.properties.unit_id);
      form.querySelector('.facts-line').textContent = zone ? t('draw.reader.in', zone.properties.name) : t('draw.reader.nowhere');
      for (const antenna of antennas) put(form, `antenna-${antenna}`, now.properties.antennas[antenna]);
    },
  };
}

/** Which reader the next tap hangs up: those that are registered and hang nowhere yet. */
export function placeForm(_, ui, does) {
  const free = ui.readers.filter((reader) => !ui.draft.get(reader.urn) && (!reader.level || reader.level === ui.level));
  if (!free.some((reader) => reader.urn === ui.placing)) ui.placing = free[0]?.urn ?? null;
  return {
    look: `place ${free.map((reader) => reader.urn)}`,
    build: () => [title(t('draw.reader.place')),
      free.length ? field('placing', t('draw.reader.which'), el('select', { name: 'placing', onchange: (event) => { ui.placing = event.target.value; does.render(); } },
        free.map((reader) => el('option', { value: reader.urn }, readerName(reader.urn, ui))))) : el('p', {}, t('draw.reader.none')),
      el('p', { class: 'hint' }, t('draw.reader.hint'))],
    fill: (form) => { if (ui.placing) put(form, 'placing', ui.placing); },
  };
}

export function pictureForm(_, ui, { picture }) {
  const box = (name, label) => field(name, label, el('input', { name, type: 'number', step: 0.1, inputmode: 'decimal', onchange: (event) => picture.type(name, Number(event.target.value)) }));
  return {
    look: `picture ${Boolean(ui.picture)}`,
    build: () => [title(t('draw.picture'), t('draw.picture.remove'), ui.picture && (() => picture.remove())),
      field('file', t(ui.picture ? 'draw.picture.other' : 'draw.picture.choose'), el('input', { name: 'file', type: 'file', accept: '.png,.svg,image/png,image/svg+xml', onchange: (event) => picture.choose(event.target) })),
      el('p', { class: 'hint' }, t('draw.picture.hint')),
      ui.picture && el('div', { class: 'three' }, box('west', 'x, m'), box('south', 'y, m'), box('width', t('draw.picture.width'))),
      ui.picture && field('opacity', t('draw.picture.opacity'), el('input', { name: 'opacity', type: 'range', min: 0.1, max: 1, step: 0.05, oninput: (event) => picture.fade(Number(event.target.value)) }))],
    fill: (form) => {
      if (!ui.picture) return;
      const { west, south, east } = ui.picture.place;
      for (const [name, value] of [['west', west], ['south', south], ['width', east - west]]) put(form, name, String(Math.round(value * 100) / 100));
      put(form, 'opacity', String(ui.picture.opacity));
    },
  };
}

function leadsTo(zone, ui) {
  const there = ui.draft.of('opening').flatMap((opening) => (opening.properties.units.includes(zone.id) ? opening.properties.units : []));
  const levels = ui.others.filter((level) => level.zones.length);
  return field('leads', t('draw.zone.leads'), el('select', { name: 'leads', onchange: (event) => {
    if (event.target.value) ui.draft.put({ type: 'Feature', id: newId(ui.level, 'd'), feature_type: 'opening', geometry: { type: 'Point', coordinates: heart(zone.geometry.coordinates[0]) }, properties: { level_id: ui.level, units: [zone.id, event.target.value] } });
    event.target.value = '';
  } }, el('option', { value: '' }, t('draw.zone.leads.choose')),
  levels.map((level) => el('optgroup', { label: level.name }, level.zones.filter((other) => !there.includes(other.id)).map((other) => el('option', { value: other.id }, other.properties.name))))));
}

function antennaRow(antenna, reader, ui) {
  return el('div', { class: 'antenna' }, field(`antenna-${antenna}`, t('draw.antenna', antenna), el('select', { name: `antenna-${antenna}`,
    onchange: (event) => ui.draft.step((features) => { features.get(reader.id).properties.antennas[antenna] = event.target.value; }) }, here(ui))),
  el('button', { type: 'button', class: 'button', 'aria-label': t('draw.antenna.remove', antenna), onclick: () => ui.draft.step((features) => { delete features.get(reader.id).properties.antennas[antenna]; }) }, '×'));
}

function addAntenna(reader, ui) {
  const taken = ui.draft.get(reader.id).properties.antennas ?? {};
  let next = 1;
  while (String(next) in taken) next++;
  const side = reader.properties.unit_id ?? zoneAt(ui.draft.zones, reader.geometry.coordinates)?.id ?? ui.draft.zones[0]?.id;
  if (side) ui.draft.step((features) => { features.get(reader.id).properties.antennas = { ...taken, [next]: side }; });
}

function moveReader(ui, urn, axis, value) {
  ui.draft.step((features) => {
    const reader = features.get(urn);
    reader.geometry.coordinates[axis] = value;
    const zone = zoneAt(ui.draft.zones, reader.geometry.coordinates);
    if (zone) reader.properties.unit_id = zone.id;
    else delete reader.properties.unit_id;
  });
}

function here(ui) {
  return [...ui.draft.zones].sort((a, b) => nameOf(a, ui).localeCompare(nameOf(b, ui), undefined, { numeric: true })).map((zone) => el('option', { value: zone.id }, zone.properties.name));
}

function zoneOptions(ui) {
  return [...here(ui), ...ui.others.map((level) => el('optgroup', { label: level.name }, level.zones.map((zone) => el('option', { value: zone.id }, zone.properties.name))))];
}

function area(ring) {
  return Math.abs(walls(ring).reduce((sum, [a, b]) => sum + a[0] * b[1] - b[0] * a[1], 0)) / 2;
}

// What it is, and how to be rid of it.
function title(words, remove = t('draw.remove'), act = null) {
  return el('div', { class: 'heading' }, el('h2', {}, words), act && el('button', { type: 'button', class: 'button', onclick: act }, remove));
}

function field(name, label, input) {
  input.id = `draw-${name}`;
  return el('div', {}, el('label', { for: input.id }, label), input);
}

function check(name, label, hint, act) {
  return el('label', { class: 'tick' }, el('input', { type: 'checkbox', name, onchange: (event) => act(event.target.checked) }), el('span', {}, label, el('span', { class: 'hint' }, hint)));
}

/** Whoever types is not interrupted. */
function put(form, name, value) {
  const input = form.querySelector(`[name="${CSS.escape(name)}"]`);
  if (input && input !== document.activeElement && input.value !== value) input.value = value;
}
