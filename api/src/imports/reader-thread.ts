import { parentPort } from 'node:worker_threads';
import type { ImportContext, TimetableKind } from '@app/shared/rules';
import { FileRefusal } from './file-refusal.js';
import { MappingRefusal, type ReadFile, readTimetableFile } from './read-timetable-file.js';

/** A file to be read, and by what. */
export interface ToRead {
  file: { bytes: Uint8Array; name: string };
  kind: TimetableKind;
  columns: Readonly<Record<string, unknown>>;
  context: ImportContext;
}

/** What came of a file; a refusal as what it is made of, since what is thrown does not cross from thread to thread. */
export type CameOfIt =
  | { read: ReadFile }
  | { refused: { code: FileRefusal['code']; message: string; found: FileRefusal['found'] } }
  | { misfits: MappingRefusal['problems'] };

/** Reads a file; refusals are answers. */
export function readApart({ file, kind, columns, context }: ToRead): CameOfIt {
  try {
    return { read: readTimetableFile(file, kind, columns, context) };
  } catch (error) {
    if (error instanceof MappingRefusal) return { misfits: error.problems };
    if (!(error instanceof FileRefusal)) throw error;
    return { refused: { code: error.code, message: error.message, found: error.found } };
  }
}

// a thread of its own reads files, one after the other, for as long as it is kept
parentPort?.on('message', (asked: ToRead) => parentPort?.postMessage(readApart(asked)));
