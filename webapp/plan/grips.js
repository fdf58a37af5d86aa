// Which handles a selected thing has, and what each does to the draft.
import { t } from '../frame/texts.js';
import { corners, doorAt, middle, snap, zoneAt, apart } from './shapes.js';

/** The handles of what is selected; `ui` is the page's state. */
export function gripsOf(ui, board, does) {
  if (ui.mode === 'picture' && ui.picture) return pictureGrips(ui.picture, does);
  const feature = ui.mode === 'select' ? ui.draft.get(ui.selected) : null;
  if (!feature) return [];
  if (feature.geometry.type === 'Polygon') return outlineGrips(feature, ui.draft, board, does);
  if (feature.feature_type === 'opening') return [doorGrip(feature, ui.draft, board, does)];
  return [readerGrip(feature, ui.draft, does)];
}

function outlineGrips(feature, draft, board, does) {
  const ring = feature.geometry.coordinates[0], points = corners(ring);
  const others = () => draft.zones.filter((zone) => zone.id !== feature.id).concat(feature.feature_type === 'unit' && draft.level ? [draft.level] : []).map((zone) => zone.geometry.coordinates[0]);
  const place = (to, index, free) => {
    const now = corners(draft.get(feature.id).geometry.coordinates[0]), before = [now.at((index + 1) % now.length), now.at(index - 1)];
    return free ? snap(to, others(), board.reach, before, now[index]) : to;
  };
  return points.flatMap((at, index) => [
    {
      key: `${feature.id}:${index}`, at, kind: does.isCorner(index) ? 'corner on' : 'corner', title: t('draw.corner', index + 1, points.length),
      move: (to, grip, free) => draft.moveCorner(feature.id, index, place(to, index, free), grip), drop: does.render,
      press: () => does.corner(index), remove: () => does.removeCorner(feature.id, index),
    },
    between(feature, draft, index, place, does),
  ]);
}

// Half-way along a wall: gripped it becomes a corner, which then follows.
function between(feature, draft, index, place, does) {
  const ring = feature.geometry.coordinates[0];
  const at = middle([ring[index], ring[index + 1]]);
  let made = null;
  const make = (grip) => {
    made ??= draft.addCorner(feature.id, index, at, grip);
    return made;
  };
  return {
    key: `${feature.id}:between ${index}`, at, kind: 'between', title: t('draw.corner.new', index + 1),
    move: (to, grip, free) => { const corner = make(grip); draft.moveCorner(feature.id, corner, place(to, corner, free), grip); }, drop: does.render, byPointer: true,
    press: () => { make(null); does.corner(index + 1); },
  };
}

function doorGrip(door, draft, board, does) {
  const line = door.geometry.type === 'LineString' ? door.geometry.coordinates : [door.geometry.coordinates];
  const at = middle(line);
  return {
    key: door.id, at, kind: 'middle', title: t('draw.door.move'),
    move: (to, grip) => {
      if (line.length === 1) return draft.reshape(door.id, to, grip);
      const found = doorAt(draft.zones, to, apart(...line), Math.max(board.reach * 2, 1));
      return found && draft.step((features) => {
        features.get(door.id).geometry.coordinates = found.line;
        features.get(door.id).properties.units = found.zones;
      }, grip);
    },
    drop: does.render,
  };
}

function readerGrip(reader, draft, does) {
  return {
    key: reader.id, at: reader.geometry.coordinates, kind: 'middle', title: t('draw.reader.move'),
    move: (to, grip) => draft.step((features) => {
      const moved = features.get(reader.id), zone = zoneAt(draft.zones, to);
      moved.geometry.coordinates = to.map((value) => Math.round(value * 100) / 100);
      if (zone) moved.properties.unit_id = zone.id;
      else delete moved.properties.unit_id;
    }, grip),
    drop: does.render,
  };
}

// One corner moves the picture, the other scales it; its proportions stay.
function pictureGrips(picture, does) {
  const { west, south, east, north } = picture.place, shape = (north - south) / (east - west);
  return [
    { key: 'picture:move', at: [west, south], kind: 'middle', title: t('draw.picture.move'), drop: does.placed,
      move: ([x, y], grip, free) => does.place({ west: x, south: y, east: x + east - west, north: y + north - south }, free) },
    { key: 'picture:scale', at: [east, north], kind: 'corner', title: t('draw.picture.scale'), drop: does.placed,
      move: ([x], grip, free) => { const width = Math.max(1, x - west); does.place({ west, south, east: west + width, north: south + width * shape }, free); } },
  ];
}
