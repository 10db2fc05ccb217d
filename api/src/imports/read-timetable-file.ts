import {
  cleanCell,
  mapColumns,
  readTimetable,
  type ImportContext,
  type ImportTable,
  type MappingProblem,
  type ReadTimetable,
  type TimetableColumn,
  type TimetableKind,
} from '@app/shared/rules';
import { FileRefusal } from './file-refusal.js';
import { readCsv } from './read-csv.js';

/** A correction of the mapping that does not fit the file. Each problem names its field. */
export class MappingRefusal extends Error {
  constructor(readonly problems: readonly MappingProblem[]) {
    super('The mapping does not fit the file. Nothing was changed.');
    this.name = 'MappingRefusal';
  }
}

/** A timetable file as read: its headers, and how many rows it has below them. */
export interface ReadFile extends ReadTimetable {
  headers: readonly string[];
  rowCount: number;
  /** Rows of another number of cells than the header, where some row has as many: what they say may stand under the wrong headers. */
  unevenRows: ReadonlySet<number>;
  /** What a row has in the columns that questions are asked about, as it is written. */
  written: ReadonlyMap<number, readonly string[]>;
}

/**
 * Reads a timetable file whole: its bytes, its columns, its rows. `corrections` is the mapping that a person sent; `sayRows` hears how many
 * rows there are before they are understood.
 * Throws FileRefusal when the file cannot be taken in, MappingRefusal when the corrections do not fit it.
 */
export function readTimetableFile(
  file: { bytes: Uint8Array; name: string },
  kind: TimetableKind,
  corrections: Readonly<Record<string, unknown>>,
  context: ImportContext,
  sayRows?: (rows: number) => void,
): ReadFile {
  const table = readCsv(file.bytes, file.name);
  sayRows?.(table.rows.length);
  const columns = mapColumns(kind, table, corrections);
  const found = table.headers.join(', ').slice(0, 1000);
  if (!('mapping' in columns)) {
    const what = `is not the timetable that FET exports: it lacks ${columns.missing.join(', ')}. Its headers are ${found}.`;
    throw new FileRefusal(
      file.name,
      'COLUMNS_MISSING',
      what,
      "Use FET's file named '…_timetable.csv', or choose the other kind of timetable.",
    );
  }
  if (columns.problems.length > 0) throw new MappingRefusal(columns.problems);
  if (columns.missing.length > 0) {
    const what = `has no column for ${columns.missing.join(', ')}. Its headers are ${found}.`;
    const { mapping, missing } = columns;
    throw new FileRefusal(file.name, 'COLUMNS_MISSING', what, 'Say which header holds what, or add the column.', {
      headers: table.headers,
      mapping,
      missing,
    });
  }
  const read = readTimetable(kind, table, columns, context);
  return {
    ...read,
    headers: table.headers,
    rowCount: table.rows.length,
    written: writtenCells(table, read.mapping),
    unevenRows: unevenRows(table),
  };
}

function unevenRows({ rows }: ImportTable): Set<number> {
  const uneven = rows.filter(({ isUneven }) => isUneven);
  return new Set(uneven.length < rows.length ? uneven.map(({ row }) => row) : []);
}

/** The columns of whose words a person is asked what they mean. */
const ASKED_COLUMNS = ['day', 'week', 'subject', 'department'] as const satisfies readonly TimetableColumn[];

function writtenCells({ headers, rows }: ImportTable, mapping: ReadFile['mapping']): ReadFile['written'] {
  const places = ASKED_COLUMNS.map((column) => headers.indexOf(mapping[column] ?? ''));
  return new Map(rows.map(({ row, cells }) => [row, places.map((at) => cleanCell(cells[at] ?? ''))]));
}

/** What a row has in a column, as it is written; empty where the file has no such column. */
export function writtenCell({ written }: Pick<ReadFile, 'written'>, row: number, column: (typeof ASKED_COLUMNS)[number]): string {
  return written.get(row)?.[ASKED_COLUMNS.indexOf(column)] ?? '';
}
