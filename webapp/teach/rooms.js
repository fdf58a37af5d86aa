// How a room's coverage is told and drawn: a full circle is enough, a half one too few, a dashed ring never taught.
import { el, svg } from '../frame/dom.js';
import { number, plural, t } from '../frame/texts.js';

/** The sign of enough, few or never. */
export function roomMark({ state }) {
  return el('span', { class: `mark-of ${state}`, 'aria-hidden': 'true' }, svg('svg', { class: 'shape', viewBox: '0 0 12 12' },
    svg('circle', { cx: 6, cy: 6, r: 4.5, 'stroke-width': 1.5, 'stroke-dasharray': state === 'never' ? '2.2 1.4' : null, fill: state === 'enough' ? 'currentColor' : 'none' }),
    state === 'few' && svg('path', { d: 'M6 1.5a4.5 4.5 0 0 0 0 9z', fill: 'currentColor', stroke: 'none' })));
}

/** "12 vectors", "never taught". */
export function roomWords(room) {
  return room.state === 'never' ? t('teach.never') : plural(room.state === 'few' ? 'teach.vectors.few' : 'teach.vectors', room.vectors);
}

/** "3 readers hear it", "told apart 92 %". */
export function roomFacts(room, right) {
  if (room.state === 'never') return t('teach.never.how');
  return [plural('teach.heardBy', room.readers.length), right == null ? null : t('teach.right', number(right * 100, 0))].filter(Boolean).join(' · ');
}
