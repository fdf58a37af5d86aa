// Drawing a level's plan: one state, drawn on the board and told on the desk; saved whole, and every save can be undone.
import { sentence } from '../frame/api.js';
import { site } from '../frame/site.js';
import { t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';
import { levelButtons } from '../floorplan/levels.js';
import { Board, outline } from './board.js';
import { Desk } from './desk.js';
import { Draft } from './draft.js';
import { openFile, saveFile } from './files.js';
import { gripsOf } from './grips.js';
import { fillHistory } from './history.js';
import { PictureTool } from './picture.js';
import { refusedBox } from './refused.js';
import * as server from './server.js';
import { boxOf } from './shapes.js';
import { Tools } from './tools.js';

const at = (id) => document.getElementById(id);
const ui = { level: '', version: '', draft: null, mode: 'select', selected: null, corner: null, faults: [], picture: null, readers: [] };
let places, saving = false, waiting = 0;

const board = new Board(at('map'), { tap: (point) => tools.tap(point), hover: (point) => tools.hover(point), select });
const tools = new Tools(ui, board, { render, select, mode });
const picture = new PictureTool(ui, { render, changed: moved, refuse });
const desk = new Desk(ui, { render, look, remove, picture });
start().catch((error) => toast(sentence(error)));

async function start() {
  places = await site();
  desk.places = places;
  ui.readers = await server.readers();
  const asked = new URLSearchParams(location.search).get('level');
  const level = places.items.find((item) => item.id === asked) ?? places.items.at(-1);
  if (!level) return tools.say(t('draw.noLevel'));
  listen();
  await open(level.id);
}

async function open(level) {
  const { plan, version } = await server.load(level);
  Object.assign(ui, { level, version, selected: null, corner: null, faults: [], refused: null, warned: null });
  ui.draft = new Draft(plan, render);
  await picture.load();
  history.replaceState(null, '', `?level=${encodeURIComponent(level)}`);
  levelButtons(at('levels'), places.items, level, {}, leaveFor);
  refusedBox(at('refused'), null, ui);
  mode('select');
  draw();
  board.fit();
  await told();
}

/** What was saved is what is drawn; the history tells of it. */
async function told() {
  await fillHistory(at('history'), ui, { goBack });
}

function listen() {
  at('save').addEventListener('click', save);
  at('undo').addEventListener('click', () => step('undo'));
  at('redo').addEventListener('click', () => step('redo'));
  at('tools').addEventListener('click', (event) => { if (event.target.value) mode(event.target.value); });
  at('closer').addEventListener('click', () => board.map.zoomIn());
  at('further').addEventListener('click', () => board.map.zoomOut());
  at('open').addEventListener('change', async (event) => {
    const refused = await openFile(event.target, ui);
    if (refused) toast(refused);
    else { select(null); draw(); board.fit(); toast(t('draw.opened')); }
  });
  at('download').addEventListener('click', () => saveFile(ui));
  document.querySelector('.tabs-here').addEventListener('click', (event) => { if (event.target.value) tab(event.target.value); });
  document.addEventListener('keydown', keys);
  addEventListener('beforeprint', () => board.fit());
  addEventListener('beforeunload', (event) => { if (ui.draft?.dirty) event.preventDefault(); });
}

function keys(event) {
  const typing = event.target.closest('input, select, textarea');
  if ((event.ctrlKey || event.metaKey) && !typing && /^[zy]$/i.test(event.key)) {
    event.preventDefault();
    step(event.key.toLowerCase() === 'y' || event.shiftKey ? 'redo' : 'undo');
  } else if (event.key === 'Escape' && !event.defaultPrevented) tools.cancel();
  else if (event.key === 'Enter' && !event.defaultPrevented && (event.target === document.body || event.target === at('map'))) tools.finish();
  else if (event.key === 'Backspace' && !typing && tools.takeBack()) event.preventDefault();
}

function tab(name) {
  if (name === 'history') {
    select(null);
    mode('select');
  }
  for (const button of document.querySelector('.tabs-here').children) button.setAttribute('aria-pressed', String(button.value === name));
  at('things').hidden = name !== 'things';
  at('history').hidden = name !== 'history';
}

function step(way) {
  ui.draft[way]();
  if (!ui.draft.get(ui.selected)) select(null);
}

function mode(name) {
  tools.leave();
  ui.mode = name;
  if (name !== 'select') Object.assign(ui, { selected: null, corner: null });
  for (const button of at('tools').children) button.setAttribute('aria-pressed', String(button.value === name));
  at('stage').dataset.mode = name;
  render();
}

function select(id) {
  if (id && ui.mode !== 'select') mode('select');
  if (id && at('things').hidden) tab('things');
  Object.assign(ui, { selected: id, corner: null });
  render();
}

/** Chosen from a list: the board shows where it is. */
function look(id) {
  select(id);
  board.lookAt(boxOf(outline(ui.draft.get(id))));
  at('form').parentElement.scrollTop = 0;
}

function remove(id) {
  ui.draft.remove(id);
  select(null);
  toast(t('draw.removed'), () => step('undo'));
}

// Once a frame is enough, however fast a corner is dragged.
function render() {
  if (!waiting) waiting = requestAnimationFrame(draw);
}

function draw() {
  cancelAnimationFrame(waiting);
  waiting = 0;
  if (!ui.draft) return;
  if (ui.draft.dirty ? ui.warned : ui.refused) refusedBox(at('refused'), ui.refused = ui.warned = null, ui);
  ui.faults = ui.refused ? ui.faults.filter((fault) => !fault.feature || ui.draft.get(fault.feature)) : [];
  board.show({ draft: ui.draft, selected: ui.selected, faults: ui.faults, picture: ui.picture, grips: gripsOf(ui, board, gripDoes) });
  tools.show();
  desk.show();
  const { dirty, back, forth } = ui.draft;
  at('level-name').textContent = ui.draft.level?.properties.name ?? ui.level;
  at('save').disabled = !dirty || saving;
  at('undo').disabled = !back.length;
  at('redo').disabled = !forth.length;
  at('state').textContent = dirty ? t('draw.unsaved') : t('draw.saved', ui.version);
}

const gripDoes = {
  render,
  isCorner: (index) => ui.corner === index,
  corner(index) {
    ui.corner = ui.corner === index ? null : index;
    render();
  },
  removeCorner(index) {
    if (!ui.draft.removeCorner(ui.selected, index)) toast(t('draw.corner.least'));
    ui.corner = null;
    render();
  },
  place(box, free) {
    picture.preview(box);
    if (!free) picture.soon();
  },
  placed: () => picture.store(),
};
tools.corners = gripDoes;

async function save() {
  if (saving || !ui.draft.dirty) return;
  saving = true;
  render();
  try {
    await picture.last;
    const saved = await server.save(ui.level, ui.version, ui.draft.text());
    ui.draft.keep();
    ui.refused = null;
    ui.warned = saved.warnings.length ? saved.warnings : null;
    refusedBox(at('refused'), ui.warned && { faults: ui.warned, look }, ui);
    moved(saved);
    toast(saved.changes.length ? t('draw.done') : t('draw.nothing'), saved.changes.length ? () => goBack(saved.version - 1) : null);
    ui.readers = await server.readers();
  } catch (error) {
    refuse(error);
  } finally {
    saving = false;
    render();
  }
}

/** The plan has a new version, and it is ours. */
function moved(saved) {
  ui.version = String(saved.version);
  render();
  told().catch(() => {});
}

/** What the server said no to: each fault at its feature; who was quicker, with a way out that loses nothing. */
function refuse(error) {
  ui.faults = error.faults ?? [];
  ui.refused = error;
  refusedBox(at('refused'), {
    error, faults: ui.faults, look,
    keep: () => saveFile(ui),
    again: () => open(ui.level),
  }, ui);
  at('refused').scrollIntoView({ block: 'nearest' });
  render();
}

async function goBack(version) {
  if (ui.draft.dirty) return toast(t('draw.unsaved.first'));
  try {
    await server.restore(ui.level, ui.version, version);
    await open(ui.level);
    toast(t('draw.back', version));
  } catch (error) {
    refuse(error);
  }
}

function leaveFor(level) {
  if (level === ui.level) return;
  if (ui.draft.dirty) toast(t('draw.unsaved.first'));
  else open(level).catch((error) => toast(sentence(error)));
}
