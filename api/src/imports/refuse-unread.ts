import type { FieldError, RowNote } from '@app/shared';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import type { ReadFile } from './read-timetable-file.js';

/** From this share of rows that could not be read on, a person has to say that the file is to be taken in. */
const UNREAD_SHARE = 0.1;
/** This many rows are named in a refusal. */
const NAMED_ROWS = 200;

/** Whether so much of a file could not be read that it is taken in only where a person says so. */
export function needsAcceptUnread({ rejected, lessons, rowCount }: ReadFile): boolean {
  return lessons.length === 0 || (rejected.length > 0 && rejected.length >= rowCount * UNREAD_SHARE);
}

/** The refusal of a file of which too much could not be read: its rows with their codes, and what was found, for a correction. */
export function unreadRefusal(fileName: string, read: ReadFile, rejected: readonly RowNote[]): ProblemError {
  const { headers, mapping, rowCount } = read;
  const unread = read.lessons.length === 0 ? rowCount : read.rejected.length;
  const message = words.imports.tooMuchUnread(fileName, unread, rowCount);
  const rows = rejected.slice(0, NAMED_ROWS).map((note): FieldError => ({
    field: `row ${note.row}`,
    code: note.code,
    message: words.imports.ofRow(note.row, note.column ?? '', note.message),
  }));
  const errors = [{ field: 'file', code: 'ROWS_NOT_READ', message }, ...rows];
  return new ProblemError('FILE_REFUSED', message, errors, {
    headers,
    mapping,
    missing: [],
    rejected,
    rejectedCount: read.rejected.length,
    needsAcceptUnread: true,
  });
}
