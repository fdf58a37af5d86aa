// The plan as somebody draws it: features by id, every step of it can be taken back until it is saved.
import { closed, corners, onWall, round, same, walls } from './shapes.js';

const MOST_STEPS = 200;
const ON_WALL = 0.05; // a door this near to a wall is in it
const JOINT = 0.02;   // and a corner this near

export class Draft {
  /** `changed` is called after every step. */
  constructor(collection, changed) {
    this.changed = changed;
    this.take(collection);
  }

  /** Begins again from a saved plan. */
  take(collection) {
    this.features = new Map(collection.features.map((feature) => [feature.id, feature]));
    this.saved = this.text();
    this.back = [];
    this.forth = [];
  }

  /** What was drawn is saved now, as it is. */
  keep() {
    this.saved = this.text();
  }

  get dirty() {
    return this.text() !== this.saved;
  }

  of(type) {
    return [...this.features.values()].filter((feature) => feature.feature_type === type);
  }

  get zones() {
    return this.of('unit');
  }

  get level() {
    return this.of('level')[0];
  }

  get collection() {
    return { type: 'FeatureCollection', features: [...this.features.values()] };
  }

  /** GeoJSON, a line a feature. */
  text() {
    return `{"type":"FeatureCollection","features":[\n${[...this.features.values()].map((feature) => JSON.stringify(feature)).join(',\n')}\n]}`;
  }

  get(id) {
    return this.features.get(id);
  }

  /** One step: `work` gets the features to change. Steps of one `grip` in a row are one step, as a drag is. */
  step(work, grip = null) {
    if (!grip || grip !== this.grip) {
      this.back.push(this.#copy());
      if (this.back.length > MOST_STEPS) this.back.shift();
      this.forth = [];
    }
    this.grip = grip;
    this.features = structuredClone(this.features);
    work(this.features);
    this.changed();
  }

  put(feature) {
    this.step((features) => features.set(feature.id, feature));
    return feature.id;
  }

  set(id, properties) {
    this.step((features) => Object.assign(features.get(id).properties, properties), `set ${id} ${Object.keys(properties)}`);
  }

  reshape(id, coordinates, grip) {
    this.step((features) => { features.get(id).geometry.coordinates = coordinates; }, grip);
  }

  /** A zone goes with the doors that lead into it; antennas forget its side. */
  remove(id) {
    this.step((features) => {
      features.delete(id);
      for (const feature of [...features.values()]) {
        if (feature.feature_type === 'opening' && feature.properties.units.includes(id)) features.delete(feature.id);
        if (feature.feature_type === 'reader') forget(feature.properties, id);
      }
    });
  }

  undo() {
    this.#swap(this.back, this.forth);
  }

  redo() {
    this.#swap(this.forth, this.back);
  }

  #swap(from, to) {
    if (!from.length) return;
    to.push(this.#copy());
    this.features = from.pop();
    this.grip = null;
    this.changed();
  }

  #copy() {
    return structuredClone(this.features);
  }

  /**
   * Moves a corner, and with it the corners and walls of the neighbours that lie on it and the doors in them: a wall
   * stays one wall. The level's outline moves by itself.
   */
  moveCorner(id, index, to, grip) {
    this.step((features) => {
      const feature = features.get(id);
      const from = feature.geometry.coordinates[0][index];
      if (same(from, to)) return;
      if (feature.feature_type === 'unit') joint(features, from);
      const moving = feature.feature_type === 'level' ? [feature] : [...features.values()].filter((other) => other.feature_type === 'unit');
      const before = moving.flatMap((zone) => walls(zone.geometry.coordinates[0]).filter((wall) => wall.some((end) => same(end, from))));
      for (const zone of moving) {
        zone.geometry.coordinates[0] = closed(corners(zone.geometry.coordinates[0]).map((point) => (same(point, from) ? to : point)));
      }
      if (feature.feature_type === 'unit') moveDoors(features, before, from, to);
    }, grip);
  }

  /** A new corner in the wall that begins at a corner; neighbours whose wall it is get it, too. Answers its index. */
  addCorner(id, index, at, grip) {
    const ring = this.get(id).geometry.coordinates[0], wall = [ring[index], ring[index + 1]];
    this.step((features) => {
      for (const zone of features.values()) {
        if (zone.id !== id && zone.feature_type !== 'unit') continue;
        const points = corners(zone.geometry.coordinates[0]), sides = walls(zone.geometry.coordinates[0]);
        const i = sides.findIndex((side) => (same(side[0], wall[0]) && same(side[1], wall[1])) || (same(side[1], wall[0]) && same(side[0], wall[1])));
        if (i >= 0) zone.geometry.coordinates[0] = closed([...points.slice(0, i + 1), at, ...points.slice(i + 1)]);
      }
    }, grip);
    return index + 1;
  }

  removeCorner(id, index) {
    const points = corners(this.get(id).geometry.coordinates[0]);
    if (points.length <= 3) return false;
    points.splice(index, 1);
    this.reshape(id, [closed(points)]);
    return true;
  }
}

// Where rooms meet a longer wall, that wall gets their corners: it can then bend between two of them and no farther.
function joint(features, at) {
  const zones = [...features.values()].filter((feature) => feature.feature_type === 'unit');
  const all = zones.flatMap((zone) => corners(zone.geometry.coordinates[0]));
  const within = (wall, point) => !wall.some((end) => same(end, point)) && onWall(wall, point).metres < JOINT;
  for (const zone of zones) {
    zone.geometry.coordinates[0] = closed(walls(zone.geometry.coordinates[0]).flatMap((wall) => {
      if (!within(wall, at)) return [wall[0]];
      const met = all.filter((point, i) => within(wall, point) && all.findIndex((other) => same(other, point)) === i);
      return [wall[0], ...met.sort((a, b) => onWall(wall, a).along - onWall(wall, b).along)];
    }));
  }
}

function moveDoors(features, wallsBefore, from, to) {
  for (const door of features.values()) {
    if (door.feature_type !== 'opening' || door.geometry.type !== 'LineString') continue;
    const line = door.geometry.coordinates;
    const wall = wallsBefore.find((side) => line.every((point) => onWall(side, point).metres < ON_WALL));
    if (!wall) continue;
    const now = wall.map((end) => (same(end, from) ? to : end));
    door.geometry.coordinates = line.map((point) => {
      const { along } = onWall(wall, point);
      return round([now[0][0] + along * (now[1][0] - now[0][0]), now[0][1] + along * (now[1][1] - now[0][1])]);
    });
  }
}

function forget(properties, zone) {
  if (properties.unit_id === zone) delete properties.unit_id;
  for (const [antenna, side] of Object.entries(properties.antennas ?? {})) if (side === zone) delete properties.antennas[antenna];
}

/** An id that no other feature has; people never see it. */
export function newId(level, letter) {
  return `${level}-${letter}${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
}
