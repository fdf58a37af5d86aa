// Devices for administrators: the worst first, one panel for one device; refreshed while someone looks.
import { get, sentence } from '../frame/api.js';
import { el, text } from '../frame/dom.js';
import { isLive, isLost } from '../frame/live.js';
import { site } from '../frame/site.js';
import { plural, t } from '../frame/texts.js';
import { closePanel, openPanel, refreshPanel, tickPanel } from './panel.js';
import { register } from './register.js';
import { drawDevices, drawStrangers, tickRows } from './rows.js';

const REFRESH_MS = 15_000, TICK_MS = 1_000, TYPING_MS = 200;
const STEP = 200, MOST = 1_000;

const at = (id) => document.getElementById(id);
const input = at('q'), chips = at('conditions'), table = at('devices'), strangers = at('strangers'), nothing = at('nothing'), more = at('more');
const asked = new URLSearchParams(location.search);
let condition = [...chips.children].some((chip) => chip.value === asked.get('condition')) ? asked.get('condition') : '';
let chosen = asked.get('device');
let limit = STEP, typing = 0, running, places, devices = [];

input.value ||= asked.get('q') ?? '';
press();
input.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => { limit = STEP; refresh(); }, TYPING_MS); });
chips.addEventListener('click', (event) => {
  const chip = event.target.closest('button');
  if (!chip) return;
  condition = chip.value;
  limit = STEP;
  press();
  refresh();
});
more.addEventListener('click', () => { limit = Math.min(limit + STEP, MOST); refresh(); });
at('register').addEventListener('click', () => register('', changed));
setInterval(() => { if (!document.hidden) refresh(); }, REFRESH_MS);
setInterval(() => { tickRows(); tickPanel(); }, TICK_MS);
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
refresh();

async function refresh() {
  running?.abort();
  const mine = running = new AbortController();
  const q = input.value.trim();
  remember(q);
  try {
    places ??= await site();
    const unknown = condition === 'unknown';
    const [answer, knocks] = await Promise.all([
      get('devices', { q, condition: unknown ? null : condition, sort: 'worst', limit }, mine.signal),
      unknown ? get('devices/unknown', {}, mine.signal) : null]);
    if (mine.signal.aborted) return;
    isLive();
    devices = answer.items;
    count(answer.totals);
    if (unknown) showStrangers(knocks.items, q);
    else await showDevices(answer, q);
    if (chosen) await refreshPanel(chosen, known(chosen), places, { close: leave, changed });
  } catch (error) {
    if (error.name === 'AbortError') return;
    isLost();
    if (devices.length === 0) say(sentence(error), t('find.trying'));
  }
}

async function showDevices(answer, q) {
  strangers.hidden = true;
  await drawDevices(table, answer.items, places, { chosen, choose });
  table.hidden = answer.items.length === 0;
  more.hidden = !answer.after || limit >= MOST;
  text(at('shown'), answer.after ? t('devices.shown', answer.items.length, answer.total) : plural('devices.count', answer.total));
  if (answer.items.length) nothing.hidden = true;
  else if (q) say(t('devices.none.search'), t('devices.none.search.next'));
  else say(t(`devices.none.${condition || 'all'}`), t(condition ? 'devices.none.fine' : 'devices.none.all.next'));
}

function showStrangers(items, q) {
  const fitting = items.filter((item) => item.urn.toLowerCase().includes(q.toLowerCase()));
  table.hidden = more.hidden = true;
  drawStrangers(strangers, fitting, (urn) => register(urn, changed));
  strangers.hidden = fitting.length === 0;
  text(at('shown'), fitting.length ? t('devices.unknown.lead') : '');
  if (fitting.length) nothing.hidden = true;
  else say(t('devices.none.unknown'), t('devices.none.unknown.next'));
}

function count(totals) {
  for (const chip of chips.children) text(chip.querySelector('b'), String(totals[chip.value || 'all']));
}

function say(what, next) {
  table.hidden = strangers.hidden = more.hidden = true;
  nothing.replaceChildren(el('b', {}, what), el('span', {}, next));
  nothing.hidden = false;
}

function choose(urn) {
  chosen = urn;
  remember(input.value.trim());
  mark();
  openPanel(urn, known(urn), places, { close: leave, changed });
}

function leave() {
  const row = rowOf(chosen);
  chosen = null;
  remember(input.value.trim());
  mark();
  closePanel();
  (row?.querySelector('button') ?? input).focus();
}

/** A device was registered or its keys have changed. */
function changed(urn) {
  if (urn) choose(urn);
  refresh();
}

function mark() {
  for (const row of table.tBodies[0].rows) row.querySelector('button').setAttribute('aria-current', String(row.dataset.id === chosen));
}

function known(urn) {
  return devices.find((device) => device.urn === urn);
}

function rowOf(urn) {
  return [...table.tBodies[0].rows].find((row) => row.dataset.id === urn);
}

function press() {
  for (const chip of chips.children) chip.setAttribute('aria-pressed', String(chip.value === condition));
}

function remember(q) {
  const query = new URLSearchParams();
  if (condition) query.set('condition', condition);
  if (q) query.set('q', q);
  if (chosen) query.set('device', chosen);
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
}
