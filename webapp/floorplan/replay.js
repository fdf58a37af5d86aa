// Replay: the plan as it was, with a slider over a span of the past. While it is on, nothing live is shown.
import { get, sentence } from '../frame/api.js';
import { dayStart, now, pastText, today } from '../frame/clock.js';
import { el } from '../frame/dom.js';
import { isBack, isPast } from '../frame/live.js';
import { plural, t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { changeFrom, changesOf, dayAfter, formAt, readVisits, spanOf, visitsAt } from './past.js';

const FRAME_MS = 250, MINUTE = 60_000, PAGES = 4, PAGE = 5_000;
const CHOICES = ['1h', '8h', '24h'], DAYS = 7;
const at = (id) => document.getElementById(id);

export class Replay {
  /** changed() is called after every step, left() when it is over. */
  constructor({ changed, left }) {
    Object.assign(this, { on: false, visits: [], changed, left });
    at('replay-back').addEventListener('click', () => this.leave());
    at('replay-play').addEventListener('click', () => this.#play(!this.timer));
    at('replay-before').addEventListener('click', () => this.#jump(false));
    at('replay-after').addEventListener('click', () => this.#jump(true));
    at('replay-at').addEventListener('input', () => this.#go(this.span.from + at('replay-at').valueAsNumber * 1000));
    at('replay-span').addEventListener('change', () => { this.choice = at('replay-span').value; this.at = null; this.load(this.level); });
  }

  /** Begins with a choice of span and a moment of it, both of them possibly from an old address. */
  async enter(level, choice, moment) {
    this.on = true;
    this.#fill();
    this.choice = [...at('replay-span').options].some((option) => option.value === choice) ? choice : '8h';
    at('replay-span').value = this.choice;
    this.at = Date.parse(moment) || null;
    await this.load(level);
    if (this.on) at('replay-at').focus();
  }

  /** Asks for the visits of a level; the moment stays where it is, within the span. */
  async load(level) {
    this.level = level;
    this.#play(false);
    const span = spanOf(this.choice, now(), dayStart), mine = this.asking = {};
    this.span = span;
    this.at = Math.min(span.to, Math.max(span.from, this.at ?? span.to));
    this.visits = [];
    this.#show();
    try {
      const { visits, to } = await ask(level, span);
      if (mine !== this.asking) return;
      this.visits = visits;
      if (to < span.to) toast(t('replay.cut', pastText(to)));
      this.span = { ...span, to };
      this.at = Math.min(this.at, to);
      this.changes = changesOf(visits, this.span);
      this.#show();
    } catch (error) {
      if (mine !== this.asking) return;
      toast(sentence(error));
      this.leave();
    }
  }

  leave() {
    if (!this.on) return;
    this.#play(false);
    Object.assign(this, { on: false, asking: null, visits: [], at: null });
    document.getElementById('stage').removeAttribute('data-replay');
    at('replay').hidden = at('replay-told').hidden = true;
    isBack();
    this.left();
  }

  /** What stood where, as markers of the plan: those that pass, each in the middle of its zone. */
  markers(zones, passes) {
    return visitsAt(this.visits, this.at).map((visit) => this.#marker(visit, zones)).filter(passes);
  }

  #marker(visit, zones) {
    const form = formAt(visit, this.at), box = zones.get(visit.zone.id)?.box;
    return {
      ...visit.asset, zone: visit.zone, visit, form, at: this.at, told: t('replay.marker', visit.asset.name, visit.zone.name, t(`replay.${form}`), pastText(this.at)),
      x: box && (box.west + box.east) / 2, y: box && (box.south + box.north) / 2,
    };
  }

  #fill() {
    const days = Array.from({ length: DAYS }, (_, i) => dayAfter(today(), -i));
    at('replay-span').replaceChildren(
      ...CHOICES.map((choice) => el('option', { value: choice }, t(`replay.span.${choice}`))),
      ...days.map((day, i) => el('option', { value: day }, i === 0 ? t('replay.today') : pastText(dayStart(day), true))));
  }

  #go(moment) {
    this.at = Math.min(this.span.to, Math.max(this.span.from, moment));
    this.#show();
  }

  #jump(forward) {
    this.#play(false);
    this.#go(changeFrom(this.changes ?? [], this.at, forward, this.span));
  }

  #play(on) {
    clearInterval(this.timer);
    this.timer = on ? setInterval(() => this.#frame(), FRAME_MS) : null;
    at('replay-play').setAttribute('aria-pressed', String(on));
    at('replay-play').setAttribute('aria-label', t(on ? 'replay.pause' : 'replay.play'));
    if (on && this.at >= this.span.to) this.#go(this.span.from);
  }

  #frame() {
    this.#go(this.at + Number(at('replay-speed').value) * FRAME_MS);
    if (this.at >= this.span.to) this.#play(false);
  }

  #show() {
    const slider = at('replay-at'), { from, to } = this.span, words = t('replay.told', pastText(this.at));
    document.getElementById('stage').setAttribute('data-replay', '');
    at('replay').hidden = at('replay-told').hidden = false;
    slider.max = String(Math.max(1, Math.round((to - from) / 1000)));
    slider.step = String(to - from > 61 * MINUTE ? 60 : 10);
    slider.value = String(Math.round((this.at - from) / 1000));
    slider.setAttribute('aria-valuetext', `${pastText(this.at)}, ${plural('replay.things', visitsAt(this.visits, this.at).length)}`);
    at('replay-words').textContent = words;
    at('replay-from').textContent = pastText(from);
    at('replay-to').textContent = pastText(to);
    isPast(t('replay.sign'));
    this.changed();
  }
}

// Page after page; what is more than anybody could look at ends the span early, and that is said.
async function ask(level, { from, to }) {
  const visits = [];
  let after;
  for (let page = 0; page < PAGES; page++) {
    const answer = await get(`levels/${encodeURIComponent(level)}/visits`, { from: new Date(from).toISOString(), to: new Date(to).toISOString(), limit: PAGE, after });
    visits.push(...readVisits(answer.items));
    after = answer.after;
    if (!after) return { visits, to };
  }
  return { visits, to: Math.max(from + MINUTE, visits.at(-1).entered) };
}
