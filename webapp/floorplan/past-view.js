// The past in words: the list, the panel and the table beside the plan while it is replayed.
import { glyph, kindName, sureness } from '../frame/asset.js';
import { dayText, pastText, timeText } from '../frame/clock.js';
import { el, icon } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { stayFacts, stayLine } from './stay.js';

const byName = (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true });

const since = ({ visit, at }) => (dayText(visit.entered) === dayText(at) ? timeText : pastText)(visit.entered);

export function pastList(list, markers, selected, choose) {
  const look = markers.map((m) => [m.id, m.zone.id, m.form, m.id === selected].join()).join(';');
  if (list.dataset.look === look) return;
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  list.dataset.look = look;
  list.replaceChildren(...[...markers].sort(byName).map((marker) => el('li', {},
    el('button', { type: 'button', class: 'hit', 'data-id': marker.id, 'aria-current': String(marker.id === selected), onclick: () => choose(marker.id) },
      glyph(marker),
      el('span', { class: 'cut' }, el('b', { class: 'name cut' }, marker.name), el('span', { class: 'where cut' }, `${marker.zone.name} · ${t(`replay.${marker.form}`)}`)),
      el('span', { class: 'far' }, el('span', { class: 'age' }, t('replay.since', since(marker))))))));
  if (focused) list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

export function pastDetails(container, marker, site, close) {
  const look = ['past', marker.id, marker.visit.entered, marker.form].join();
  if (container.dataset.look === look) return;
  const focused = container.contains(document.activeElement);
  container.dataset.look = look;
  const facts = [[t('replay.where'), t('details.place', marker.zone.name, site.name(marker.zone.level))], ...stayFacts(marker.visit)];
  container.replaceChildren(
    el('div', { class: 'heading' }, glyph(marker),
      el('div', {}, el('h2', { id: 'details-name' }, marker.name), el('span', { class: 'quiet small' }, `${marker.id} · ${kindName(marker.kind)}`)),
      el('button', { type: 'button', class: 'close', 'data-does': 'close', 'aria-label': t('dialog.close'), onclick: close }, icon('close'))),
    el('dl', { class: 'facts-list' }, ...facts.flatMap(([term, value]) => [el('dt', {}, term), el('dd', {}, value)])));
  if (focused) container.querySelector('[data-does="close"]').focus();
}

export function pastTable(container, markers, words, site, choose) {
  const look = ['past', words, ...markers.map((m) => [m.id, m.zone.id, m.form, m.visit.entered].join())].join(';');
  if (container.dataset.look === look) return;
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  container.dataset.look = look;
  container.replaceChildren(el('table', {}, el('caption', {}, words),
    el('thead', {}, el('tr', {}, ['table.name', 'table.kind', 'table.zone', 'table.level', 'details.sure', 'replay.stay'].map((key) => el('th', { scope: 'col' }, t(key))))),
    el('tbody', {}, [...markers].sort(byName).map((marker) => el('tr', {},
      el('td', {}, el('button', { type: 'button', 'data-id': marker.id, onclick: () => choose(marker.id) }, marker.name)),
      el('td', {}, kindName(marker.kind)), el('td', {}, marker.zone.name), el('td', {}, site.name(marker.zone.level)),
      el('td', {}, marker.form === 'old' ? t('replay.old') : sureness(marker.visit.confidence) || t('stay.notNoted')),
      el('td', {}, stayLine(marker.visit)))))));
  if (focused) container.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}
