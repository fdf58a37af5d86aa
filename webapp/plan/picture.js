// The picture beneath the drawing: chosen, placed by two corners or by its width, stored with the plan's history.
import { t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import * as server from './server.js';
import { boxOf } from './shapes.js';

const LARGEST_BYTES = 5 * 1024 * 1024;
const SOON_MS = 700; // an arrow key held down is one move
const FAINT = 0.6;

export class PictureTool {
  /** `changed` gets what was stored, `refuse` what was not. */
  constructor(ui, does) {
    Object.assign(this, { ui, ...does, last: Promise.resolve() });
  }

  async load() {
    const { ui } = this, place = await server.picturePlace(ui.level);
    ui.picture = place && { place, address: server.pictureAddress(ui.level, ui.version), opacity: FAINT };
  }

  async choose(input) {
    const [file] = input.files;
    input.value = '';
    if (!file) return;
    if (file.size > LARGEST_BYTES) return void toast(t('draw.picture.large'));
    try {
      const shape = await shapeOf(file), floor = boxOf(this.ui.draft.level.geometry.coordinates[0]);
      const before = this.ui.picture?.place, width = before ? before.east - before.west : floor.east - floor.west;
      const north = before?.north ?? floor.north, west = before?.west ?? floor.west;
      await this.#stored((version) => server.layPicture(this.ui.level, version, file, { west, south: north - width * shape, east: west + width, north }), t('draw.picture.laid'));
      await this.load();
      this.render();
    } catch (error) {
      if (error instanceof UnreadableError) toast(t('draw.picture.unreadable'));
      else this.refuse(error);
    }
  }

  /** A number was typed: a corner, or how wide the picture is in metres. */
  type(name, value) {
    const { west, south, east, north } = this.ui.picture.place, shape = (north - south) / (east - west);
    if (!Number.isFinite(value) || (name === 'width' && value < 0.1)) return;
    const width = name === 'width' ? value : east - west, x = name === 'west' ? value : west, y = name === 'south' ? value : south;
    this.preview({ west: x, south: y, east: x + width, north: y + width * shape });
    this.store();
  }

  preview(box) {
    this.ui.picture.place = box;
    this.render();
  }

  fade(opacity) {
    this.ui.picture.opacity = opacity;
    this.render();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.store(), SOON_MS);
  }

  store() {
    clearTimeout(this.timer);
    const { place } = this.ui.picture;
    return this.#stored((version) => server.movePicture(this.ui.level, version, place)).catch(this.refuse);
  }

  async remove() {
    try {
      await this.#stored((version) => server.removePicture(this.ui.level, version), t('draw.picture.removed'));
      this.ui.picture = null;
      this.render();
    } catch (error) {
      this.refuse(error);
    }
  }

  // One after the other: each begins from the version that the one before has made.
  #stored(work, words) {
    const mine = this.last.then(() => work(this.ui.version)).then((saved) => {
      this.changed(saved);
      if (words) toast(words);
    });
    this.last = mine.catch(() => {});
    return mine;
  }
}

class UnreadableError extends Error {}

/** How high a picture is for its width. */
async function shapeOf(file) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(new UnreadableError());
    reader.readAsDataURL(file);
  });
  const image = new Image();
  image.src = address;
  await image.decode().catch(() => { throw new UnreadableError(); });
  return image.naturalWidth ? image.naturalHeight / image.naturalWidth : 1;
}
