// "Where it was today": the visits of one asset on one day, newest first, and the line that is drawn of them.
import { get, sentence } from '../frame/api.js';
import { sureness } from '../frame/asset.js';
import { dayStart, dayText, pastText, today } from '../frame/clock.js';
import { el } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { dayAfter } from './past.js';
import { stayLine } from './stay.js';

const REFRESH_MS = 20_000;

export class Trail {
  /** changed() is called when there is something else to draw, go(zone) when somebody wants to see a stop. */
  constructor(site, { changed, go }) {
    Object.assign(this, { site, changed, go, asset: '', day: '', trail: null });
    this.list = el('ol', { class: 'stops data' });
    this.heading = el('h3');
    this.said = el('p', { class: 'quiet small', role: 'status' });
    this.date = el('input', { type: 'date', 'aria-label': t('trail.day'), onchange: () => this.#turn(this.date.value || today()) });
    this.later = el('button', { type: 'button', class: 'button', 'aria-label': t('trail.later'), onclick: () => this.#turn(dayAfter(this.day, 1)) }, '›');
    this.days = el('div', { class: 'days no-print' },
      el('button', { type: 'button', class: 'button', 'aria-label': t('trail.earlier'), onclick: () => this.#turn(dayAfter(this.day, -1)) }, '‹'), this.date, this.later);
    this.opener = el('button', { type: 'button', class: 'button', 'data-does': 'trail', onclick: () => (this.day ? this.close() : this.open(this.asset, today())) });
    this.element = el('section', { class: 'trail', 'aria-label': t('trail.title') }, this.opener, this.heading, this.days, this.said, this.list);
    setInterval(() => { if (this.day === today() && !document.hidden) this.#load(); }, REFRESH_MS);
    this.#show();
  }

  /** Another asset is looked at: with its trail where one is open. */
  of(asset) {
    if (asset !== this.asset) this.open(asset, this.day);
  }

  open(asset, day) {
    Object.assign(this, { asset, day: asset && day, trail: null });
    this.#show();
    this.changed();
    if (this.day) this.#load();
  }

  close() {
    this.open(this.asset, '');
  }

  #turn(day) {
    this.open(this.asset, day > today() ? today() : day);
  }

  async #load() {
    const mine = this.asking = {};
    try {
      const trail = await get(`assets/${encodeURIComponent(this.asset)}/trail`, { day: this.day });
      if (mine !== this.asking || trail.day !== this.day) return;
      this.trail = trail;
      this.#show();
      this.changed();
    } catch (error) {
      if (mine === this.asking && !this.trail) this.said.textContent = sentence(error);
    }
  }

  #show() {
    const isToday = this.day === today(), stops = this.trail?.items ?? [];
    this.opener.textContent = t(this.day ? 'trail.close' : 'trail.open');
    this.opener.setAttribute('aria-expanded', String(Boolean(this.day)));
    this.heading.hidden = this.days.hidden = this.said.hidden = this.list.hidden = !this.day;
    if (!this.day) return;
    this.heading.textContent = t('trail.on', pastText(dayStart(this.day), true));
    this.date.max = today();
    this.date.value = this.day;
    this.later.disabled = isToday;
    const note = this.trail?.cut ? 'trail.cut' : stops.length > 1 ? 'trail.assumed' : stops.length ? '' : isToday ? 'trail.none.today' : 'trail.none';
    this.said.textContent = this.trail && note ? t(note) : '';
    const look = JSON.stringify(stops.map((stop) => stop.visit));
    if (this.list.dataset.look === look) return;
    this.list.dataset.look = look;
    this.list.replaceChildren(...stops.flatMap((stop, i) => [this.#row(stop.visit), this.#climb(stop.visit, stops[i + 1]?.visit)]).filter(Boolean));
  }

  #row(visit) {
    const zone = visit.zone, sure = sureness(visit.confidence);
    return el('li', {}, el('button', { type: 'button', class: 'stop', disabled: !zone, onclick: () => this.go(zone) },
      el('b', {}, zone ? zone.name : t('trail.gone')), el('span', { class: 'quiet' }, sure),
      el('span', { class: `stay ${visit.until}` }, stayLine(visit, dayText(this.trail.from)))));
  }

  // Told between the two rows that it lies between.
  #climb(visit, before) {
    if (!visit.zone || !before?.zone || visit.zone.level === before.zone.level) return null;
    return el('li', { class: 'climb' }, t('trail.climb', this.site.name(before.zone.level), this.site.name(visit.zone.level)));
  }
}
