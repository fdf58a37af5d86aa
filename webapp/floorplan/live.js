// The live state of one level: a snapshot, then changes, over one WebSocket that comes back by itself.
import { root } from '../frame/api.js';
import { sync } from '../frame/clock.js';
import { isLive, isLost } from '../frame/live.js';

const SILENT_MS = 15_000; // the server ticks every five seconds
const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Holds assets, storage units and dispensers of the level; calls changed() after every message that changed something. */
export class Live {
  constructor(changed) {
    this.changed = changed;
    this.wait = FIRST_MS;
    this.#clear(null);
    addEventListener('online', () => this.#again(0));
    addEventListener('pagehide', () => this.#drop());
    addEventListener('pageshow', (event) => { if (event.persisted) this.#again(0); });
  }

  open(level) {
    if (level === this.level) return;
    this.#drop();
    this.#clear(level);
    this.#connect();
  }

  /** Nothing is heard until a level is opened again. */
  pause() {
    this.#drop();
    this.#clear(null);
  }

  #connect() {
    const url = new URL('live', root);
    url.protocol = url.protocol.replace('http', 'ws');
    url.searchParams.set('level', this.level);
    const socket = this.socket = new WebSocket(url);
    this.#listenFor(SILENT_MS);
    socket.onmessage = (event) => { if (socket === this.socket) this.#take(JSON.parse(event.data)); };
    socket.onclose = () => { if (socket === this.socket) this.#lose(); };
  }

  #take(message) {
    this.wait = FIRST_MS;
    sync(message.at);
    isLive();
    this.#listenFor(SILENT_MS);
    if (message.type === 'tick') return;
    if (message.type === 'snapshot') this.#clear(this.level);
    for (const asset of message.assets ?? []) this.assets.set(asset.id, asset);
    for (const id of message.gone ?? []) this.assets.delete(id);
    for (const unit of message.storageUnits ?? []) this.units.set(unit.id, unit);
    for (const dispenser of message.dispensers ?? []) this.dispensers.set(dispenser.urn, dispenser);
    if (message.hits) this.hits = message.hits;
    this.changed(message);
  }

  #lose() {
    this.#drop();
    isLost();
    this.#again(this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, LONGEST_MS);
  }

  #again(ms) {
    if (this.socket || !this.level) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#connect(), ms);
  }

  #listenFor(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#lose(), ms);
  }

  #drop() {
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  #clear(level) {
    this.level = level;
    this.assets = new Map();
    this.units = new Map();
    this.dispensers = new Map();
    this.hits ??= {};
  }
}
