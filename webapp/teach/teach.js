// Teach: choose what you carry, tap the rooms you walk through, see how well they are known, use it.
import { get, sentence } from '../frame/api.js';
import { isLive, isLost } from '../frame/live.js';
import { site } from '../frame/site.js';
import { chooseCarrier } from './carrier.js';
import { RoomPlan } from './plan.js';
import { openResult, refreshResult } from './result.js';
import { openWalk, startWalk, tap } from './walk.js';

const AGAIN_MS = 3_000;
const main = document.getElementById('main');
const views = document.querySelector('.switch');
const state = { near: null, rooms: [], confusions: [], right: {}, reliability: null, plan: null, places: null, refresh, go, view };

views.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button) view(button.value);
});
document.getElementById('look').addEventListener('click', () => go('result'));
begin();

async function begin() {
  try {
    state.places = await site();
    state.plan ??= new RoomPlan(state.places, { tapped: (zone) => (main.dataset.step === 'walk' ? tap(zone) : openResult.room(zone)) });
    await refresh();
    await state.plan.openWhole();
  } catch {
    isLost();
    setTimeout(begin, AGAIN_MS);
    return;
  }
  chooseCarrier(state, walk);
  openWalk(state);
  openResult(state);
  const asset = new URLSearchParams(location.search).get('asset');
  if (asset) walk(await get(`assets/${encodeURIComponent(asset)}`));
  else if (new URLSearchParams(location.search).has('known')) go('result');
}

function walk(carrier) {
  go('walk', { asset: carrier.id });
  startWalk(carrier);
}

/** Asks how well the rooms are known, and draws it; while it cannot be asked, what was known stays. */
async function refresh() {
  try {
    // Which are taken for which takes the server a while, and nobody looks at it on the walk.
    const walks = main.dataset.step === 'walk';
    const [coverage, tried, reliability] = await Promise.all([get('teach/coverage', { near: state.near }), walks ? null : get('teach/confusions'), walks ? null : get('teach/reliability')]);
    isLive();
    Object.assign(state, { rooms: coverage.items, needed: coverage.needed, unused: coverage.unused, used: coverage.used, trouble: null });
    if (tried) Object.assign(state, { confusions: tried.items, right: tried.right, reliability });
  } catch (error) {
    state.trouble = sentence(error);
  }
  state.plan.show(state.rooms, state.confusions);
  refreshResult();
}

/** choose, walk or result. */
function go(step, query = {}) {
  main.dataset.step = step;
  const asked = new URLSearchParams(step === 'result' ? { known: '' } : query);
  history.replaceState(null, '', asked.size ? `?${asked}` : location.pathname);
  view('list');
  scrollTo(0, 0);
  if (step === 'walk') return;
  state.plan.openWhole();
  if (step === 'result') refresh();
}

function view(name) {
  main.dataset.view = name;
  for (const button of views.children) button.setAttribute('aria-pressed', String(button.value === name));
  state.plan?.resized();
}
