import { csvOf } from '../apparatus/apparatus-csv.js';

/** The column that says what of a row was asked: it is ours, and stands first. */
export const ASKED_COLUMN = 'asked';

/** A row that stayed out: what was asked of it, and its cells as they stand in the file. */
export interface RowLeftOut {
  message: string;
  wrote?: readonly string[] | undefined;
}

/**
 * Writes rows that stayed out as a CSV file that can be mended and taken in: the same headers and cells, and before them what was asked. Of a file that
 * was written so before, what is asked now stands in place of what was.
 */
export function rowsLeftOutCsv(headers: readonly string[], rows: readonly RowLeftOut[]): string {
  const from = headers[0] === ASKED_COLUMN ? 1 : 0;
  return csvOf([[ASKED_COLUMN, ...headers.slice(from)], ...rows.map(({ message, wrote = [] }) => [message, ...wrote.slice(from)])]);
}
