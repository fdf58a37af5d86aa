// Talks to /api as the logged-in person: same origin, CSRF token on every change, problems as sentences.
import { sync } from './clock.js';
import { t } from './texts.js';

export const root = new URL('../', import.meta.url);
export const token = document.querySelector('meta[name="csrf-token"]')?.content ?? '';

/** What the server said when it said no; message is a sentence for people, faults name what they are about. */
export class Problem extends Error {
  constructor(status, message, faults = []) {
    super(message);
    this.status = status;
    this.faults = faults;
  }
}

export function address(path, params = {}) {
  const url = new URL(`api/${path}`, root);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') url.searchParams.set(name, value);
  }
  return url;
}

export function get(path, params, signal) {
  return call(address(path, params), { signal, headers: { Accept: 'application/json' } });
}

/** What is there with the version it has: { json, tag }. */
export async function tagged(path) {
  const response = await answer(address(path), { headers: { Accept: 'application/json' } });
  return { json: await response.json(), tag: (response.headers.get('ETag') ?? '').replace(/^W\/|"/g, '') };
}

export function send(method, path, body, more = {}) {
  const headers = { Accept: 'application/json', 'X-CSRF-Token': token, ...more };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  return call(address(path), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
}

/** The JSON of an answer, or null where it has none. */
export async function call(url, options) {
  const response = await answer(url, options);
  return isJson(response) ? response.json() : null;
}

async function answer(url, options) {
  const response = await fetch(url, { credentials: 'same-origin', ...options });
  if (response.status === 401) {
    location.reload(); // the session is over: the page leads to the login and back
    return new Promise(() => {});
  }
  const date = response.headers.get('Date');
  if (date && !synced) {
    sync(date);
    synced = true;
  }
  if (response.ok) return response;
  const json = isJson(response) ? await response.json() : null;
  throw new Problem(response.status, json?.detail || json?.title || t('problem.server'), json?.faults);
}

function isJson(response) {
  return /json/.test(response.headers.get('Content-Type') ?? '');
}

let synced = false;

/** "No connection" for a network that is gone, the server's own words otherwise. */
export function sentence(error) {
  return error instanceof Problem ? error.message : t('problem.network');
}
