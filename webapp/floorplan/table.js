// The plan's equal as a table: every hit with what the plan tells by place and shape; also what is printed.
import { distance, kindName, shape, statusWord } from '../frame/asset.js';
import { age, ageText, celsius } from '../frame/clock.js';
import { el, stateShape } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { worstFirst } from './markers.js';

export function fillTable(container, items, units, site, choose) {
  delete container.dataset.look;
  container.replaceChildren(
    el('table', {}, el('caption', { class: 'unseen' }, t('floorplan.table')),
      head('table.name', 'table.kind', 'table.status', 'table.zone', 'table.level', 'table.distance', 'table.seen'),
      el('tbody', {}, items.map((asset) => assetRow(asset, site, choose)))),
    units.length ? el('table', {}, el('caption', { class: 'unseen' }, t('floorplan.unitTable')),
      head('table.unit', 'table.state', 'table.celsius', 'table.zone', 'table.seen'),
      el('tbody', {}, [...units].sort(worstFirst).map((unit) => unitRow(unit, choose)))) : '');
}

function head(...keys) {
  return el('thead', {}, el('tr', {}, keys.map((key) => el('th', { scope: 'col', class: /distance|celsius|seen/.test(key) ? 'num' : null }, t(key)))));
}

function assetRow(asset, site, choose) {
  const old = shape(asset) === 'old';
  return el('tr', {},
    el('td', {}, el('button', { type: 'button', onclick: () => choose('asset', asset.id) }, asset.name)),
    el('td', {}, kindName(asset.kind)),
    el('td', {}, old && asset.status === 'available' ? t('details.lastSeen') : statusWord(asset)),
    el('td', {}, asset.zone?.name ?? '—'), el('td', {}, asset.zone ? site.name(asset.zone.level) : '—'),
    el('td', { class: 'num' }, distance(asset.distanceMetres)), el('td', { class: 'num' }, ageText(age(asset.seen))));
}

function unitRow(unit, choose) {
  return el('tr', {},
    el('td', {}, el('button', { type: 'button', onclick: () => choose('unit', unit.id) }, unit.name)),
    el('td', {}, el('span', { class: `state ${unit.state}` }, stateShape(unit.state), t(`state.${unit.state}`))),
    el('td', { class: 'num' }, unit.celsius == null ? '—' : t('unit.celsius', celsius(unit.celsius))),
    el('td', {}, unit.zone.name), el('td', { class: 'num' }, ageText(age(unit.seen))));
}
