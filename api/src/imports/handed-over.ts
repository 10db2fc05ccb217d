import type { ReadFile } from './read-timetable-file.js';

/** So many rows go from thread to thread at a time: what is handed over is made again where it comes to, which holds that thread. */
const EACH_TIME = 500;

/** The lists of a file that was read, which are as long as the file. */
const LISTS = ['lessons', 'rejected', 'withoutGroup', 'subjectsGuessed', 'warnings'] as const satisfies readonly (keyof ReadFile)[];
type List = (typeof LISTS)[number];

/** A part of a file that was read: some of one of its lists, or of what its cells say, and at last all the rest. */
export type HandedOver =
  { list: List; items: unknown[] } | { written: [number, readonly string[]][] } | { rest: Omit<ReadFile, List | 'written'> };

/** Parts a file that was read into what is handed over at a time, in order. */
export function* partsOf({ written, ...read }: ReadFile): Generator<HandedOver, void> {
  for (const list of LISTS)
    for (let at = 0; at < read[list].length; at += EACH_TIME) yield { list, items: read[list].slice(at, at + EACH_TIME) };
  const cells = [...written];
  for (let at = 0; at < cells.length; at += EACH_TIME) yield { written: cells.slice(at, at + EACH_TIME) };
  const { lessons: _1, rejected: _2, withoutGroup: _3, subjectsGuessed: _4, warnings: _5, ...rest } = read;
  yield { rest };
}

/** A file as it comes over in parts. */
export class ComesOver {
  private readonly lists: Record<List, unknown[]> = { lessons: [], rejected: [], withoutGroup: [], subjectsGuessed: [], warnings: [] };
  private readonly written = new Map<number, readonly string[]>();

  /** Takes the next part, and answers the file once it is the last. */
  add(part: HandedOver): ReadFile | null {
    if ('list' in part) for (const item of part.items) this.lists[part.list].push(item);
    else if ('written' in part) for (const [row, cells] of part.written) this.written.set(row, cells);
    else return { ...part.rest, ...(this.lists as Pick<ReadFile, List>), written: this.written };
    return null;
  }

  /** How many rows have come over. */
  get rows(): number {
    return this.written.size;
  }
}
