// What is on record about a unit: certificates, contents, rules and limits, sensors. Each a short list and its form.
import { address, call, get, send, token } from '../frame/api.js';
import { celsius, dayText, momentText, now } from '../frame/clock.js';
import { el } from '../frame/dom.js';
import { plural, t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { isLapse, ruleText } from './excursions.js';
import { openForm } from './forms.js';

const COUNTS = ['continuous', 'day', 'run'], PRIORITIES = ['high', 'medium', 'low'], LAPSES = ['door-open', 'power-off'], SIDES = ['above', 'below', ...LAPSES];
const at = (id) => document.getElementById(id);

/** Everything on record but checks and excursions: { certificates, lots, rules, sensors }. */
export async function loadCustody(id) {
  const path = `storage-units/${encodeURIComponent(id)}`;
  const [certificates, lots, rules, sensors] = await Promise.all(['certificates', 'lots', 'rules', 'sensors'].map((name) => get(`${path}/${name}`)));
  return { certificates: certificates.items, lots: lots.items, rules, sensors: sensors.items };
}

/** Fills the cards; `may` says what this person may change, `changed` is called when they did. */
export function showCustody(unit, record, may, changed) {
  showCertificates(unit, record.certificates, may, changed);
  showLots(unit, record.lots, may, changed);
  showRules(unit, record.rules.at, may, changed);
  showSensors(unit, record.sensors, may, changed);
}

/** How the present sensor's calibration stands: null without one. */
export function calibrationWords(unit, certificates) {
  const newest = certificates.filter((one) => one.device === unit.device).at(-1);
  if (!newest) return null;
  const days = Math.ceil((Date.parse(`${newest.due}T00:00Z`) - now()) / 86_400_000);
  return newest.expired ? { expired: true, words: t('unit.calibration.expired', dateWords(newest.due)) } : { expired: false, words: days > 60 ? t('unit.calibration.on', dateWords(newest.due)) : plural('unit.calibration.in', days) };
}

function showCertificates(unit, items, may, changed) {
  const rows = [...items].reverse().map((one) => el('li', {},
    el('div', { class: 'what' }, el('b', {}, t('certificate.line', one.number, one.laboratory)),
      el('span', { class: 'small quiet' }, t('certificate.dates', dateWords(one.calibrated), dateWords(one.due), celsius(one.uncertaintyCel, 2), celsius(one.offsetCel, 2)))),
    one.expired && el('span', { class: 'state too-warm' }, t('certificate.expired')),
    one.pdf ? el('a', { class: 'small', href: address(`storage-units/${encodeURIComponent(unit.id)}/certificates/${one.id}/pdf`), download: '' }, t('certificate.pdf'))
      : may.close && el('button', { class: 'link small no-print', type: 'button', 'aria-haspopup': 'dialog', onclick: () => attach(unit, one, changed) }, t('certificate.attach'))));
  fill('certificates', rows, t('certificate.none'), may.close && [t('certificate.add'), () => enterCertificate(unit, changed)]);
}

function enterCertificate(unit, changed) {
  openForm({
    title: t('certificate.add'), submit: t('certificate.submit'),
    fields: [{ name: 'number', label: t('certificate.number'), required: true }, { name: 'laboratory', label: t('certificate.laboratory'), required: true },
      { name: 'calibrated', label: t('certificate.calibrated'), type: 'date', required: true }, { name: 'due', label: t('certificate.due'), type: 'date', required: true },
      { name: 'uncertaintyCel', label: t('certificate.uncertainty'), type: 'number', required: true }, { name: 'offsetCel', label: t('certificate.offset'), type: 'number', value: 0 },
      { name: 'pdf', label: t('certificate.file'), type: 'file', hint: t('certificate.file.hint') }],
    send: async ({ pdf, ...certificate }) => {
      const entered = await send('POST', `storage-units/${encodeURIComponent(unit.id)}/certificates`, certificate);
      if (pdf) await file(unit, entered, pdf);
      toast(t('certificate.done'));
      changed();
    },
  });
}

function attach(unit, certificate, changed) {
  openForm({
    title: t('certificate.attach'), submit: t('certificate.submit'),
    fields: [{ name: 'pdf', label: t('certificate.file'), type: 'file', required: true, hint: t('certificate.file.hint') }],
    send: async ({ pdf }) => { await file(unit, certificate, pdf); changed(); },
  });
}

function file(unit, certificate, pdf) {
  return call(address(`storage-units/${encodeURIComponent(unit.id)}/certificates/${certificate.id}/pdf`),
    { method: 'PUT', body: pdf, headers: { Accept: 'application/json', 'Content-Type': 'application/pdf', 'X-CSRF-Token': token } });
}

function showLots(unit, items, may, changed) {
  const rows = items.map((lot) => el('li', {},
    el('div', { class: 'what' }, el('b', {}, lot.product), el('span', { class: 'small quiet' }, [t('lot.line', lot.lot), lot.amount, lot.expires && t('lot.expires', dateWords(lot.expires))].filter(Boolean).join(' · '))),
    may.close && el('button', { class: 'link small no-print', type: 'button', onclick: () => takeOut(unit, lot, changed) }, t('lot.out'))));
  fill('lots', rows, t('lot.none'), may.close && [t('lot.add'), () => openForm({
    title: t('lot.add'), submit: t('lot.submit'),
    fields: [{ name: 'product', label: t('lot.product'), required: true }, { name: 'lot', label: t('lot.lot'), required: true },
      { name: 'expires', label: t('lot.expiry'), type: 'date' }, { name: 'amount', label: t('lot.amount'), hint: t('lot.amount.hint') }],
    send: async (lot) => { await send('POST', `storage-units/${encodeURIComponent(unit.id)}/lots`, lot); changed(); },
  })]);
}

async function takeOut(unit, lot, changed) {
  await send('POST', `storage-units/${encodeURIComponent(unit.id)}/lots/${lot.id}/take-out`);
  toast(t('lot.outDone', lot.product));
  changed();
}

function showRules(unit, current, may, changed) {
  const rows = current.rules.map((rule) => el('li', {}, el('div', { class: 'what' }, el('b', {}, rule.name), el('span', { class: 'small quiet' }, ruleText(rule, unit))), el('span', { class: 'small quiet' }, t(`rule.priority.${rule.priority}`))));
  fill('rules', rows, t('rule.none'), may.close && [t('rule.change'), () => openRules(unit, current, changed)]);
}

// One rule a side and way of counting, as many rows as there are and one more.
function openRules(unit, current, changed) {
  const site = current.rules.filter((rule) => !rule.inclusive && !rule.name.startsWith('WHO '));
  const rows = [...site, {}];
  const choice = (name, key, values, value) => ({ name, label: t(`rule.${key}`), type: 'select', value, options: values.map((one) => [one, t(`rule.${key}.${one}`)]) });
  openForm({
    title: t('rule.change.title', unit.name), intro: t('rule.intro'), submit: t('rule.submit'), wide: true,
    fields: [
      { name: 'lowCel', label: t('rule.low'), type: 'number', value: unit.lowCel, required: true }, { name: 'highCel', label: t('rule.high'), type: 'number', value: unit.highCel, required: true },
      ...(unit.kind === 'refrigerator' ? [{ name: 'who', label: t('rule.who'), type: 'checkbox', value: current.who, whole: true }] : []),
      ...rows.flatMap((rule, i) => [{ legend: rule.name ?? t('rule.new') },
        { name: `name${i}`, label: t('rule.name'), value: rule.name, hint: rule.name ? t('rule.remove') : t('rule.name.hint') },
        choice(`direction${i}`, 'direction', SIDES, rule.direction), { name: `atCel${i}`, label: t('rule.at'), type: 'number', value: rule.atCel, hint: t('rule.at.hint'), unless: [`direction${i}`, LAPSES] },
        { name: `minutes${i}`, label: t('rule.minutes'), type: 'number', value: rule.seconds && rule.seconds / 60 }, { ...choice(`counts${i}`, 'counting', COUNTS, rule.counts), unless: [`direction${i}`, LAPSES] }, choice(`priority${i}`, 'priority', PRIORITIES, rule.priority)]),
    ],
    send: async (values) => {
      const path = `storage-units/${encodeURIComponent(unit.id)}`;
      const wanted = rows.map((_, i) => ({ name: values[`name${i}`], direction: values[`direction${i}`], atCel: values[`atCel${i}`], seconds: values[`minutes${i}`] == null ? null : Math.round(values[`minutes${i}`] * 60), counts: values[`counts${i}`], priority: values[`priority${i}`] }))
        .filter((rule) => rule.name).map((rule) => (isLapse(rule) ? { ...rule, counts: 'continuous' } : rule));
      await send('PUT', `${path}/limits`, { lowCel: values.lowCel, highCel: values.highCel });
      await send('PUT', `${path}/rules`, { who: values.who ?? false, site: wanted });
      toast(t('rule.done'));
      changed();
    },
  });
}

function showSensors(unit, items, may, changed) {
  const rows = [...items].reverse().map((one) => el('li', {},
    el('div', { class: 'what' }, el('b', { class: 'cut' }, one.serial || one.device),
      el('span', { class: 'small quiet' }, [one.model, one.firmware, one.buffer].filter(Boolean).join(' · '))),
    el('span', { class: 'small quiet' }, one.until ? t('sensor.span', one.since ? momentText(one.since) : t('sensor.first'), momentText(one.until)) : one.since ? t('sensor.since', momentText(one.since)) : t('sensor.always'))));
  fill('sensors', rows, t('sensor.none'), may.commission && [t('sensor.swap'), () => openForm({
    title: t('sensor.swap'), intro: t('sensor.intro'), submit: t('sensor.submit'),
    fields: [{ name: 'device', label: t('sensor.device'), hint: t('sensor.device.hint') }, { name: 'model', label: t('sensor.model') }, { name: 'firmware', label: t('sensor.firmware') }, { name: 'buffer', label: t('sensor.buffer'), hint: t('sensor.buffer.hint') }],
    send: async (sensor) => { await send('POST', `storage-units/${encodeURIComponent(unit.id)}/sensors`, sensor); toast(t('sensor.done')); changed(); },
  })]);
}

function fill(name, rows, none, action) {
  const place = at(name);
  place.querySelector('ul').replaceChildren(...(rows.length ? rows : [el('li', { class: 'none' }, none)]));
  place.querySelector('header button')?.remove();
  if (action) place.querySelector('header').append(el('button', { class: 'button no-print', type: 'button', 'aria-haspopup': 'dialog', onclick: action[1] }, action[0]));
}

function dateWords(date) {
  const at = Date.parse(`${date}T12:00Z`);
  return `${dayText(at)} ${date.slice(0, 4)}`;
}
