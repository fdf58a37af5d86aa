// Undo instead of "are you sure?": a line at the bottom that goes by itself, not while it has focus or the pointer.
import { el } from './dom.js';
import { t } from './texts.js';

const STAYS_MS = 8000;
const place = document.getElementById('toasts');

export function toast(message, undo) {
  const note = el('div', { class: 'toast' }, el('span', {}, message),
    undo && el('button', { type: 'button', onclick: () => { note.remove(); undo(); } }, t('toast.undo')));
  let timer = leave();
  for (const event of ['pointerenter', 'focusin']) note.addEventListener(event, () => clearTimeout(timer));
  for (const event of ['pointerleave', 'focusout']) note.addEventListener(event, () => { clearTimeout(timer); timer = leave(); });
  place.replaceChildren(note);

  function leave() {
    return setTimeout(() => note.remove(), STAYS_MS);
  }
}
