// The Leaflet map of one level: plan, markers, temperatures, names; it knows pixels and metres, not requests.
import { tagged } from '../frame/api.js';
import { arrange, named } from './arrange.js';
import { Keyed, assetEntry, dispenserEntries, nameEntries, unitEntries } from './markers.js';
import { drawPlan } from './plan.js';

const L = window.L;
const CLOSEST = 5.5;       // 2^5.5 = 45 pixels per metre
const DROPS_FROM = 8;      // pixels per metre from which dispensers are drawn
const PHONE = matchMedia('(max-width: 45rem)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

export class Stage {
  constructor(element, panel, { choose, moved }) {
    Object.assign(this, { panel, choose, plans: new Map(), versions: new Map(), zones: new Map(), spots: new Map() });
    this.map = L.map(element, {
      crs: L.CRS.Simple, zoomControl: false, attributionControl: false, zoomSnap: 0.05, zoomDelta: 0.5, wheelPxPerZoomLevel: 120,
      maxZoom: CLOSEST, minZoom: 0, maxBoundsViscosity: 0.8, zoomAnimation: !still.matches, fadeAnimation: false, markerZoomAnimation: !still.matches,
    }).setView([0, 0], 2);
    for (const [name, z] of [['reach', 410], ['names', 420], ['drops', 430], ['pins', 640], ['units', 650]]) {
      this.map.createPane(name).style.zIndex = z;
    }
    this.map.getPane('names').style.pointerEvents = 'none';
    this.map.getPane('drops').style.pointerEvents = 'none';
    this.pins = new Keyed(this.map, 'pins');
    this.units = new Keyed(this.map, 'units');
    this.drops = new Keyed(this.map, 'drops', { focusable: false });
    this.names = new Keyed(this.map, 'names', { focusable: false });
    this.map.on('zoomend moveend', () => { if (this.level) { this.draw(); moved(this.map.getZoom(), this.map.getCenter()); } });
  }

  /** Draws a level's plan; keeps zoom and centre where given, fits the floor otherwise. */
  async showLevel(id, zoom, centre) {
    if (!this.plans.has(id)) this.plans.set(id, tagged(`levels/${id}/plan`).then(({ json, tag }) => ({ ...drawPlan(json), version: Number(tag) })));
    this.wanted = id;
    const plan = await this.plans.get(id).catch((error) => { this.plans.delete(id); throw error; });
    if (this.wanted !== id) return;
    this.overlay?.remove();
    this.level = null;
    this.plan = plan;
    this.zones = plan.zones;
    this.overlay = L.svgOverlay(plan.svg, plan.bounds).addTo(this.map);
    this.map.stop().setMaxBounds(null).setMinZoom(0);
    if (zoom && centre) this.map.setView(centre, zoom, { animate: false });
    else this.fit();
    this.map.setMinZoom(Math.min(this.map.getZoom(), this.map.getBoundsZoom(plan.bounds) - 0.75)).setMaxBounds(L.latLngBounds(plan.bounds).pad(3));
    this.level = id;
    this.draw();
    if (plan.version < this.versions.get(id)) this.follow(id, this.versions.get(id));
  }

  /** Somebody has drawn: the plan is fetched again where another version is shown; what is looked at stays. */
  async follow(level, version) {
    this.versions.set(level, version);
    if (level !== this.level || version === this.plan.version) return;
    this.plans.delete(level);
    const { lat, lng } = this.map.getCenter();
    await this.showLevel(level, this.map.getZoom(), [lat, lng]).catch(() => {}); // the next snapshot says it again
  }

  fit() {
    const edge = PHONE.matches ? [4, 4] : [20, 20];
    this.map.fitBounds(this.plan.bounds, { paddingTopLeft: edge, paddingBottomRight: PHONE.matches ? [4, 72] : [84, 20], animate: false });
  }

  /** What is known now; draws it. */
  show(data) {
    this.data = data;
    if (this.level) this.draw();
  }

  draw() {
    if (!this.data) return;
    const { assets, units, dispensers, selected, asked } = this.data;
    const scale = this.map.getZoomScale(this.map.getZoom(), 0);
    const view = this.map.getBounds().pad(0.15);
    const seen = assets.filter((m) => m.x != null && view.contains([m.y, m.x]));
    const spots = arrange(seen, this.zones, units, scale, selected.asset);
    this.spots = new Map(spots.flatMap((spot) => spot.markers.map((m) => [m.id, spot])));
    const crowded = new Set(assets.map((m) => m.zone.id));
    const stacks = unitEntries(units, this.zones, scale, crowded, selected.unit, this.choose);
    this.pins.show(spots.map((spot) => assetEntry(spot, selected.asset, this.choose, (markers, x, y) => this.closer(markers, x, y))));
    this.units.show(stacks);
    this.drops.show(scale >= DROPS_FROM ? dispenserEntries(dispensers.filter((d) => d.x != null), this.zones, [...spots, ...stacks], scale) : []);
    this.names.show(nameEntries(this.zones, [...spots, ...stacks], scale, asked, named));
    this.#reach(selected.asset);
    this.#ring(asked);
  }

  /** A count opens: to its zone, closer until it has room. */
  closer(markers, x, y) {
    const zone = this.zones.get(markers[0].zone.id);
    const zoom = Math.min(CLOSEST, this.map.getZoom() + 1);
    if (zone && markers.every((m) => m.zone.id === zone.id)) {
      const fit = this.map.getBoundsZoom([[zone.box.south, zone.box.west], [zone.box.north, zone.box.east]]);
      this.map.setView([y, x], Math.min(CLOSEST, Math.max(zoom, fit - 1)));
    } else this.map.setView([y, x], zoom);
  }

  /** Moves the plan aside until the selected place lies clear of the panel and the edges. */
  clear(x, y) {
    const point = this.map.latLngToContainerPoint([y, x]);
    const size = this.map.getSize(), frame = this.map.getContainer().getBoundingClientRect(), panel = this.panel.getBoundingClientRect();
    const air = 48;
    let dx = 0, dy = 0;
    if (point.x < air) dx = point.x - air;
    if (point.x > size.x - air - 40) dx = point.x - (size.x - air - 40);
    if (point.y < air) dy = point.y - air;
    if (point.y > size.y - air) dy = point.y - (size.y - air);
    const left = panel.left - frame.left - air, top = panel.top - frame.top - air, bottom = panel.bottom - frame.top + air;
    if (!this.panel.hidden && point.x - dx > left && point.y - dy < bottom && point.y - dy > top) {
      if (PHONE.matches) dy = point.y - Math.max(air, top / 2);
      else dx = point.x - left;
    }
    if (dx || dy) this.map.panBy([dx, dy], { animate: !still.matches });
  }

  /** Brings all of it into view, beside the panel and not below it. */
  fitBeside(bounds) {
    const frame = this.map.getContainer().getBoundingClientRect(), panel = this.panel.getBoundingClientRect(), air = 40;
    const taken = this.panel.hidden ? [air, air] : PHONE.matches ? [air, Math.max(air, frame.bottom - panel.top + air)] : [frame.right - panel.left + air, air];
    this.map.fitBounds(bounds, { paddingTopLeft: [air, air], paddingBottomRight: taken, maxZoom: this.map.getZoom(), animate: false });
  }

  #reach(id) {
    const marker = id && this.data.assets.find((m) => m.id === id);
    if (!marker || marker.radius == null) {
      this.circle?.remove();
      this.circle = null;
      return;
    }
    const spot = this.spots.get(id) ?? marker;
    this.circle ??= L.circle([0, 0], { pane: 'reach', className: 'reach', radius: 1, interactive: false });
    this.circle.setLatLng([spot.y, spot.x]).setRadius(Math.max(marker.radius, 1)).addTo(this.map);
  }

  #ring(asked) {
    for (const [id, zone] of this.zones) {
      const on = asked.has(id);
      zone.path?.classList.toggle('on', on);
      if (on) zone.path?.parentNode.insertBefore(zone.path, zone.path.parentNode.querySelector('.outline'));
    }
  }
}
