import { FORMER_PREFIX, type Kept } from './kind';

/** One thing out of the keys that were used before: `version` 0 is for the `upgrade` of its kind. */
export type Former = Pick<Kept, 'kind' | 'id' | 'unsent' | 'value'> & { ofBrowser?: true };

/** What one key of before held, as things of their own; null where the key is not this person's. */
function formerOf(key: string, personId: string, value: unknown): Former[] | null {
  const drafts = `draft.${personId}.`;
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  const each = (kind: string, all: unknown, idOf: (one: never) => string, unsent = false): Former[] =>
    Array.isArray(all) ? all.map((one) => ({ kind, id: idOf(one as never), unsent, value: one as unknown })) : [];
  if (key.startsWith(drafts)) return [{ kind: 'requisition-draft', id: key.slice(drafts.length), unsent: false, value }];
  switch (key) {
    case `calendar-draft.${personId}`:
      return [{ kind: 'calendar-draft', id: 'calendar', unsent: false, value }];
    case `prep-lists.${personId}`:
      return each('prep-list', list.reverse(), (one: { list: { date: string } }) => one.list.date);
    case `recent.${personId}`:
      return each('recent-practical', list.reverse(), (one: { id: string }) => one.id);
    case `taps.${personId}`: {
      const { taps, conflicts } = value as { taps?: unknown; conflicts?: unknown };
      return [
        ...each('tap', taps, (one: { taskId: string; at: string }) => `${one.taskId}@${one.at}`, true),
        ...each('tap-conflict', conflicts, (one: { tap: { taskId: string } }) => one.tap.taskId, true),
      ];
    }
    case 'shortcuts-off':
      return [{ kind: 'preference', id: key, unsent: false, value, ofBrowser: true }];
    default:
      return null;
  }
}

/**
 * Reads what earlier versions kept of this person in the browser's plain storage: the oldest first, each key with what it
 * holds. A key that cannot be read holds nothing. The caller removes a key once its things are kept anew.
 */
export function formerKeys(storage: Storage, personId: string): { key: string; things: Former[] }[] {
  const found: { key: string; things: Former[] }[] = [];
  for (const key of Object.keys(storage).sort()) {
    if (!key.startsWith(FORMER_PREFIX)) continue;
    try {
      const things = formerOf(key.slice(FORMER_PREFIX.length), personId, JSON.parse(storage.getItem(key) ?? 'null'));
      if (things) found.push({ key, things });
    } catch {
      if (key.includes(personId)) found.push({ key, things: [] });
    }
  }
  return found;
}
