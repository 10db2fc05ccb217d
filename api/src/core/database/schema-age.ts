/** As in the list of migrations: a class by its name. */
interface Named {
  name: string;
}

/**
 * Names what a database has had done to it that this version does not know, as one sentence; null where it knows all of it. Older code on
 * a newer schema would read and write what is no longer so.
 */
export function newerThan(migrations: readonly Named[], done: readonly string[]): string | null {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = done.filter((name) => !known.has(name));
  if (unknown.length === 0) return null;
  const [first] = unknown;
  const more = unknown.length > 1 ? ` and ${unknown.length - 1} more` : '';
  return `The database was changed by a newer version of Requisite than this one (${first}${more}), so nothing was started and nothing was changed; start that version, or put back a copy of the data from before it.`;
}
