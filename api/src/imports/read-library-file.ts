import { type FieldError, LIBRARY_FILE, PracticalInFile } from '@app/shared';
import { ContractPipe } from '../core/http/validation.pipe.js';
import { ProblemError } from '../core/problems/index.js';
import type { ComesIn } from '../practicals/index.js';
import { FileRefusal } from './file-refusal.js';
import type { Upload } from './read-upload.js';

/** A file of practicals, read: those that can be taken in, and what is wrong with the others. */
export interface ReadLibrary {
  upload: Upload;
  items: ComesIn[];
  rejected: { row: number; field: string; code: string; message: string }[];
  count: number;
}

const pipe = new ContractPipe();
const SLICE = 100;

/**
 * Reads a file of practicals, each by itself: one that is wrong keeps none of the others out.
 * @throws FileRefusal for what is no such file
 */
export async function readLibraryFile(upload: Upload): Promise<ReadLibrary> {
  const { name, bytes } = upload.file;
  const practicals = practicalsIn(name, bytes);
  const read: ReadLibrary = { upload, items: [], rejected: [], count: practicals.length };
  for (const [at, practical] of practicals.entries()) {
    // others are served meanwhile
    if (at % SLICE === SLICE - 1) await new Promise((next) => setImmediate(next));
    const row = at + 1;
    try {
      const checked = (await pipe.transform(practical, { type: 'body', metatype: PracticalInFile })) as PracticalInFile;
      read.items.push({ row, practical: checked });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      read.rejected.push({ row, ...firstOf(error) });
    }
  }
  return read;
}

function firstOf({ errors, message }: ProblemError): Omit<FieldError, 'params'> {
  const { field = '', code = 'invalid', message: said = message } = errors?.[0] ?? {};
  return { field, code, message: said };
}

function practicalsIn(name: string, bytes: Uint8Array): unknown[] {
  const refuse = (what: string, todo: string, code: 'FILE_OF_ANOTHER_KIND' | 'TOO_MANY_ROWS' = 'FILE_OF_ANOTHER_KIND') =>
    new FileRefusal(name, code, what, todo);
  const said = parsed(bytes) as { format?: unknown; practicals?: unknown } | null;
  if (said === null || typeof said !== 'object' || said.format !== LIBRARY_FILE.format || !Array.isArray(said.practicals)) {
    throw refuse(
      `is no file of practicals: it does not begin with {"format": "${LIBRARY_FILE.format}", "practicals": [`,
      'Take one that was made by “Save the library as a file”.',
    );
  }
  if (said.practicals.length > LIBRARY_FILE.practicals)
    throw refuse(
      `has ${said.practicals.length} practicals; ${LIBRARY_FILE.practicals} can be taken in at once.`,
      'Share it out over several files.',
      'TOO_MANY_ROWS',
    );
  return said.practicals;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
