// Why a plan was not saved: each fault leads to its feature; a second saver gets two ways out that lose nothing.
import { sentence } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { inNames, nameOf } from './names.js';

/** Fills the box, or hides it where there is nothing to say. Without an error the faults are only odd, and saved. */
export function refusedBox(box, told, ui) {
  box.hidden = !told;
  if (!told) return box.replaceChildren();
  const { error, faults, look, keep, again } = told;
  box.classList.toggle('odd', !error);
  const late = error?.status === 409;
  const rows = faults.map((fault) => {
    const feature = ui.draft.get(fault.feature);
    const words = inNames(fault.reason, ui);
    return el('li', {}, feature ? el('button', { type: 'button', class: 'fault', onclick: () => look(feature.id) }, el('b', {}, nameOf(feature, ui)), el('span', {}, words)) : el('span', {}, words));
  });
  return box.replaceChildren(el('b', {}, t(!error ? 'draw.warned' : late ? 'draw.refused.late' : 'draw.refused')),
    rows.length ? el('ul', {}, rows) : el('p', {}, sentence(error)),
    ...(late ? [el('div', { class: 'pair' }, el('button', { type: 'button', class: 'button', onclick: keep }, t('draw.download')), el('button', { type: 'button', class: 'button', onclick: again }, t('draw.newest')))] : []));
}
