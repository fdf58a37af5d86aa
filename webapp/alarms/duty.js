// Who is reached by e-mail when a role is to be told: a short list, edited whole.
import { get, send, sentence } from '../frame/api.js';
import { el, icon } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';

const ROLES = ['nurse', 'facilities', 'compliance', 'admin'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
// Not a time field, which would speak the browser's language instead of the page's.
const CLOCK = { inputmode: 'numeric', maxlength: '5', placeholder: '07:00' };
let items = [];

export async function showDuty(list, add) {
  add.addEventListener('click', () => ask(list));
  try {
    ({ items } = await get('alarms/duty'));
    draw(list);
  } catch (error) {
    list.replaceChildren(el('li', { class: 'quiet' }, sentence(error)));
  }
}

function draw(list) {
  list.replaceChildren(...(items.length ? items.map((duty) => el('li', {},
    el('span', {}, el('b', {}, duty.name), el('br', {}), t('duty.line', t(`duty.role.${duty.role}`), days(duty.days), hours(duty), duty.email)),
    el('button', { type: 'button', class: 'close no-print', 'aria-label': t('duty.remove', duty.name), onclick: () => replace(list, items.filter((other) => other !== duty), t('duty.removed', duty.name)) }, icon('close'))))
    : [el('li', { class: 'quiet' }, t('duty.none'))]));
}

function days(chosen) {
  return chosen.length === DAYS.length ? t('duty.everyDay') : chosen.map((day) => t(`duty.${day}`)).join(' ');
}

function hours({ from, to }) {
  return from === to ? t('duty.always') : `${from}–${to}`;
}

async function replace(list, next, said) {
  const before = items;
  try {
    ({ items } = await send('PUT', 'alarms/duty', { items: next }));
    draw(list);
    toast(said, () => replace(list, before, t('duty.restored')));
    return null;
  } catch (error) {
    return sentence(error);
  }
}

function ask(list) {
  const wrong = el('p', { class: 'wrong', role: 'alert', hidden: true });
  const field = (name, label, more = {}) => el('div', {}, el('label', { for: `duty-${name}` }, t(label)), el('input', { id: `duty-${name}`, name, autocomplete: 'off', ...more }));
  const dialog = el('dialog', { 'aria-labelledby': 'duty-form-title' },
    el('form', { class: 'form', novalidate: true },
      el('h2', { id: 'duty-form-title' }, t('duty.add')),
      field('name', 'duty.name'), field('email', 'duty.email', { type: 'email' }),
      el('div', {}, el('label', { for: 'duty-role' }, t('duty.role')), el('select', { id: 'duty-role', name: 'role' }, ROLES.map((role) => el('option', { value: role }, t(`duty.role.${role}`))))),
      el('div', { class: 'chips days', role: 'group', 'aria-label': t('duty.days') }, DAYS.map((day) => el('button', { type: 'button', class: 'chip', value: day, 'aria-pressed': 'true', onclick: ({ currentTarget: chip }) => chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true')) }, t(`duty.${day}`)))),
      el('div', { class: 'pair' }, field('from', 'duty.from', { ...CLOCK, value: '07:00' }), field('to', 'duty.to', { ...CLOCK, value: '15:00' })),
      el('p', { class: 'hint' }, t('duty.hint')), wrong,
      el('div', { class: 'ends' }, el('button', { type: 'button', class: 'button', 'data-close': true }, t('dialog.cancel')), el('button', { type: 'submit', class: 'button first' }, t('duty.submit')))));
  dialog.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const duty = Object.fromEntries(new FormData(event.target));
    duty.days = [...dialog.querySelectorAll('.chip[aria-pressed="true"]')].map((chip) => chip.value);
    const refused = await replace(list, [...items, duty], t('duty.added', duty.name));
    if (!refused) return dialog.close();
    wrong.textContent = refused;
    wrong.hidden = false;
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
