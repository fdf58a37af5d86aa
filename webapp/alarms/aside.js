// Putting an alarm aside: for a time and a reason, or until what it is about is repaired.
import { send, sentence } from '../frame/api.js';
import { now, timeText } from '../frame/clock.js';
import { el } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { toast } from '../frame/toast.js';

const SPANS_MINUTES = [30, 60, 120, 240, 480];
const USUAL_MINUTES = 60;

export function putAside(alarm, title, done) {
  const words = el('input', { id: 'aside-words', name: 'words', autocomplete: 'off', maxlength: '1000', required: true });
  const label = el('label', { for: 'aside-words' });
  const end = el('select', { id: 'aside-end' }, SPANS_MINUTES.map((minutes) => el('option', { value: minutes, selected: minutes === USUAL_MINUTES }, t('alarm.shelve.until', timeText(now() + minutes * 60_000), span(minutes)))));
  const time = el('div', {}, el('label', { for: 'aside-end' }, t('alarm.shelve.end')), end);
  const wrong = el('p', { class: 'wrong', role: 'alert', hidden: true });
  const ways = ['shelve', 'repair'].map((way) => el('button', { type: 'button', value: way, onclick: () => choose(way) }, t(`alarm.way.${way}`)));
  const submit = el('button', { type: 'submit', class: 'button first' });
  const dialog = el('dialog', { 'aria-labelledby': 'aside-title-dialog' },
    el('form', { class: 'form', novalidate: true },
      el('h2', { id: 'aside-title-dialog' }, t('alarm.shelve.title')), el('p', {}, title),
      el('div', { class: 'segments' }, ways), time, el('div', {}, label, words), wrong,
      el('p', { class: 'hint' }, t('alarm.shelve.hint')),
      el('div', { class: 'ends' }, el('button', { type: 'button', class: 'button', 'data-close': true }, t('dialog.cancel')), submit)));
  let way;
  choose('shelve');
  dialog.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!words.value.trim()) return refuse(t(`alarm.${way}.missing`));
    try {
      if (way === 'shelve') {
        const until = new Date(now() + Number(end.value) * 60_000).toISOString();
        await send('POST', `alarms/${alarm.id}/shelve`, { until, reason: words.value });
        toast(t('alarm.shelved', timeText(until)), () => takeBack(alarm, done));
      } else {
        await send('POST', `alarms/${alarm.id}/out-of-service`, { workOrder: words.value });
        toast(t('alarm.out'), () => takeBack(alarm, done));
      }
      dialog.close();
      done();
    } catch (error) {
      refuse(sentence(error));
    }
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  words.focus();

  function choose(next) {
    way = next;
    for (const button of ways) button.setAttribute('aria-pressed', String(button.value === way));
    time.hidden = way !== 'shelve';
    label.textContent = t(`alarm.${way}.words`);
    submit.textContent = t(`alarm.${way}.submit`);
    wrong.hidden = true;
  }

  function refuse(sentenceText) {
    wrong.textContent = sentenceText;
    wrong.hidden = false;
    words.focus();
  }
}

/** Back among the others, whatever it was put aside by; nothing where somebody else was quicker. */
export async function takeBack(alarm, done) {
  try {
    await send('POST', `alarms/${alarm.id}/unshelve`);
    await send('POST', `alarms/${alarm.id}/in-service`);
  } catch (error) {
    if (error.status !== 404) toast(sentence(error));
  }
  done();
}

function span(minutes) {
  return minutes < 60 ? t('age.minutes', minutes) : t('age.hours', minutes / 60);
}
