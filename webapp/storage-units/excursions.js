// The excursions of a unit with what people decided about them, and the gaps beside them.
import { get } from '../frame/api.js';
import { celsius, durationText, momentText, now, ruleDuration, spanText } from '../frame/clock.js';
import { el, stateShape } from '../frame/dom.js';
import { plural, t } from '../frame/texts.js';
import { openClosing, openClosed } from './closing.js';

/** What is on record in a period. */
export async function recordedExcursions(id, { from, to }) {
  return (await get(`storage-units/${encodeURIComponent(id)}/excursions`, { from, to })).items;
}

/** Fills the table; `changed` is called when somebody closed one. */
export function showExcursions(table, { unit, chart, recorded, mayClose, aimed, changed }) {
  const spans = [
    ...recorded.map((excursion) => ({ start: excursion.start, end: excursion.end, kind: excursion.direction, excursion })),
    ...chart.gaps.map((gap) => ({ start: gap.from, end: gap.to, kind: 'gap' })),
  ].sort((a, b) => Date.parse(b.start) - Date.parse(a.start));
  const row = (span) => (span.excursion ? excursionRow(span.excursion, unit, { mayClose, aimed, changed }) : gapRow(span));
  const body = spans.length ? spans.map(row) : chart.shortGaps.count ? [] : [el('tr', {}, el('td', { colspan: 6, class: 'none' }, t('unit.noExcursions')))];
  table.replaceChildren(
    el('thead', {}, el('tr', {}, ['excursion', 'span', 'duration', 'peak', 'rule', 'state'].map((name) => el('th', { scope: 'col', class: /duration|peak/.test(name) ? 'num' : null }, t(`excursion.${name}`))))),
    el('tbody', {}, body, chart.shortGaps.count ? shortGapsRow(chart.shortGaps) : null));
}

/** "Above 8.0 °C" in its colour and shape. */
export function excursionState(excursion) {
  const above = excursion.direction === 'above';
  const state = above ? 'too-warm' : 'too-cold';
  return el('span', { class: `state ${state}` }, stateShape(state), t(`excursion.${excursion.direction}`, celsius(above ? excursion.highCel : excursion.lowCel)));
}

function excursionRow(excursion, unit, { mayClose, aimed, changed }) {
  const seconds = excursion.seconds;
  return el('tr', { 'data-excursion': excursion.id, class: excursion.id === aimed ? 'aimed' : null },
    el('td', {}, excursionState(excursion)),
    el('td', {}, spanText(excursion.start, excursion.end)), el('td', { class: 'num' }, durationText(seconds)),
    el('td', { class: 'num' }, t('unit.celsius', celsius(excursion.direction === 'above' ? excursion.maxCel : excursion.minCel))),
    el('td', {}, ruleWords(excursion)), el('td', {}, standing(excursion, unit, mayClose, changed)));
}

function standing(excursion, unit, mayClose, changed) {
  const open = (words, action) => el('button', { class: 'link', type: 'button', 'aria-haspopup': 'dialog', onclick: action }, words);
  if (excursion.state === 'running') return t('excursion.running');
  if (excursion.state === 'closed') {
    return open(t('excursion.closed', excursion.closings.at(-1).form.cause), () => openClosed(excursion, unit));
  }
  const words = t(excursion.changedSinceClosed ? 'excursion.changed' : 'excursion.waiting');
  return mayClose ? open(words, () => openClosing(excursion, unit, changed)) : words;
}

// The rule that fired and when; while it runs, the one that will.
function ruleWords(excursion) {
  const rules = new Map(excursion.rules.map((rule) => [rule.name, rule]));
  if (excursion.firings.length) {
    return excursion.firings.map((firing) => el('div', {}, t('excursion.fired', ruleText(rules.get(firing.rule), excursion) ?? firing.rule, momentText(firing.at))));
  }
  const next = excursion.state === 'running' && excursion.rules.filter((rule) => rule.direction === excursion.direction && rule.counts === 'continuous' && rule.atCel == null)
    .sort((a, b) => a.seconds - b.seconds)[0];
  if (next) return t('excursion.fires', ruleText(next, excursion), momentText(Date.parse(excursion.start) + next.seconds * 1000));
  return el('span', { class: 'quiet' }, t('excursion.noRule'));
}

/** "above 8.0 °C for 30 min, each day", "door open for 5 min". */
export function ruleText(rule, { lowCel, highCel }) {
  if (!rule) return null;
  if (isLapse(rule)) return t(`rule.${rule.direction}`, ruleDuration(rule.seconds));
  const at = celsius(rule.atCel ?? (rule.direction === 'above' ? highCel : lowCel));
  return t(`rule.${rule.inclusive ? 'at.' : ''}${rule.direction}`, at, ruleDuration(rule.seconds)) + (rule.counts === 'continuous' ? '' : t(`rule.counts.${rule.counts}`));
}

/** True for a rule about the door or the mains. */
export function isLapse(rule) {
  return rule.direction === 'door-open' || rule.direction === 'power-off';
}

function gapRow({ start, end }) {
  const seconds = (Date.parse(end ?? new Date(now()).toISOString()) - Date.parse(start)) / 1000;
  return el('tr', {},
    el('td', {}, el('span', { class: 'state unknown' }, stateShape('unknown'), t('excursion.gap'))),
    el('td', {}, spanText(start, end)), el('td', { class: 'num' }, durationText(seconds)), el('td', { class: 'num' }, '—'),
    el('td', {}, el('span', { class: 'quiet' }, '—')), el('td', {}, t('excursion.over')));
}

// Gaps too short to be seen in the chart, told together.
function shortGapsRow({ count, seconds }) {
  return el('tr', {},
    el('td', {}, el('span', { class: 'state unknown' }, stateShape('unknown'), t('excursion.gap'))),
    el('td', {}, plural('excursion.shortGaps', count)), el('td', { class: 'num' }, durationText(seconds)),
    el('td', { class: 'num' }, '—'), el('td', {}, el('span', { class: 'quiet' }, '—')), el('td', {}, t('excursion.over')));
}
