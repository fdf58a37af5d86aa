// What the panel tells of a storage unit on the plan; the whole story is on its own page.
import { root } from '../frame/api.js';
import { age, ageText, celsius } from '../frame/clock.js';
import { el, icon, stateShape } from '../frame/dom.js';
import { t } from '../frame/texts.js';

export function unitDetails(container, unit, site, close) {
  const page = new URL('storage-units/unit.xhtml', root);
  page.searchParams.set('id', unit.id);
  const facts = [
    [t('details.where'), t('details.place', unit.zone.name, site.name(unit.zone.level))],
    [t('unit.limits'), t('unit.range', celsius(unit.lowCel), celsius(unit.highCel))],
    [t('details.seen'), unit.seen ? t('age.ago', ageText(age(unit.seen))) : t('age.never')],
  ];
  if (unit.doorOpen != null) facts.push([t('unit.door'), t(unit.doorOpen ? 'unit.door.open' : 'unit.door.closed')]);
  const look = [unit.id, unit.celsius, unit.state].join();
  if (container.dataset.look !== look) {
    const focused = container.contains(document.activeElement) ? document.activeElement.dataset.does : null;
    container.dataset.look = look;
    container.replaceChildren(
      el('div', { class: 'heading' },
        el('div', {}, el('h2', { id: 'details-name' }, unit.name), el('span', { class: 'quiet small' }, t(`unit.kind.${unit.kind}`))),
        el('button', { type: 'button', class: 'close', 'data-does': 'close', 'aria-label': t('dialog.close'), onclick: close }, icon('close'))),
      el('div', { class: 'reading data' }, el('span', { class: 'big' }, unit.celsius == null ? '—' : t('unit.celsius', celsius(unit.celsius))),
        el('span', { class: `state ${unit.state}` }, stateShape(unit.state), t(`state.${unit.state}.now`))),
      el('dl', { class: 'facts-list data' }),
      el('div', { class: 'pair' }, el('a', { class: 'button first', href: page, 'data-does': 'open' }, t('unit.open'))));
    if (focused) container.querySelector(`[data-does="${focused}"]`)?.focus();
  }
  container.querySelector('dl').replaceChildren(...facts.flatMap(([term, value]) => [el('dt', {}, term), el('dd', {}, value)]));
}
