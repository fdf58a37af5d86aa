// Decides what stands where on the plan, in pixels: rooms with space fan their markers out, others show a count.
// Pure: the same markers at the same zoom always lie the same way, so nothing jumps when one of them moves.
import { unitRows } from './markers.js';
import { inside } from './plan.js';

const CELL = 34;        // a marker and its air
const ROW = 38;         // and its age below
const NAME = 16;        // a zone's name at the foot of the zone
const UNIT = 25;        // a temperature label
const MERGE = 36;       // counts nearer than this become one
const FAN_AT_MOST = 40; // a count says more than a crowd
const LONG = 4;         // a zone so much longer than wide is a way
const CROWD = 300;      // above this many markers everything clusters

/**
 * One entry per thing to draw: { key, markers: [marker…], x, y } in metres; more than one marker means a count.
 * `scale` is pixels per metre, `alone` the id of the marker that is always shown by itself.
 */
export function arrange(markers, zones, units, scale, alone) {
  const crowd = markers.length > CROWD;
  const groups = groupBy(markers, (m) => m.zone.id);
  const labels = new Map([...groupBy(units, (unit) => unit.zone.id)].map(([id, group]) => {
    const zone = zones.get(id);
    return [id, zone ? unitRows(group.length, zone.box, scale, groups.has(id)).rows : 0];
  }));
  const placed = [], counts = [];
  for (const [zoneId, group] of groups) {
    const chosen = group.find((m) => m.id === alone);
    const others = chosen ? group.filter((m) => m !== chosen) : group;
    const spots = crowd ? null : spread(group, zones.get(zoneId), labels.get(zoneId) ?? 0, scale);
    if (spots) placed.push(...spots);
    else {
      if (chosen) placed.push(single(chosen, chosen.x, chosen.y));
      if (others.length === 1) placed.push({ ...count(others, zones.get(zoneId), labels.get(zoneId) ?? 0, chosen, scale), key: others[0].id });
      else if (others.length) counts.push(count(others, zones.get(zoneId), labels.get(zoneId) ?? 0, chosen, scale));
    }
  }
  return merge(placed, counts, scale, alone);
}

// Every marker of a zone at its own free cell nearest to where it is; null where they do not fit.
function spread(group, zone, units, scale) {
  if (group.length === 1 && !zone) return [single(group[0], group[0].x, group[0].y)];
  if (!zone || group.length > FAN_AT_MOST) return null;
  const cells = cellsOf(zone, units, scale);
  if (cells.length < group.length) return null;
  const spots = [];
  for (const marker of [...group].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    let best = 0;
    for (let i = 1; i < cells.length; i++) if (apart(cells[i], marker) < apart(cells[best], marker)) best = i;
    const [cell] = cells.splice(best, 1);
    spots.push(single(marker, cell.x, cell.y));
  }
  return spots;
}

function cellsOf(zone, units, scale) {
  const { west, east, south, north } = zone.box;
  const step = CELL / scale;
  const top = north - (units * UNIT + 4) / scale * (units > 0);
  const bottom = south + (zone.kind === 'way' ? 0 : (named(zone, scale) ? NAME : 2) / scale);
  const columns = Math.floor((east - west) / step), rows = rowsIn((top - bottom) * scale);
  if (columns < 1 || rows < 1) return [];
  const dx = (east - west) / columns, dy = (top - bottom) / rows;
  const cells = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = west + (column + 0.5) * dx, y = top - (row + 0.5) * dy;
      if (inside(zone.ring, x, y)) cells.push({ x, y });
    }
  }
  return cells;
}

function rowsIn(height) {
  return height < 22 ? 0 : Math.max(1, Math.floor(height / ROW + 0.1));
}

/** Whether a zone is large enough on the screen for its name and anything else. */
export function named(zone, scale) {
  const height = (zone.box.north - zone.box.south) * scale;
  return height >= 46 || (zone.kind === 'way' && height >= 20);
}

// In the middle of a room, clear of its temperatures; in a corridor where the markers are.
function count(markers, zone, labels, chosen, scale) {
  const box = zone?.box;
  const wide = box && box.east - box.west > LONG * (box.north - box.south), tall = box && box.north - box.south > LONG * (box.east - box.west);
  let x = box && !wide ? (box.west + box.east) / 2 : mean(markers, 'x');
  let y = box && !tall ? (box.south + box.north) / 2 + (named(zone, scale) && !wide ? 5 / scale : 0) : mean(markers, 'y');
  if (zone && !inside(zone.ring, x, y)) ({ x, y } = markers[0]);
  if (box && labels) y = (Math.max(box.south, box.north - (labels * UNIT + 6) / scale) + box.south) / 2 + 5 / scale;
  if (chosen && Math.hypot(chosen.x - x, chosen.y - y) * scale < CELL) x += (CELL + 4) / scale;
  return { key: `many:${markers[0].zone.id}`, markers, x, y };
}

// Counts that would overlap others, or markers, swallow them: what is drawn can always be read and hit.
function merge(placed, counts, scale, alone) {
  const done = [];
  for (const entry of [...counts.sort((a, b) => b.markers.length - a.markers.length), ...placed]) {
    const reach = (entry.markers.length > 1 ? MERGE : CELL - 8) / scale;
    const fixed = entry.markers.length === 1 && entry.markers[0].id === alone;
    const near = fixed ? null : done.find((other) => !(other.markers.length === 1 && other.markers[0].id === alone)
      && Math.hypot(other.x - entry.x, other.y - entry.y) < reach);
    if (!near) done.push(entry);
    else {
      near.markers = [...near.markers, ...entry.markers];
      if (!near.key.startsWith('many:')) near.key = `many:at:${near.markers[0].id}`;
    }
  }
  return done;
}

function single(marker, x, y) {
  return { key: marker.id, markers: [marker], x, y };
}

function apart(cell, marker) {
  return Math.hypot(cell.x - marker.x, cell.y - marker.y);
}

function mean(markers, axis) {
  return markers.reduce((sum, m) => sum + m[axis], 0) / markers.length;
}

function groupBy(items, of) {
  const groups = new Map();
  for (const item of items) groups.set(of(item), [...(groups.get(of(item)) ?? []), item]);
  return groups;
}
