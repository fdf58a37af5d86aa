// The plan as drawn by us: GeoJSON in local metres to one SVG: thin walls, doors as gaps, stores tinted, private rooms hatched.
import { svg } from '../frame/dom.js';

const WAYS = new Set(['walkway', 'corridor', 'elevator', 'lift', 'stairs', 'steps', 'escalator', 'ramp', 'lobby', 'foyer', 'vestibule']);
const STORES = new Set(['storage', 'store', 'pharmacy', 'medication', 'vaccine', 'equipment']);
const MARGIN = 2;

/** { svg, bounds: [[south, west], [north, east]], zones: Map id → zone } of a level's plan. */
export function drawPlan(collection) {
  const of = (type) => collection.features.filter((feature) => feature.feature_type === type);
  const zones = new Map(of('unit').map((feature) => [feature.id, zoneOf(feature)]));
  const box = boxOf([...of('level'), ...of('unit')].flatMap((feature) => rings(feature.geometry).flat()));
  const west = box.west - MARGIN, north = box.north + MARGIN;
  const width = box.east - box.west + 2 * MARGIN, height = box.north - box.south + 2 * MARGIN;
  // SVG's y points down, a plan's up.
  const path = (geometry) => rings(geometry).map((ring) => `M${ring.map(([x, y]) => `${round(x - west)} ${round(north - y)}`).join('L')}Z`).join('');
  const drawing = svg('svg', { viewBox: `0 0 ${round(width)} ${round(height)}`, 'aria-hidden': 'true' },
    svg('defs', {}, svg('pattern', { id: 'private', width: 1.6, height: 1.6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      svg('rect', { class: 'hatch-ground', width: 1.6, height: 1.6 }), svg('path', { class: 'hatch', d: 'M0 0V1.6' }))),
    of('level').map((level) => svg('path', { class: 'floor-ground', d: path(level.geometry) })),
    of('unit').map((unit) => {
      const shape = svg('path', { class: `zone ${classOf(unit.properties)}`, d: path(unit.geometry) });
      zones.get(unit.id).path = shape;
      return shape;
    }),
    of('level').map((level) => svg('path', { class: 'outline', d: path(level.geometry) })),
    of('opening').map((opening) => gap(opening.geometry, west, north)));
  return { svg: drawing, bounds: [[north - height, west], [north, west + width]], zones };
}

function classOf(properties) {
  if (properties.private) return 'private';
  const category = String(properties.category ?? '').toLowerCase();
  if (WAYS.has(category)) return 'way';
  return STORES.has(category) || /stor|pharm|vacc|medic/.test(category) ? 'store' : '';
}

function gap(geometry, west, north) {
  const line = geometry.type === 'LineString' ? geometry.coordinates : null;
  if (!line) return null; // a point says where to walk, not how wide the door is
  return svg('polyline', { class: 'door', fill: 'none', points: line.map(([x, y]) => `${round(x - west)},${round(north - y)}`).join(' ') });
}

function zoneOf(feature) {
  const outer = rings(feature.geometry)[0];
  const kind = classOf(feature.properties);
  return { id: feature.id, name: feature.properties.name ?? '', kind, ring: outer, box: boxOf(outer), strong: !/^\d/.test(feature.properties.name ?? '') };
}

function rings(geometry) {
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : geometry.coordinates;
}

function boxOf(points) {
  const xs = points.map((p) => p[0]), ys = points.map((p) => p[1]);
  return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
}

/** Whether a point in metres lies inside a ring. */
export function inside(ring, x, y) {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i], [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
