// Find: results while typing, ranked by the server; ages tick; one tap opens, one holds.
import { get, root, sentence } from '../frame/api.js';
import { fillRow, hitRow } from '../frame/asset.js';
import { assetDetails } from '../frame/details.js';
import { el } from '../frame/dom.js';
import { isLive, isLost } from '../frame/live.js';
import { site } from '../frame/site.js';
import { plural, t } from '../frame/texts.js';
import { chooseWard, ward } from './ward.js';

const TYPING_MS = 120;
const REFRESH_MS = 10_000;
const TICK_MS = 1_000;
const LIMIT = 50;
const AVAILABLE_KEY = 'wardkeeper.available';

const input = document.getElementById('q');
const available = document.getElementById('available');
const list = document.getElementById('hits');
const nothing = document.getElementById('nothing');
const count = document.getElementById('count');
const sheet = document.getElementById('details');

let running = null;
let typing = 0;
let places;
let found = new Map();
let opened = null;

const asked = new URLSearchParams(location.search);
input.value ||= asked.get('q') ?? '';
press(localStorage.getItem(AVAILABLE_KEY) !== 'no');

input.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(search, TYPING_MS);
});
input.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown') move(event, list.querySelector('.hit'));
  if (event.key === 'Enter') search();
});
list.addEventListener('keydown', (event) => {
  const row = event.target.closest('li');
  if (event.key === 'ArrowDown') move(event, row?.nextElementSibling?.firstElementChild);
  if (event.key === 'ArrowUp') move(event, row?.previousElementSibling?.firstElementChild ?? input);
});
available.addEventListener('click', () => {
  press(available.getAttribute('aria-pressed') !== 'true');
  localStorage.setItem(AVAILABLE_KEY, available.getAttribute('aria-pressed') === 'true' ? 'yes' : 'no');
  search();
});
chooseWard(document.getElementById('ward'), document.getElementById('wards'), search);
sheet.addEventListener('close', () => {
  list.querySelector(`[data-id="${CSS.escape(opened ?? '')}"]`)?.removeAttribute('aria-current');
  opened = null;
});
setInterval(tick, TICK_MS);
setInterval(() => { if (!document.hidden) search(); }, REFRESH_MS);
document.addEventListener('visibilitychange', () => { if (!document.hidden) search(); });
search();

async function search() {
  running?.abort();
  const mine = running = new AbortController();
  const q = input.value.trim();
  history.replaceState(null, '', q ? `?q=${encodeURIComponent(q)}` : location.pathname);
  try {
    places ??= await site();
    const answer = await get('assets', { q, available: onlyAvailable() ? true : null, near: ward()?.id, limit: LIMIT }, mine.signal);
    if (mine.signal.aborted) return;
    isLive();
    show(answer);
  } catch (error) {
    if (error.name === 'AbortError') return;
    isLost();
    if (found.size === 0) say(sentence(error), t('find.trying'));
  }
}

function show(answer) {
  const rows = new Map([...list.children].map((li) => [li.firstElementChild.dataset.id, li]));
  found = new Map(answer.items.map((asset) => [asset.id, asset]));
  const wanted = answer.items.map((asset) => {
    const row = rows.get(asset.id);
    if (!row) return hitRow(asset, places, open);
    fillRow(row.firstElementChild, asset, places);
    return row;
  });
  put(wanted);
  count.textContent = wanted.length ? plural('find.count', answer.total ?? wanted.length, wanted.length) : '';
  if (wanted.length) nothing.hidden = true;
  else if (onlyAvailable()) say(t('find.noneFree'), t('find.noneFree.next'), el('button', { type: 'button', class: 'button', onclick: () => available.click() }, t('find.showAll')));
  else say(t('find.none'), t('find.none.next'));
  if (opened && found.has(opened)) details(found.get(opened));
}

// Keeps rows that stay where they are, so that focus and a finger on its way survive a refresh.
function put(wanted) {
  wanted.forEach((row, i) => {
    if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null);
  });
  while (list.children.length > wanted.length) list.lastElementChild.remove();
}

function say(what, next, ...more) {
  nothing.replaceChildren(el('b', {}, what), el('span', {}, next), ...more);
  nothing.hidden = false;
}

function open(id) {
  opened = id;
  list.querySelector(`[data-id="${CSS.escape(id)}"]`)?.setAttribute('aria-current', 'true');
  details(found.get(id));
  sheet.showModal();
}

function details(asset) {
  const plan = new URL('floorplan/', root);
  if (asset.zone) plan.search = new URLSearchParams({ level: asset.zone.level, asset: asset.id });
  assetDetails(sheet, asset, places, {
    close: () => sheet.close(),
    changed: (now) => { update(now); sheet.close(); search(); },
    more: asset.zone ? [el('a', { class: 'button', href: plan, 'data-does': 'plan' }, t('details.onPlan'))] : [],
  });
}

function update(asset) {
  const known = { ...found.get(asset.id), ...asset };
  found.set(asset.id, known);
  const row = list.querySelector(`[data-id="${CSS.escape(asset.id)}"]`);
  if (row) fillRow(row, known, places);
}

function tick() {
  for (const row of list.querySelectorAll('.hit')) {
    const asset = found.get(row.dataset.id);
    if (asset) fillRow(row, asset, places);
  }
}

function move(event, target) {
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function onlyAvailable() {
  return available.getAttribute('aria-pressed') === 'true';
}

function press(on) {
  available.setAttribute('aria-pressed', String(on));
}
