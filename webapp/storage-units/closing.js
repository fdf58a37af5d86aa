// Closing an excursion: its form, and the password again as the signature. And a closed one, to be read.
import { get, send } from '../frame/api.js';
import { celsius, durationText, momentText, now, spanText } from '../frame/clock.js';
import { el } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { excursionState } from './excursions.js';
import { openForm } from './forms.js';

const MEANINGS = ['reviewed', 'responsible', 'author'];
const TOLD = ['foundAt', 'foundCel', 'minCel', 'maxCel', 'roomCel', 'sinceInRange', 'lots', 'otherContents', 'earlierProblems', 'cause', 'action', 'contacts', 'disposition', 'decidedBy', 'result', 'sensorLost'];

/** Opens the form; `changed` is called when it was signed. */
export async function openClosing(excursion, unit, changed) {
  const before = excursion.closings.at(-1)?.form ?? {};
  const lots = before.lots ?? (await lotsAtRisk(excursion, unit));
  const lost = excursion.ending === 'gap' || excursion.ending === 'missing';
  const text = (name, more) => ({ name, label: t(`closing.${name}`), value: before[name], type: 'text-area', ...more });
  const number = (name, value) => ({ name, label: t(`closing.${name}`), value: before[name] ?? value, type: 'number' });
  openForm({
    title: t('closing.title', unit.name), intro: facts(excursion), wide: true, submit: t('closing.sign'),
    fields: [
      { name: 'foundAt', label: t('closing.foundAt'), type: 'datetime-local', value: localInput(before.foundAt ?? excursion.found) },
      number('foundCel'), number('minCel', excursion.minCel), number('maxCel', excursion.maxCel), number('roomCel'),
      { name: 'sinceInRange', label: t('closing.sinceInRange'), value: before.sinceInRange ?? durationText(excursion.seconds) },
      text('lots', { value: lots, hint: t('closing.lots.hint') }), text('otherContents'), text('earlierProblems'),
      text('cause', { required: true }), text('action', { required: true }), text('contacts'),
      text('disposition', { required: true, hint: t('closing.disposition.hint') }), text('decidedBy', { required: true }), text('result'),
      lost && text('sensorLost', { required: true, hint: t('closing.sensorLost.hint') }),
      { legend: t('closing.signature') },
      { name: 'name', label: t('closing.name'), required: true, autocomplete: 'name', whole: true },
      { name: 'meaning', label: t('closing.meaning'), type: 'select', whole: true, options: MEANINGS.map((one) => [t(`closing.meaning.${one}`), t(`closing.meaning.${one}`)]) },
      { name: 'password', label: t('closing.password'), type: 'password', required: true, autocomplete: 'current-password', whole: true, hint: t('closing.password.hint') },
    ].filter(Boolean),
    send: async ({ name, meaning, password, ...form }) => {
      const foundAt = form.foundAt ? new Date(form.foundAt).toISOString() : null;
      await send('POST', `${path(unit)}/excursions/${excursion.id}/close`, { name, meaning, password, facts: excursion.facts, form: { ...form, foundAt } });
      toast(t('closing.done'));
      changed();
    },
  });
}

/** What was signed, to be read. */
export function openClosed(excursion, unit) {
  const close = el('button', { class: 'button first', type: 'button', onclick: () => dialog.close() }, t('closing.close'));
  const dialog = el('dialog', { class: 'wide', 'aria-labelledby': 'closed-title', onclose: () => dialog.remove() },
    el('div', { class: 'form' }, el('h2', { id: 'closed-title' }, t('closing.title.closed', unit.name)), el('div', { class: 'intro' }, facts(excursion)),
      excursion.closings.map((closing) => el('div', {}, told(closing.form),
        el('p', { class: 'signed' }, t('closing.signed', closing.name, closing.by, momentText(closing.at)), el('br'), closing.meaning))),
      el('div', { class: 'ends' }, close)));
  document.getElementById('main').append(dialog);
  dialog.showModal();
  close.focus();
}

function facts(excursion) {
  return [excursionState(excursion), el('p', {}, `${spanText(excursion.start, excursion.end)} · ${durationText(excursion.seconds)} · ${celsius(excursion.minCel)} – ${celsius(excursion.maxCel)} °C`),
    el('p', { class: 'quiet' }, t('closing.facts', celsius(excursion.lowCel), celsius(excursion.highCel), celsius(excursion.degreeMinutes, 0), t(`ending.${excursion.ending}`)))];
}

function told(form) {
  return el('dl', { class: 'facts-list' }, TOLD.filter((name) => form[name] != null).flatMap((name) => [
    el('dt', {}, t(`closing.${name}`).replace(', °C', '')), el('dd', {}, name === 'foundAt' ? momentText(form[name]) : /Cel$/.test(name) ? t('unit.celsius', celsius(form[name])) : form[name])]));
}

async function lotsAtRisk(excursion, unit) {
  try {
    const { items } = await get(`${path(unit)}/lots`, { from: excursion.start, to: excursion.end });
    return items.map((lot) => [lot.product, lot.lot, lot.amount].filter(Boolean).join(', ')).join('\n');
  } catch {
    return '';
  }
}

function path(unit) {
  return `storage-units/${encodeURIComponent(unit.id)}`;
}

// A time as a datetime-local input takes it, in the time of whoever types.
function localInput(iso) {
  const at = new Date(iso ?? now());
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
