// A short tone for an alarm that was just announced: off until somebody switches it on, on this device. A page that
// nobody has touched yet may make no sound: then it says so, and the first touch or key is enough.
import { el, icon } from './dom.js';
import { t } from './texts.js';

const KEY = 'alarm-sound';
const group = document.getElementById('sound');
const waits = el('button', { id: 'sound-waits', type: 'button', class: 'sound-waits no-print', hidden: true, title: t('sound.waits') }, icon('quiet'), el('span', {}, t('sound.waits')));
let context;

document.querySelector('.bar .end')?.prepend(waits);
show();
if (isOn()) begin();
group?.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  localStorage.setItem(KEY, button.value);
  show();
  if (isOn()) begin().then(() => tone('low'));
});
for (const touch of ['pointerup', 'keydown']) document.addEventListener(touch, () => { if (isOn()) begin(); });

/** Two notes, higher for what is more urgent; nothing while it is off. */
export function announce(priority) {
  if (priority && priority !== 'low' && isOn()) tone(priority);
}

function isOn() {
  return localStorage.getItem(KEY) === 'on';
}

function show() {
  for (const button of group?.children ?? []) button.setAttribute('aria-pressed', String((button.value === 'on') === isOn()));
  waits.hidden = !isOn() || !context || context.state === 'running';
}

// Where the browser lets nothing sound yet, resuming waits for somebody's touch.
async function begin() {
  if (!context) {
    context = new AudioContext();
    context.addEventListener('statechange', show);
  }
  if (context.state !== 'running') {
    show();
    await context.resume();
  }
}

function tone(priority) {
  if (context?.state !== 'running') return; // It would sound late, at the first touch.
  const notes = priority === 'high' ? [880, 1175, 880] : [660, 880];
  notes.forEach((hertz, i) => {
    const start = context.currentTime + i * 0.22, note = context.createOscillator(), level = context.createGain();
    note.frequency.value = hertz;
    level.gain.setValueAtTime(0, start);
    level.gain.linearRampToValueAtTime(0.25, start + 0.03);
    level.gain.linearRampToValueAtTime(0, start + 0.2);
    note.connect(level).connect(context.destination);
    note.start(start);
    note.stop(start + 0.21);
  });
}
