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
} from '@app/shared';
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
  /** What a row has in a column, as it is written; empty where the file has no such column. */
  cell: (row: number, column: TimetableColumn) => string;
}

/**
 * Reads a timetable file whole: its bytes, its columns, its rows. `corrections` is the mapping that a person sent.
 * Throws FileRefusal when the file cannot be taken in, MappingRefusal when the corrections do not fit it.
 */
export function readTimetableFile(
  file: { bytes: Uint8Array; name: string },
  kind: TimetableKind,
  corrections: Readonly<Record<string, unknown>>,
  context: ImportContext,
): ReadFile {
  const table = readCsv(file.bytes, file.name);
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
    cell: cellsOf(table, read.mapping),
    unevenRows: unevenRows(table),
  };
}

function unevenRows({ rows }: ImportTable): Set<number> {
  const uneven = rows.filter(({ isUneven }) => isUneven);
  return new Set(uneven.length < rows.length ? uneven.map(({ row }) => row) : []);
}

function cellsOf(table: ImportTable, mapping: ReadFile['mapping']): ReadFile['cell'] {
  const rows = new Map(table.rows.map(({ row, cells }) => [row, cells]));
  const at = new Map(table.headers.map((header, index) => [header, index]));
  return (row, column) => cleanCell(rows.get(row)?.[at.get(mapping[column] ?? '') ?? -1] ?? '');
}
