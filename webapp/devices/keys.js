// Keys of one device: their identities, the next one, the end of one. A key itself is shown once, when it is made.
import { get, send, sentence } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';

const secret = document.getElementById('secret');
const question = document.getElementById('revoke');
secret.addEventListener('close', () => secret.replaceChildren());

export async function fillKeys(section, urn, changed) {
  const path = `devices/${encodeURIComponent(urn)}/keys`;
  const items = await listed(path);
  const look = JSON.stringify([urn, items]);
  if (section.dataset.look === look) return;
  section.dataset.look = look;
  section.replaceChildren(section.querySelector('h3'),
    el('p', { class: 'small quiet' }, t(items === null ? 'devices.keys.unlisted' : items.length ? 'devices.keys.hint' : 'devices.keys.none')),
    el('ul', {}, (items ?? []).map((key) => keyRow(urn, key, changed))),
    el('button', { type: 'button', class: 'button', onclick: () => next(urn, changed) }, t(items === null || items.length ? 'devices.keys.next' : 'devices.keys.first')));
}

/** Null where the server cannot tell. */
async function listed(path) {
  try {
    return (await get(path)).items;
  } catch {
    return null;
  }
}

/** Shows a key that was just made. */
export function showKey(key, done) {
  secret.replaceChildren(el('form', { method: 'dialog', class: 'form' },
    el('h2', { id: 'secret-title' }, t('devices.key.title')),
    el('p', {}, t('devices.key.once')),
    copied('secret-identity', t('devices.key.identity'), key.identity),
    copied('secret-key', t('devices.key.secret'), key.keyHex),
    el('div', { class: 'ends' }, el('button', { class: 'button first' }, t('devices.key.done')))));
  secret.addEventListener('close', done, { once: true });
  secret.showModal();
}

function keyRow(urn, key, changed) {
  return el('li', {}, el('span', { class: 'urn' }, key.identity),
    el('button', { type: 'button', class: 'button', 'aria-label': t('devices.keys.revoke.named', key.identity), onclick: () => ask(urn, key, changed) }, t('devices.keys.revoke')));
}

async function next(urn, changed) {
  try {
    showKey(await send('POST', `devices/${encodeURIComponent(urn)}/keys`), () => changed());
  } catch (error) {
    toast(sentence(error));
  }
}

// What cannot be undone is asked for.
function ask(urn, key, changed) {
  question.replaceChildren(el('form', { method: 'dialog', class: 'form' },
    el('h2', { id: 'revoke-title' }, t('devices.keys.revoke.title')),
    el('p', {}, t('devices.keys.revoke.text', key.identity)),
    el('div', { class: 'ends' }, el('button', { class: 'button', type: 'button', 'data-close': 'data-close' }, t('dialog.cancel')),
      el('button', { class: 'button first', type: 'button', onclick: () => revoke(urn, key, changed) }, t('devices.keys.revoke')))));
  question.showModal();
}

async function revoke(urn, key, changed) {
  question.close();
  try {
    await send('DELETE', `devices/${encodeURIComponent(urn)}/keys/${encodeURIComponent(key.identity)}`);
    toast(t('devices.keys.revoked', key.identity));
    changed();
  } catch (error) {
    toast(sentence(error));
  }
}

function copied(id, label, value) {
  const input = el('input', { id, value, readonly: true, spellcheck: 'false' });
  const button = el('button', { type: 'button', class: 'button', 'aria-describedby': `${id}-label`, onclick: () => copy(input, button) }, t('devices.key.copy'));
  return el('div', {}, el('label', { for: id, id: `${id}-label` }, label), el('div', { class: 'copied' }, input, button));
}

// A browser gives the clipboard to pages from https and from this machine alone; elsewhere the old command still works.
async function copy(input, button) {
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
  } catch {
    if (!document.execCommand('copy')) return;
  }
  button.textContent = t('devices.key.copied');
}
