// A form in a dialog: fields from a list, the server's sentence where it says no, and nothing lost that was typed.
import { sentence } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { t } from '../frame/texts.js';

let opened = 0;

/**
 * Opens a form. A field is { name, label, type, value, hint, required, options: [[value, words]], legend, unless }; type is
 * that of an input, or 'text-area', 'select', 'file'; `unless: [name, values]` hides it while another field has one of these
 * values, and it is empty then. `send` gets the values by name (numbers as numbers, empty as null).
 */
export function openForm({ title, intro, fields, submit, send, wide }) {
  const id = `form-${++opened}`;
  const wrong = el('p', { class: 'wrong', role: 'alert', hidden: true });
  const button = el('button', { class: 'button first', type: 'submit' }, submit);
  const form = el('form', { class: 'form', novalidate: true, onchange: () => showAsked(), onsubmit: (event) => { event.preventDefault(); save(); } },
    el('h2', { id }, title), intro && el('div', { class: 'intro' }, intro),
    el('div', { class: wide ? 'fields two' : 'fields' }, fields.map((field) => fieldRow(id, field))), wrong,
    el('div', { class: 'ends' }, el('button', { class: 'button', type: 'button', onclick: () => dialog.close() }, t('dialog.cancel')), button));
  const dialog = el('dialog', { class: wide ? 'wide' : null, 'aria-labelledby': id, onclose: () => dialog.remove() }, form);
  document.getElementById('main').append(dialog);
  showAsked();
  dialog.showModal();
  form.querySelector('input, select, textarea')?.focus();

  async function save() {
    const empty = fields.find((field) => field.required && !String(form.elements[field.name].value).trim());
    for (const field of fields) form.elements[field.name]?.setAttribute('aria-invalid', String(field === empty));
    if (empty) {
      say(t('form.missing', empty.label));
      form.elements[empty.name].focus();
      return;
    }
    button.disabled = true;
    try {
      await send(values());
      dialog.close();
    } catch (error) {
      say(sentence(error));
    }
    button.disabled = false;
  }

  function showAsked() {
    for (const { name, unless } of fields) if (unless) form.elements[name].closest('.fields > *').hidden = unless[1].includes(form.elements[unless[0]].value);
  }

  function values() {
    return Object.fromEntries(fields.filter((field) => !field.legend).map((field) => [field.name, form.elements[field.name].closest('.fields > *').hidden ? null : read(field, form.elements[field.name])]));
  }

  function say(words) {
    wrong.textContent = words;
    wrong.hidden = false;
    wrong.scrollIntoView({ block: 'nearest' });
  }
}

function read({ type }, input) {
  if (type === 'file') return input.files[0] ?? null;
  if (type === 'checkbox') return input.checked;
  const text = input.value.trim();
  if (text === '') return null;
  return type === 'number' ? Number(text.replace(',', '.')) : text;
}

function fieldRow(form, field) {
  if (field.legend) return el('h3', {}, field.legend);
  const id = `${form}-${field.name}`;
  const hint = field.hint && el('p', { class: 'hint', id: `${id}-hint` }, field.hint);
  if (field.type === 'checkbox') return el('label', { class: 'whole tick', for: id }, input(id, field), field.label);
  return el('div', { class: field.type === 'text-area' || field.whole ? 'whole' : null },
    el('label', { for: id }, field.label, field.required ? el('span', { class: 'must', 'aria-hidden': 'true' }, ' *') : null), input(id, field), hint);
}

function input(id, { name, type, value, hint, required, options, autocomplete }) {
  const common = { id, name, 'aria-describedby': hint ? `${id}-hint` : null, 'aria-required': required ? 'true' : null, autocomplete: autocomplete ?? 'off' };
  if (type === 'select') return el('select', common, options.map(([key, words]) => el('option', { value: key, selected: key === value }, words)));
  if (type === 'text-area') return el('textarea', { ...common, rows: 2, maxlength: 2000 }, value ?? '');
  if (type === 'checkbox') return el('input', { ...common, type, checked: value });
  if (type === 'file') return el('input', { ...common, type, accept: 'application/pdf' });
  // A phone shows digits for a decimal; a number input would refuse a comma.
  const kind = type === 'number' ? { type: 'text', inputmode: 'decimal' } : { type: type ?? 'text' };
  return el('input', { ...common, ...kind, value: value ?? '', maxlength: 200 });
}
