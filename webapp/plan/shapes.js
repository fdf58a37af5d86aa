// Arithmetic of a drawing in local metres: snapping, walls, what lies where. Pure.
import { inside } from '../floorplan/plan.js';

const GRID = 0.1;
const SAME = 0.02; // two corners nearer than this are one

export function same(a, b) {
  return Math.abs(a[0] - b[0]) < SAME && Math.abs(a[1] - b[1]) < SAME;
}

export function apart(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

export function round(point) {
  return point.map((value) => Math.round(value * 1000) / 1000);
}

/** The corners of a ring, without the last one that closes it. */
export function corners(ring) {
  return ring.slice(0, -1);
}

export function closed(points) {
  return [...points, points[0]];
}

/** The walls of a polygon, each from corner to corner. */
export function walls(ring) {
  return corners(ring).map((point, i) => [point, ring[i + 1]]);
}

/** The nearest place on a wall to a point, how far along it (0–1) and how far away. */
export function onWall([a, b], point) {
  const dx = b[0] - a[0], dy = b[1] - a[1], long = dx * dx + dy * dy;
  const along = long ? Math.max(0, Math.min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / long)) : 0;
  const at = [a[0] + along * dx, a[1] + along * dy];
  return { at, along, metres: apart(at, point) };
}

export function middle(line) {
  return line.length === 1 ? line[0] : [(line[0][0] + line[1][0]) / 2, (line[0][1] + line[1][1]) / 2];
}

/**
 * Where a pointer means: an existing corner, else a wall, else in line with the corners before, else the next ten
 * centimetres. `reach` is in metres; what meets at `without` moves along and is nothing to snap to.
 */
export function snap(point, rings, reach, before = [], without = null) {
  const moves = (corner) => without && same(corner, without);
  let best = null;
  for (const ring of rings) {
    for (const corner of corners(ring)) if (!moves(corner) && apart(corner, point) < (best ? apart(best, point) : reach)) best = corner;
  }
  if (best) return best;
  let wall = null;
  for (const ring of rings) {
    for (const side of walls(ring)) {
      if (side.some(moves) || (without && onWall(side, without).metres < SAME)) continue;
      const found = onWall(side, point);
      if (found.metres < (wall?.metres ?? reach * 0.8)) wall = { ...found, side };
    }
  }
  const lined = [...point];
  for (const other of before) {
    if (Math.abs(other[0] - lined[0]) < reach * 0.7) lined[0] = other[0];
    if (Math.abs(other[1] - lined[1]) < reach * 0.7) lined[1] = other[1];
  }
  if (wall) return round(onWall(wall.side, lined).metres < reach ? onWall(wall.side, lined).at : wall.at);
  return lined.map((value, axis) => (value === point[axis] ? Math.round(value / GRID) * GRID : value)).map((value) => Math.round(value * 1000) / 1000);
}

/** The zone around a point, the smallest where several are; null outside all. */
export function zoneAt(zones, [x, y]) {
  return zones.filter((zone) => inside(zone.geometry.coordinates[0], x, y)).sort((a, b) => size(a) - size(b))[0] ?? null;
}

function size(zone) {
  return Math.abs(walls(zone.geometry.coordinates[0]).reduce((sum, [a, b]) => sum + a[0] * b[1] - b[0] * a[1], 0));
}

/** A place inside a polygon, for a name: its middle, or the nearest corner's inner side where it is bent. */
export function heart(ring) {
  const points = corners(ring);
  const mean = [0, 1].map((axis) => (Math.min(...points.map((p) => p[axis])) + Math.max(...points.map((p) => p[axis]))) / 2);
  if (inside(ring, ...mean)) return mean;
  for (let i = 0; i < points.length; i++) {
    const a = points[i], b = points[(i + 2) % points.length], half = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    if (inside(ring, ...half)) return half;
  }
  return points[0];
}

/** The wall between two zones that is nearest to a point: { line, zones: [a, b] }; null where none is near. */
export function doorAt(zones, point, width, reach) {
  let best = null;
  for (const zone of zones) {
    for (const side of walls(zone.geometry.coordinates[0])) {
      const found = onWall(side, point);
      if (found.metres > (best?.metres ?? reach)) continue;
      const long = apart(...side), step = [(side[1][0] - side[0][0]) / long, (side[1][1] - side[0][1]) / long];
      const beside = (sign) => zoneAt(zones, [found.at[0] - sign * step[1] * 0.3, found.at[1] + sign * step[0] * 0.3]);
      const [a, b] = [beside(1), beside(-1)];
      if (a && b && a !== b) best = { ...found, line: gap(found.at, step, side, Math.min(width, long)), zones: [a.id, b.id] };
    }
  }
  return best;
}

/** A gap of some metres in a wall around a place, kept within the wall. */
function gap(at, step, side, width) {
  const long = apart(...side), from = Math.max(0, Math.min(long - width, apart(side[0], at) - width / 2));
  return [from, from + width].map((metres) => round([side[0][0] + step[0] * metres, side[0][1] + step[1] * metres]));
}

/** A door made wider or narrower around its middle. */
export function widened(line, width) {
  const at = middle(line), long = apart(...line) || 1;
  const step = [(line[1][0] - line[0][0]) / long, (line[1][1] - line[0][1]) / long];
  return [-1, 1].map((sign) => round([at[0] + (sign * step[0] * width) / 2, at[1] + (sign * step[1] * width) / 2]));
}

export function boxOf(points) {
  const xs = points.map((p) => p[0]), ys = points.map((p) => p[1]);
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
}
