// One device: what is known of it, its refusals, its keys.
import { get, sentence } from '../frame/api.js';
import { age, ageText, durationText, momentText } from '../frame/clock.js';
import { el, icon } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { fillKeys } from './keys.js';
import { batteryText, clockText, conditionShape, deviceName, devicePath, heardText, refusalText, sinceText, unitNames } from './words.js';

const panel = document.getElementById('device');
let device, names = new Map(), levels;

export async function openPanel(urn, known, places, does) {
  panel.hidden = false;
  device = known ?? { urn };
  levels = places;
  build(does);
  panel.querySelector('h2').focus();
  panel.scrollIntoView({ block: 'nearest' });
  await refreshPanel(urn, known, places, does);
}

export function closePanel() {
  panel.hidden = true;
  device = undefined;
}

/**
 * Shows what is known now, and asks for what the list does not tell. A panel that is not yet there is opened without
 * taking the focus.
 */
export async function refreshPanel(urn, listed, places, does) {
  const path = devicePath(urn);
  try {
    levels = places;
    const [fresh, refused, known] = await Promise.all([listed ?? get(path), get(`${path}/refusals`), unitNames().catch(() => new Map())]);
    if (device && device.urn !== urn) return;
    const first = panel.hidden;
    device = fresh;
    names = known;
    if (first) {
      panel.hidden = false;
      build(does);
    }
    heading();
    tickPanel();
    await fillKeys(panel.querySelector('.keys'), urn, does.changed);
    refusals(refused.items);
  } catch (error) {
    if (error.status === 404 && panel.hidden) does.close();
    else panel.querySelector('.facts-list')?.replaceChildren(el('dd', { class: 'quiet' }, sentence(error)));
  }
}

/** Ages go on between two refreshes. */
export function tickPanel() {
  if (!device?.registered) return;
  panel.querySelector('.facts-list').replaceChildren(...facts().flatMap(([term, value]) => [el('dt', {}, term), el('dd', {}, value)]));
}

function build(does) {
  panel.replaceChildren(
    el('div', { class: 'heading' },
      el('div', {}, el('h2', { id: 'device-name', tabindex: '-1' }), el('span', { class: 'quiet small' })),
      el('button', { type: 'button', class: 'close', 'aria-label': t('dialog.close'), onclick: does.close }, icon('close'))),
    el('div', { class: 'chips states' }),
    el('dl', { class: 'facts-list' }),
    el('section', { class: 'keys', 'aria-labelledby': 'keys-title' }, el('h3', { id: 'keys-title' }, t('devices.keys'))),
    el('section', { class: 'refusals', 'aria-labelledby': 'refusals-title' }, el('h3', { id: 'refusals-title' }, t('devices.refusals')), el('ol', {})));
  heading();
}

function heading() {
  const title = panel.querySelector('h2');
  const name = device.kind ? deviceName(device, names) : device.urn;
  if (title.textContent !== name) title.textContent = name;
  title.nextElementSibling.textContent = device.urn;
  const states = panel.querySelector('.states');
  const look = (device.conditions ?? []).join();
  if (states.dataset.look === look) return;
  states.dataset.look = look;
  states.replaceChildren(...(device.conditions ?? []).map((condition) => el('span', { class: `state ${condition}` }, conditionShape(condition), t(`devices.${condition}`))));
}

function facts() {
  const told = [[t('devices.about.where'), device.where ? t('details.place', device.where.name, levels.name(device.where.level)) : '—'],
    [t('devices.column.heard'), device.heard ? heardText(device) : t('devices.notHeard', momentText(device.registered))]];
  if (device.through) told.push([t('devices.column.through'), device.through]);
  told.push([t('devices.about.every'), durationText(device.intervalSeconds)],
    [t('devices.column.clock'), clockText(device) ?? t('devices.clock.unknown')],
    [t('devices.column.battery'), device.batteryPercent == null ? t('devices.battery.none') : t('devices.battery.at', batteryText(device), ageText(age(device.batteryAt)))]);
  if (device.serial) told.push([t('devices.serial'), device.serial]);
  told.push([t('devices.about.registered'), momentText(device.registered)]);
  return told;
}

function refusals(items) {
  const list = panel.querySelector('.refusals ol');
  const look = items.map((item) => item.at).join();
  if (list.dataset.look === look && list.firstChild) return;
  list.dataset.look = look;
  list.replaceChildren(...(items.length ? items.map(refusal) : [el('li', { class: 'quiet small' }, t('devices.refusals.none'))]));
}

function refusal(item) {
  const other = item.speaker && item.speaker !== device.urn ? item.speaker : null;
  const about = item.device && item.device !== device.urn ? item.device : null;
  return el('li', {},
    el('div', { class: 'pairs' }, el('b', {}, refusalText(item)), el('time', { class: 'small quiet', datetime: item.at, title: momentText(item.at) }, sinceText(item.at))),
    el('p', { class: 'small', lang: 'en' }, `${item.code} ${item.reason}`),
    other && el('p', { class: 'small quiet' }, t('devices.refusal.by', other)),
    about && el('p', { class: 'small quiet' }, t('devices.refusal.about', about)));
}
