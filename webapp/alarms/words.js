// How an alarm is told: what is wrong with what, where, since when, who knows.
import { celsius, durationText, momentText, now, ruleDuration, timeText } from '../frame/clock.js';
import { icon } from '../frame/dom.js';
import { has, number, plural, t } from '../frame/texts.js';

const DAY_MS = 86_400_000;
const shapes = { high: 'high', medium: 'too-warm', low: 'in-range', technical: 'unknown' };

/** high, medium or low; technical where it is about a device or the server and can wait a moment. */
export function urgency(alarm) {
  return alarm.about !== 'process' && alarm.priority !== 'high' ? 'technical' : alarm.priority;
}

export function shape(alarm) {
  const drawing = icon(shapes[urgency(alarm)], 12);
  drawing.setAttribute('class', 'shape');
  return drawing;
}

/** "Vaccine fridge 3 is too warm: 9.1 °C, limit 8.0 °C". */
export function title(alarm) {
  const over = alarm.state === 'rtn-unack' || alarm.state === 'normal';
  const key = `alarm.text.${alarm.kind}`, past = over ? '.over' : isBack(alarm) ? '.back' : '';
  return t(has(key + past) ? key + past : key, name(alarm), ...numbers(alarm, over));
}

// Inside its limits again, and not yet for long enough to be over.
function isBack({ kind, celsiusNow, limit }) {
  return celsiusNow != null && (kind === 'too-warm' ? celsiusNow <= limit : kind === 'too-cold' && celsiusNow >= limit);
}

/** Where, what follows, who took note or why it is aside. */
export function line(alarm, places) {
  const told = [];
  if (alarm.thing.where) told.push(t('details.place', alarm.thing.where.name, places.name(alarm.thing.where.level)));
  if (alarm.detail) told.push(alarm.detail);
  if (alarm.heldBack) told.push(plural('alarm.heldBack', alarm.heldBack));
  if (alarm.returned) told.push(t('alarm.over', moment(alarm.returned)));
  if (alarm.returned && new Date(alarm.announced) > new Date(alarm.returned)) told.push(t('alarm.late', moment(alarm.announced)));
  if (alarm.acknowledged) told.push(alarm.note ? t('alarm.by.note', alarm.acknowledgedBy, moment(alarm.acknowledged), alarm.note) : t('alarm.by', alarm.acknowledgedBy, moment(alarm.acknowledged)));
  if (alarm.told?.length && !alarm.acknowledged) told.push(t('alarm.told', latest(alarm.told).map(attempt).join(', ')));
  for (const overlay of alarm.overlays) {
    if (overlay.overlay === 'shelved') told.push(t('alarm.shelvedBy', moment(overlay.until), overlay.by, overlay.words));
    if (overlay.overlay === 'out-of-service') told.push(t('alarm.outBy', overlay.words, overlay.by));
  }
  return told.join(' · ');
}

// Whoever was told again is named once, with the last time.
function latest(attempts) {
  const found = new Map();
  for (const one of attempts) {
    const whom = `${one.channel} ${one.target}`;
    found.delete(whom);
    found.set(whom, one);
  }
  return [...found.values()];
}

// Who was told when, and who was not reached. Pages that nobody had open are no news.
function attempt({ channel, target, delivered, at }) {
  if (channel === 'page') return t('alarm.told.page', t(`duty.role.${target}`), moment(at));
  return t(delivered ? 'alarm.told.mail' : 'alarm.told.failed', has(`duty.role.${target}`) ? t(`duty.role.${target}`) : target, moment(at));
}

export function when(alarm) {
  return t('alarm.since', moment(alarm.since));
}

/** What it is about: a unit by its name, a device by what it is and where it stands. */
export function name(alarm) {
  const thing = alarm.thing;
  return thing.deviceKind ? t('devices.name', t(`devices.kind.${thing.deviceKind}`), thing.name) : thing.name;
}

function numbers(alarm, over) {
  if (alarm.value == null) return [];
  switch (alarm.kind) {
    case 'too-warm':
    case 'too-cold': {
      const value = over ? alarm.value : alarm.celsiusNow;
      return [value == null ? t('alarm.nobodyKnows') : t('unit.celsius', celsius(value)), celsius(alarm.limit)];
    }
    case 'door-open':
    case 'power-off':
      return [durationText(alarm.value), ruleDuration(alarm.limit)];
    case 'clock-wrong':
      return [durationText(Math.abs(alarm.value))];
    default:
      return [number(alarm.value, 0), number(alarm.limit, 0)];
  }
}

function moment(time) {
  return now() - new Date(time).getTime() < DAY_MS / 2 ? timeText(time) : momentText(time);
}
