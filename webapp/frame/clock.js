// Ages are told by the server's clock: what counts is when a thing was seen, not how the tablet's clock is set.
import { formats, number, t } from './texts.js';

const DAY_MS = 86_400_000;

let offset = 0;
let zone;
const dates = new Map();

export function sync(serverTime) {
  offset = new Date(serverTime).getTime() - Date.now();
}

/** The site's time zone: evidence is told in the hospital's time, wherever it is read. */
export function useZone(name) {
  zone = name;
  dates.clear();
}

export function now() {
  return Date.now() + offset;
}

/** Seconds since an ISO time; null for a thing that was never seen. */
export function age(iso) {
  return iso ? Math.max(0, Math.round((now() - new Date(iso).getTime()) / 1000)) : null;
}

/** A short age: "20 s", "3 min", "5 h", "2 days". */
export function ageText(seconds) {
  if (seconds == null) return t('age.never');
  if (seconds < 60) return t('age.seconds', seconds);
  if (seconds < 3600) return t('age.minutes', Math.floor(seconds / 60));
  if (seconds < 172800) return t('age.hours', Math.floor(seconds / 3600));
  return t('age.days', Math.floor(seconds / 86400));
}

/** A duration as evidence: "19 min", "2 h 05 min", "3 d 4 h". */
export function durationText(seconds) {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return t('age.seconds', Math.round(seconds));
  if (minutes < 60) return t('age.minutes', minutes);
  if (minutes < 2880) return t('duration.hours', Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0'));
  return t('duration.days', Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60));
}

/** "30 min", "10 h": a rule's duration has no minutes to spare. */
export function ruleDuration(seconds) {
  return seconds >= 3600 && seconds % 3600 === 0 ? t('age.hours', seconds / 3600) : durationText(seconds);
}

export function timeText(when) {
  return format('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, when);
}

export function dayText(when) {
  return format('day', { day: 'numeric', month: 'short' }, when);
}

export function monthText(when) {
  return format('month', { month: 'long', year: 'numeric' }, when);
}

export function momentText(when) {
  return `${dayText(when)} ${timeText(when)}`;
}

/** "Thu 14:05", with its date where the day is not one of the last six; or the day alone. */
export function pastText(when, dayOnly = false) {
  const recent = now() - when < 6 * DAY_MS && when <= now() + DAY_MS;
  const day = recent && !dayOnly ? format('weekday', { weekday: 'short' }, when) : format('weekdate', { weekday: 'short', day: 'numeric', month: 'short' }, when);
  return dayOnly ? day : `${day} ${timeText(when)}`;
}

/** The date at the site, as '2026-11-21'. */
export function today() {
  const { year, month, day } = localParts(now());
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** When a date begins at the site. Summer time may begin or end in between, so the guess is put right twice. */
export function dayStart(date) {
  const wanted = Date.parse(`${date}T00:00Z`);
  let at = wanted;
  for (let turn = 0; turn < 2; turn++) {
    const { year, month, day, hour, minute } = localParts(at);
    at += wanted - Date.UTC(year, month - 1, day, hour, minute);
  }
  return at;
}

/** "20 Nov 18:15 – 20:20", the second day named only where it differs, the years only where they do. */
export function spanText(from, to) {
  const end = to ?? now();
  const years = localParts(from).year !== localParts(end).year;
  const moment = (when) => (years ? `${dateText(when)} ${timeText(when)}` : momentText(when));
  if (!to) return `${moment(from)} – ${t('time.now')}`;
  return `${moment(from)} – ${!years && dayText(from) === dayText(to) ? timeText(to) : moment(to)}`;
}

function dateText(when) {
  return format('date', { day: 'numeric', month: 'short', year: 'numeric' }, when);
}

/** "21 Nov 2026, 23:24 CET": by the site's clock and with its zone, for what leaves the screen. */
export function asOfText(when) {
  return format('asOf', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }, when);
}

export function celsius(value, digits = 1) {
  return value == null ? '—' : number(value, digits);
}

/** The start of the local day, of its month, or of the hour: where a chart's ticks stand. */
export function localParts(when) {
  const parts = formatter('parts', { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' }, 'en-GB').formatToParts(new Date(when));
  return Object.fromEntries(parts.filter((p) => p.type !== 'literal').map((p) => [p.type, Number(p.value)]));
}

function format(name, options, when) {
  return formatter(name, options, formats).format(new Date(when));
}

function formatter(name, options, locale) {
  if (!dates.has(name)) dates.set(name, new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
  return dates.get(name);
}
