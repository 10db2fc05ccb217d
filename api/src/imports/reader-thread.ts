import { parentPort } from 'node:worker_threads';
import type { ImportContext, TimetableKind } from '@app/shared/rules';
import { FileRefusal } from './file-refusal.js';
import { type HandedOver, partsOf } from './handed-over.js';
import { MappingRefusal, readTimetableFile } from './read-timetable-file.js';

/** A file to be read, and by what. */
export interface ToRead {
  file: { bytes: Uint8Array; name: string };
  kind: TimetableKind;
  columns: Readonly<Record<string, unknown>>;
  context: ImportContext;
}

/** Why a file is refused, as what that is made of, since what is thrown does not cross from thread to thread. */
export type Refused =
  { refused: { code: FileRefusal['code']; message: string; found: FileRefusal['found'] } } | { misfits: MappingRefusal['problems'] };

/** What the thread says of a file: how many rows it has, once that is known; parts of what was read, each when it is asked for; or a refusal. */
export type SaidOfFile = { rows: number } | { part: HandedOver } | Refused;

/** Asks for the next part of what was read. */
export const MORE = 'more';

/** Reads a file, and says what comes of it; refusals are answers. */
export function* readApart({ file, kind, columns, context }: ToRead, sayRows: (rows: number) => void): Generator<SaidOfFile, void> {
  try {
    for (const part of partsOf(readTimetableFile(file, kind, columns, context, sayRows))) yield { part };
  } catch (error) {
    if (error instanceof MappingRefusal) return yield { misfits: error.problems };
    if (!(error instanceof FileRefusal)) throw error;
    yield { refused: { code: error.code, message: error.message, found: error.found } };
  }
}

// a thread of its own reads files, one after the other, for as long as it is kept
let saying: Generator<SaidOfFile, void> | null = null;
const say = (said: SaidOfFile) => parentPort?.postMessage(said);
parentPort?.on('message', (asked: ToRead | typeof MORE) => {
  if (asked !== MORE) saying = readApart(asked, (rows) => say({ rows }));
  const next = saying?.next();
  if (next?.done === false) say(next.value);
});
