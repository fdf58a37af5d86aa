// What is told of one selected asset: the same words in the sheet of Find and in the panel of the floorplan.
import { glyph, kindName, shape, statusWord, sureness } from './asset.js';
import { age, ageText } from './clock.js';
import { el, icon } from './dom.js';
import { hold, release } from './hold.js';
import { number, t } from './texts.js';

/** Fills a container; `more` are further buttons, `below` stands at the end and looks after itself, `close` is called by the cross, `changed` gets the asset after a hold. */
export function assetDetails(container, asset, site, { more = [], below = null, close, changed }) {
  const look = [asset.id, shape(asset), asset.status, asset.held, asset.name].join();
  if (container.dataset.look !== look || !container.firstChild) {
    const focused = container.contains(document.activeElement) ? document.activeElement.dataset.does : null;
    container.dataset.look = look;
    container.replaceChildren(
      el('div', { class: 'heading' }, glyph(asset),
        el('div', {}, el('h2', { id: 'details-name' }, asset.name),
          el('span', { class: 'quiet small' }, `${asset.id} · ${kindName(asset.kind)}`)),
        el('button', { type: 'button', class: 'close', 'data-does': 'close', 'aria-label': t('dialog.close'), onclick: close }, icon('close'))),
      el('dl', { class: 'facts-list data' }),
      el('div', { class: 'pair' }, holdButton(asset, changed), more), below ?? '');
    if (focused) container.querySelector(`[data-does="${focused}"]`)?.focus();
  }
  // Ages tick here; the buttons stay the same ones, so that a finger on its way down still hits.
  container.querySelector('dl').replaceChildren(...facts(asset, site).flatMap(([term, value]) => [el('dt', {}, term), el('dd', {}, value)]));
}

function facts(asset, site) {
  const told = [[t('details.where'), asset.zone ? t('details.place', asset.zone.name, site.name(asset.zone.level)) : t('where.never')]];
  if (asset.zone && asset.radius != null) {
    told.push([t('details.sure'), t('details.within', sureness(asset.confidence), number(Math.max(1, asset.radius), 0))]);
  }
  told.push([t('details.seen'), asset.seen ? t('age.ago', ageText(age(asset.seen))) : t('age.never')]);
  told.push([t('details.status'), shape(asset) === 'old' && asset.status === 'available' ? t('details.lastSeen') : statusWord(asset)]);
  return told;
}

function holdButton(asset, changed) {
  if (asset.held) {
    return el('button', { type: 'button', class: 'button', 'data-does': 'hold', onclick: () => release(asset, changed) }, t('hold.release'));
  }
  const may = asset.status === 'available';
  return el('button', { type: 'button', class: 'button first', 'data-does': 'hold', disabled: !may, onclick: () => hold(asset, changed) }, t('hold.take'));
}
