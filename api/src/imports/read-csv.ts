import { cleanCell, guessMapping, REQUIRED_COLUMNS, type ImportTable, type ImportTableRow, type ImportWarning } from '@app/shared/rules';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.js';
import { FileRefusal } from './file-refusal.js';

/** Some ten times what the timetable of a large school has. */
export const MAX_ROWS = 20_000;
/** Lines with or without anything in them: a spreadsheet may export empty rows by the hundred thousand. */
const MAX_LINES = 10 * MAX_ROWS;
export const LONGEST_CELL = 1000;
const MAX_COLUMNS = 200;
const LONGEST_ROW = MAX_COLUMNS * LONGEST_CELL;

/** Lines before the header (the school, the date, the version) are looked through this far. */
const HEADER_WITHIN = 20;

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * The table that a CSV file holds: comma, semicolon or tab, LF or CRLF, with or without lines before the header. Rows keep
 * the file line on which they begin (1-based, header included); short rows are filled up with empty cells; headers that
 * are empty or repeated get names of their own.
 * Throws FileRefusal when the bytes are no such file.
 */
export function readCsv(bytes: Uint8Array, fileName: string): ImportTable {
  const whole = decodeText(bytes, fileName);
  const separatorLine = /^sep=(.)\r?\n/i.exec(whole);
  const text = separatorLine ? whole.slice(separatorLine[0].length) : whole;
  const rows = parseRows(text, separatorLine?.[1] ?? sniffDelimiter(text), separatorLine ? 1 : 0, fileName);
  const at = headerAt(rows);
  const header = rows[at];
  if (!header) throw new FileRefusal(fileName, 'FILE_EMPTY', 'is empty.', 'Export the timetable again.');
  const warnings: ImportWarning[] = [];
  if (at > 0) {
    const message = `The lines before the header (row ${header.row}) are left aside.`;
    warnings.push({ row: 1, column: '', code: 'LINES_BEFORE_HEADER', message });
  }
  const headers = nameHeaders(header, warnings);
  const data = rows.slice(at + 1);
  if (data.length === 0)
    throw new FileRefusal(fileName, 'FILE_WITHOUT_ROWS', 'holds a header and no rows.', 'Export the timetable again, with its lessons.');
  if (data.length > MAX_ROWS) throw tooManyRows(fileName, `${shown(MAX_ROWS)} rows`);
  return { headers, headerRow: header.row, rows: evenRows(data, headers.length, fileName), warnings };
}

/** The table of a CSV file whose header is its first row; the rest as in `readCsv`. Throws FileRefusal when the bytes are no such file. */
export function readTable(bytes: Uint8Array, fileName: string): ImportTable {
  const text = decodeText(bytes, fileName);
  const [header, ...data] = parseRows(text, sniffDelimiter(text), 0, fileName);
  if (!header) throw new FileRefusal(fileName, 'FILE_EMPTY', 'is empty.', 'Export it again.');
  if (data.length === 0) throw new FileRefusal(fileName, 'FILE_WITHOUT_ROWS', 'holds a header and no rows.', 'Export it again.');
  if (data.length > MAX_ROWS) throw tooManyRows(fileName, `${shown(MAX_ROWS)} rows`);
  return { headers: header.cells.map((cell) => cell.trim()), headerRow: header.row, rows: data, warnings: [] };
}

/** The delimiter that stands most often, outside quotes, in the first lines. */
function sniffDelimiter(text: string): string {
  // between the second and the third mark one is outside again; what follows the last of an odd number of marks stays
  const pieces = text.slice(0, 20_000).split('"');
  const lines = pieces
    .filter((_, index) => index % 2 === 0 || index === pieces.length - 1)
    .join('')
    .split(/\r?\n/)
    .filter(Boolean)
    .slice(0, 30);
  let best: string = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    const score = usual * 1000 + (counts[0] ?? 0);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** The rows of a file that say anything; each is judged as it is read, so that a hostile file is refused at its first bad row. */
function parseRows(text: string, delimiter: string, linesBefore: number, fileName: string): ImportTableRow[] {
  const rows: ImportTableRow[] = [];
  let all = 0;
  if (hasEndlessLine(text)) throw rowTooLong(fileName);
  try {
    parse(text, {
      delimiter,
      bom: true,
      info: false,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LONGEST_ROW,
      on_record: (cells: string[], { lines }) => {
        all += 1;
        if (all > MAX_LINES) throw tooManyRows(fileName, `${shown(MAX_LINES)} lines, empty ones among them`);
        const breaks = cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
        const row = lines - breaks + linesBefore;
        assertSensible(cells, row, fileName);
        if (cells.every((cell) => cell.trim() === '')) return null;
        rows.push({ row, cells });
        if (rows.length > MAX_ROWS + HEADER_WITHIN) throw tooManyRows(fileName, `${shown(MAX_ROWS)} rows`);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw damaged(error, fileName);
  }
  return rows;
}

/** Whether a line is far longer than any row: its cells would all be read before they are counted. */
function hasEndlessLine(text: string): boolean {
  for (let at = 0; at + LONGEST_ROW <= text.length; at += LONGEST_ROW) if (!/[\r\n]/.test(text.slice(at, at + LONGEST_ROW))) return true;
  return false;
}

function rowTooLong(fileName: string): FileRefusal {
  const what = `has a row of more than ${shown(LONGEST_ROW)} characters.`;
  return new FileRefusal(fileName, 'CELL_TOO_LONG', what, 'A quote may be missing: export the timetable again.');
}

const shown = (count: number): string => count.toLocaleString('en-GB');

function tooManyRows(fileName: string, what: string): FileRefusal {
  return new FileRefusal(
    fileName,
    'TOO_MANY_ROWS',
    `has more than ${what}; no more can be imported at once.`,
    'A timetable is far smaller: check that it is the right file, and that its empty rows are deleted.',
  );
}

function assertSensible(cells: readonly string[], row: number, fileName: string): void {
  if (cells.length > MAX_COLUMNS) {
    const what = `has ${cells.length} columns in row ${row}; at most ${MAX_COLUMNS} make sense.`;
    throw new FileRefusal(fileName, 'FILE_DAMAGED', what, 'Export it again as CSV.');
  }
  if (cells.some((cell) => cell.length > LONGEST_CELL)) {
    const what = `has a cell of more than ${LONGEST_CELL} characters in row ${row}.`;
    throw new FileRefusal(fileName, 'CELL_TOO_LONG', what, 'A quote may be missing there: export the timetable again.');
  }
}

function damaged(error: CsvError, fileName: string): FileRefusal {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return rowTooLong(fileName);
  const line = /at line (\d+)/.exec(error.message)?.[1];
  const where = line === undefined ? '' : ` before line ${line}`;
  return new FileRefusal(
    fileName,
    'FILE_DAMAGED',
    `is damaged: a quote that opens${where} is never closed.`,
    'Export the timetable again as CSV.',
  );
}

/** The first row that names most of what a lesson needs; the first row of all when none does. */
function headerAt(rows: readonly ImportTableRow[]): number {
  const found = rows.slice(0, HEADER_WITHIN).findIndex(({ cells }) => {
    const mapping = guessMapping([...new Set(cells.map(cleanCell))]);
    return REQUIRED_COLUMNS.filter((column) => mapping[column] !== undefined).length >= REQUIRED_COLUMNS.length - 1;
  });
  return Math.max(found, 0);
}

function nameHeaders({ row, cells }: ImportTableRow, warnings: ImportWarning[]): string[] {
  const names: string[] = [];
  const used = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    const written = cleanCell(cell);
    const base = written || `column ${index + 1}`;
    let name = base;
    for (let copy = 2; used.has(name); copy += 1) name = `${base} (${copy})`;
    if (written && name !== base) {
      const message = `The header '${base}' stands more than once; the later one is called '${name}'.`;
      warnings.push({ row, column: name, code: 'DUPLICATE_HEADER', message });
    }
    used.add(name);
    names.push(name);
  }
  return names;
}

/** Fills up short rows, cuts empty cells beyond the header, and refuses a file in which most rows do not fit it. */
function evenRows(rows: readonly ImportTableRow[], width: number, fileName: string): ImportTableRow[] {
  let ragged = 0;
  const even = rows.map(({ row, cells }) => {
    if (cells.length === width) return { row, cells };
    if (cells.slice(width).every((cell) => cell.trim() === '')) {
      if (cells.length < width / 2) ragged += 1;
      const filled = [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')].slice(0, width);
      return { row, cells: filled, isUneven: true as const };
    }
    ragged += 1;
    return { row, cells };
  });
  if (ragged > rows.length / 2) {
    throw new FileRefusal(
      fileName,
      'FILE_DAMAGED',
      `is damaged: ${ragged} of its ${rows.length} rows do not fit the ${width} columns of its header.`,
      'Export it again as CSV.',
    );
  }
  return even;
}
