// A short tone for an alarm that was just announced: off until somebody switches it on, on this device.
const KEY = 'alarm-sound';
const group = document.getElementById('sound');
let context;

show();
group?.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  localStorage.setItem(KEY, button.value);
  show();
  if (button.value === 'on') tone('low');
});

/** Two notes, higher for what is more urgent; nothing while it is off. */
export function announce(priority) {
  if (priority && priority !== 'low' && localStorage.getItem(KEY) === 'on') tone(priority);
}

function show() {
  const on = localStorage.getItem(KEY) === 'on';
  for (const button of group?.children ?? []) button.setAttribute('aria-pressed', String((button.value === 'on') === on));
}

function tone(priority) {
  context ??= new AudioContext();
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
