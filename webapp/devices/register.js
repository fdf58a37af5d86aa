// A new device: its name on the wire, what it is, where it stands. The answer holds its first key.
import { get, send, sentence } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { site } from '../frame/site.js';
import { t } from '../frame/texts.js';
import { showKey } from './keys.js';

const dialog = document.getElementById('form');
const form = dialog.querySelector('form');
const wrong = document.getElementById('form-wrong');
let told = () => {};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  save();
});

/** Opens the form, with a URN where one is known; tells of the device once its key was seen. */
export async function register(urn, changed) {
  told = changed;
  form.reset();
  form.urn.value = urn;
  say('');
  dialog.showModal();
  (urn ? form.kind : form.urn).focus();
  if (form.zone.options.length === 0) await fillZones();
}

async function save() {
  const serial = form.serial.value.trim();
  const wanted = { urn: form.urn.value.trim(), kind: form.kind.value, zone: form.zone.value || null, intervalSeconds: Number(form.intervalSeconds.value), serial: serial || null };
  if (!wanted.urn || !Number.isInteger(wanted.intervalSeconds) || wanted.intervalSeconds < 1) {
    say(t(wanted.urn ? 'devices.form.interval' : 'devices.form.urn'));
    return;
  }
  try {
    const key = await send('POST', 'devices', wanted);
    dialog.close();
    showKey(key, () => told(key.urn));
  } catch (error) {
    say(sentence(error));
  }
}

function say(sentenceToSay) {
  wrong.textContent = sentenceToSay;
  wrong.hidden = !sentenceToSay;
}

async function fillZones() {
  try {
    const { items } = await site();
    const plans = await Promise.all(items.map((level) => get(`levels/${level.id}/plan`)));
    form.zone.replaceChildren(el('option', { value: '' }, t('devices.where.none')),
      ...items.map((level, i) => el('optgroup', { label: level.name }, zonesOf(plans[i]))));
  } catch (error) {
    say(sentence(error));
  }
}

function zonesOf(plan) {
  return plan.features.filter((feature) => feature.feature_type === 'unit')
    .map((feature) => ({ id: feature.id, name: feature.properties.name }))
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
    .map((zone) => el('option', { value: zone.id }, zone.name));
}
