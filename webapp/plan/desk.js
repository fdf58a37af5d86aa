// The desk beside the board: the form of what is selected, and the list of all there is, which keys and fingers can use alone.
import { el } from '../frame/dom.js';
import { get } from '../frame/api.js';
import { plural, t } from '../frame/texts.js';
import { doorForm, levelForm, pictureForm, placeForm, readerForm, zoneForm } from './forms.js';
import { categoryName, nameOf } from './names.js';

const PHONE = matchMedia('(max-width: 45rem)');
const form = document.getElementById('form'), things = document.getElementById('things');
const FORMS = { unit: zoneForm, level: levelForm, opening: doorForm, reader: readerForm };

export class Desk {
  constructor(ui, does) {
    Object.assign(this, { ui, does });
    this.open = new Set(['unit']);
    ui.others = [];
  }

  /** The zones of the other levels, for lifts and stairs: [{ name, zones }]. */
  async others() {
    const { ui } = this;
    if (this.asked === ui.level) return;
    this.asked = ui.level;
    const levels = this.places.items.filter((level) => level.id !== ui.level);
    ui.others = await Promise.all(levels.map(async (level) => ({ name: level.name, zones: (await get(`levels/${level.id}/plan`)).features.filter((feature) => feature.feature_type === 'unit') })));
    form.dataset.look = '';
    this.does.render();
  }

  show() {
    this.others().catch(() => { this.asked = null; });
    this.#form();
    this.#list();
  }

  // A form stays the same one while its thing is selected: whoever types in it keeps on typing.
  #form() {
    const { ui } = this, feature = ui.draft.get(ui.selected);
    const make = ui.mode === 'picture' ? pictureForm : ui.mode === 'reader' ? placeForm : feature && FORMS[feature.feature_type];
    form.hidden = !make;
    if (!make) {
      form.dataset.look = '';
      return form.replaceChildren();
    }
    const made = make(feature, ui, this.does);
    if (form.dataset.look !== made.look) {
      form.dataset.look = made.look;
      form.replaceChildren(...made.build().flat().filter(Boolean));
    }
    return made.fill?.(form);
  }

  #list() {
    const { draft, faults, selected } = this.ui;
    const groups = [['level', [draft.level].filter(Boolean)], ['unit', draft.zones], ['opening', draft.of('opening')], ['reader', draft.of('reader')]];
    const rows = groups.map(([type, features]) => [type, features.map((feature) => ({ id: feature.id, name: nameOf(feature, this.ui), more: more(feature), wrong: faults.some((fault) => fault.feature === feature.id) }))
      .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))]);
    const look = JSON.stringify([rows, selected]);
    if (things.dataset.look === look) return;
    const focused = things.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    things.dataset.look = look;
    things.replaceChildren(...rows.filter(([, all]) => all.length).map(([type, all]) => (type === 'level' ? el('ul', { class: 'rows' }, all.map((row) => this.#row(row))) : this.#group(type, all))));
    if (focused) things.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    else if (selected && !PHONE.matches) things.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #group(type, all) {
    const details = el('details', { open: this.open.has(type) || all.some((row) => row.id === this.ui.selected) },
      el('summary', {}, plural(`draw.count.${type}`, all.length)), el('ul', { class: 'rows' }, all.map((row) => this.#row(row))));
    details.addEventListener('toggle', () => this.open[details.open ? 'add' : 'delete'](type));
    return details;
  }

  #row({ id, name, more: words, wrong }) {
    return el('li', {}, el('button', { type: 'button', class: `thing${wrong ? ' wrong' : ''}`, 'data-id': id, 'aria-current': String(id === this.ui.selected), onclick: () => this.does.look(id) },
      el('span', { class: 'cut' }, name), el('span', { class: 'quiet small cut' }, words)));
  }
}

function more(feature) {
  if (feature.feature_type === 'unit') return [categoryName(feature.properties.category), feature.properties.private && t('draw.private')].filter(Boolean).join(' · ');
  return feature.feature_type === 'level' ? t('draw.outline') : '';
}
