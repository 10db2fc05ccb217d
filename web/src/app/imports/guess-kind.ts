import type { ImportKind, ListKind } from './imports.client';

/** The kinds that can be taken in today, in a person's words. */
export const KINDS: readonly { kind: ImportKind; label: string; says: string }[] = [
  {
    kind: 'timetable-csv',
    label: 'A table (CSV)',
    says: 'One row for each lesson, with columns such as day, period, class and teacher, in any order and under any name.',
  },
  {
    kind: 'schemes',
    label: 'Schemes of work (CSV)',
    says: 'One row for each step: scheme, subject, year, code, title, practical, reference.',
  },
  { kind: 'apparatus', label: 'Apparatus (CSV)', says: 'One row for each item: its name, how many you own, its place, other names.' },
  { kind: 'stock', label: 'Stock (CSV)', says: 'One row for each item: its name, how much there is, its place, supplier and price.' },
  { kind: 'fet', label: 'FET’s own export', says: 'The file whose name ends in _timetable.csv.' },
];

const SCHEME_HEADERS = ['scheme', 'code', 'title'];
const APPARATUS_HEADERS = ['name', 'owned'];
const STOCK_HEADERS = ['name', 'amount'];
const FET_HEADERS = ['activity id', 'students sets', 'hour'];

/** What a file is, by its first line and, where that says nothing, by its name. */
export function guessKind(name: string, beginning: string): ImportKind {
  const first = (beginning.split(/\r?\n/, 1)[0] ?? '').toLowerCase();
  if (FET_HEADERS.every((header) => first.includes(header))) return 'fet';
  if (SCHEME_HEADERS.every((header) => first.includes(header))) return 'schemes';
  if (APPARATUS_HEADERS.every((header) => first.includes(header))) return 'apparatus';
  if (STOCK_HEADERS.every((header) => first.includes(header))) return 'stock';
  if (first === '' && /_timetable\.csv$/i.test(name)) return 'fet';
  return 'timetable-csv';
}

/** The kind as that of a list, whose columns nobody is asked about; null for a timetable. */
export function listKindOf(kind: ImportKind): ListKind | null {
  return kind === 'schemes' || kind === 'apparatus' || kind === 'stock' || kind === 'practicals' ? kind : null;
}
