// What is over and acknowledged, the newest first: asked for where somebody opens it, page by page.
import { get, sentence } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { site } from '../frame/site.js';
import { t } from '../frame/texts.js';
import { line, shape, title, urgency, when } from './words.js';

const PAGE = 50;

export function showPast(details, list, more) {
  let after = '';
  details.addEventListener('toggle', () => {
    if (!details.open) return;
    after = '';
    list.replaceChildren();
    next();
  });
  more.addEventListener('click', next);

  async function next() {
    try {
      const [places, answer] = await Promise.all([site(), get('alarms', { state: 'normal', limit: PAGE, after })]);
      list.append(...answer.items.map((alarm) => row(alarm, places)));
      if (!list.firstChild) list.append(el('p', { class: 'nothing' }, t('alarm.past.none')));
      after = answer.after ?? '';
      more.hidden = !after;
    } catch (error) {
      list.append(el('p', { class: 'nothing' }, sentence(error)));
    }
  }
}

function row(alarm, places) {
  return el('article', { class: `alarm ${urgency(alarm)} over` },
    el('span', {}, el('span', { class: `state ${urgency(alarm)}` }, shape(alarm), t(`alarm.urgency.${urgency(alarm)}`))),
    el('span', { class: 'what' }, el('b', {}, title(alarm)), el('span', { class: 'small quiet' }, line(alarm, places))),
    el('span', { class: 'when small quiet' }, when(alarm)), el('span', {}));
}
