// What a tap on the board means: select, the next corner of a room, a door in a wall, a reader's place.
import { el } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { newId } from './draft.js';
import { apart, closed, doorAt, middle, same, snap, zoneAt } from './shapes.js';

const DOOR_METRES = 1.2;
const DOOR_REACH = 0.6;
const bar = document.getElementById('hint');

export class Tools {
  constructor(ui, board, { render, select, mode }) {
    Object.assign(this, { ui, board, render, select, mode, points: [] });
  }

  tap(point) {
    const { ui } = this;
    if (!ui.draft) return;
    if (ui.mode === 'zone') this.#corner(point);
    else if (ui.mode === 'door') this.#door(point);
    else if (ui.mode === 'reader') this.#reader(point);
    else if (ui.mode === 'select') this.select(this.#thingAt(point));
  }

  hover(point) {
    if (this.ui.mode === 'zone') {
      const next = point && this.#snapped(point);
      this.board.point(next, next ? [...this.points, next] : this.points);
    } else if (this.ui.mode === 'door') {
      const found = point && this.#wall(point);
      this.board.point(found?.at, found?.line ?? []);
    }
  }

  /** The room is closed where it has corners enough. */
  finish() {
    if (this.ui.mode !== 'zone' || this.points.length < 3) return;
    const { draft, level } = this.ui;
    const ring = closed(this.points);
    this.#clear();
    const id = draft.put({ type: 'Feature', id: newId(level, 'z'), feature_type: 'unit', geometry: { type: 'Polygon', coordinates: [ring] },
      properties: { name: t('draw.zone.new'), level_id: level, category: 'room', private: false } });
    this.select(id);
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector('#form input')?.select()));
  }

  /** The last corner is taken back; false where there is none. */
  takeBack() {
    if (this.ui.mode !== 'zone' || !this.points.length) return false;
    this.points.pop();
    this.#draw();
    return true;
  }

  cancel() {
    if (this.points.length) this.#clear();
    else if (this.ui.mode !== 'select') this.mode('select');
    else this.select(null);
  }

  leave() {
    this.#clear();
  }

  /** The line under the tools says what a tap does now. */
  show() {
    const { ui, points } = this;
    const look = [ui.mode, ui.selected, points.length, ui.corner, ui.placing].join();
    if (bar.dataset.look === look) return;
    bar.dataset.look = look;
    if (ui.mode === 'zone') this.say(t(points.length ? (points.length < 3 ? 'draw.hint.next' : 'draw.hint.close') : 'draw.hint.zone'),
      points.length > 2 && button('draw.finish', () => this.finish(), 'first'), points.length > 0 && button('draw.takeBack', () => this.takeBack()), points.length > 0 && button('dialog.cancel', () => this.cancel()));
    else if (ui.mode === 'select' && ui.corner !== null) this.say(t('draw.hint.corner'), button('draw.corner.remove', () => this.corners.removeCorner(ui.corner)));
    else if (ui.mode === 'reader') this.say(t(ui.placing ? 'draw.hint.reader' : 'draw.hint.noReader'));
    else if (ui.mode === 'select') this.say(this.#selectedHint());
    else this.say(t(`draw.hint.${ui.mode}`));
  }

  say(words, ...buttons) {
    bar.replaceChildren(...[words && el('span', {}, words), ...buttons].filter(Boolean));
    bar.hidden = !words;
  }

  #selectedHint() {
    const feature = this.ui.draft.get(this.ui.selected);
    if (!feature) return t('draw.hint.select');
    if (feature.feature_type === 'opening') return t('draw.door.hint');
    return t(feature.feature_type === 'unit' ? 'draw.zone.hint' : feature.feature_type === 'level' ? 'draw.level.hint' : 'draw.reader.drag');
  }

  #corner(point) {
    const next = this.#snapped(point);
    if (this.points.length > 2 && same(next, this.points[0])) return this.finish();
    if (this.points.some((corner) => same(corner, next))) return undefined;
    this.points.push(next);
    return this.#draw();
  }

  #door(point) {
    const found = this.#wall(point);
    if (!found) return toast(t('draw.door.nowhere'));
    const { draft, level } = this.ui;
    this.board.point(null, []);
    return this.select(draft.put({ type: 'Feature', id: newId(level, 'd'), feature_type: 'opening', geometry: { type: 'LineString', coordinates: found.line },
      properties: { level_id: level, units: found.zones } }));
  }

  #reader(point) {
    const { ui } = this;
    if (!ui.placing) return;
    const zone = zoneAt(ui.draft.zones, point);
    const id = ui.draft.put({ type: 'Feature', id: ui.placing, feature_type: 'reader', geometry: { type: 'Point', coordinates: point.map((value) => Math.round(value * 10) / 10) },
      properties: { level_id: ui.level, ...(zone && { unit_id: zone.id }), antennas: {} } });
    this.select(id);
  }

  #wall(point) {
    return doorAt(this.ui.draft.zones, point, DOOR_METRES, Math.max(this.board.reach * 1.5, DOOR_REACH));
  }

  #snapped(point) {
    const { points } = this, { draft } = this.ui;
    if (points.length > 2 && apart(points[0], point) < this.board.reach) return points[0];
    const rings = [...draft.zones, ...(draft.level ? [draft.level] : [])].map((feature) => feature.geometry.coordinates[0]);
    return snap(point, rings, this.board.reach, points.length ? [points.at(-1), points[0]] : []);
  }

  #thingAt(point) {
    const { draft } = this.ui, near = this.board.reach;
    const door = draft.of('opening').map((opening) => [opening, apart(middle(opening.geometry.type === 'Point' ? [opening.geometry.coordinates] : opening.geometry.coordinates), point)])
      .filter(([, metres]) => metres < near).sort((a, b) => a[1] - b[1])[0];
    return door?.[0].id ?? zoneAt(draft.zones, point)?.id ?? null;
  }

  #draw() {
    this.board.point(this.points.at(-1) ?? null, this.points);
    this.show();
  }

  #clear() {
    this.points = [];
    this.board.point(null, []);
  }
}

function button(key, act, more = '') {
  return el('button', { type: 'button', class: `button ${more}`, onclick: act }, t(key));
}
