// The buttons that choose a level.
import { el } from '../frame/dom.js';

/** The level buttons, top floor first, each with its number of hits. */
export function levelButtons(container, levels, current, hits, open) {
  if (container.children.length !== levels.length) {
    container.replaceChildren(...levels.map((level) => el('button', { type: 'button', value: level.id, title: level.name, onclick: () => open(level.id) },
      el('span', { class: 'unseen' }, level.short ? `${level.name}: ` : ''), level.short ?? level.name, el('i', { hidden: true }))));
  }
  levels.forEach((level, i) => {
    const button = container.children[i], badge = button.lastElementChild, n = hits?.[level.id] ?? 0;
    button.setAttribute('aria-pressed', String(level.id === current));
    badge.hidden = !n;
    badge.textContent = n > 99 ? '99+' : String(n);
  });
}
