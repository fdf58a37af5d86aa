// Keys of one device: their identities, the next one, the end of one. A key itself is shown once, when it is made.
import { get, send, sentence } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { devicePath, keyPath } from './words.js';

const secret = document.getElementById('secret');
const question = document.getElementById('revoke');
secret.addEventListener('close', () => secret.replaceChildren());

export async function fillKeys(section, urn, changed) {
  const path = `${devicePath(urn)}/keys`;
  const told = await listed(path);
  const look = JSON.stringify([urn, told]);
  if (section.dataset.look === look) return;
  section.dataset.look = look;
  const focused = section.contains(document.activeElement);
  section.replaceChildren(section.querySelector('h3'),
    el('p', { class: 'small quiet' }, t(`devices.keys.${state(told)}`)),
    el('ul', {}, (told?.items ?? []).map((key) => el('li', {}, el('span', { class: 'urn' }, key.identity), ending(urn, key.identity, changed)))),
    el('div', { class: 'pair' },
      el('button', { type: 'button', class: 'button', onclick: () => next(urn, changed) }, t(state(told) === 'none' ? 'devices.keys.first' : 'devices.keys.next')),
      told && !told.barred && el('button', { type: 'button', class: 'button', onclick: () => ask(barring(urn), changed) }, t('devices.keys.bar'))));
  if (focused) section.querySelector('.pair button').focus(); // the button that was pressed may have gone with its key
}

function state(told) {
  if (!told) return 'unlisted';
  if (told.barred) return 'barred';
  return told.items.length ? 'hint' : 'none';
}

/** Null where the server cannot tell. */
async function listed(path) {
  try {
    return await get(path);
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

function ending(urn, identity, changed) {
  const does = {
    path: keyPath(urn, identity), name: t('devices.keys.revoke'),
    title: t('devices.keys.revoke.title'), text: t('devices.keys.revoke.text', identity), done: t('devices.keys.revoked', identity),
  };
  return el('button', { type: 'button', class: 'button', 'aria-label': t('devices.keys.revoke.named', identity), onclick: () => ask(does, changed) }, does.name);
}

function barring(urn) {
  return {
    path: `${devicePath(urn)}/keys`, name: t('devices.keys.bar'),
    title: t('devices.keys.bar.title'), text: t('devices.keys.bar.text', urn), done: t('devices.keys.bar.done', urn),
  };
}

async function next(urn, changed) {
  try {
    showKey(await send('POST', `${devicePath(urn)}/keys`), () => changed());
  } catch (error) {
    toast(sentence(error));
  }
}

// What cannot be undone is asked for.
function ask(does, changed) {
  question.replaceChildren(el('form', { method: 'dialog', class: 'form' },
    el('h2', { id: 'revoke-title' }, does.title),
    el('p', {}, does.text),
    el('div', { class: 'ends' }, el('button', { class: 'button', type: 'button', 'data-close': 'data-close' }, t('dialog.cancel')),
      el('button', { class: 'button first', type: 'button', onclick: () => end(does, changed) }, does.name))));
  question.showModal();
}

async function end(does, changed) {
  question.close();
  try {
    await send('DELETE', does.path);
    toast(does.done);
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
