// What things are called: a room by its name, a door by its rooms, a reader by its serial number.
import { has, t } from '../frame/texts.js';

export const CATEGORIES = ['room', 'walkway', 'elevator', 'stairs', 'storage', 'restroom', 'lounge', 'lobby', 'nonpublic', 'unspecified'];

export function categoryName(category) {
  return has(`draw.category.${category}`) ? t(`draw.category.${category}`) : category;
}

export function nameOf(feature, ui) {
  if (feature.feature_type === 'opening') return t('draw.door.between', ...feature.properties.units.map((id) => zoneName(id, ui)));
  if (feature.feature_type === 'reader') return readerName(feature.id, ui);
  return feature.properties.name ?? feature.id;
}

/** Also of a zone on another level. */
export function zoneName(id, ui) {
  const here = ui.draft.get(id);
  if (here) return here.properties.name;
  for (const level of ui.others) {
    const found = level.zones.find((zone) => zone.id === id);
    if (found) return `${found.properties.name} (${level.name})`;
  }
  return id;
}

export function readerName(urn, ui) {
  const serial = ui.readers.find((reader) => reader.urn === urn)?.serial;
  return serial ? `${serial} · ${urn}` : urn;
}

/** A sentence of the server, with the names people know in the place of ids. */
export function inNames(sentence, ui) {
  return sentence.replace(/[A-Za-z0-9][\w.:-]*/g, (word) => {
    const bare = word.replace(/[.:]$/, '');
    const known = ui.draft.get(word) ?? ui.draft.get(bare);
    return known ? nameOf(known, ui) + (ui.draft.get(word) ? '' : word.slice(bare.length)) : word;
  });
}
