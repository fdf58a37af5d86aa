// The bar says whether the page is live; when it is not, the data dims and says since when.
import { now, timeText } from './clock.js';
import { t } from './texts.js';

const sign = document.getElementById('live');
let last = null;

/** Data has just arrived: the page is live. */
export function isLive() {
  last = now();
  show('live', t('live.now'));
}

export function isLost() {
  show('lost', last ? t('live.lost', timeText(last)) : t('live.none'));
}

function show(state, words) {
  if (document.body.dataset.live === state) return;
  document.body.dataset.live = state;
  sign.dataset.state = state;
  sign.textContent = words;
}
