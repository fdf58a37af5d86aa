// What is reported every month by itself: a short list, each with how its last report went, and a form to set one up.
import { get, send, sentence } from '../frame/api.js';
import { dayText, localParts, momentText, monthText, now } from '../frame/clock.js';
import { el, icon } from '../frame/dom.js';
import { plural, t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';

const FORMATS = ['pdf', 'xlsx', 'zip'];
const list = document.getElementById('monthly'), mail = document.getElementById('no-mail'), add = document.getElementById('monthly-add');
let units = [], shown = '';

/** Shows them; to be called again whenever something may have come of them. */
export async function showMonthly(known) {
  units = known ?? units;
  add.disabled = add.disabled && !known;
  try {
    const answer = await get('exports/monthly');
    // Drawn anew only where there is something new: whoever is in it by keyboard stays where they are.
    if (JSON.stringify([answer, units.length]) === shown) return;
    shown = JSON.stringify([answer, units.length]);
    const { items, mail: on } = answer;
    mail.hidden = on || items.length === 0;
    list.replaceChildren(...(items.length ? items.map(row) : [el('li', { class: 'quiet' }, t('monthly.none'))]));
  } catch (error) {
    shown = '';
    list.replaceChildren(el('li', { class: 'quiet' }, sentence(error)));
  }
}

add.disabled = true; // Until the units are known, which it asks for.
add.addEventListener('click', () => ask(null));

function row(one) {
  const name = t('monthly.line', what(one.units), t(`exports.format.${one.format}.short`));
  return el('li', {},
    el('div', {}, el('b', { title: one.units.map(nameOf).join(', ') }, name), el('span', { class: 'quiet' }, ` → ${one.recipients.join(', ')}`),
      one.last && el('p', { class: 'quiet' }, ...went(one.last)),
      ...(one.last?.mails ?? []).filter((to) => to.fault).map((to) => el('p', { class: 'missed' }, missed(to))),
      el('p', { class: 'quiet' }, coming(one))),
    el('div', { class: 'acts no-print' },
      el('button', { type: 'button', class: 'button plain', 'aria-label': t('monthly.changeOf', name), onclick: () => ask(one) }, t('monthly.change')),
      el('button', { type: 'button', class: 'close', 'aria-label': t('monthly.remove', name), onclick: () => end(one) }, icon('close'))));
}

function went(last) {
  const open = last.notClosed ? `, ${t('monthly.notClosed', last.notClosed)}` : '';
  const excursions = last.excursions ? plural('monthly.excursions', last.excursions) + open : t('monthly.excursions.none');
  const sent = last.mails.every((to) => to.sent) ? t('monthly.sent') : t('monthly.waiting');
  return [t('monthly.last', monthOf(last.month), plural('exports.units', last.units), excursions), ` · ${sent}`];
}

function missed(to) {
  return to.again ? t('monthly.fault', to.recipient, to.fault, momentText(new Date(to.again))) : t('monthly.given', to.recipient, to.fault);
}

function coming(one) {
  return new Date(one.due) > now() ? t('monthly.next', monthOf(one.next), momentText(new Date(one.due))) : t('monthly.now', monthOf(one.next));
}

// Its middle is in it, whatever the zone.
function monthOf(text) {
  return monthText(new Date(`${text}-15T12:00Z`));
}

function what(ids) {
  return ids.length === 0 ? t('exports.all') : ids.length === 1 ? nameOf(ids[0]) : plural('exports.units', ids.length);
}

function nameOf(id) {
  return units.find((unit) => unit.id === id)?.name ?? id;
}

async function end(one) {
  try {
    await send('DELETE', `exports/monthly/${one.id}`);
    toast(t('monthly.removed'), () => save(null, { units: one.units, format: one.format, recipients: one.recipients, first: one.next }, t('monthly.restored')));
  } catch (error) {
    toast(sentence(error));
  }
  showMonthly();
}

async function save(id, wanted, said) {
  try {
    await send(id ? 'PUT' : 'POST', id ? `exports/monthly/${id}` : 'exports/monthly', wanted);
    toast(said);
    showMonthly();
    return null;
  } catch (error) {
    return sentence(error);
  }
}

function ask(one) {
  const wrong = el('p', { class: 'wrong', role: 'alert', hidden: true });
  const choice = (value, label, checked) => el('label', { class: 'choice' }, el('input', { type: 'radio', name: 'which', value, checked }), label);
  const some = Boolean(one?.units.length);
  const those = el('div', { class: 'those', hidden: !some, tabindex: '0', role: 'group', 'aria-label': t('monthly.form.units') },
    units.map((unit) => el('label', { class: 'choice' }, el('input', { type: 'checkbox', name: 'unit', value: unit.id, checked: one?.units.includes(unit.id) }), unit.name)));
  const dialog = el('dialog', { 'aria-labelledby': 'monthly-form-title' },
    el('form', { class: 'form', novalidate: true },
      el('h2', { id: 'monthly-form-title' }, t(one ? 'monthly.form.change' : 'monthly.form.new')),
      el('fieldset', {}, el('legend', { class: 'label' }, t('monthly.form.units')), choice('all', t('monthly.form.all'), !some), choice('some', t('monthly.form.some'), some), those),
      el('div', {}, el('label', { for: 'monthly-format' }, t('monthly.form.format')), el('select', { id: 'monthly-format', name: 'format' }, FORMATS.map((format) => el('option', { value: format, selected: format === one?.format }, t(`exports.format.${format}`))))),
      el('div', {}, el('label', { for: 'monthly-to' }, t('monthly.form.recipients')), el('input', { id: 'monthly-to', name: 'to', type: 'text', inputmode: 'email', autocomplete: 'off', spellcheck: 'false', value: one?.recipients.join(', ') ?? '', 'aria-describedby': 'monthly-to-hint' }), el('p', { id: 'monthly-to-hint', class: 'hint' }, t('monthly.form.recipients.hint'))),
      !one && el('div', {}, el('label', { for: 'monthly-first' }, t('monthly.form.first')), el('select', { id: 'monthly-first', name: 'first' }, firsts())),
      wrong,
      el('div', { class: 'ends' }, el('button', { type: 'button', class: 'button', 'data-close': true }, t('dialog.cancel')), el('button', { type: 'submit', class: 'button first' }, t('monthly.form.submit')))));
  const form = dialog.querySelector('form');
  form.addEventListener('change', () => { those.hidden = form.which.value === 'all'; });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const said = new FormData(form);
    const chosen = said.get('which') === 'all' ? [] : said.getAll('unit');
    const refused = said.get('which') === 'some' && chosen.length === 0 ? t('monthly.form.noUnit')
      : await save(one?.id, { units: chosen, format: said.get('format'), recipients: said.get('to').split(/[,;\s]+/).filter(Boolean), first: said.get('first') }, t('monthly.form.saved'));
    if (!refused) return dialog.close();
    wrong.textContent = refused;
    wrong.hidden = false;
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

// This month's, when it is over; or last month's, so that whoever sets it up sees at once what will come.
function firsts() {
  const { year, month } = localParts(now());
  const text = (y, m) => `${y}-${String(m).padStart(2, '0')}`;
  const current = text(year, month), before = month === 1 ? text(year - 1, 12) : text(year, month - 1);
  const due = month === 12 ? text(year + 1, 1) : text(year, month + 1);
  return [el('option', { value: current }, t('monthly.form.first.next', monthOf(current), dayText(new Date(`${due}-01T12:00Z`)))),
    el('option', { value: before }, t('monthly.form.first.now', monthOf(before)))];
}
