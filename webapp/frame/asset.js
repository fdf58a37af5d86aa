// How an asset is told and drawn, the same on every page: filled = free, outlined = in use, dashed = last seen.
import { age, ageText } from './clock.js';
import { el, kindIcon, text } from './dom.js';
import { has, number, t } from './texts.js';

const LAST_SEEN_SECONDS = 15 * 60;
const FRESH_SECONDS = 2 * 60;

/** 'free', 'busy' or 'old': what decides a marker's shape; one of the past brings its own. */
export function shape(asset) {
  if (asset.form) return asset.form;
  const seconds = age(asset.seen);
  if (seconds === null || seconds > LAST_SEEN_SECONDS) return 'old';
  if (asset.status !== 'available' || asset.held) return 'busy';
  return asset.free === false ? 'old' : 'free';
}

/** Between 2 and 15 minutes a marker carries its age beside it. */
export function ageing(asset) {
  if (asset.form) return false;
  const seconds = age(asset.seen);
  return seconds !== null && seconds >= FRESH_SECONDS && seconds <= LAST_SEEN_SECONDS;
}

/** What the status is in a word: held counts before available. */
export function statusWord(asset) {
  if (asset.status === 'available' && asset.held) return t('status.held');
  return t(`status.${asset.status}`);
}

export function sureness(confidence) {
  if (confidence == null) return '';
  return t(confidence >= 0.8 ? 'sure.high' : confidence >= 0.5 ? 'sure.middle' : 'sure.low');
}

export function kindName(kind, known) {
  return has(`kind.${kind}`) ? t(`kind.${kind}`) : (known ?? kind);
}

export function distance(metres) {
  return metres == null ? '—' : t('distance.metres', number(metres, 0));
}

/** "Corridor North · Level 4 · surely", "last seen in 4.25, 34 min ago". */
export function whereLine(asset, site) {
  if (!asset.zone || !asset.seen) return t('where.never');
  const form = shape(asset);
  const level = site.name(asset.zone.level);
  if (form === 'old') return t('where.old', asset.zone.name, level, ageText(age(asset.seen)));
  return t('where.now', asset.zone.name, level, form === 'busy' ? statusWord(asset).toLowerCase() : sureness(asset.confidence));
}

export function glyph(asset) {
  return el('span', { class: `glyph ${shape(asset)}`, 'aria-hidden': 'true' }, kindIcon(asset.kind));
}

/** One row of the list: a button that opens the asset's details. */
export function hitRow(asset, site, open) {
  const button = el('button', { type: 'button', class: 'hit', 'data-id': asset.id, onclick: () => open(asset.id) },
    el('span', {}), // replaced by the glyph
    el('span', { class: 'cut' }, el('b', { class: 'name cut' }), el('span', { class: 'where cut' })),
    el('span', { class: 'far' }, el('b'), el('span', { class: 'age' })));
  fillRow(button, asset, site);
  return el('li', {}, button);
}

/** Puts what is known now into a row; touches only what differs. */
export function fillRow(button, asset, site) {
  const form = `${asset.kind} ${shape(asset)}`;
  if (button.dataset.form !== form) {
    button.dataset.form = form;
    button.firstElementChild.replaceWith(glyph(asset));
  }
  const name = button.querySelector('.name');
  text(name, asset.name);
  name.title = asset.name;
  const where = button.querySelector('.where');
  text(where, whereLine(asset, site));
  where.title = where.textContent;
  text(button.querySelector('.far b'), asset.distanceMetres == null && shape(asset) !== 'old' ? '' : distance(asset.distanceMetres));
  text(button.querySelector('.age'), ageText(age(asset.seen)));
}
