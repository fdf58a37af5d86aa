// The frame's own behaviour: theme and language are cookies, so that the server draws the next page right at once.
import './notices.js';
import { asOfText } from './clock.js';
import { t } from './texts.js';

const YEAR_SECONDS = 31536000;

for (const group of document.querySelectorAll('[data-choice]')) {
  group.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    remember(group.dataset.choice, button.value);
    for (const other of group.children) other.setAttribute('aria-pressed', String(other === button));
    if (group.dataset.choice === 'theme') document.documentElement.dataset.theme = button.value;
    else location.reload();
  });
}

function remember(name, value) {
  document.cookie = `${name}=${value}; path=${new URL('../', import.meta.url).pathname}; max-age=${YEAR_SECONDS}; samesite=lax`;
}

// "/" goes to the search of the page, except while typing.
document.addEventListener('keydown', (event) => {
  const search = document.querySelector('input[type="search"]');
  if (event.key !== '/' || !search || event.target.closest('input, select, textarea, dialog')) return;
  event.preventDefault();
  search.focus();
  search.select();
});

// Dialogs close at their own buttons and at a click beside them.
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-close]')) event.target.closest('dialog')?.close();
  else if (event.target.tagName === 'DIALOG') event.target.close();
});

// Every printed page says of when it is, in its margin, where it can cover nothing.
const margin = new CSSStyleSheet();
document.adoptedStyleSheets.push(margin);
addEventListener('beforeprint', () => {
  const asOf = t('print.asOf', asOfText(Date.now()));
  margin.replaceSync(`@page { @bottom-left { content: ${JSON.stringify(asOf)}; } }`);
});
