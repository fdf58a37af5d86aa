// The plan of the rooms, tinted by how well each is known; a tap on a room is told.
import { get } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { named } from '../floorplan/arrange.js';
import { Keyed, nameEntries } from '../floorplan/markers.js';
import { drawPlan, inside } from '../floorplan/plan.js';
import { levelButtons } from '../floorplan/levels.js';

const L = window.L;
const CLOSEST = 5.5;
const AROUND_METRES = 14; // what a phone shows around whoever walks
const MOST_LINES = 20;
const SIGNS = { few: '◐', enough: '●', confused: '▲' };
const STATES = ['never', 'few', 'enough', 'confused'];

export class RoomPlan {
  constructor(places, { tapped }) {
    Object.assign(this, { places, plans: new Map(), rooms: new Map(), confusions: [], standing: null });
    this.map = L.map('map', {
      crs: L.CRS.Simple, zoomControl: false, attributionControl: false, zoomSnap: 0.05, zoomDelta: 0.5, wheelPxPerZoomLevel: 120,
      maxZoom: CLOSEST, minZoom: 0, fadeAnimation: false, zoomAnimation: false,
    }).setView([0, 0], 2);
    this.map.createPane('names').style.pointerEvents = 'none';
    this.names = new Keyed(this.map, 'names', { focusable: false });
    this.lines = L.layerGroup().addTo(this.map);
    this.map.on('zoomend moveend', () => this.#draw());
    this.map.on('click', ({ latlng }) => {
      const zone = [...(this.plan?.zones.values() ?? [])].find((one) => inside(one.ring, latlng.lng, latlng.lat));
      if (zone) tapped(zone.id);
    });
    document.getElementById('closer').addEventListener('click', () => this.map.zoomIn());
    document.getElementById('further').addEventListener('click', () => this.map.zoomOut());
    document.getElementById('legend').replaceChildren(...STATES.map((state) => el('span', { class: state }, [t(`teach.legend.${state}`), SIGNS[state]].filter(Boolean).join('\u00a0'))));
  }

  /** How well the rooms are known now. */
  show(rooms, confusions) {
    this.rooms = new Map(rooms.map((room) => [room.zone.id, room]));
    this.confusions = confusions;
    this.#tint();
  }

  /** A whole level: the one that is open, or that on which most was taught. */
  openWhole() {
    const taught = (level) => [...this.rooms.values()].filter((room) => room.zone.level === level && room.state !== 'never').length;
    const most = this.places.items.map((level) => level.id).sort((a, b) => taught(b) - taught(a))[0];
    return this.open(this.level ?? most);
  }

  /** Somebody stands in this room; null for nowhere. */
  stand(zone, level) {
    this.standing = zone;
    if (level) this.open(level, zone);
    else this.#tint();
  }

  async open(level, zone) {
    if (!level) return;
    if (level !== this.level) {
      if (!this.plans.has(level)) this.plans.set(level, get(`levels/${level}/plan`).then(drawPlan));
      this.wanted = level;
      const plan = await this.plans.get(level).catch((error) => { this.plans.delete(level); throw error; });
      if (this.wanted !== level) return;
      this.overlay?.remove();
      Object.assign(this, { level, plan, overlay: L.svgOverlay(plan.svg, plan.bounds).addTo(this.map) });
      levelButtons(document.getElementById('levels'), this.places.items, level, null, (id) => this.open(id));
    }
    this.middle = zone;
    this.resized();
    this.#tint();
  }

  /** Its place on the page is another now. */
  resized() {
    this.map.invalidateSize({ animate: false });
    const zone = this.plan?.zones.get(this.middle);
    if (zone) {
      const { west, east, south, north } = zone.box, x = (west + east) / 2, y = (south + north) / 2;
      this.map.fitBounds([[y - AROUND_METRES, x - AROUND_METRES], [y + AROUND_METRES, x + AROUND_METRES]], { animate: false });
    } else if (this.plan) this.map.fitBounds(this.plan.bounds, { animate: false });
  }

  #tint() {
    if (!this.plan) return;
    const confused = new Set(this.confusions.map((one) => one.zone.id));
    for (const [id, zone] of this.plan.zones) {
      const room = this.rooms.get(id);
      const state = confused.has(id) ? 'confused' : room?.state;
      for (const name of STATES) zone.path?.classList.toggle(name, name === state);
      zone.path?.classList.toggle('on', id === this.standing);
    }
    // What the tint says stands behind the name, too, with the signs of the list.
    this.labels = new Map([...this.plan.zones].map(([id, zone]) => {
      const sign = SIGNS[confused.has(id) ? 'confused' : this.rooms.get(id)?.state];
      return [id, { ...zone, name: sign ? `${zone.name}\u00a0${sign}` : zone.name }];
    }));
    this.#draw();
  }

  #draw() {
    if (!this.labels) return;
    const scale = this.map.getZoomScale(this.map.getZoom(), 0);
    const names = nameEntries(this.labels, [], scale, new Set([this.standing].filter(Boolean)), named);
    this.names.show(names.map((entry) => ({ ...entry, look: `${entry.look} ${entry.title}` })));
    this.lines.clearLayers();
    for (const { zone, takenFor } of this.confusions.slice(0, MOST_LINES)) {
      const from = this.plan.zones.get(zone.id), to = this.plan.zones.get(takenFor.id);
      if (from && to) this.lines.addLayer(L.polyline([middle(from), middle(to)], { className: 'mixed', weight: 3, dashArray: '2 6', interactive: false }));
    }
  }
}

function middle({ box }) {
  return [(box.south + box.north) / 2, (box.west + box.east) / 2];
}
