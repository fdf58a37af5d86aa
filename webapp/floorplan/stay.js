// How a visit is told: from when to when, how long, how sure; and never longer than it was heard.
import { sureness } from '../frame/asset.js';
import { durationText, momentText, timeText, dayText } from '../frame/clock.js';
import { t } from '../frame/texts.js';

/** "09:12 – 10:05 · 53 min", "since 14:05 · 20 min", "09:12, last seen there 10:05". Days are named where they differ. */
export function stayLine(visit, day = dayText(visit.entered)) {
  const at = (when) => (dayText(when) === day ? timeText(when) : momentText(when));
  const seconds = visit.dwellSeconds ?? Math.max(0, (end(visit) - start(visit.entered)) / 1000);
  if (visit.until === 'now') return t('stay.now', at(visit.entered), durationText(seconds));
  if (visit.until === 'last-seen') return t('stay.lastSeen', at(visit.entered), at(visit.lastSeen));
  return t('stay.left', at(visit.entered), at(visit.left), durationText(seconds));
}

export function stayFacts(visit) {
  const facts = [[t('stay.entered'), momentText(visit.entered)]];
  if (visit.until === 'last-seen') facts.push([t('stay.seenThere'), momentText(visit.lastSeen)]);
  else if (visit.until === 'left') facts.push([t('stay.leftAt'), momentText(visit.left)]);
  facts.push([t('details.sure'), sureness(visit.confidence) || t('stay.notNoted')]);
  return facts;
}

function end(visit) {
  return start(visit.until === 'left' ? visit.left : visit.lastSeen);
}

function start(when) {
  return new Date(when).getTime();
}
