// Where a chart's ticks stand: round temperatures, and times that are round in the hospital's own time zone.
import { dayText, localParts, monthText, timeText } from '../frame/clock.js';

const HOUR = 3_600_000, DAY = 24 * HOUR;

/** { low, high, step } of a temperature axis with at most about seven lines. */
export function axis(low, high) {
  const step = [0.5, 1, 2, 5, 10, 20, 50].find((s) => (high - low) / s <= 7) ?? 100;
  return { low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step, step };
}

/** [{ at, label }] for a period in milliseconds; `room` is how many labels fit. */
export function timeTicks(from, to, room) {
  const span = to - from;
  if (span > 120 * DAY) return months(from, to, Math.ceil(span / (30 * DAY) / room));
  if (span > 4 * DAY) return days(from, to, Math.ceil(span / DAY / room));
  const hours = [1, 2, 3, 6, 12, 24].find((h) => span / (h * HOUR) <= room) ?? 24;
  const ticks = [];
  for (let at = Math.ceil(from / HOUR) * HOUR; at <= to; at += HOUR) {
    const local = localParts(at);
    if (local.minute === 0 && local.hour % hours === 0) ticks.push({ at, label: local.hour === 0 ? dayText(at) : timeText(at) });
  }
  return ticks;
}

function days(from, to, every) {
  const ticks = [];
  let n = 0;
  for (let at = Math.ceil(from / HOUR) * HOUR; at <= to; at += HOUR) {
    if (localParts(at).hour === 0 && n++ % every === 0) ticks.push({ at, label: dayText(at) });
  }
  return ticks;
}

function months(from, to, every) {
  const ticks = [];
  let n = 0;
  for (let at = Math.ceil(from / DAY) * DAY; at <= to; at += DAY) {
    if (localParts(at).day === 1 && n++ % every === 0) ticks.push({ at, label: monthText(at).replace(/ \d{4}$/, '').slice(0, 3) });
  }
  return ticks;
}
