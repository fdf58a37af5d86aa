// What cannot wait, in the frame of every page: one calm line each, here and gone without a reload.
import './alarm-feed.js';
import { acknowledge } from './acknowledge.js';
import { get, root } from './api.js';
import { el, icon, text } from './dom.js';
import { announce } from './sound.js';
import { formats, plural, t } from './texts.js';

const EVERY_MS = 15_000;
const place = document.getElementById('notices');
const counts = document.querySelectorAll('.alarm-count');
let shown = '';

refresh();
setInterval(() => { if (!document.hidden) refresh(); }, EVERY_MS);
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
document.addEventListener('alarms', async (event) => {
  if ((await refresh())?.mayAcknowledge) announce(event.detail.announced);
});
// Pages that fill the window leave room for as many lines as there are, and a plan is told that it has less.
new ResizeObserver(() => {
  document.documentElement.style.setProperty('--notices', `${place.offsetHeight}px`);
  dispatchEvent(new Event('resize'));
}).observe(place);

async function refresh() {
  try {
    const answer = await get('alarms/notices');
    const { at, mayAcknowledge, needSomebody, items } = answer;
    for (const count of counts) {
      count.hidden = needSomebody === 0;
      text(count, needSomebody > 99 ? '99+' : String(needSomebody));
      count.setAttribute('aria-label', plural('alarm.need', needSomebody));
    }
    const look = JSON.stringify(items);
    if (look !== shown) {
      shown = look;
      place.replaceChildren(...items.map((notice) => line(notice, at, mayAcknowledge)));
    }
    return answer;
  } catch {
    return null; // No answer is no news: that the page is not live is said by the bar.
  }
}

function line(notice, at, mayAcknowledge) {
  const words = t(`notice.${notice.text}`, moment(notice.since, at), notice.until && moment(notice.until, at), notice.name);
  return el('p', { class: `notice${notice.until ? ' over' : ''}${notice.name ? ' spoils' : ''}` }, icon('warning'),
    el('span', {}, notice.name ? el('a', { href: new URL('alarms/', root) }, words) : words),
    mayAcknowledge && notice.id && el('button', { type: 'button', class: 'button plain no-print', onclick: () => acknowledge(notice.id, words, refresh) }, t('notice.acknowledge')));
}

// The server's times carry the hospital's offset: read as they stand, they are the hospital's, wherever the reader is.
function moment(time, at) {
  const clock = time.slice(11, 16);
  if (time.slice(0, 10) === at.slice(0, 10)) return clock;
  const day = new Intl.DateTimeFormat(formats, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${time.slice(0, 10)}T12:00Z`));
  return `${day} ${clock}`;
}
