// One storage unit: facts, chart and excursions of the chosen period; new values flow in while someone looks.
import { address, get, root, sentence } from '../frame/api.js';
import { age, ageText, celsius, dayText, durationText, localParts, momentText, monthText, now } from '../frame/clock.js';
import { el, stateShape, svg, text } from '../frame/dom.js';
import { isLive, isLost } from '../frame/live.js';
import { site } from '../frame/site.js';
import { number, t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { drawChart } from './chart.js';
import { loadChecks, openCheck, showChecks } from './checks.js';
import { calibrationWords, loadCustody, showCustody } from './custody.js';
import { recordedExcursions, showExcursions } from './excursions.js';

const HOUR = 3_600_000, WEEK = 168 * HOUR;
const PERIODS = { '24h': 24 * HOUR, '48h': 48 * HOUR, '30d': 720 * HOUR, '1y': 8760 * HOUR };
const REFRESH_MS = 5_000, CHART_EVERY = 6, TICK_MS = 1_000;

const at = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);
const id = asked.get('id') ?? '';
let period = asked.get('period') in PERIODS ? asked.get('period') : '48h';
const may = { close: at('main').dataset.signs === 'true', commission: at('main').dataset.commissions === 'true' };
let places, unit, lapses, summary, chart, recorded, checks, custody, drawn, turns = 0;

at('periods').addEventListener('click', (event) => { if (event.target.value) choose(event.target.value); });
at('check')?.addEventListener('click', () => openCheck(unit, onRecord));
at('export')?.addEventListener('beforetoggle', fillExports);
at('chart').addEventListener('pointermove', point);
at('chart').addEventListener('pointerleave', () => point(null));
new ResizeObserver(() => { if (chart) draw(); }).observe(at('chart'));
press();
start();

async function start() {
  try {
    places = await site();
    await aim();
    await refresh(true);
    await onRecord();
    at('excursions').querySelector('.aimed')?.scrollIntoView({ block: 'center' });
  } catch (error) {
    isLost();
    toast(sentence(error));
  }
  setInterval(() => { if (!document.hidden) refresh(++turns % CHART_EVERY === 0).catch(isLost); }, REFRESH_MS);
  setInterval(() => { if (unit) facts(); }, TICK_MS);
}

// Who comes for one excursion sees the shortest period that has it.
async function aim() {
  const aimed = asked.get('excursion');
  if (!aimed || asked.has('period')) return;
  const { start } = await get(`storage-units/${encodeURIComponent(id)}/excursions/${encodeURIComponent(aimed)}`).catch(() => ({}));
  period = Object.keys(PERIODS).find((name) => now() - Date.parse(start) < PERIODS[name]) ?? period;
  press();
}

async function refresh(everything) {
  const path = `storage-units/${encodeURIComponent(id)}`;
  const range = span();
  const mine = period;
  const points = Math.max(200, Math.min(800, Math.round(at('chart').clientWidth / 1.5)));
  const [newUnit, newLapses, newSummary, newChart, newRecorded] = await Promise.all([get(path), get(`${path}/lapses`), everything ? get(`${path}/summary`, range) : summary, everything ? get(`${path}/chart`, { ...range, points }) : chart, recordedExcursions(id, range).catch((error) => { if (everything) throw error; return recorded; })]);
  if (mine !== period) return;
  if (!everything && news(newRecorded) !== news(recorded)) return refresh(true); // A chart of before would contradict it.
  const told = JSON.stringify(recorded) !== JSON.stringify(newRecorded);
  const moved = !everything && unit && newUnit.celsius !== unit.celsius;
  [unit, lapses, summary, chart, recorded] = [newUnit, newLapses.items, newSummary, newChart, newRecorded];
  isLive();
  title();
  facts();
  if (everything || moved) draw();
  if (everything || told) excursions();
}

// What is new about excursions, beside how long one has lasted.
function news(excursions) {
  return JSON.stringify(excursions.map(({ id, start, end, state, firings }) => [id, start, end, state, firings.length]));
}

// What people put on record; read again when somebody did.
async function onRecord() {
  [checks, custody] = await Promise.all([loadChecks(id, new Date(now() - Math.min(Math.max(PERIODS[period], WEEK), 399 * 24 * HOUR)).toISOString().slice(0, 10)), loadCustody(id)]);
  showChecks(at('checks-list'), checks.days);
  showCustody(unit, custody, may, () => refresh(true).then(onRecord).catch((error) => toast(sentence(error))));
  title();
  draw();
}

function excursions() {
  showExcursions(at('excursions'), { unit, chart, recorded, mayClose: may.close, aimed: asked.get('excursion'), changed: () => refresh(true) });
}

function span() {
  const to = Math.ceil(now() / 60_000) * 60_000;
  return { from: new Date(to - PERIODS[period]).toISOString(), to: new Date(to).toISOString() };
}

function choose(name) {
  period = name;
  asked.set('period', name);
  history.replaceState(null, '', `?${asked}`);
  press();
  refresh(true).then(onRecord).catch((error) => toast(sentence(error)));
}

function press() {
  for (const button of at('periods').children) button.setAttribute('aria-pressed', String(button.value === period));
}

function title() {
  document.title = `${unit.name} · Wardkeeper`;
  text(at('name'), unit.name);
  const state = at('state'), look = `state ${unit.state}`;
  if (state.className !== look) {
    state.className = look;
    state.replaceChildren(stateShape(unit.state), t(`state.${unit.state}.now`));
  }
  showLapses();
  const probe = unit.serial || unit.device, calibration = custody && calibrationWords(unit, custody.certificates);
  text(at('place'), [t('details.place', unit.zone.name, places.name(unit.zone.level)), probe && t('unit.probe', probe), calibration && !calibration.expired && calibration.words].filter(Boolean).join(' · '));
  text(at('calibration'), calibration?.expired ? calibration.words : '');
}

// What is wrong beside the temperature: nothing is said of a door that is shut, nor twice that the sensor is silent.
function showLapses() {
  const told = lapses.filter((one) => one.state === 'yes' || (one.state === 'unknown' && unit.state !== 'unknown')).map((one) => ({ words: one.state === 'yes' ? t(`unit.lapse.${one.lapse}`, durationText(one.seconds)) : t(`unit.lapse.${one.lapse}.unknown`), high: one.fired.some((rule) => rule.priority === 'high'), fired: one.fired.length > 0 }));
  const place = at('lapses'), look = JSON.stringify(told);
  if (place.dataset.look === look) return;
  place.dataset.look = look;
  place.replaceChildren(...told.map(({ words, high, fired }) => (fired ? el('span', { class: `state ${high ? 'high' : 'too-warm'}` }, stateShape(high ? 'high' : 'too-warm'), words) : el('span', { class: 'quiet small' }, words))));
}

function facts() {
  const words = at('periods').querySelector('[aria-pressed="true"]').textContent;
  const seen = unit.seen ? t('age.ago', ageText(age(unit.seen))) : t('age.never');
  const covered = summary?.expected ? Math.min(100, Math.floor((summary.received / summary.expected) * 100)) : null;
  const share = covered == null ? '°C' : t('unit.covered', number(covered, 0));
  const list = [
    [t('unit.now'), unit.celsius == null ? '—' : t('unit.celsius', celsius(unit.celsius)), unit.missing ? t(`missing.${unit.missing}`) : seen, unit.state],
    [t('unit.limits'), t(unit.lowCel < 0 ? 'unit.span.below' : 'unit.span', celsius(unit.lowCel), celsius(unit.highCel)), since()],
    [t('unit.extremes', words), summary?.minCel == null ? '—' : `${celsius(summary.minCel)} · ${celsius(summary.maxCel)}`, '°C'],
    summary?.mktCel == null ? [t('unit.mean', words), celsius(summary?.meanCel), share] : [t('unit.mkt', words), celsius(summary.mktCel), share],
    [t('unit.unknown', words), unknown() ? durationText(unknown()) : t('unit.unknown.none'), ''],
  ];
  const place = at('facts');
  if (!place.firstChild) place.append(...list.map(() => el('div', {}, el('dt'), el('dd', {}, el('span'), ' ', el('small')))));
  list.forEach(([term, value, small, state], i) => {
    const [dt, dd] = place.children[i].children;
    text(dt, term);
    text(dd.firstElementChild, value);
    text(dd.lastElementChild, small);
    dd.className = state ?? '';
  });
}

// What the table lists, added up: the two never contradict each other.
function unknown() {
  return chart ? chart.gaps.reduce((sum, gap) => sum + (Date.parse(gap.to) - Date.parse(gap.from)) / 1000, chart.shortGaps.seconds) : 0;
}

function since() {
  const when = Date.parse(unit.limitsSince ?? '');
  return Number.isFinite(when) && when > 0 ? t('unit.since', dayText(when)) : '°C';
}

function draw() {
  const words = at('periods').querySelector('[aria-pressed="true"]').textContent;
  drawn = drawChart(at('chart'), { ...chart, checks: checks?.all ?? [] }, unit, t('chart.description', unit.name, words, celsius(summary?.minCel), celsius(summary?.maxCel)));
}

// The reading under the pointer, told beside the title.
function point(event) {
  drawn?.cursor?.remove();
  const near = event && drawn?.nearest(event.clientX - at('chart').getBoundingClientRect().left);
  text(at('reading'), near ? t('chart.point', momentText(near.at), near.min === near.max ? celsius(near.last) : `${celsius(near.min)}–${celsius(near.max)}`) : t('chart.legend'));
  if (!near) return;
  const { x, top, bottom } = drawn.frame;
  drawn.cursor = svg('line', { class: 'cursor', x1: x(near.at), x2: x(near.at), y1: top, y2: bottom });
  drawn.drawing.append(drawn.cursor);
}

// What is shown, and the last three months, as CSV.
function fillExports() {
  const log = (from, to) => address(`storage-units/${encodeURIComponent(id)}/log`, { format: 'csv', from, to });
  const link = (words, url) => el('a', { class: 'item', href: url, download: '' }, words);
  const shown = span();
  const links = [link(t('unit.export.shown', at('periods').querySelector('[aria-pressed="true"]').textContent), log(shown.from, shown.to))];
  let end = now() + 24 * HOUR;
  for (let i = 0; i < 3; i++) {
    const start = monthStart(i === 0 ? now() : end - 12 * HOUR);
    links.push(link(monthText(start + 12 * HOUR), log(new Date(start).toISOString(), new Date(i === 0 ? now() : end).toISOString())));
    end = start;
  }
  links.push(el('a', { class: 'item', href: new URL(`exports/?unit=${encodeURIComponent(id)}`, root) }, t('unit.export.more')));
  at('export').replaceChildren(...links, el('p', { class: 'hint' }, t('unit.export.hint')));
}

// Midnight of the first of the month in the hospital's time zone.
function monthStart(when) {
  let hour = Math.floor(when / HOUR) * HOUR;
  for (let local = localParts(hour); local.day !== 1 || local.hour !== 0; local = localParts(hour)) hour -= local.hour ? local.hour * HOUR : 24 * HOUR;
  return hour;
}
