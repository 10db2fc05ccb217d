/** A value of a table; null and undefined are written as nothing. */
export type CsvCell = string | number | boolean | null | undefined;

const NEEDS_QUOTES = /[",\r\n]/;
const BEGINS_FORMULA = /^[=+\-@\t\r]/;
const IS_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

function cell(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const safe = BEGINS_FORMULA.test(text) && !IS_NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes a table as CSV (RFC 4180); a cell that a spreadsheet would run as a formula gets a ' before it. */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Whether a list is asked for as CSV: by `format`, or by an Accept that names it. */
export function asksCsv(format: string | undefined, accept: string | undefined): boolean {
  return format === undefined ? /\btext\/csv\b/.test(accept ?? '') : format === 'csv';
}
