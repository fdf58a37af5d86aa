// What the server says of itself, in the frame of every page: one calm line each, here and gone without a reload.
import { get, send } from './api.js';
import { el, icon } from './dom.js';
import { formats, t } from './texts.js';

const EVERY_MS = 15_000;
const place = document.getElementById('notices');
let shown = '';

refresh();
setInterval(() => { if (!document.hidden) refresh(); }, EVERY_MS);
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
// Pages that fill the window leave room for as many lines as there are, and a plan is told that it has less.
new ResizeObserver(() => {
  document.documentElement.style.setProperty('--notices', `${place.offsetHeight}px`);
  dispatchEvent(new Event('resize'));
}).observe(place);

async function refresh() {
  try {
    const { at, mayAcknowledge, items } = await get('alarms/notices');
    const look = JSON.stringify(items);
    if (look === shown) return;
    shown = look;
    place.replaceChildren(...items.map((notice) => line(notice, at, mayAcknowledge)));
  } catch {
    // No answer is no news: that the page is not live is said by the bar.
  }
}

function line(notice, at, mayAcknowledge) {
  return el('p', { class: notice.until ? 'notice over' : 'notice' }, icon('warning'),
    el('span', {}, t(`notice.${notice.text}`, moment(notice.since, at), notice.until && moment(notice.until, at))),
    mayAcknowledge && notice.id && el('button', { type: 'button', class: 'button plain', onclick: () => acknowledge(notice.id) }, t('notice.acknowledge')));
}

async function acknowledge(id) {
  try {
    await send('POST', `alarms/${id}/acknowledge`, {});
  } catch {
    // Somebody else was quicker, or the line has gone: what is so is asked for next.
  }
  await refresh();
}

// The server's times carry the hospital's offset: read as they stand, they are the hospital's, wherever the reader is.
function moment(time, at) {
  const clock = time.slice(11, 16);
  if (time.slice(0, 10) === at.slice(0, 10)) return clock;
  const day = new Intl.DateTimeFormat(formats, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${time.slice(0, 10)}T12:00Z`));
  return `${day} ${clock}`;
}
