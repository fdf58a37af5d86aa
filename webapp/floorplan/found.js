// What is asked for: the query's hits over all levels from the server, and which markers of this level they leave.
import { get } from '../frame/api.js';
import { shape } from '../frame/asset.js';
import { ward } from '../find/ward.js';

const LIMIT = 200;

/** The list's assets in the server's order, { items, total }. */
export async function find(view, signal) {
  const available = view.status === 'available' ? true : null;
  return get('assets', { q: view.q, kind: view.kind, available, near: ward()?.id, limit: LIMIT }, signal);
}

export function narrowed(view) {
  return Boolean(view.q || view.kind || view.status);
}

/** Whether an asset passes the chips; the query itself is the server's affair. */
export function passes(asset, view) {
  if (view.kind && asset.kind !== view.kind) return false;
  if (!view.status) return true;
  if (view.status === 'old') return shape(asset) === 'old';
  if (view.status === 'available') return shape(asset) === 'free';
  return asset.status === view.status;
}

/** Hits of each level. */
export function hitsOf(items) {
  const hits = {};
  for (const asset of items) if (asset.zone) hits[asset.zone.level] = (hits[asset.zone.level] ?? 0) + 1;
  return hits;
}
