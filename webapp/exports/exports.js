// What left the house, who took it, and what is leaving it now; and a form to take more.
import { address, get, send, sentence } from '../frame/api.js';
import { dayText, localParts, momentText, now } from '../frame/clock.js';
import { el } from '../frame/dom.js';
import { site } from '../frame/site.js';
import { number, plural, t } from '../frame/texts.js';
import { showMonthly } from './monthly.js';

const CALM_MS = 15_000, BUSY_MS = 1_500, PAGE = 50, SCHEDULE = 'the schedule';

const at = (id) => document.getElementById(id);
const form = at('ask'), rows = at('exports').tBodies[0];
let names = new Map(), shown = PAGE, timer;

form.addEventListener('submit', (event) => { event.preventDefault(); ask(); });
at('unit').addEventListener('change', settle);
at('more').addEventListener('click', () => { shown = Math.min(200, shown + PAGE); refresh(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
begin();

async function begin() {
  lastMonth();
  try {
    await site();
    const units = (await get('storage-units')).items;
    names = new Map(units.map((unit) => [unit.id, unit.name]));
    at('unit').append(...units.map((unit) => el('option', { value: unit.id }, unit.name)));
    at('unit').value = new URLSearchParams(location.search).get('unit') ?? units[0]?.id ?? '';
    settle();
    await showMonthly(units);
  } catch (error) {
    say(sentence(error));
  }
  refresh();
}

// The month before this one: what most people come for.
function lastMonth() {
  const today = new Date(now());
  const day = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
  at('from').value = day(new Date(today.getFullYear(), today.getMonth() - 1, 1));
  at('to').value = day(new Date(today.getFullYear(), today.getMonth(), 0));
}

// Several units are one zip, of whatever form; a CSV alone has no place for its manifest there.
function settle() {
  const all = at('unit').value === '', format = at('format');
  format.querySelector('[value="csv"]').disabled = all;
  if (all && format.value === 'csv') format.value = 'zip';
}

function ask() {
  const from = at('from').value, to = at('to').value, unit = at('unit').value;
  if (!from || !to || to < from) return say(t('exports.wrong.period'));
  say('');
  const path = unit ? `storage-units/${encodeURIComponent(unit)}/log` : 'storage-units/log';
  const link = el('a', { href: address(path, { format: at('format').value, from, to: dayAfter(to) }), download: '' });
  document.body.append(link);
  link.click();
  link.remove();
  clearTimeout(timer);
  timer = setTimeout(refresh, 500);
}

// People name the last day, the server wants the moment that follows it.
function dayAfter(text) {
  const day = new Date(`${text}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

async function refresh() {
  clearTimeout(timer);
  let busy = false;
  try {
    const page = await get('exports', { limit: shown });
    busy = page.items.some((one) => one.state === 'running');
    rows.replaceChildren(...page.items.map(row));
    at('exports').hidden = page.items.length === 0;
    at('nothing').hidden = page.items.length !== 0;
    at('more').hidden = !page.after || shown >= 200;
  } catch (error) {
    say(sentence(error));
  }
  if (names.size) showMonthly();
  if (!document.hidden) timer = setTimeout(refresh, busy ? BUSY_MS : CALM_MS);
}

function row(one) {
  return el('tr', {},
    el('td', {}, el('time', { datetime: one.begun }, momentText(one.begun))),
    el('td', {}, one.by === SCHEDULE ? t('exports.by.schedule') : one.by),
    el('td', { class: 'what', title: one.units.map(nameOf).join(', ') }, what(one.units)),
    el('td', {}, period(new Date(one.from), new Date(new Date(one.to) - 1))),
    el('td', {}, t(`exports.format.${one.format}.short`)),
    el('td', {}, ...state(one)),
    el('td', { class: 'no-print' }, action(one)));
}

// The year where it is another one, and at the end.
function period(from, last) {
  const begun = localParts(from).year, ended = localParts(last).year;
  return `${dayText(from)}${begun === ended ? '' : ` ${begun}`} – ${dayText(last)} ${ended}`;
}

function what(units) {
  return units.length === 1 ? nameOf(units[0]) : plural('exports.units', units.length);
}

function nameOf(id) {
  return names.get(id) ?? id;
}

function state(one) {
  if (one.state !== 'running') {
    const lines = one.state === 'done' ? ` · ${plural('exports.lines', one.lines)}` : '';
    return [t(`exports.state.${one.state}`) + lines];
  }
  const done = one.units.length === 1 ? plural('exports.lines', one.lines) : t('exports.progress', number(one.unitsDone, 0), number(one.units.length, 0));
  const bar = one.units.length === 1 ? el('progress', { 'aria-label': t('exports.state.running') })
    : el('progress', { value: one.unitsDone, max: one.units.length, 'aria-label': t('exports.state.running') });
  return [bar, ` ${done}`];
}

function action(one) {
  if (one.state === 'running') return el('button', { class: 'button', type: 'button', onclick: () => callOff(one.id) }, t('exports.callOff'));
  if (one.hasFile) return el('a', { href: address(`exports/${one.id}/file`), download: '' }, t('exports.download'));
  return one.hasManifest ? el('a', { href: address(`exports/${one.id}/manifest`), download: 'manifest.json' }, t('exports.manifest')) : null;
}

async function callOff(id) {
  try {
    await send('DELETE', `exports/${id}`);
  } catch (error) {
    say(sentence(error));
  }
  refresh();
}

function say(words) {
  at('wrong').textContent = words;
  at('wrong').hidden = !words;
}
