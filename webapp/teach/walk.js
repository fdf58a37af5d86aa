// The walk: tap the room you stand in, wait until it says enough, walk on. The server listens; the phone only shows it.
import { get, send, sentence } from '../frame/api.js';
import { glyph } from '../frame/asset.js';
import { age } from '../frame/clock.js';
import { el, text } from '../frame/dom.js';
import { isLive, isLost } from '../frame/live.js';
import { number, plural, t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { roomMark, roomWords } from './rooms.js';

const POLL_MS = 1_000;
const QUIET_SECONDS = 8;     // so long without a word, and something is wrong with the tag
const NEAREST = 12;
const MOST_READERS = 6;
const at = (id) => document.getElementById(id);
const main = at('main'), here = at('here'), rooms = at('rooms'), filter = at('room');

let state, carrier, lesson, taught = [], looking = 0, told = '';

export function openWalk(shared) {
  state = shared;
  filter.addEventListener('input', showRooms);
  at('pause').addEventListener('click', pause);
  at('undo').addEventListener('click', undo);
  at('done').addEventListener('click', done);
  document.addEventListener('visibilitychange', () => { if (!document.hidden && isOpen()) look(); });
}

/** Begins to walk with an asset; a lesson with it that is open already goes on. */
export async function startWalk(asset) {
  carrier = asset;
  taught = [];
  lesson = null;
  at('carried').replaceChildren(glyph({ ...asset, status: 'available' }),
    el('div', {}, el('b', {}, asset.name), el('span', { class: 'quiet small cut' }, asset.tag)),
    el('button', { type: 'button', class: 'button plain', onclick: change }, t('teach.change')));
  state.near = asset.zone?.id ?? null;
  if (state.near) state.plan.open(asset.zone.level, state.near);
  draw();
  await state.refresh();
  showRooms();
  try {
    const { open } = await get('teach/lessons/open');
    const mine = open.find((one) => one.asset === asset.id);
    if (mine) follow(mine);
  } catch {
    isLost();
  }
  navigator.wakeLock?.request('screen').catch(() => {}); // a phone that falls asleep in the hand is only a nuisance
}

/** The carrier stands in this room now. */
export async function tap(zone) {
  try {
    const next = await send('POST', 'teach/lessons', { asset: carrier.id, zone, after: isOpen() ? lesson.id : null });
    isLive();
    follow(next);
    filter.value = '';
    scrollTo({ top: 0 });
    settle();
  } catch (error) {
    toast(sentence(error));
  }
}

function follow(next) {
  lesson = next;
  if (!taught.includes(next.id)) taught.push(next.id);
  state.near = next.zone.id;
  state.plan.stand(next.zone.id, next.zone.level);
  clearTimeout(looking);
  looking = setTimeout(look, POLL_MS);
  draw();
}

async function look() {
  clearTimeout(looking);
  const id = lesson?.id;
  if (!id || main.dataset.step !== 'walk') return;
  try {
    const now = await get(`teach/lessons/${id}`);
    if (lesson?.id !== id) return;
    isLive();
    const ended = isOpen() && now.state !== 'open';
    lesson = now;
    if (ended) {
      navigator.vibrate?.(200);
      settle();
    }
  } catch (error) {
    if (error.status === 404) lesson = { ...lesson, state: 'empty' };
    else isLost();
  }
  draw();
  if (isOpen() || lesson?.state === 'waiting') looking = setTimeout(look, POLL_MS);
}

/** A lesson has ended: how well the rooms are known is another now, and others are near. */
async function settle() {
  await state.refresh();
  showRooms();
}

async function pause() {
  if (!isOpen()) return;
  try {
    lesson = await send('POST', `teach/lessons/${lesson.id}/end`);
    if (lesson.state === 'stored') lesson.state = 'paused';
    await settle();
  } catch (error) {
    toast(sentence(error));
  }
  draw();
}

async function undo() {
  const id = taught.at(-1);
  if (!id) return;
  const name = lesson?.id === id ? lesson.zone.name : '';
  const kept = lesson?.id === id && ['stored', 'paused', 'used'].includes(lesson.state);
  try {
    await send('POST', `teach/lessons/${id}/undo`);
    taught.pop();
    lesson = null;
    state.plan.stand(null);
    toast(t('teach.undone', name), kept ? () => restore(id) : undefined);
    await settle();
  } catch (error) {
    toast(sentence(error));
  }
  draw();
}

async function restore(id) {
  try {
    lesson = await send('POST', `teach/lessons/${id}/restore`);
    taught.push(id);
    await settle();
  } catch (error) {
    toast(sentence(error));
  }
  draw();
}

async function done() {
  if (isOpen()) await pause();
  leave();
  state.go('result');
}

async function change() {
  if (isOpen()) await pause();
  leave();
  state.go('choose');
}

function leave() {
  clearTimeout(looking);
  lesson = null;
  state.plan.stand(null);
}

function isOpen() {
  return lesson?.state === 'open';
}

function draw() {
  const enough = lesson?.vectors >= lesson?.enough, look = isOpen() && !enough ? 'open' : lesson ? (enough ? 'enough' : lesson.state) : 'none';
  at('pause').disabled = !isOpen();
  at('undo').disabled = taught.length === 0;
  here.dataset.look = look;
  here.replaceChildren(...(lesson ? [
    el('div', { class: 'line' }, el('b', { class: 'big' }, lesson.zone.name), el('span', { class: 'count' }, el('b', {}, number(lesson.vectors, 0)), ` ${t('teach.of', lesson.enough)}`)),
    el('progress', { max: lesson.enough, value: lesson.vectors, 'aria-label': t('teach.progress') }),
    el('p', { class: 'word' }, look === 'enough' && roomMark({ state: 'enough' }), word(look)),
    isOpen() && hearing(),
    look === 'enough' && el('button', { type: 'button', class: 'button plain', onclick: () => tap(lesson.zone.id) }, t('teach.stay')),
  ].filter(Boolean) : [el('p', { class: 'word' }, taught.length ? t('teach.next') : t('teach.first'))]));
  tell(look);
}

function word(look) {
  if (look === 'enough') return lesson.state === 'waiting' ? t('teach.enough.waiting') : t('teach.enough');
  if (look === 'waiting') return t('teach.waiting');
  if (look === 'open' && lesson.vectors === 0 && lesson.unclear > 0) return t('teach.unclear');
  if (look === 'open' && lesson.vectors === 0 && age(lesson.began) > QUIET_SECONDS) return t('teach.unheard');
  if (look === 'open') return lesson.vectors === 0 ? t('teach.listening') : t('teach.walkAbout');
  return t(look === 'empty' ? 'teach.empty' : look === 'paused' ? 'teach.paused' : 'teach.next');
}

function hearing() {
  const shown = lesson.readers.slice(0, MOST_READERS), more = lesson.readers.length - shown.length;
  return el('ul', { class: 'hearing', 'aria-label': t('teach.readers') },
    shown.map((ear) => el('li', { title: ear.reader }, el('span', { class: 'cut' }, ear.where ?? ear.reader), el('b', {}, t('teach.dBm', number(ear.dBm, 0))))),
    more > 0 && el('li', {}, plural('teach.readers.more', more)));
}

// Read out only when something has changed that a person would want to hear.
function tell(look) {
  const words = lesson ? `${lesson.zone.name}: ${word(look)}` : '';
  if (words !== told) text(at('said'), told = words);
}

function showRooms() {
  const wanted = filter.value.trim().toLowerCase();
  const shown = wanted ? state.rooms.filter((room) => room.zone.name.toLowerCase().includes(wanted)) : state.rooms;
  const inside = lesson?.zone.id;
  rooms.replaceChildren(...shown.slice(0, wanted ? 4 * NEAREST : NEAREST).map((room) => el('li', {},
    el('button', { type: 'button', class: 'hit', 'data-zone': room.zone.id, 'aria-current': room.zone.id === inside ? 'true' : null, onclick: () => tap(room.zone.id) }, roomMark(room),
      el('span', { class: 'cut' }, el('b', { class: 'name cut' }, room.zone.name), el('span', { class: 'where cut' }, `${roomWords(room)} · ${state.places.name(room.zone.level)}`)),
      el('span', { class: 'far' }, room.zone.id === inside ? t('teach.hereNow') : room.metres == null ? '' : t('distance.metres', number(room.metres, 0)))))));
}
