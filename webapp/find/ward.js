// "My ward": the zone that distances are walked from, remembered on this device.
import { get } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { site } from '../frame/site.js';
import { t } from '../frame/texts.js';

const KEY = 'wardkeeper.ward';

/** { id, name } or null. */
export function ward() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** Connects the chip and the dialog; tells of a new choice. */
export function chooseWard(chip, dialog, changed) {
  const select = dialog.querySelector('select');
  let filled = false;
  show();
  chip.addEventListener('click', async () => {
    if (!filled) filled = await fill(select);
    select.value = ward()?.id ?? '';
    dialog.showModal();
  });
  dialog.querySelector('form').addEventListener('submit', () => {
    const chosen = select.selectedOptions[0];
    if (chosen?.value) localStorage.setItem(KEY, JSON.stringify({ id: chosen.value, name: chosen.textContent }));
    else localStorage.removeItem(KEY);
    show();
    changed();
  });

  function show() {
    const mine = ward();
    chip.firstElementChild.textContent = mine ? t('find.ward.mine', mine.name) : t('find.ward.choose');
    chip.title = chip.textContent;
  }
}

async function fill(select) {
  const { items } = await site();
  const plans = await Promise.all(items.map((level) => get(`levels/${level.id}/plan`)));
  select.replaceChildren(el('option', { value: '' }, t('find.ward.none')),
    ...items.map((level, i) => el('optgroup', { label: level.name }, zonesOf(plans[i]).map((zone) => el('option', { value: zone.id }, zone.name)))));
  return true;
}

function zonesOf(plan) {
  return plan.features
    .filter((feature) => feature.feature_type === 'unit' && !feature.properties.private)
    .map((feature) => ({ id: feature.id, name: feature.properties.name }))
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}
