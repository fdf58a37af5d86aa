// What the server knows of a level's plan: the newest state with its version, its history, its picture.
import { address, call, get, send, tagged, token } from '../frame/api.js';

/** { plan, version }: the version is what a change begins from. */
export async function load(level) {
  const { json, tag } = await tagged(`levels/${level}/plan`);
  return { plan: json, version: tag };
}

export function save(level, version, text) {
  return change('PUT', `levels/${level}/plan`, version, text, 'application/geo+json');
}

export function versions(level, after) {
  return get(`levels/${level}/plan/versions`, { after, limit: 30 });
}

export function restore(level, version, wanted) {
  return send('POST', `levels/${level}/plan/versions/${wanted}/restore`, undefined, { 'If-Match': `"${version}"` });
}

/** Where the picture lies, or null. */
export function picturePlace(level) {
  return get(`levels/${level}/picture/place`);
}

export function pictureAddress(level, version) {
  return address(`levels/${level}/picture`, { version }).toString();
}

export function layPicture(level, version, file, box) {
  const type = file.type || (file.name.endsWith('.svg') ? 'image/svg+xml' : 'image/png');
  return change('PUT', address(`levels/${level}/picture`, box), version, file, type);
}

export function movePicture(level, version, box) {
  return send('PUT', `levels/${level}/picture/place`, box, { 'If-Match': `"${version}"` });
}

export function removePicture(level, version) {
  return send('DELETE', `levels/${level}/picture`, undefined, { 'If-Match': `"${version}"` });
}

export function readers() {
  return get('readers').then((answer) => answer.items);
}

function change(method, path, version, body, type) {
  const url = path instanceof URL ? path : address(path);
  return call(url, { method, body, headers: { Accept: 'application/json', 'Content-Type': type, 'If-Match': `"${version}"`, 'X-CSRF-Token': token } });
}
