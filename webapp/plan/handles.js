// What can be gripped: by finger, mouse or keys. A grip is { key, at, kind, title, move(to, grip, free), drop(), press(), remove(),
// byPointer }.
import { el } from '../frame/dom.js';

const L = window.L;
const STEP = 0.1, STRIDE = 1; // metres an arrow key moves, and with shift
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class Handles {
  constructor(map, pane) {
    Object.assign(this, { map, pane, shown: new Map(), held: null, grips: 0 });
  }

  show(grips) {
    const left = new Set(this.shown.keys());
    for (const grip of grips) {
      left.delete(grip.key);
      const known = this.shown.get(grip.key);
      if (known) this.#update(known, grip);
      else this.#add(grip);
    }
    for (const key of left) {
      this.shown.get(key).marker.remove();
      this.shown.delete(key);
    }
  }

  focus(key) {
    this.shown.get(key)?.marker.getElement()?.focus();
  }

  #add(grip) {
    const holder = { grip };
    holder.marker = L.marker([grip.at[1], grip.at[0]], {
      icon: L.divIcon({ html: el('span', { class: `grip ${grip.kind}` }), className: '', iconSize: null }), pane: this.pane, draggable: Boolean(grip.move),
      keyboard: true, alt: grip.title, autoPan: true, bubblingMouseEvents: false,
    }).addTo(this.map);
    const element = holder.marker.getElement();
    element.setAttribute('aria-label', grip.title);
    element.setAttribute('role', 'button');
    element.addEventListener('keydown', (event) => this.#key(event, holder));
    holder.marker.on('click', () => holder.grip.press?.());
    holder.marker.on('dragstart', () => {
      this.held = holder;
      this.grips++;
    });
    holder.marker.on('drag', () => {
      const { lng, lat } = holder.marker.getLatLng();
      holder.grip.move([lng, lat], `drag ${this.grips}`, true);
    });
    holder.marker.on('dragend', () => {
      this.held = null;
      holder.grip.drop?.();
    });
    this.shown.set(grip.key, holder);
  }

  #update(holder, grip) {
    holder.grip = grip;
    holder.marker.setLatLng([grip.at[1], grip.at[0]]);
    const element = holder.marker.getElement();
    element.firstElementChild.className = `grip ${grip.kind}`;
    element.setAttribute('aria-label', grip.title);
  }

  #key(event, holder) {
    const { grip } = holder;
    if (ARROWS[event.key] && grip.move && !grip.byPointer) {
      const length = event.shiftKey ? STRIDE : STEP;
      const to = grip.at.map((value, axis) => Math.round((value + ARROWS[event.key][axis] * length) * 1000) / 1000);
      grip.move(to, `keys ${grip.key}`, false);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && grip.remove) grip.remove();
    else if (event.key === ' ' && grip.press) grip.press();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
