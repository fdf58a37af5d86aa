// The hospital's levels, asked for once a page.
import { get } from './api.js';
import { useZone } from './clock.js';

let asked;

/** { site, timeZone, items: [level], name(levelId) } — levels from the top floor down. */
export function site() {
  asked ??= get('levels').then((answer) => {
    useZone(answer.timeZone);
    const items = [...answer.items].sort((a, b) => b.ordinal - a.ordinal);
    const names = new Map(items.map((level) => [level.id, level.name]));
    return { ...answer, items, name: (id) => names.get(id) ?? id };
  });
  asked.catch(() => { asked = undefined; });
  return asked;
}
