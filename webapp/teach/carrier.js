// What do you carry? What was heard last comes first: the thing in your hand.
import { get, sentence } from '../frame/api.js';
import { glyph, kindName } from '../frame/asset.js';
import { age, ageText } from '../frame/clock.js';
import { el, text } from '../frame/dom.js';
import { isLive, isLost } from '../frame/live.js';
import { t } from '../frame/texts.js';

const TYPING_MS = 150;
const REFRESH_MS = 4_000;
const LIMIT = 30;
const input = document.getElementById('q');
const list = document.getElementById('carriers');
const nothing = document.getElementById('nothing');
const main = document.getElementById('main');

/** Calls back with the asset that was chosen. */
export function chooseCarrier(state, chosen) {
  let typing = 0, running = null;
  input.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(search, TYPING_MS);
  });
  setInterval(() => { if (!document.hidden) search(); }, REFRESH_MS);
  search();

  async function search() {
    if (main.dataset.step !== 'choose') {
      nothing.hidden = true;
      return;
    }
    running?.abort();
    const mine = running = new AbortController();
    try {
      const { items } = await get('teach/carriers', { q: input.value.trim(), limit: LIMIT }, mine.signal);
      if (mine.signal.aborted || main.dataset.step !== 'choose') return;
      isLive();
      show(items);
    } catch (error) {
      if (error.name === 'AbortError') return;
      isLost();
      if (!list.children.length) say(sentence(error), t('find.trying'));
    }
  }

  // Rows that stay where they are stay themselves, so that a finger on its way down hits what it aimed at.
  function show(items) {
    const rows = new Map([...list.children].map((li) => [li.dataset.id, li]));
    const wanted = items.map((item) => fill(rows.get(item.id) ?? row(item), item));
    if (wanted.some((li, i) => list.children[i] !== li) || wanted.length !== list.children.length) list.replaceChildren(...wanted);
    if (items.length) nothing.hidden = true;
    else say(t('teach.choose.none'), t('teach.choose.none.next'));
  }

  function row(item) {
    const li = el('li', { 'data-id': item.id }, el('button', { type: 'button', class: 'hit' }, glyph({ ...item, status: 'available' }),
      el('span', { class: 'cut' }, el('b', { class: 'name cut' }, item.name), el('span', { class: 'where cut' })),
      el('span', { class: 'far age' })));
    return li;
  }

  function fill(li, item) {
    li.firstElementChild.onclick = () => chosen(item);
    text(li.querySelector('.where'), item.teaching ? t('teach.choose.taken', item.teaching)
      : [kindName(item.kind), item.zone && `${item.zone.name}, ${state.places.name(item.zone.level)}`].filter(Boolean).join(' · '));
    text(li.querySelector('.age'), item.seen ? ageText(age(item.seen)) : t('teach.choose.unheard'));
    return li;
  }

  function say(what, next) {
    list.replaceChildren();
    nothing.replaceChildren(el('b', {}, what), el('span', {}, next));
    nothing.hidden = false;
  }
}
