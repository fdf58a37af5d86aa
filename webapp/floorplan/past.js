// A level as it was: which asset was in which zone at a moment, told from its visits. Pure: no page, no clock.
const SURE = 0.8; // from here on a zone is "surely" the right one
const HOUR = 3_600_000;

/** The server's visits with times as numbers; one that lasts has no end. */
export function readVisits(items) {
  return items.filter((item) => item.zone).map((item) => ({
    ...item, entered: Date.parse(item.entered), left: item.left ? Date.parse(item.left) : Infinity, lastSeen: Date.parse(item.lastSeen),
  }));
}

/** 'free' where it surely was, 'busy' where that is not sure, 'old' where it was silent by then: filled, outlined, dashed. */
export function formAt(visit, at) {
  if (visit.until === 'last-seen' && at > visit.lastSeen) return 'old';
  return visit.confidence >= SURE ? 'free' : 'busy';
}

/** The visit that each asset was on, in no order. An asset is in one zone at a time: should two overlap, the later one counts. */
export function visitsAt(visits, at) {
  const found = new Map();
  for (const visit of visits) {
    if (visit.entered > at || at >= visit.left) continue;
    const known = found.get(visit.asset.id);
    if (!known || known.entered < visit.entered) found.set(visit.asset.id, visit);
  }
  return [...found.values()];
}

/** When anything came or went, in order. */
export function changesOf(visits, { from, to }) {
  const times = visits.flatMap((visit) => [visit.entered, visit.left]).filter((time) => time > from && time <= to);
  return [...new Set(times)].sort((a, b) => a - b);
}

/** The next change after a moment, or the one before it; the end of the span where there is none. */
export function changeFrom(changes, at, forward, { from, to }) {
  if (forward) return changes.find((time) => time > at) ?? to;
  return changes.findLast((time) => time < at) ?? from;
}

/** What is chosen to be looked at: '1h', '8h', '24h' until now, or a day; midnight(date) is when that day begins at the site. */
export function spanOf(choice, now, midnight) {
  const hours = /^(\d+)h$/.exec(choice);
  if (hours) return { from: now - hours[1] * HOUR, to: now };
  const from = midnight(choice);
  return { from, to: Math.min(now, midnight(dayAfter(choice, 1))) };
}

/** A date some days later or earlier, as '2026-11-21'. */
export function dayAfter(date, days) {
  return new Date(Date.parse(`${date}T12:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
}
