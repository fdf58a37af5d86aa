// One storage unit: facts, chart and excursions of the chosen period; new values flow in while someone looks.
import { address, get, sentence } from '../frame/api.js';
import { age, ageText, celsius, dayText, durationText, localParts, momentText, monthText, now, spanText } from '../frame/clock.js';
import { el, stateShape, svg, text } from '../frame/dom.js';
import { isLive, isLost } from '../frame/live.js';
import { site } from '../frame/site.js';
import { number, plural, t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { drawChart } from './chart.js';

const HOUR = 3_600_000;
const PERIODS = { '24h': 24 * HOUR, '48h': 48 * HOUR, '30d': 720 * HOUR, '1y': 8760 * HOUR };
const REFRESH_MS = 5_000, CHART_EVERY = 6, TICK_MS = 1_000;

const at = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);
const id = asked.get('id') ?? '';
let period = asked.get('period') in PERIODS ? asked.get('period') : '48h';
let places, unit, summary, chart, drawn, turns = 0;

at('periods').addEventListener('click', (event) => { if (event.target.value) choose(event.target.value); });
at('export')?.addEventListener('beforetoggle', fillExports);
at('chart').addEventListener('pointermove', point);
at('chart').addEventListener('pointerleave', () => point(null));
new ResizeObserver(() => { if (chart) draw(); }).observe(at('chart'));
press();
start();

async function start() {
  try {
    places = await site();
    await refresh(true);
  } catch (error) {
    isLost();
    toast(sentence(error));
  }
  setInterval(() => { if (!document.hidden) refresh(++turns % CHART_EVERY === 0).catch(isLost); }, REFRESH_MS);
  setInterval(() => { if (unit) facts(); }, TICK_MS);
}

async function refresh(everything) {
  const path = `storage-units/${encodeURIComponent(id)}`;
  const range = span();
  const mine = period;
  const points = Math.max(200, Math.min(800, Math.round(at('chart').clientWidth / 1.5)));
  const [newUnit, newSummary, newChart] = await Promise.all([get(path), everything ? get(`${path}/summary`, range) : summary, everything ? get(`${path}/chart`, { ...range, points }) : chart]);
  if (mine !== period) return;
  const moved = !everything && unit && newUnit.celsius !== unit.celsius;
  [unit, summary, chart] = [newUnit, newSummary, newChart];
  isLive();
  title();
  facts();
  if (everything || moved) draw();
  if (everything) excursions();
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
  refresh(true).catch((error) => toast(sentence(error)));
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
  const probe = unit.serial || unit.device;
  text(at('place'), [t('details.place', unit.zone.name, places.name(unit.zone.level)), probe && t('unit.probe', probe)].filter(Boolean).join(' · '));
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
  drawn = drawChart(at('chart'), chart, unit, t('chart.description', unit.name, words, celsius(summary?.minCel), celsius(summary?.maxCel)));
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

function excursions() {
  const spans = [
    ...(summary.excursions ?? []).map((e) => ({ ...e, kind: /cold|below|low/.test(e.direction) ? 'below' : 'above' })),
    ...chart.gaps.map((gap) => ({ start: gap.from, end: gap.to, kind: 'gap' })),
  ].sort((a, b) => Date.parse(b.start) - Date.parse(a.start));
  const body = spans.length ? spans.map(excursionRow) : chart.shortGaps.count ? [] : [el('tr', {}, el('td', { colspan: 5, class: 'none' }, t('unit.noExcursions')))];
  at('excursions').replaceChildren(
    el('thead', {}, el('tr', {}, ['excursion', 'span', 'duration', 'peak', 'state'].map((name) => el('th', { scope: 'col', class: /duration|peak/.test(name) ? 'num' : null }, t(`excursion.${name}`))))),
    el('tbody', {}, body, chart.shortGaps.count ? shortGapsRow(chart.shortGaps) : null));
}

function excursionRow(span) {
  const state = { above: 'too-warm', below: 'too-cold', gap: 'unknown' }[span.kind];
  const limit = celsius(span.kind === 'above' ? unit.highCel : unit.lowCel);
  const peak = span.kind === 'gap' ? null : span.kind === 'above' ? span.maxCel : span.minCel;
  const seconds = span.seconds ?? (Date.parse(span.end ?? new Date(now()).toISOString()) - Date.parse(span.start)) / 1000;
  return el('tr', {},
    el('td', {}, el('span', { class: `state ${state}` }, stateShape(state), span.kind === 'gap' ? t('excursion.gap') : t(`excursion.${span.kind}`, limit))),
    el('td', {}, spanText(span.start, span.end)), el('td', { class: 'num' }, durationText(seconds)),
    el('td', { class: 'num' }, peak == null ? '—' : t('unit.celsius', celsius(peak))),
    el('td', {}, t(span.end ? 'excursion.over' : 'excursion.running')));
}

// Gaps too short to be seen in the chart, told together.
function shortGapsRow({ count, seconds }) {
  return el('tr', {},
    el('td', {}, el('span', { class: 'state unknown' }, stateShape('unknown'), t('excursion.gap'))),
    el('td', {}, plural('excursion.shortGaps', count)), el('td', { class: 'num' }, durationText(seconds)),
    el('td', { class: 'num' }, '—'), el('td', {}, t('excursion.over')));
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
  at('export').replaceChildren(...links, el('p', { class: 'hint' }, t('unit.export.hint')));
}

// Midnight of the first of the month in the hospital's time zone.
function monthStart(when) {
  let hour = Math.floor(when / HOUR) * HOUR;
  for (let local = localParts(hour); local.day !== 1 || local.hour !== 0; local = localParts(hour)) hour -= local.hour ? local.hour * HOUR : 24 * HOUR;
  return hour;
}
