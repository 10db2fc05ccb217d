import { Injectable } from '@nestjs/common';
import {
  ALIKE,
  type AlikeRow,
  type ImportAnswer,
  nearNames,
  readStockRow,
  STOCK_COLUMNS,
  type StockAnswer,
  type StockAsked,
  type StockColumn,
  stockMapping,
  type StockNames,
  type StockRowRead,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { inSlices } from '../core/jobs/index.js';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { StockList } from '../stock/index.js';
import { KnownSubstances } from '../substances/index.js';
import { FileKinds } from './file-kinds.js';
import { FileRefusal } from './file-refusal.js';
import { answersIn, mappingIn } from './import-fields.js';
import { readCsv } from './read-csv.js';
import type { Upload } from './read-upload.js';

const SAMPLE = 5;

interface ReadRows {
  headers: readonly string[];
  mapping: Partial<Record<StockColumn, string>>;
  rows: number;
  read: AlikeRow[];
  /** The cells of each row, by its number, as they stand in the file. */
  wrote: ReadonlyMap<number, readonly string[]>;
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
    const read = await inSlices(reading(file, { columns: mappingIn(fields), answers: answersIn(fields) }, names));
    const { mode } = fields;
    const work = async (): Promise<ImportAnswer> => {
      const plan = await this.list.plan(principal, read.read);
      const twice = plan.twice.map(({ row, of }) => ({
        ...noteOf(row, read.wrote.get(row) ?? [], { fault: 'duplicate', column: 'name', choices: ALIKE }, 'name'),
        answerAs: 'alike',
        sameAs: of,
      }));
      const rejected = [...read.rejected, ...twice].sort((one, other) => one.row - other.row);
      if (mode === 'apply') await this.list.apply(principal, plan, { file: file.name, rejected: rejected.length });
      const { added, changed, unchanged, left } = plan;
      return answerOf(read, rejected, { mode, created: added.length, updated: changed.length, unchanged, outside: left });
    };
    return this.db.patiently(() => this.db.transaction(principal.schoolId, work));
  }
}

/** What a person said of a file: which of its headers are our columns, and what they answered of rows that were asked about. */
interface Said {
  columns: Record<string, unknown>;
  answers: ReadonlyMap<number, StockAnswer>;
}

/** One row at each step, so that others are answered while a long list is read. */
function* reading(file: Upload['file'], said: Said, names: StockNames): Generator<void, ReadRows> {
  const table = orRefused(() => readCsv(file.bytes, file.name));
  const mapping = { ...stockMapping(table.headers), ...corrected(said.columns, table.headers) };
  if (!mapping.name || !mapping.amount)
    throw refused(new FileRefusal(file.name, 'COLUMNS_MISSING', words.stockLists.columnsMissing, words.stockLists.columnsAre));
  const at = STOCK_COLUMNS.flatMap((column) => {
    const index = table.headers.indexOf(mapping[column] ?? '');
    return index < 0 ? [] : [[column, index] as const];
  });
  const [read, rejected, sample]: [AlikeRow[], ImportAnswer['rejected'], ImportAnswer['sample']] = [[], [], []];
  for (const { row, cells } of table.rows) {
    yield;
    const answer = said.answers.get(row);
    const came = readCells(cells, table.headers.length, at, names, answer);
    if ('fault' in came) rejected.push(noteOf(row, cells, came, mapping[came.column] ?? came.column));
    else {
      read.push({ row, read: came.read, alike: answer?.alike });
      if (sample.length < SAMPLE) sample.push({ ...came.read });
    }
  }
  const wrote = new Map(table.rows.map(({ row, cells }) => [row, cells]));
  return { headers: table.headers, mapping, rows: table.rows.length, read, wrote, rejected, sample };
}

type Places = readonly (readonly [StockColumn, number])[];

/** Reads a row by where its columns are; a row that is clear is never answered, and one that is longer than the header fits none. */
function readCells(cells: readonly string[], width: number, at: Places, names: StockNames, answer?: StockAnswer): StockRowRead {
  if (cells.length > width) return { fault: 'too-many-cells', column: 'name', choices: [] };
  const named = Object.fromEntries(at.map(([column, index]) => [column, cells[index] ?? '']));
  const came = readStockRow(named, names);
  return 'fault' in came && answer ? readStockRow(named, names, answer) : came;
}

/** Says of a row what is asked: under our column, or under none where it is to be mended in the file. `header`: the file's name of that column. */
function noteOf(row: number, cells: readonly string[], asked: StockAsked, header: string): ImportAnswer['rejected'][number] {
  const { fault, column, choices } = asked;
  const answerAs = fault === 'too-many-cells' ? null : column;
  return { row, column: header, code: fault, message: words.stockLists.asked[fault], wrote: [...cells], answerAs, choices: [...choices] };
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
  counts: Pick<ImportAnswer, 'mode' | 'created' | 'updated' | 'unchanged' | 'outside'>,
): ImportAnswer {
  return {
    ...counts,
    kind: 'stock',
    id: null,
    removed: 0,
    kept: 0,
    rows,
    rowsRead: read.length,
    needsAcceptUnread: false,
    rejected,
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
