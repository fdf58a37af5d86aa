// Manual checks: the last days with who looked and what they read, blanks left blank; and recording today's.
import { get, send } from '../frame/api.js';
import { celsius, dayText, now, timeText } from '../frame/clock.js';
import { el } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { openForm } from './forms.js';

const SHOWN_DAYS = 7;

/** The checks of the last days: { days, all } with all of them in one list for the chart. */
export async function loadChecks(id, from) {
  const { days } = await get(`storage-units/${encodeURIComponent(id)}/checks`, { from });
  return { days, all: days.flatMap((day) => day.checks).filter((check) => Date.parse(check.at) <= now()) };
}

export function showChecks(place, days) {
  place.replaceChildren(el('table', {}, el('caption', { class: 'unseen' }, t('checks.title')),
    el('thead', {}, el('tr', {}, ['day', 'min', 'max', 'now', 'who'].map((name) => el('th', { scope: 'col', class: /min|max|now/.test(name) ? 'num' : null }, t(`checks.${name}`))))),
    el('tbody', {}, days.slice(0, SHOWN_DAYS).flatMap((day) => (day.checks.length ? day.checks.map((check) => checkRow(day, check)) : [blankRow(day)])))));
}

function checkRow(day, check) {
  return el('tr', {}, el('td', {}, dayName(day), ' ', el('span', { class: 'quiet' }, timeText(check.at))),
    ...[check.minCel, check.maxCel, check.nowCel].map((value) => el('td', { class: 'num' }, celsius(value))),
    el('td', { title: check.note || null }, el('abbr', { title: check.name }, check.initials), check.note && el('span', { class: 'quiet' }, ` ${check.note}`)));
}

// A day without a check is told as one, and nothing is put in its place.
function blankRow(day) {
  return el('tr', { class: 'blank' }, el('td', {}, dayName(day)), el('td', { colspan: 3 }), el('td', { class: 'quiet' }, day.workday ? t('checks.blank') : ''));
}

function dayName(day) {
  return dayText(Date.parse(`${day.day}T12:00Z`));
}

export function openCheck(unit, changed) {
  const number = (name, value) => ({ name, label: t(`checks.form.${name}`), type: 'number', required: true, value });
  openForm({
    title: t('checks.form.title', unit.name), submit: t('checks.form.submit'),
    fields: [number('minCel'), number('maxCel'), number('nowCel'),
      { name: 'name', label: t('checks.form.name'), required: true, autocomplete: 'name' }, { name: 'initials', label: t('checks.form.initials'), required: true },
      { name: 'note', label: t('checks.form.note') }],
    send: async (check) => {
      await send('POST', `storage-units/${encodeURIComponent(unit.id)}/checks`, check);
      toast(t('checks.form.done'));
      changed();
    },
  });
}
