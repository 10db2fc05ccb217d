import { Injectable } from '@nestjs/common';
import {
  type ImportAnswer,
  nearNames,
  readStockRow,
  STOCK_COLUMNS,
  type StockColumn,
  type StockFault,
  stockMapping,
  type StockNames,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { inSlices } from '../core/jobs/index.js';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { type ListedRow, StockList } from '../stock/index.js';
import { KnownSubstances } from '../substances/index.js';
import { FileKinds } from './file-kinds.js';
import { FileRefusal } from './file-refusal.js';
import { mappingIn } from './import-fields.js';
import { readCsv } from './read-csv.js';
import type { Upload } from './read-upload.js';

/** So many rejected rows are listed; the count is of all. */
const LISTED = 1000;
const SAMPLE = 5;

interface ReadRows {
  headers: readonly string[];
  mapping: Partial<Record<StockColumn, string>>;
  rows: number;
  read: ListedRow[];
  rejected: ImportAnswer['rejected'];
  sample: ImportAnswer['sample'];
}

/** Takes in lists of stock: rows that are clear, and of the others what has to be asked. */
@Injectable()
export class ImportStock {
  constructor(
    private readonly db: Database,
    private readonly substances: KnownSubstances,
    private readonly list: StockList,
    kinds: FileKinds,
  ) {
    kinds.addWhole('stock', (principal, upload) => this.take(principal, upload));
  }

  /** Takes a list in, or tells what that would do. @throws FILE_REFUSED for a file that is no such list; nothing is changed then */
  async take(principal: Principal, { fields, file }: Upload): Promise<ImportAnswer> {
    const { all, find } = await this.substances.of(principal);
    const near = nearNames(all.flatMap(({ name, aliases }) => [name, ...aliases]));
    const names: StockNames = { isSubstance: (name) => find(name) !== null, near };
    const read = await inSlices(reading(file, mappingIn(fields), names));
    const { mode } = fields;
    const work = async (): Promise<ImportAnswer> => {
      const plan = await this.list.plan(principal, read.read);
      const twice = plan.twice.map((row) => noteOf(row, 'name', 'duplicate'));
      const rejected = [...read.rejected, ...twice].sort((one, other) => one.row - other.row);
      if (mode === 'apply') await this.list.apply(principal, plan, { file: file.name, rejected: rejected.length });
      const { added, changed, unchanged } = plan;
      return answerOf(read, rejected, { mode, created: added.length, updated: changed.length, unchanged });
    };
    return this.db.patiently(() => this.db.transaction(principal.schoolId, work));
  }
}

/** One row at each step, so that others are answered while a long list is read. */
function* reading(file: Upload['file'], said: Record<string, unknown>, names: StockNames): Generator<void, ReadRows> {
  const table = orRefused(() => readCsv(file.bytes, file.name));
  const mapping = { ...stockMapping(table.headers), ...corrected(said, table.headers) };
  if (!mapping.name || !mapping.amount)
    throw refused(new FileRefusal(file.name, 'COLUMNS_MISSING', words.stock.columnsMissing, words.stock.columnsAre));
  const at = STOCK_COLUMNS.flatMap((column) => {
    const index = table.headers.indexOf(mapping[column] ?? '');
    return index < 0 ? [] : [[column, index] as const];
  });
  const [read, rejected, sample]: [ListedRow[], ImportAnswer['rejected'], ImportAnswer['sample']] = [[], [], []];
  for (const { row, cells } of table.rows) {
    yield;
    const came = readStockRow(Object.fromEntries(at.map(([column, index]) => [column, cells[index] ?? ''])), names);
    if ('fault' in came) rejected.push(noteOf(row, mapping[came.column] ?? came.column, came.fault));
    else {
      read.push({ row, read: came.read });
      if (sample.length < SAMPLE) sample.push({ ...came.read });
    }
  }
  return { headers: table.headers, mapping, rows: table.rows.length, read, rejected, sample };
}

function noteOf(row: number, column: string, fault: StockFault): ImportAnswer['rejected'][number] {
  return { row, column, code: fault, message: words.stock.asked[fault] };
}

/** What a person said of the columns: a header of the file, or null for none. */
function corrected(said: Record<string, unknown>, headers: readonly string[]): Partial<Record<StockColumn, string>> {
  const columns = STOCK_COLUMNS.filter((column) => column in said);
  return Object.fromEntries(columns.map((column) => [column, headers.find((header) => header === said[column]) ?? '']));
}

function orRefused<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof FileRefusal) throw refused(error);
    throw error;
  }
}

function refused(error: FileRefusal): ProblemError {
  return new ProblemError('FILE_REFUSED', error.message, [{ field: 'file', code: error.code, message: error.message }], error.found);
}

function answerOf(
  { headers, mapping, rows, read, sample }: ReadRows,
  rejected: ImportAnswer['rejected'],
  counts: Pick<ImportAnswer, 'mode' | 'created' | 'updated' | 'unchanged'>,
): ImportAnswer {
  return {
    ...counts,
    kind: 'stock',
    id: null,
    removed: 0,
    kept: 0,
    outside: 0,
    rows,
    rowsRead: read.length,
    needsAcceptUnread: false,
    rejected: rejected.slice(0, LISTED),
    rejectedCount: rejected.length,
    warnings: [],
    warningCount: 0,
    warningsByCode: {},
    mapping: Object.fromEntries(Object.entries(mapping).filter(([, header]) => header !== '')),
    questions: [],
    headers: [...headers],
    made: { people: [], groups: [], rooms: [], departments: [] },
    periodsFound: [],
    cycleDaysFound: [],
    sample,
  };
}
