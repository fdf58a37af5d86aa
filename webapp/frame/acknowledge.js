// Taking note of an alarm, from the board and from the frame of any page: a note may be written, Enter is enough.
import { send, sentence } from './api.js';
import { el } from './dom.js';
import { t } from './texts.js';

const LONGEST_NOTE = 1_000;

/** Asks for a note and acknowledges; `done` is called with the alarm as it stands then, or null where it had gone. */
export function acknowledge(id, title, done) {
  const note = el('input', { id: 'ack-note', name: 'note', autocomplete: 'off', maxlength: LONGEST_NOTE });
  const wrong = el('p', { class: 'wrong', role: 'alert', hidden: true });
  const dialog = el('dialog', { class: 'ack', 'aria-labelledby': 'ack-title' },
    el('form', { class: 'form', method: 'dialog' },
      el('h2', { id: 'ack-title' }, t('alarm.ack.title')), el('p', {}, title),
      el('div', {}, el('label', { for: 'ack-note' }, t('alarm.ack.note')), note), wrong,
      el('div', { class: 'ends' },
        el('button', { type: 'button', class: 'button', 'data-close': true }, t('dialog.cancel')),
        el('button', { type: 'submit', class: 'button first' }, t('notice.acknowledge')))));
  dialog.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const alarm = await send('POST', `alarms/${id}/acknowledge`, { note: note.value });
      dialog.close();
      done(alarm);
    } catch (error) {
      if (error.status === 404) { // Somebody else was quicker, or it is over: what is so is asked for next.
        dialog.close();
        done(null);
        return;
      }
      wrong.textContent = sentence(error);
      wrong.hidden = false;
    }
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  note.focus();
}
