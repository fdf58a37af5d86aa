// How the alarms themselves are doing; refreshed once a minute.
import { get } from '../frame/api.js';
import { age, durationText, momentText, timeText } from '../frame/clock.js';
import { el, svg, text } from '../frame/dom.js';
import { isLive, isLost } from '../frame/live.js';
import { site } from '../frame/site.js';
import { number, plural, t } from '../frame/texts.js';
import { showDuty } from './duty.js';
import { name, title, when } from './words.js';

const REFRESH_MS = 60_000, FLOOD = 10, AIM = 1;
const HEIGHT = 128, GROUND = 108, HOURS_APART = 4, COUNTS_AN_HOUR = 6;
const at = (id) => document.getElementById(id);

refresh();
setInterval(() => { if (!document.hidden) refresh(); }, REFRESH_MS);

async function refresh() {
  try {
    await site();
    const health = await get('alarms/health');
    isLive();
    figures(health);
    at('rate').replaceChildren(bars(health));
    at('rate').setAttribute('aria-label', t('health.rate.label', number(health.average, 1), health.floods.length));
    text(at('floods'), health.floods.length ? health.floods.map(flood).join(' · ') : t('health.floods.none'));
    list('worst', health.worst, (source) => [source.thing.name ? t('health.source', name(source), t(`alarm.kind.${source.kind}`)) : t(`alarm.kind.${source.kind}`), plural('health.times', source.count)]);
    list('stale', health.stale, (alarm) => [title(alarm), when(alarm)]);
    list('chattering', health.chattering, (source) => [source.thing.name ? t('health.source', name(source), t(`alarm.kind.${source.kind}`)) : t(`alarm.kind.${source.kind}`), t('health.changes', source.count, momentText(source.last))]);
  } catch {
    isLost();
  }
}

if (at('duty')) showDuty(at('duty'), at('duty-add'));

function figures(health) {
  text(at('average'), number(health.average, 1));
  at('average').classList.toggle('much', health.average > AIM);
  const all = Object.values(health.priorities).reduce((sum, count) => sum + count, 0);
  text(at('priorities'), all ? ['high', 'medium', 'low'].map((priority) => t('devices.percent', number((100 * (health.priorities[priority] ?? 0)) / all, 0))).join(' · ') : '—');
  text(at('told'), number(health.attempts, 0));
  text(at('failed'), health.failed ? plural('health.failed', health.failed) : t('health.failed.none'));
}

function bars({ counts }) {
  const most = Math.max(FLOOD + 2, ...counts.map((count) => count.announced));
  const y = (count) => GROUND - (count / most) * (GROUND - 8);
  const width = at('rate').clientWidth || 1_120, wide = width / counts.length;
  const drawing = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, 'aria-hidden': 'true' },
    svg('line', { class: 'ground', x1: 0, x2: width, y1: GROUND, y2: GROUND }),
    svg('line', { class: 'limit', x1: 0, x2: width, y1: y(FLOOD), y2: y(FLOOD) }),
    svg('text', { class: 'ax', x: 0, y: y(FLOOD) - 4 }, t('health.flood.limit', FLOOD)));
  counts.forEach(({ at: time, announced }, i) => {
    if (announced) drawing.append(svg('rect', { class: announced > FLOOD ? 'flood' : 'bar-of', x: i * wide + 0.5, width: Math.max(1, wide - 1), y: y(announced), height: GROUND - y(announced) }));
    if (i % (HOURS_APART * COUNTS_AN_HOUR) === 0) drawing.append(svg('text', { class: 'ax', x: i * wide, y: HEIGHT - 4 }, timeText(time)));
  });
  return drawing;
}

function flood({ start, end, announced }) {
  return end ? t('health.flood', momentText(start), timeText(end), announced) : t('health.flood.now', durationText(age(start)), announced);
}

function list(id, items, told) {
  at(id).replaceChildren(...(items.length ? items.map((item) => {
    const [what, much] = told(item);
    return el('li', {}, el('b', {}, what), el('span', { class: 'num quiet' }, much));
  }) : [el('li', { class: 'quiet' }, t(`health.${id}.none`))]));
}
