// The assets' page is PrimeFaces; this adds what it has no word for: ages that tick, dialogs, where the focus goes.
import { age, ageText } from '../frame/clock.js';
import { text } from '../frame/dom.js';
import { t } from '../frame/texts.js';

const TICK_MS = 1_000;
const editor = document.getElementById('editor');

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-opens]');
  if (opener) document.getElementById(opener.dataset.opens).showModal();
});

// What PrimeFaces puts in place comes without focus and without ages.
new MutationObserver(() => {
  const heading = document.getElementById('edit-title');
  if (heading && !editor.contains(document.activeElement)) heading.focus();
  else if (!heading && document.activeElement === document.body) document.getElementById('text').focus();
}).observe(editor, { childList: true, subtree: true });
new MutationObserver(tick).observe(document.getElementById('assets'), { childList: true, subtree: true });

setInterval(tick, TICK_MS);
tick();

function tick() {
  for (const seen of document.querySelectorAll('.ui-datatable time[datetime]:not([datetime=""])')) {
    text(seen, t('age.ago', ageText(age(seen.dateTime))));
  }
}
