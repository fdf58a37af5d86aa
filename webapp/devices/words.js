// How a device is told: its name, its contact, its clock, its battery, its refusals. The same words in table and panel.
import { get } from '../frame/api.js';
import { age, ageText, durationText, momentText } from '../frame/clock.js';
import { icon } from '../frame/dom.js';
import { has, number, plural, t } from '../frame/texts.js';

const MOST_COUNTED = 1_000;
const DAY_SECONDS = 86_400;
const shapes = { silent: 'unknown', refused: 'refused', clock: 'clock', battery: 'battery', fine: 'in-range' };
let units;

/** The names of storage units by the URN of their sensor: whoever looks for a fridge's sensor knows the fridge. */
export async function unitNames() {
  units ??= get('storage-units').then((answer) => new Map(answer.items.map((unit) => [unit.device, unit.name])));
  units.catch(() => { units = undefined; });
  return units;
}

/** Where the server tells of a device; a URN may hold slashes, which stay as they are. */
export function devicePath(urn) {
  return `devices/${inPath(urn)}`;
}

export function keyPath(urn, identity) {
  return `${devicePath(urn)}/keys/${inPath(identity)}`;
}

function inPath(name) {
  return name.split('/').map(encodeURIComponent).join('/');
}

export function kindName(kind) {
  return t(`devices.kind.${kind}`);
}

/** "Sensor · Vaccine fridge 3", "Reader · 4.01", "Badge". */
export function deviceName(device, names) {
  const place = names.get(device.urn) ?? device.where?.name;
  return place ? t('devices.name', kindName(device.kind), place) : kindName(device.kind);
}

/** Level, serial number and URN, as far as there are any. */
export function deviceLine(device, places) {
  return [device.where && places.name(device.where.level), device.serial, device.urn].filter(Boolean).join(' · ');
}

export function worst(device) {
  return device.conditions[0] ?? 'fine';
}

export function conditionShape(condition) {
  const drawing = icon(shapes[condition], 12);
  drawing.setAttribute('class', 'shape');
  return drawing;
}

export function heardText(device) {
  return device.heard ? t('age.ago', ageText(age(device.heard))) : t('devices.notSince', momentText(device.registered));
}

export function clockText(device) {
  const skew = device.clockSkewSeconds;
  if (skew == null) return null;
  if (!device.conditions.includes('clock')) return t('devices.clock.right');
  return t(skew > 0 ? 'devices.clock.ahead' : 'devices.clock.behind', durationText(Math.abs(skew)));
}

export function batteryText(device) {
  return device.batteryPercent == null ? null : t('devices.percent', number(device.batteryPercent, 0));
}

/** What a refusal's code means to a person. */
export function refusalText(refusal) {
  const key = `devices.refusal.${refusal.code}`;
  return has(key) ? t(key) : t('devices.refusal.other', refusal.code);
}

/** "3 min ago", and the time where that is a day or more ago. */
export function sinceText(time) {
  const seconds = age(time);
  return seconds < DAY_SECONDS ? t('age.ago', ageText(seconds)) : momentText(time);
}

export function refusalsText(device) {
  if (device.refusals24h === 0) return null;
  return device.refusals24h >= MOST_COUNTED ? t('devices.refusals.most', number(MOST_COUNTED, 0)) : plural('devices.refusals', device.refusals24h);
}
