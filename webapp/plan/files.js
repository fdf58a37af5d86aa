// A plan from a file into the draft, and the draft into a file: what is on the board is kept on whoever's own disk.
import { t } from '../frame/texts.js';

const LARGEST_BYTES = 4 * 1024 * 1024;
const SHAPES = { level: ['Polygon'], unit: ['Polygon'], opening: ['LineString', 'Point'], reader: ['Point'] };

/** Takes the file's features in the place of the draft's, as one step; answers a sentence where it cannot. */
export async function openFile(input, ui) {
  const [file] = input.files;
  input.value = '';
  if (!file) return t('draw.file.none');
  if (file.size > LARGEST_BYTES) return t('draw.file.large');
  let plan;
  try {
    plan = JSON.parse(await file.text());
  } catch {
    return t('draw.file.notJson');
  }
  if (!Array.isArray(plan?.features)) return t('draw.file.notPlan');
  const features = plan.features.filter((feature) => SHAPES[feature?.feature_type]);
  const level = features.find((feature) => feature.feature_type === 'level');
  if (level?.id !== ui.level) return t('draw.file.level', ui.level);
  const wrong = features.find((feature) => !drawable(feature));
  if (wrong) return t('draw.file.shape', String(wrong.id ?? '').slice(0, 60));
  ui.draft.step((all) => {
    all.clear();
    for (const feature of features) all.set(feature.id, { ...feature, properties: { ...feature.properties, name: plainName(feature) } });
  });
  return null;
}

/** The draft as a site folder holds it. */
export function saveFile(ui) {
  const link = document.createElement('a');
  link.href = `data:application/geo+json;charset=utf-8,${encodeURIComponent(ui.draft.text())}`;
  link.download = `${ui.level}.geojson`;
  link.click();
}

function drawable({ id, feature_type: type, geometry, properties }) {
  if (typeof id !== 'string' || !properties || !SHAPES[type].includes(geometry?.type)) return false;
  if (type === 'opening' && !(Array.isArray(properties.units) && properties.units.length === 2)) return false;
  const { coordinates } = geometry;
  if (geometry.type === 'Point') return isPoint(coordinates);
  if (geometry.type === 'LineString') return coordinates.length > 1 && coordinates.every(isPoint);
  return coordinates.every((ring) => ring.length > 3 && ring.every(isPoint) && String(ring[0]) === String(ring.at(-1)));
}

function isPoint(point) {
  return Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]);
}

// IMDF's names are labels by language; a plain text is one too.
function plainName({ properties }) {
  const { name } = properties;
  return name && typeof name === 'object' ? Object.values(name)[0] : name;
}
