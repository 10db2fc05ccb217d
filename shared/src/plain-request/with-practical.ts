import type { ReadRequest, SaidLine } from './read.types.js';

const idOf = ({ apparatusId, name, concentration, concentrationText }: SaidLine): string =>
  apparatusId ?? JSON.stringify([name.toLowerCase(), concentration ?? null, concentrationText ?? null]);

/**
 * Adds the kit list of the practical that is asked for to the lines of a message: what was said of a thing wins over the list, and what was
 * declined is left out. A message that says nothing of the kit leaves the list to the practical.
 */
export function withPracticalLines(read: ReadRequest, list: readonly SaidLine[]): ReadRequest {
  const own = read.draft.lines ?? [];
  const isDeclined = (line: SaidLine) =>
    read.declined.some(({ id, name }) => (id !== null && id === line.apparatusId) || name.toLowerCase() === line.name.toLowerCase());
  if (own.length === 0 && !list.some(isDeclined)) return read;
  const said = new Set(own.map(idOf));
  const rest = list.filter((line) => !said.has(idOf(line)) && !isDeclined(line));
  return { ...read, draft: { ...read.draft, lines: [...own, ...rest] } };
}
