// Every text that a script shows comes from the message bundles: the page carries them as a JSON block.
const all = JSON.parse(document.getElementById('texts')?.textContent || '{}');

export const language = document.documentElement.lang || 'en';
// 24-hour times and "20 Nov" in English, too.
export const formats = language === 'en' ? 'en-GB' : language;

const plurals = new Intl.PluralRules(language);
const numbers = new Map();

/** The text of a key with {0}, {1} … filled in; a missing key shows itself. */
export function t(key, ...values) {
  return (all[key] ?? key).replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');
}

/** The key's form for n: key.one, key.other …; {0} is n. */
export function plural(key, n, ...values) {
  const form = `${key}.${plurals.select(n)}`;
  return t(form in all ? form : `${key}.other`, number(n, 0), ...values);
}

export function has(key) {
  return key in all;
}

export function number(value, digits) {
  if (!numbers.has(digits)) {
    numbers.set(digits, new Intl.NumberFormat(formats, { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  }
  return numbers.get(digits).format(value).replace('-', '−');
}
