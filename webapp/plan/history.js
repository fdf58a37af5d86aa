// Every state the plan was in: who, when, what; and the way back, which is a change like any other.
import { momentText } from '../frame/clock.js';
import { el } from '../frame/dom.js';
import { number, t } from '../frame/texts.js';
import { categoryName, readerName } from './names.js';
import { versions } from './server.js';

export async function fillHistory(place, ui, { goBack }) {
  const { items, after } = await versions(ui.level);
  const list = el('ol', { class: 'versions' }, items.map((item) => row(item, ui, goBack)));
  place.replaceChildren(list);
  if (after) place.append(more(list, after, ui, goBack));
}

function more(list, after, ui, goBack) {
  const button = el('button', { type: 'button', class: 'button', onclick: async () => {
    const page = await versions(ui.level, after);
    list.append(...page.items.map((item) => row(item, ui, goBack)));
    button.remove();
    if (page.after) list.after(more(list, page.after, ui, goBack));
  } }, t('devices.more'));
  return button;
}

function row(item, ui, goBack) {
  const newest = String(item.version) === String(ui.version);
  const button = newest ? item.version > 1 && el('button', { type: 'button', class: 'button', 'data-version': item.version, onclick: () => goBack(item.version - 1) }, t('draw.history.undo'))
    : el('button', { type: 'button', class: 'button', 'data-version': item.version, onclick: () => goBack(item.version) }, t('draw.history.back'));
  return el('li', { 'aria-current': newest ? 'true' : null },
    el('div', { class: 'pairs' }, el('b', {}, t('draw.version', item.version)), el('span', { class: 'quiet small' }, `${item.by} · ${momentText(item.at)}`)),
    el('p', { class: 'small' }, changesText(item, ui)),
    button);
}

/** "4.12 renamed to Isolation, 2 doors added", in the reader's language. */
function changesText({ changes }, ui) {
  if (!changes.length) return t('draw.change.begun');
  return changes.map(({ what, count, name, to }) => {
    const shown = what.startsWith('reader') && name ? readerName(name, ui) : name;
    return count > 1 ? t(`draw.change.${what}.many`, number(count, 0)) : t(`draw.change.${what}`, shown, what === 'zone-category' ? categoryName(to) : to);
  }).join(', ');
}
