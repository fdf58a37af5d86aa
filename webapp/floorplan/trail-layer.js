// A trail on the plan: from zone to zone through the doors, an arrow on every way, the time at every stop.
import { timeText } from '../frame/clock.js';
import { el, svg } from '../frame/dom.js';
import { t } from '../frame/texts.js';

const L = window.L;

export class TrailLayer {
  constructor(map, site) {
    Object.assign(this, { map, site, group: L.layerGroup().addTo(map) });
    for (const [name, z] of [['trail', 415], ['stops', 660]]) {
      map.createPane(name).style.zIndex = z;
      map.getPane(name).style.pointerEvents = 'none';
    }
  }

  /** Draws what of it lies on this level. Where that is to be seen for the first time: its bounds, otherwise null. */
  show(asset, trail, level, zones) {
    const look = trail && zones.size ? `${asset} ${level} ${JSON.stringify(trail)}` : '';
    if (look === this.look) return null;
    this.look = look;
    this.group.clearLayers();
    this.bounds = L.latLngBounds([]);
    if (look) this.#draw(trail, level, zones);
    const sight = look && `${asset} ${level} ${trail.day}`, isNew = sight !== this.sight;
    this.sight = sight;
    return isNew && this.bounds.isValid() ? this.bounds : null;
  }

  #draw(trail, level, zones) {
    trail.items.forEach(({ way }, i) => {
      for (const run of runsOn(way, level)) this.#line(run, i === 0);
      for (const climb of climbsOn(way, level)) this.#label(climb.at, t(climb.up, this.site.name(climb.other)), 'climb');
    });
    for (const stop of stopsOn(trail.items, level, zones)) this.#label(stop.at, timeText(stop.entered), stop.newest ? 'newest' : '');
  }

  #line(run, newest) {
    const points = run.map(({ at }) => [at.y, at.x]);
    points.forEach((point) => this.bounds.extend(point));
    L.polyline(points, { pane: 'trail', className: `way-walked${newest ? ' newest' : ''}`, interactive: false }).addTo(this.group);
    const { x, y, turn } = middle(run);
    this.#icon([y, x], el('span', { class: 'arrow', style: `rotate: ${turn}deg` }, svg('svg', { viewBox: '0 0 10 10', 'aria-hidden': 'true' }, svg('path', { d: 'M2 1 8 5 2 9' }))), 'trail');
  }

  #label(at, words, look) {
    this.bounds.extend([at.y, at.x]);
    this.#icon([at.y, at.x], el('span', { class: `stop-time ${look}` }, words), 'stops');
  }

  #icon(place, html, pane) {
    L.marker(place, { icon: L.divIcon({ html, className: '', iconSize: null }), pane, interactive: false, keyboard: false, alt: '' }).addTo(this.group);
  }
}

/** The pieces of a way that lie on a level. */
export function runsOn(way, level) {
  const runs = [[]];
  for (const point of way) {
    if (point.level === level) runs.at(-1).push(point);
    else if (runs.at(-1).length) runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

/** Where a way comes from another level or goes to one. */
export function climbsOn(way, level) {
  return way.slice(1).flatMap((point, i) => {
    const before = way[i];
    if (before.level === point.level) return [];
    if (before.level === level) return [{ at: before.at, other: point.level, up: 'trail.onwards' }];
    return point.level === level ? [{ at: point.at, other: before.level, up: 'trail.from' }] : [];
  });
}

/** Every zone of the level once, with the time of the newest visit; where a way ends is where its zone is. */
export function stopsOn(items, level, zones) {
  const found = new Map();
  items.forEach(({ visit, way }, i) => {
    if (visit.zone?.level !== level || found.has(visit.zone.id)) return;
    const box = zones.get(visit.zone.id)?.box;
    const at = way.at(-1)?.at ?? items[i - 1]?.way[0]?.at ?? (box && { x: (box.west + box.east) / 2, y: (box.south + box.north) / 2 });
    if (at) found.set(visit.zone.id, { at, entered: visit.entered, newest: i === 0 });
  });
  return [...found.values()];
}

// The middle of the longest piece, and which way it points on the screen, where y points down.
function middle(run) {
  let best = { metres: -1 };
  for (let i = 1; i < run.length; i++) {
    const a = run[i - 1].at, b = run[i].at, metres = Math.hypot(b.x - a.x, b.y - a.y);
    if (metres > best.metres) best = { metres, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, turn: Math.round((Math.atan2(a.y - b.y, b.x - a.x) * 180) / Math.PI) };
  }
  return best;
}
