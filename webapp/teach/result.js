// What is known of the rooms after the walk: which are taken for which, how well each is covered, and the lessons.
import { address, get, send, sentence } from '../frame/api.js';
import { age, ageText, momentText } from '../frame/clock.js';
import { el } from '../frame/dom.js';
import { plural, t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { roomFacts, roomMark, roomWords } from './rooms.js';

const DAY_SECONDS = 86_400;
const LESSONS = 30;
const at = (id) => document.getElementById(id);
const main = at('main'), known = at('known');
const ORDER = { few: 0, enough: 1, never: 2 };
let state, lessons = [], neverOpen = false;

export function openResult(shared) {
  state = shared;
  at('use').addEventListener('click', use);
  at('more').addEventListener('click', () => state.go('choose'));
}

/** Somebody asks for a room on the plan. */
openResult.room = (zone) => {
  if (main.dataset.step !== 'result') return;
  state.view('list');
  const row = known.querySelector(`[data-zone="${CSS.escape(zone)}"]`);
  row?.closest('details')?.setAttribute('open', '');
  row?.scrollIntoView({ block: 'center' });
  row?.focus();
};

export async function refreshResult() {
  if (!state || main.dataset.step !== 'result') return;
  try {
    ({ items: lessons } = await get('teach/lessons', { limit: LESSONS }));
  } catch (error) {
    state.trouble = sentence(error);
  }
  draw();
}

async function use() {
  try {
    const { lessons: fresh } = await send('POST', 'teach/use');
    toast(plural('teach.used', fresh));
  } catch (error) {
    toast(sentence(error));
  }
  await state.refresh();
}

async function set(lesson, verb) {
  try {
    await send('POST', `teach/lessons/${lesson.id}/${verb}`);
    toast(t(verb === 'undo' ? 'teach.undone' : 'teach.restored', lesson.zone?.name ?? ''), () => set(lesson, verb === 'undo' ? 'restore' : 'undo'));
  } catch (error) {
    toast(sentence(error));
  }
  await state.refresh();
}

function draw() {
  const taught = state.rooms.filter((room) => room.state !== 'never').length;
  at('summary').replaceChildren(state.trouble ?? `${t('teach.summary', taught, state.rooms.length)} ${state.unused ? plural('teach.unused', state.unused) : state.used ? t('teach.allUsed') : t('teach.noneTaught')}`);
  at('use').disabled = !state.unused;
  known.replaceChildren(
    el('h3', {}, t('teach.confusions')), confusions(), reliability(),
    el('h3', {}, t('teach.coverage')), coverage(),
    el('h3', {}, t('teach.lessons')), told(),
    el('p', { class: 'small' }, ...state.places.items.map((level) => el('a', { class: 'button', href: address('teach/calibration.csv', { level: level.id }) }, t('teach.export', level.name)))),
    el('p', { class: 'quiet small' }, t('teach.export.hint')));
}

function confusions() {
  if (!state.confusions.length) return el('p', { class: 'quiet small' }, t(Object.keys(state.right).length > 1 ? 'teach.confusions.none' : 'teach.confusions.unknown'));
  return el('ul', { class: 'confusions' }, state.confusions.map((one) => el('li', {},
    el('span', { class: 'bad', 'aria-hidden': 'true' }), el('span', {}, el('b', {}, t(`teach.confused.${one.often}`, one.zone.name, one.takenFor.name)),
      el('span', { class: 'quiet small' }, t(`teach.hint.${one.hint}`, one.zone.name, one.takenFor.name))))));
}

/** How often it is right where it is as sure as it can be. */
function reliability() {
  if (!state.reliability) return false;
  const { rehearsed, items } = state.reliability;
  return el('p', { class: 'quiet small' }, rehearsed ? t('teach.reliability', Math.round(100 * items.at(-1).said)) : t('teach.reliability.unknown'));
}

function coverage() {
  const rooms = [...state.rooms].sort((a, b) => ORDER[a.state] - ORDER[b.state] || (state.right[a.zone.id] ?? 1) - (state.right[b.zone.id] ?? 1) || a.zone.name.localeCompare(b.zone.name, undefined, { numeric: true }));
  const never = rooms.filter((room) => room.state === 'never');
  return el('div', {}, roomList(rooms.filter((room) => room.state !== 'never')),
    never.length > 0 && el('details', { open: neverOpen, ontoggle: (event) => { neverOpen = event.target.open; } },
      el('summary', {}, plural('teach.neverTaught', never.length)), roomList(never)));
}

function roomList(rooms) {
  return el('ul', { class: 'rooms' }, rooms.map((room) => el('li', { 'data-zone': room.zone.id, tabindex: -1 }, roomMark(room),
    el('span', { class: 'cut' }, el('b', { class: 'name cut' }, room.zone.name), el('span', { class: 'where cut' }, state.places.name(room.zone.level))),
    el('span', { class: 'far' }, el('b', {}, roomWords(room)), roomFacts(room, state.right[room.zone.id])))));
}

function told() {
  if (!lessons.length) return el('p', { class: 'quiet small' }, t('teach.lessons.none'));
  return el('ul', { class: 'lessons' }, lessons.map((lesson) => el('li', { class: lesson.state },
    el('span', { class: 'cut' }, el('b', { class: 'name cut' }, lesson.zone?.name ?? t('teach.zone.gone')),
      el('span', { class: 'where cut' }, [t(`teach.state.${lesson.state}`), plural('teach.vectors', lesson.vectors), lesson.asset, lesson.by, since(lesson.ended)].join(' · '))),
    lesson.state === 'undone'
      ? el('button', { type: 'button', class: 'button', onclick: () => set(lesson, 'restore') }, t('teach.restore'))
      : el('button', { type: 'button', class: 'button', onclick: () => set(lesson, 'undo') }, t('teach.remove')))));
}

function since(time) {
  return age(time) < DAY_SECONDS ? t('age.ago', ageText(age(time))) : momentText(time);
}
