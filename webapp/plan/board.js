// The drawing board: the plan as on the floorplan, a picture beneath, and what can be gripped above. Knows pixels and metres.
import { el, icon } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { Keyed } from '../floorplan/markers.js';
import { drawPlan } from '../floorplan/plan.js';
import { Handles } from './handles.js';
import { heart } from './shapes.js';

const L = window.L;
const CLOSEST = 6.5;
const REACH = 14; // pixels within which a corner or a wall is meant
const LETTER = 6.5, NAME_ROOM = 30; // pixels of a letter and below which a room has no space for its name
const SEEN_WELL = 40; // pixels of a feature that need not be brought closer
const still = matchMedia('(prefers-reduced-motion: reduce)');

export class Board {
  /** Calls back with places in metres: `tap(point)`, `hover(point or null)`, and with grips of handles. */
  constructor(element, { tap, hover, select }) {
    Object.assign(this, { tap, select });
    this.map = L.map(element, {
      crs: L.CRS.Simple, zoomControl: false, attributionControl: false, zoomSnap: 0.05, zoomDelta: 0.5, wheelPxPerZoomLevel: 120,
      maxZoom: CLOSEST, minZoom: -1, doubleClickZoom: false, zoomAnimation: !still.matches, fadeAnimation: false, markerZoomAnimation: !still.matches,
    }).setView([0, 0], 2);
    for (const [name, z] of [['picture', 180], ['lines', 410], ['names', 420], ['readers', 630], ['grips', 650], ['faults', 660]]) this.map.createPane(name).style.zIndex = z;
    this.map.getPane('names').style.pointerEvents = this.map.getPane('picture').style.pointerEvents = this.map.getPane('lines').style.pointerEvents = 'none';
    this.names = new Keyed(this.map, 'names', { focusable: false });
    this.readers = new Keyed(this.map, 'readers');
    this.marks = new Keyed(this.map, 'faults');
    this.handles = new Handles(this.map, 'grips');
    const line = (className) => L.polyline([], { pane: 'lines', className, interactive: false }).addTo(this.map);
    this.lines = { selected: line('chosen'), drawn: line('drawn'), faulty: line('faulty') };
    this.spot = L.circleMarker([0, 0], { pane: 'lines', className: 'snap', radius: 6, interactive: false });
    this.map.on('click', (event) => tap(metres(event.latlng)));
    this.map.on('mousemove', (event) => hover(metres(event.latlng)));
    this.map.on('mouseout', () => hover(null));
    this.map.on('zoomend', () => this.#names());
    this.#byKeys(element);
  }

  // Without a pointer the cross in the middle is the pointer: arrows move the plan under it, Enter taps.
  #byKeys(element) {
    const keys = (on) => element.classList.toggle('keys', on);
    element.addEventListener('pointerdown', () => keys(false), true);
    element.addEventListener('focus', () => keys(element.matches(':focus-visible')));
    element.addEventListener('blur', () => keys(false));
    element.addEventListener('keydown', (event) => {
      if (event.target !== element) return;
      if (event.key.startsWith('Arrow')) keys(true);
      if ((event.key !== 'Enter' && event.key !== ' ') || !element.classList.contains('keys')) return;
      event.preventDefault();
      this.tap(metres(this.map.getCenter()));
    });
  }

  /** How far, in metres, a place may be from a corner that is meant by it. */
  get reach() {
    return REACH / this.map.getZoomScale(this.map.getZoom(), 0);
  }

  fit() {
    this.map.invalidateSize({ pan: false });
    this.map.fitBounds(this.bounds, { padding: [24, 24], animate: false });
  }

  /** Brings a feature into view, closer where it is small; leaves the plan alone where it can be seen well. */
  lookAt(box) {
    const bounds = [[box.south, box.west], [box.north, box.east]];
    const size = Math.max(box.east - box.west, box.north - box.south) * this.map.getZoomScale(this.map.getZoom(), 0);
    if (this.map.getBounds().pad(-0.12).contains(bounds) && (size > SEEN_WELL || size === 0)) return;
    const zoom = Math.min(this.map.getZoom(), this.map.getBoundsZoom(bounds, false, L.point(80, 80)));
    this.map.setView([(box.south + box.north) / 2, (box.west + box.east) / 2], Math.max(zoom, Math.min(4, this.map.getBoundsZoom(bounds))), { animate: !still.matches });
  }

  /** Draws what is: the draft, what is selected, what is being drawn, the faults. */
  show(view) {
    this.view = view;
    const plan = drawPlan(view.draft.collection);
    this.bounds = plan.bounds;
    this.#plan(plan);
    for (const [id, zone] of plan.zones) zone.path?.classList.toggle('on', id === view.selected);
    this.#picture();
    this.#lines();
    this.#names();
    this.#readers();
    this.#faults();
    if (!this.handles.held) this.handles.show(view.grips);
  }

  // The drawing stays the same element, so that nothing flickers while a corner is dragged.
  #plan({ svg, bounds }) {
    if (!this.overlay) {
      this.overlay = L.svgOverlay(svg, bounds).addTo(this.map);
      return;
    }
    const element = this.overlay.getElement();
    element.setAttribute('viewBox', svg.getAttribute('viewBox'));
    element.replaceChildren(...svg.childNodes);
    this.overlay.setBounds(L.latLngBounds(bounds));
  }

  /** Where the next corner would be, and the line to it. */
  point(at, line) {
    if (at) this.spot.setLatLng(latLng(at)).addTo(this.map);
    else this.spot.remove();
    this.lines.drawn.setLatLngs(line.map(latLng));
  }

  #lines() {
    const chosen = this.view.draft.get(this.view.selected);
    this.lines.selected.setLatLngs(chosen && chosen.feature_type !== 'reader' ? outline(chosen).map(latLng) : []);
    this.lines.faulty.setLatLngs(this.view.faults.map((fault) => this.view.draft.get(fault.feature)).filter((feature) => feature && feature.feature_type !== 'reader')
      .map((feature) => outline(feature).map(latLng)));
  }

  #picture() {
    const { picture } = this.view;
    this.map.getContainer().classList.toggle('traced', Boolean(picture));
    if (!picture) {
      this.image?.remove();
      this.image = null;
      return;
    }
    const { west, south, east, north } = picture.place, bounds = [[south, west], [north, east]];
    if (this.image && this.image.address === picture.address) this.image.setBounds(L.latLngBounds(bounds)).setOpacity(picture.opacity);
    else {
      this.image?.remove();
      this.image = L.imageOverlay(picture.address, bounds, { pane: 'picture', opacity: picture.opacity, alt: '' }).addTo(this.map);
      this.image.address = picture.address;
    }
  }

  #names() {
    if (!this.view) return;
    const scale = this.map.getZoomScale(this.map.getZoom(), 0);
    this.names.show(this.view.draft.zones.map((zone) => nameEntry(zone, scale)).filter(Boolean));
  }

  #readers() {
    this.readers.show(this.view.draft.of('reader').map((reader) => ({
      key: reader.id, x: reader.geometry.coordinates[0], y: reader.geometry.coordinates[1],
      look: String(reader.id === this.view.selected), title: t('draw.reader.named', reader.id),
      build: () => el('span', { class: `reader${reader.id === this.view.selected ? ' selected' : ''}` }, icon('reader')),
      click: () => this.select(reader.id),
    })));
  }

  #faults() {
    this.marks.show(this.view.faults.map((fault, i) => [fault, this.view.draft.get(fault.feature), i]).filter(([, feature]) => feature).map(([fault, feature, i]) => {
      const [x, y] = feature.geometry.type === 'Polygon' ? heart(feature.geometry.coordinates[0]) : outline(feature)[0];
      return { key: `${feature.id} ${i}`, x, y, look: fault.reason, title: fault.reason, rise: 500, build: () => el('span', { class: 'fault-mark', title: fault.reason }, '!'), click: () => this.select(feature.id) };
    }));
  }
}

function nameEntry(zone, scale) {
  const ring = zone.geometry.coordinates[0], name = zone.properties.name ?? '', xs = ring.map((p) => p[0]), ys = ring.map((p) => p[1]);
  const wide = (Math.max(...xs) - Math.min(...xs)) * scale, high = (Math.max(...ys) - Math.min(...ys)) * scale;
  if (wide < Math.min(NAME_ROOM, name.length * LETTER) || high < 18) return null;
  const [x, y] = heart(ring), width = Math.round(wide - 6);
  return { key: zone.id, x, y, look: `${name} ${width}`, title: '', build: () => el('span', { class: 'room-name', style: `max-width: ${width}px` }, name) };
}

/** The points of a feature's line or outline; of a point itself. */
export function outline(feature) {
  const { type, coordinates } = feature.geometry;
  return type === 'Polygon' ? coordinates[0] : type === 'LineString' ? coordinates : [coordinates];
}

export function metres(latlng) {
  return [latlng.lng, latlng.lat];
}

export function latLng([x, y]) {
  return [y, x];
}
