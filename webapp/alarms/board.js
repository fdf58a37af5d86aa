// The board: what needs somebody first, what is acknowledged below, what is put aside last. Everything goes by the keyboard.
import { acknowledge } from '../frame/acknowledge.js';
import { get } from '../frame/api.js';
import { el, icon, text } from '../frame/dom.js';
import { isLive, isLost } from '../frame/live.js';
import { site } from '../frame/site.js';
import { plural, t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { putAside, takeBack } from './aside.js';
import { showPast } from './past.js';
import { line, shape, title, urgency, when } from './words.js';

const REFRESH_MS = 15_000, MOST = 500;
const at = (id) => document.getElementById(id);
const main = at('main');
const may = { acknowledge: main.dataset.acknowledge === 'true', shelve: main.dataset.shelve === 'true', devices: main.dataset.devices === 'true' };
const sections = ['need', 'noted', 'aside'];
const PRIORITIES = ['high', 'medium', 'low'];
let places;

refresh();
showPast(at('over'), at('past'), at('more'));
setInterval(() => { if (!document.hidden) refresh(); }, REFRESH_MS);
document.addEventListener('alarms', refresh);
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });

async function refresh() {
  try {
    places ??= await site();
    const [{ items, counts }, told] = await Promise.all([get('alarms', { limit: MOST }), get('alarms/attempts')]);
    isLive();
    for (const alarm of items) alarm.told = told.items.filter((attempt) => attempt.alarm === alarm.id);
    const shown = items.filter((alarm) => !isHeldBack(alarm));
    for (const section of sections) fill(section, shown.filter((alarm) => sectionOf(alarm) === section).sort(bySoonness));
    at('nothing').hidden = counts.needSomebody > 0;
    at('keys').hidden = shown.length === 0;
    text(at('summary'), summary(counts));
  } catch {
    isLost();
  }
}

// What another speaks for is counted there, and is not a line of its own.
function isHeldBack(alarm) {
  return alarm.overlays.length > 0 && alarm.overlays.every((overlay) => overlay.overlay === 'suppressed');
}

function sectionOf(alarm) {
  if (alarm.overlays.length > 0) return 'aside';
  return alarm.state === 'acked' ? 'noted' : 'need';
}

// What is urgent stands first; of what is equally so, what holds above what is over.
function bySoonness(one, other) {
  return PRIORITIES.indexOf(one.priority) - PRIORITIES.indexOf(other.priority) || isOver(one) - isOver(other);
}

function isOver(alarm) {
  return alarm.state === 'rtn-unack';
}

function summary(counts) {
  const parts = [counts.needSomebody && plural('alarm.need', counts.needSomebody), counts.acknowledged && plural('alarm.noted', counts.acknowledged),
    counts.aside && plural('alarm.aside', counts.aside)].filter(Boolean);
  return parts.length ? [...parts, t('alarm.quiet')].join(' · ') : '';
}

function fill(section, alarms) {
  const list = at(section);
  list.hidden = alarms.length === 0;
  const heading = at(`${section}-title`);
  if (heading) heading.hidden = list.hidden;
  const rows = new Map([...list.children].map((row) => [row.dataset.id, row]));
  alarms.forEach((alarm, i) => {
    const row = rows.get(alarm.id) ?? el('article', { 'data-id': alarm.id, tabindex: '-1' });
    draw(row, alarm);
    if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null);
  });
  const focused = [...list.children].slice(alarms.length).some((row) => row.contains(document.activeElement));
  while (list.children.length > alarms.length) list.lastElementChild.remove();
  if (focused) rowsNow()[0]?.focus();
}

function draw(row, alarm) {
  const look = JSON.stringify(alarm);
  if (row.dataset.look === look) return;
  const focused = row.contains(document.activeElement) ? document.activeElement.dataset.does ?? '' : null;
  row.dataset.look = look;
  row.className = `alarm ${urgency(alarm)}${isOver(alarm) ? ' over' : ''}`;
  row.setAttribute('aria-label', title(alarm));
  row.alarm = alarm;
  row.replaceChildren(
    el('span', {}, el('span', { class: `state ${urgency(alarm)}` }, shape(alarm), t(`alarm.urgency.${urgency(alarm)}`))),
    el('span', { class: 'what' }, el('b', {}, title(alarm)), el('span', { class: 'small quiet' }, line(alarm, places))),
    el('span', { class: 'when small quiet' }, when(alarm)), buttons(alarm));
  if (focused !== null) (row.querySelector(`[data-does="${focused}"]`) ?? row).focus();
}

function buttons(alarm) {
  const needs = alarm.state === 'unack' || alarm.state === 'rtn-unack';
  const aside = alarm.overlays.some((overlay) => overlay.overlay !== 'suppressed');
  return el('span', { class: 'does no-print' },
    may.acknowledge && needs && el('button', { type: 'button', class: aside ? 'button' : 'button first', 'data-does': 'acknowledge', onclick: () => note(alarm) }, t('notice.acknowledge')),
    may.shelve && !aside && el('button', { type: 'button', class: 'button', 'data-does': 'aside', onclick: () => putAside(alarm, title(alarm), refresh) }, t('alarm.shelve')),
    may.shelve && aside && el('button', { type: 'button', class: 'button', 'data-does': 'back', onclick: () => takeBack(alarm, refresh) }, t('alarm.back')),
    leadsSomewhere(alarm) ? el('a', { class: 'close', href: `../${alarm.thing.page}`, 'data-does': 'open', 'aria-label': t('alarm.open', title(alarm)) }, icon('go')) : el('span', { class: 'close' }));
}

// The devices' page is for administrators.
function leadsSomewhere(alarm) {
  return alarm.thing.page && (may.devices || !alarm.thing.deviceKind);
}

function note(alarm) {
  acknowledge(alarm.id, title(alarm), (noted) => {
    if (noted) toast(t('alarm.ack.done', title(alarm)));
    refresh();
  });
}

// Up and down go from alarm to alarm; the letters do what the buttons do.
const letters = { a: 'acknowledge', s: 'aside', b: 'back', Enter: 'open' };

document.addEventListener('keydown', (event) => {
  if (event.target.closest('input, select, textarea, dialog, .menu') || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = rowsNow();
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'j' || event.key === 'k') {
    if (rows.length === 0) return;
    event.preventDefault();
    const down = event.key === 'ArrowDown' || event.key === 'j';
    rows[here < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, here + (down ? 1 : -1)))].focus();
  } else if (letters[event.key] && rows[here] && (event.key !== 'Enter' || document.activeElement === rows[here])) {
    const button = rows[here].querySelector(`[data-does="${letters[event.key]}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }
});

function rowsNow() {
  return sections.flatMap((section) => [...at(section).children]);
}
