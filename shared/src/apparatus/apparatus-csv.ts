/** The columns of a list of apparatus as a file, in their order. */
export const APPARATUS_COLUMNS = [
  'name',
  'category',
  'owned',
  'outOfService',
  'outOfServiceReason',
  'outOfServiceUntil',
  'location',
  'turnaroundMinutes',
  'labelled',
  'aliases',
  'parts',
  'equivalents',
  'useLog',
] as const;
export type ApparatusColumn = (typeof APPARATUS_COLUMNS)[number];

/** What other lists call the same columns, in small letters without blanks. */
const CALLED: Readonly<Record<string, ApparatusColumn>> = {
  item: 'name',
  apparatus: 'name',
  equipment: 'name',
  description: 'name',
  type: 'category',
  quantity: 'owned',
  number: 'owned',
  total: 'owned',
  broken: 'outOfService',
  reason: 'outOfServiceReason',
  until: 'outOfServiceUntil',
  place: 'location',
  room: 'location',
  store: 'location',
  cupboard: 'location',
  turnaround: 'turnaroundMinutes',
  label: 'labelled',
  othernames: 'aliases',
  alsocalled: 'aliases',
  kit: 'parts',
};

/** Finds which column a header of a file means; null for one that is none of ours. */
export function apparatusColumn(header: string): ApparatusColumn | null {
  const plain = header.toLowerCase().replace(/[^a-z]/g, '');
  return APPARATUS_COLUMNS.find((column) => column.toLowerCase() === plain) ?? CALLED[plain] ?? null;
}

/** What stands between several of one cell. */
const BETWEEN = '|';

/** Writes several names into one cell: `Bunsen|Burner`; a bar within a name is written with a stroke before it. */
export function joinCell(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[\\|]/g, '\\$&')).join(BETWEEN);
}

/** Reads the several names of one cell, as `joinCell` writes them. */
export function splitCell(cell: string): string[] {
  const parts = [''];
  for (let at = 0; at < cell.length; at++) {
    const letter = cell.charAt(at);
    if (letter === '\\' && at + 1 < cell.length) parts[parts.length - 1] += cell.charAt(++at);
    else if (letter === BETWEEN) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** Writes a cell so that no spreadsheet takes it for a formula: one that would be gets a ' before it. */
export function guardedCell(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Reads a cell as `guardedCell` writes it. */
export function unguardedCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Writes rows of cells as a CSV file: commas, CRLF, quotes where a cell needs them. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) || /^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => `${row.map((cell) => quoted(guardedCell(cell))).join(',')}\r\n`).join('');
}
