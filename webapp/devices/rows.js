// The tables. Rows stay the same elements over a refresh, so that focus, scroll and a finger on its way survive it.
import { el, text } from '../frame/dom.js';
import { momentText } from '../frame/clock.js';
import { number, t } from '../frame/texts.js';
import { batteryText, clockText, conditionShape, deviceLine, deviceName, heardText, refusalText, refusalsText, sinceText, unitNames, worst } from './words.js';

const shown = new Map();

export async function drawDevices(table, items, places, { chosen, choose }) {
  const names = await unitNames().catch(() => new Map());
  put(table, items.map((device) => [device.urn, device]), (row, device) => {
    shown.set(row, device);
    fill(row, device, names, places, choose);
    row.querySelector('button').setAttribute('aria-current', String(device.urn === chosen));
    tick(row, device);
  });
}

export function drawStrangers(table, items, register) {
  put(table, items.map((item) => [item.urn, item]), (row, item) => {
    shown.set(row, item);
    if (!row.firstChild) {
      row.append(el('td', { class: 'urn' }, item.urn), el('td', { class: 'urn' }, item.through ?? '—'), el('td', { class: 'num count' }), el('td', { class: 'last' }),
        el('td', { class: 'does no-print' }, el('button', { type: 'button', class: 'button', 'aria-label': t('devices.unknown.register.named', item.urn), onclick: () => register(item.urn) }, t('devices.unknown.register'))));
    }
    text(row.querySelector('.count'), number(item.count, 0));
    tick(row, item);
  });
}

/** Ages go on between two refreshes. */
export function tickRows() {
  for (const [row, item] of shown) {
    if (row.isConnected) tick(row, item);
    else shown.delete(row);
  }
}

function tick(row, item) {
  if (item.last) text(row.querySelector('.last'), sinceText(item.last));
  else text(row.querySelector('.age'), heardText(item));
  if (item.lastRefusal) text(row.querySelector('.since'), [sinceText(item.lastRefusal.at), refusalsText(item)].filter(Boolean).join(' · '));
}

function fill(row, device, names, places, choose) {
  const name = deviceName(device, names);
  const look = JSON.stringify([name, device.where, device.serial, device.conditions, clockText(device), batteryText(device), device.lastRefusal?.reason, device.lastRefusal?.code, !device.heard]);
  if (row.dataset.look === look) return;
  const focused = row.contains(document.activeElement);
  row.dataset.look = look;
  row.className = worst(device);
  row.onclick = (event) => { if (!event.target.closest('button') && !getSelection().toString()) choose(device.urn); };
  row.replaceChildren(
    el('td', { class: 'state-cell' }, state(device)),
    el('td', { class: 'what' }, el('button', { type: 'button', class: 'name cut', title: name, onclick: () => choose(device.urn) }, name), el('span', { class: 'small quiet cut', title: device.urn }, deviceLine(device, places))),
    el('td', { class: `heard ${wrong(device, 'silent')}`, title: device.heard ? momentText(device.heard) : null }, label('heard'), el('span', { class: 'age' })),
    el('td', { class: `clock ${wrong(device, 'clock')}` }, label('clock'), value(clockText(device))),
    el('td', { class: `battery ${wrong(device, 'battery')}` }, label('battery'), value(batteryText(device))),
    el('td', { class: 'refusal' }, refusal(device)));
  if (focused) row.querySelector('button').focus({ preventScroll: true });
}

function state(device) {
  const condition = worst(device);
  return el('span', { class: `state ${condition}` }, conditionShape(condition), t(`devices.${condition}`));
}

/** What the column's head says, where a phone has no room for columns. */
function label(column) {
  return el('span', { class: 'label' }, t(`devices.column.${column}`));
}

function value(words) {
  return words ?? el('span', { class: 'quiet' }, '—');
}

function wrong(device, condition) {
  return device.conditions.includes(condition) ? 'wrong' : '';
}

function refusal(device) {
  const last = device.lastRefusal;
  if (!last) return el('span', { class: 'quiet' }, '—');
  return [el('span', { class: 'cut', title: last.reason }, refusalText(last)), el('span', { class: 'small quiet since' })];
}

function put(table, entries, draw) {
  const body = table.tBodies[0];
  const focused = document.activeElement;
  const rows = new Map([...body.rows].map((row) => [row.dataset.id, row]));
  entries.forEach(([id, item], i) => {
    const row = rows.get(id) ?? el('tr', { 'data-id': id });
    draw(row, item);
    if (body.rows[i] !== row) body.insertBefore(row, body.rows[i] ?? null);
  });
  while (body.rows.length > entries.length) body.lastElementChild.remove();
  if (focused !== document.activeElement && body.contains(focused)) focused.focus({ preventScroll: true });
}
