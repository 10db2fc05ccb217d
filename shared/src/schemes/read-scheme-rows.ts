import { plainWords, readName } from '../reading/plain-words.js';
import { SCHEME_LIMITS } from './limits.js';

/** The columns of a file of schemes, in its order. */
export const SCHEME_COLUMNS = ['scheme', 'subject', 'year', 'code', 'title', 'practical', 'reference'] as const;
export type SchemeColumn = (typeof SCHEME_COLUMNS)[number];

/** A row of a file of schemes; `row` counts the header as 1. */
export interface SchemeFileRow {
  row: number;
  cells: Readonly<Partial<Record<SchemeColumn, string>>>;
}

/** Why a row is not taken in, naming its column. */
export interface SchemeRowFault {
  row: number;
  column: SchemeColumn;
  code: 'EMPTY' | 'TOO_LONG' | 'YEAR_NOT_UNDERSTOOD' | 'CODE_TWICE' | 'PRACTICAL_NOT_KNOWN' | 'TOO_MANY' | 'SUBJECT_DIFFERS';
  written: string;
}

/** A scheme as a file has it. */
export interface ReadScheme {
  name: string;
  subject: string;
  year: number | null;
  steps: { code: string; title: string; practicalId: string | null; reference: string | null }[];
}

interface Cells {
  scheme: string;
  subject: string;
  year: string;
  code: string;
  title: string;
  practical: string;
  reference: string;
}

const LONGEST: Readonly<Record<SchemeColumn, number>> = {
  scheme: SCHEME_LIMITS.name,
  subject: SCHEME_LIMITS.subject,
  year: 20,
  code: SCHEME_LIMITS.code,
  title: SCHEME_LIMITS.title,
  practical: SCHEME_LIMITS.title,
  reference: SCHEME_LIMITS.reference,
};

/** Reads '9', 'Year 9' and 'Y9'; null for an empty cell, undefined for anything else. */
export function schemeYear(written: string): number | null | undefined {
  if (written === '') return null;
  const digits = /^(?:year|yr|y)?\s?(\d{1,2})$/i.exec(written)?.[1];
  const year = Number(digits ?? 0);
  return year >= SCHEME_LIMITS.years.from && year <= SCHEME_LIMITS.years.to ? year : undefined;
}

function cellsOf({ cells }: SchemeFileRow): Cells {
  const read = (column: SchemeColumn) => readName(cells[column] ?? '');
  return {
    scheme: read('scheme'),
    subject: read('subject'),
    year: read('year'),
    code: read('code'),
    title: read('title'),
    practical: read('practical'),
    reference: read('reference'),
  };
}

function faultOf(row: number, cells: Cells): SchemeRowFault | null {
  for (const column of ['scheme', 'code'] as const) if (cells[column] === '') return { row, column, code: 'EMPTY', written: '' };
  for (const column of SCHEME_COLUMNS)
    if (cells[column].length > LONGEST[column]) return { row, column, code: 'TOO_LONG', written: cells[column].slice(0, 60) };
  if (schemeYear(cells.year) === undefined) return { row, column: 'year', code: 'YEAR_NOT_UNDERSTOOD', written: cells.year };
  return null;
}

/**
 * Reads a file of schemes row by row: a scheme's steps are in the order of its rows. `practicalOf` finds a practical by its title. A row
 * that cannot be read is told with its column and makes no step.
 */
export function readSchemeRows(
  rows: readonly SchemeFileRow[],
  practicalOf: (title: string) => string | null,
): { schemes: ReadScheme[]; rejected: SchemeRowFault[] } {
  const schemes = new Map<string, ReadScheme>();
  const codes = new Map<string, Set<string>>();
  const rejected: SchemeRowFault[] = [];
  for (const fileRow of rows) {
    const { row } = fileRow;
    const cells = cellsOf(fileRow);
    const key = plainWords(cells.scheme);
    const practicalId = cells.practical === '' ? null : practicalOf(cells.practical);
    const known = schemes.get(key) ?? { name: cells.scheme, subject: cells.subject, year: schemeYear(cells.year) ?? null, steps: [] };
    const taken = codes.get(key) ?? new Set<string>();
    const fault = faultOf(row, cells) ?? misfit(row, cells, { known, taken, practicalId });
    if (fault) {
      rejected.push(fault);
      continue;
    }
    const { code, reference } = cells;
    known.steps.push({ code, title: cells.title || cells.practical || code, practicalId, reference: reference || null });
    schemes.set(key, known);
    codes.set(key, taken.add(plainWords(code)));
  }
  return { schemes: [...schemes.values()], rejected };
}

function misfit(
  row: number,
  cells: Cells,
  { known, taken, practicalId }: { known: ReadScheme; taken: ReadonlySet<string>; practicalId: string | null },
): SchemeRowFault | null {
  const isOther = cells.subject !== '' && plainWords(cells.subject) !== plainWords(known.subject);
  if (known.steps.length > 0 && isOther) return { row, column: 'subject', code: 'SUBJECT_DIFFERS', written: cells.subject };
  if (taken.has(plainWords(cells.code))) return { row, column: 'code', code: 'CODE_TWICE', written: cells.code };
  if (cells.practical !== '' && practicalId === null)
    return { row, column: 'practical', code: 'PRACTICAL_NOT_KNOWN', written: cells.practical };
  if (known.steps.length >= SCHEME_LIMITS.steps) return { row, column: 'code', code: 'TOO_MANY', written: cells.code };
  return null;
}
