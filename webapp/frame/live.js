// The bar says whether the page is live; when it is not, the data dims and says since when.
import { now, timeText } from './clock.js';
import { t } from './texts.js';

const sign = document.getElementById('live');
const connecting = sign.textContent;
let last = null;
let past = false;

/** Data has just arrived: the page is live. */
export function isLive() {
  last = now();
  show('live', t('live.now'));
}

/** What is shown is not of now, in these words. */
export function isPast(words) {
  past = true;
  show('past', words);
}

/** And from here on it is of now again, as soon as something arrives. */
export function isBack() {
  past = false;
  show('waiting', connecting);
}

export function isLost() {
  if (!past) show('lost', last ? t('live.lost', timeText(last)) : t('live.none'));
}

function show(state, words) {
  if (document.body.dataset.live === state) return;
  document.body.dataset.live = state;
  sign.dataset.state = state;
  sign.textContent = words;
}
