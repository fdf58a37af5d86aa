// The floorplan: one view state drives list, plan, panel, table and address; live data flows in from one level at a time.
import { get, sentence } from '../frame/api.js';
import { fillRow, hitRow, kindName } from '../frame/asset.js';
import { assetDetails } from '../frame/details.js';
import { el } from '../frame/dom.js';
import { site } from '../frame/site.js';
import { plural, t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { find, hitsOf, narrowed, passes } from './found.js';
import { levelButtons } from './levels.js';
import { Live } from './live.js';
import { pastDetails, pastList, pastTable } from './past-view.js';
import { Replay } from './replay.js';
import { Stage } from './stage.js';
import { fillTable } from './table.js';
import { TrailLayer } from './trail-layer.js';
import { Trail } from './trail.js';
import { unitDetails } from './unit-panel.js';
import { readView, writeView } from './view.js';

const TYPING_MS = 120, REFRESH_MS = 10_000, TICK_MS = 1_000;
const at = (id) => document.getElementById(id);
const main = at('main'), input = at('q'), list = at('hits'), panel = at('panel'), table = at('table');
const kindChoice = at('kind'), statusChoice = at('status'), available = at('available');

const view = readView();
let places, trail, trailLayer, typing, running, found = { items: [], total: 0 }, ids = null, byId = new Map(), chosen = null;
const stage = new Stage(at('map'), panel, { choose, moved });
const live = new Live(changed);
const replay = new Replay({ changed: draw, left: () => { live.open(view.level); draw(); at('replay-open').focus(); } });
start().catch((error) => toast(sentence(error)));

async function start() {
  places = await site();
  const asked = { ...view }; // drawing writes into the address what is so, and this is not so yet
  trail = new Trail(places, { changed: draw, go: goTo });
  trail.day = view.trail;
  trailLayer = new TrailLayer(stage.map, places);
  if (!places.items.some((level) => level.id === view.level)) view.level = places.items.at(-1)?.id ?? '';
  input.value ||= view.q;
  fillKinds();
  chips();
  const [y, x] = view.at.split(',').map(Number);
  await open(view.level, Number(view.zoom), Number.isFinite(y) && Number.isFinite(x) ? [y, x] : null);
  listen();
  look(view.view);
  view.q = input.value.trim(); // also what was typed while the page was still coming
  await search();
  if (asked.replay) enter(asked.replay, asked.time);
  if (view.asset) choose('asset', view.asset);
  else if (view.unit) choose('unit', view.unit);
  setInterval(tick, TICK_MS);
  setInterval(() => { if (!document.hidden) search(); }, REFRESH_MS);
}

function listen() {
  input.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => narrow({ q: input.value.trim() }), TYPING_MS); });
  input.addEventListener('keydown', (event) => { if (event.key === 'ArrowDown') step(event, list.querySelector('.hit')); });
  list.addEventListener('keydown', (event) => {
    const row = event.target.closest('li');
    if (event.key === 'ArrowDown') step(event, row?.nextElementSibling?.firstElementChild);
    if (event.key === 'ArrowUp') step(event, row?.previousElementSibling?.firstElementChild ?? input);
  });
  available.addEventListener('click', () => narrow({ status: view.status === 'available' ? '' : 'available' }));
  kindChoice.addEventListener('change', () => narrow({ kind: kindChoice.value }));
  statusChoice.addEventListener('change', () => narrow({ status: statusChoice.value }));
  at('closer').addEventListener('click', () => stage.map.zoomIn());
  at('further').addEventListener('click', () => stage.map.zoomOut());
  at('replay-open').addEventListener('click', () => enter('8h'));
  at('as-table').addEventListener('click', () => look(view.view === 'table' ? '' : 'table'));
  document.querySelector('.views').addEventListener('click', (event) => { if (event.target.value) look(event.target.value === 'list' ? 'list' : ''); });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !panel.hidden) close(); });
  matchMedia('print').addEventListener('change', (print) => paper(print.matches));
  addEventListener('beforeprint', () => paper(true));
}

async function open(level, zoom, centre) {
  view.level = level;
  if (replay.on) replay.load(level);
  else live.open(level);
  await stage.showLevel(level, zoom, centre);
  at('stage').setAttribute('aria-label', places.name(level));
  draw();
}

function narrow(change) {
  Object.assign(view, change);
  chips();
  search();
}

function chips() {
  available.setAttribute('aria-pressed', String(view.status === 'available'));
  kindChoice.value = view.kind;
  statusChoice.value = view.status === 'available' ? '' : view.status;
  kindChoice.classList.toggle('on', Boolean(view.kind));
  statusChoice.classList.toggle('on', Boolean(view.status) && view.status !== 'available');
}

async function fillKinds() {
  const { items } = await get('asset-kinds').catch(() => ({ items: [] }));
  kindChoice.append(...items.map(({ kind, name }) => el('option', { value: kind }, kindName(kind, name))));
  kindChoice.value = view.kind;
}

async function search() {
  running?.abort();
  const mine = running = new AbortController();
  try {
    const answer = await find(view, mine.signal);
    if (mine.signal.aborted) return;
    found = { ...answer, items: answer.items.filter((asset) => passes(asset, view)) };
    found.items.forEach(catchUp);
    ids = view.q ? new Set(found.items.map((asset) => asset.id)) : null;
    byId = new Map(found.items.map((asset) => [asset.id, asset]));
    draw();
  } catch (error) {
    if (error.name !== 'AbortError' && !byId.size) toast(sentence(error));
  }
}

// The search may have heard of a thing later than the plan did.
function catchUp(row) {
  const marker = live.assets.get(row.id);
  if (marker && row.zone?.level === view.level && Date.parse(row.seen) > Date.parse(marker.seen)) Object.assign(marker, row);
  else if (marker && Date.parse(row.seen) < Date.parse(marker.seen)) Object.assign(row, marker);
}

// What a live change says is newer than what the search said.
function changed(message) {
  if (message.plan) stage.follow(message.level, message.plan);
  for (const marker of message.assets ?? []) {
    const known = byId.get(marker.id);
    if (known) Object.assign(known, marker);
  }
  draw();
}

function draw() {
  if (!places) return;
  Object.assign(view, { trail: trail.day, replay: replay.on ? replay.choice : '', time: replay.on ? new Date(replay.at).toISOString() : '' });
  writeView(view);
  at('now-side').hidden = replay.on;
  at('then').hidden = at('then-nothing').hidden = !replay.on;
  if (replay.on) drawPast();
  else drawNow();
  const walked = view.asset && !replay.on && stage.level ? trail.trail : null;
  const unseen = trailLayer.show(view.asset, walked, view.level, stage.zones);
  if (unseen) stage.fitBeside(unseen);
}

function drawNow() {
  const assets = [...live.assets.values()].filter((asset) => passes(asset, view) && (!ids || ids.has(asset.id) || asset.id === view.asset));
  stage.show({ assets, units: [...live.units.values()], dispensers: [...live.dispensers.values()], selected: view, asked: askedZones() });
  levelButtons(at('levels'), places.items, view.level, narrowed(view) ? hitsOf(found.items) : {}, (level) => { if (!trail.day) close(); open(level); });
  drawList();
  drawPanel();
  if (view.view === 'table') drawTable();
}

// The zone people asked for by name, and the one of the selected thing.
function askedZones() {
  const q = view.q.toLowerCase();
  const asked = [...stage.zones.values()].filter((zone) => q.length > 1 && zone.name.toLowerCase() === q).map((zone) => zone.id);
  return new Set(asked);
}

// The chips of kind and the query hold for the past as well; a status of then is not known.
function drawPast() {
  const markers = replay.markers(stage.zones, (marker) => (!view.kind || marker.kind === view.kind) && (!ids || ids.has(marker.id)));
  const then = markers.find((marker) => marker.id === view.asset);
  stage.show({ assets: markers, units: [], dispensers: [], selected: { ...view, unit: '' }, asked: askedZones() });
  levelButtons(at('levels'), places.items, view.level, {}, (level) => { close(); open(level); });
  pastList(at('then'), markers, view.asset, (id) => choose('asset', id));
  at('then-nothing').hidden = markers.length > 0;
  at('count').textContent = plural('replay.things', markers.length);
  panel.hidden = !then;
  if (then) pastDetails(panel, then, places, close);
  if (view.view === 'table') pastTable(table, markers, at('replay-words').textContent, places, (id) => choose('asset', id));
}

function enter(choice, time) {
  live.pause();
  Object.assign(view, { unit: '' });
  return replay.enter(view.level, choice, time);
}

function drawList() {
  const rows = new Map([...list.children].map((li) => [li.firstElementChild.dataset.id, li]));
  const wanted = found.items.map((asset) => rows.get(asset.id) ?? hitRow(asset, places, (id) => choose('asset', id)));
  wanted.forEach((row, i) => {
    fillRow(row.firstElementChild, found.items[i], places);
    row.firstElementChild.setAttribute('aria-current', String(found.items[i].id === view.asset));
    if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null);
  });
  while (list.children.length > wanted.length) list.lastElementChild.remove();
  at('count').textContent = wanted.length ? plural('find.count', Math.max(found.total ?? 0, wanted.length), wanted.length) : '';
  const nothing = at('nothing');
  nothing.hidden = wanted.length > 0;
  if (!wanted.length && !nothing.firstChild) nothing.append(el('b', {}, t('find.none')), el('span', {}, t('floorplan.none.next')),
    el('button', { type: 'button', class: 'button', onclick: () => { input.value = ''; narrow({ q: '', kind: '', status: '' }); } }, t('floorplan.clear')));
}

function drawPanel() {
  const unit = live.units.get(view.unit), asset = chosenAsset();
  panel.hidden = !unit && !asset;
  if (asset) trail.of(asset.id);
  if (asset) assetDetails(panel, asset, places, { close, below: trail.element, changed: (now) => { changed({ assets: [{ ...asset, ...now }] }); search(); } });
  else if (unit) unitDetails(panel, unit, places, close);
}

function chosenAsset() {
  if (!view.asset) return null;
  const marker = live.assets.get(view.asset), row = byId.get(view.asset);
  if (marker || row) chosen = { ...row, ...marker };
  return chosen?.id === view.asset ? chosen : null; // also on a level where it is not, and among hits that are not listed
}

function drawTable() {
  if (replay.on) return;
  fillTable(table, found.items, [...live.units.values()], places, choose);
}

async function choose(what, id) {
  Object.assign(view, { asset: '', unit: '', [what]: id });
  const level = what === 'asset' && !replay.on ? byId.get(id)?.zone?.level : null;
  if (level && level !== view.level) await open(level);
  if (view.view) look('');
  draw();
  list.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  const spot = what === 'asset' ? stage.spots?.get(id) ?? chosenAsset() : live.units.get(id);
  if (spot?.x != null) stage.clear(spot.x, spot.y);
}

// A stop of a trail, which may lie on another level.
async function goTo(zone) {
  if (zone.level !== view.level) await open(zone.level);
  const box = stage.zones.get(zone.id)?.box;
  if (box) stage.clear((box.west + box.east) / 2, (box.south + box.north) / 2);
}

function close() {
  const back = view.asset && (replay.on ? at('then') : list).querySelector(`[data-id="${CSS.escape(view.asset)}"]`);
  const inside = panel.contains(document.activeElement);
  Object.assign(view, { asset: '', unit: '' });
  draw();
  if (inside) (back || input).focus();
}

function look(how) {
  view.view = how;
  main.dataset.view = how || 'plan';
  table.hidden = how !== 'table';
  at('as-table').textContent = t(how === 'table' ? 'floorplan.asPlan' : 'floorplan.asTable');
  for (const button of document.querySelectorAll('.views button')) button.setAttribute('aria-pressed', String(button.value === (how || 'plan')));
  if (places) draw();
  stage.map.invalidateSize({ pan: false });
}

function moved(zoom, centre) {
  view.zoom = String(Math.round(zoom * 100) / 100);
  view.at = `${centre.lat.toFixed(1)},${centre.lng.toFixed(1)}`;
  writeView(view);
}

function tick() {
  if (!document.hidden) draw();
}

function paper(on) {
  if (on) (replay.on ? pastPaper : drawTable)();
  stage.map.invalidateSize({ pan: false });
  if (on) stage.fit();
}

function pastPaper() {
  pastTable(table, replay.markers(stage.zones, () => true), at('replay-words').textContent, places, () => {});
}

function step(event, target) {
  if (!target) return;
  event.preventDefault();
  target.focus();
}
