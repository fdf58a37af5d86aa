// What is looked at, kept in the address: level, query, kind, status, selection, zoom and centre.
const NAMES = ['level', 'q', 'kind', 'status', 'asset', 'unit', 'zoom', 'at', 'view', 'trail', 'replay', 'time'];

export function readView() {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.map((name) => [name, asked.get(name) ?? '']));
}

export function writeView(view) {
  const kept = NAMES.filter((name) => view[name]).map((name) => [name, view[name]]);
  history.replaceState(null, '', `${location.pathname}${kept.length ? `?${new URLSearchParams(kept)}` : ''}`);
}
