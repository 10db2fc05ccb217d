import {
  type Apparatus,
  APPARATUS_LIMITS,
  type ApparatusBody,
  type ApparatusColumn,
  apparatusColumn,
  type RowNote,
  splitCell,
  unguardedCell,
} from '@app/shared';
import type { ImportTable } from '@app/shared/rules';
import { FileRefusal } from './file-refusal.js';

const MAX_ROWS = 5_000;

/** What a row says of an apparatus; parts and equivalents by name. Only columns that the file has are in it. */
export interface SaidOfApparatus {
  row: number;
  name: string;
  said: Partial<Omit<ApparatusBody, 'name' | 'parts' | 'equivalents'>>;
  parts?: { name: string; quantity: number }[];
  equivalents?: string[];
}

/** A list of apparatus as it was read. */
export interface ReadApparatus {
  mapping: Record<string, string>;
  rows: SaidOfApparatus[];
  rejected: RowNote[];
}

/** Reads a list of apparatus: names of columns in any order and case. @throws FileRefusal for what is no such list */
export function readApparatus({ headers, rows: data }: ImportTable, fileName: string): ReadApparatus {
  const columns = new Map<ApparatusColumn, number>();
  headers.forEach((cell, at) => {
    const column = apparatusColumn(cell);
    if (column && !columns.has(column)) columns.set(column, at);
  });
  const mapping = Object.fromEntries([...columns].map(([column, at]) => [column, headers[at] ?? '']));
  if (!columns.has('name'))
    throw new FileRefusal(
      fileName,
      'COLUMNS_MISSING',
      'has no column for the name.',
      'Its first line names the columns: name, owned, location.',
    );
  if (data.length > MAX_ROWS) throw new FileRefusal(fileName, 'TOO_MANY_ROWS', `has more than ${MAX_ROWS} rows.`, 'Send it in parts.');
  const read: ReadApparatus = { mapping, rows: [], rejected: [] };
  const seen = new Set<string>();
  for (const { row, cells } of data) {
    const cell = (column: ApparatusColumn) => {
      const at = columns.get(column);
      return at === undefined ? undefined : unguardedCell((cells[at] ?? '').trim());
    };
    const said = saidIn(row, cell, read.rejected);
    if (!said) continue;
    const key = said.name.toLowerCase();
    if (seen.has(key)) read.rejected.push(note(row, 'name', 'REPEATED', `${said.name} stands in the file more than once.`));
    else read.rows.push(said);
    seen.add(key);
  }
  return read;
}

type Cell = (column: ApparatusColumn) => string | undefined;

function saidIn(row: number, cell: Cell, rejected: RowNote[]): SaidOfApparatus | null {
  const before = rejected.length;
  const refuse = (column: string, code: string, message: string): undefined => void rejected.push(note(row, column, code, message));
  const whole = (column: ApparatusColumn, most: number): number | undefined => {
    const text = cell(column);
    if (text === undefined || text === '') return undefined;
    if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text);
    return refuse(column, 'NOT_A_NUMBER', `'${text}' is no whole number from 0 to ${most}.`);
  };
  const text = (column: ApparatusColumn, longest: number): string | undefined => {
    const said = cell(column);
    if (said === undefined || said.length <= longest) return said;
    return refuse(column, 'TOO_LONG', `It is longer than ${longest} letters.`);
  };
  const ticked = (column: ApparatusColumn): boolean | undefined => {
    const said = cell(column)?.toLowerCase();
    if (said === undefined || said === '') return undefined;
    if (['yes', 'y', 'true', '1', 'x'].includes(said)) return true;
    return ['no', 'n', 'false', '0'].includes(said) ? false : refuse(column, 'NOT_YES_OR_NO', `'${said}' is neither yes nor no.`);
  };
  const name = text('name', APPARATUS_LIMITS.name) ?? '';
  if (name === '' && rejected.length === before) refuse('name', 'NAME_MISSING', 'It has no name.');
  const until = cell('outOfServiceUntil');
  if (until && !/^\d{4}-\d\d-\d\d$/.test(until)) refuse('outOfServiceUntil', 'NOT_A_DATE', `'${until}' is no date such as 2026-11-30.`);
  const parts = cell('parts') === undefined ? undefined : splitCell(cell('parts') ?? '').map(partIn);
  if (parts?.includes(null)) refuse('parts', 'NOT_A_PART', "A part is written '10 x Light microscope'.");
  const said: SaidOfApparatus['said'] = {
    category: text('category', APPARATUS_LIMITS.category),
    location: text('location', APPARATUS_LIMITS.location),
    owned: whole('owned', APPARATUS_LIMITS.pieces),
    outOfService: whole('outOfService', APPARATUS_LIMITS.pieces),
    turnaroundMinutes: whole('turnaroundMinutes', APPARATUS_LIMITS.turnaroundMinutes),
    outOfServiceReason: text('outOfServiceReason', APPARATUS_LIMITS.reason),
    outOfServiceUntil: until,
    labelled: ticked('labelled'),
    useLog: ticked('useLog'),
    aliases: cell('aliases') === undefined ? undefined : splitCell(cell('aliases') ?? '').slice(0, APPARATUS_LIMITS.aliases),
  };
  if (said.outOfServiceUntil === '') said.outOfServiceUntil = null;
  if (said.outOfServiceReason === '') said.outOfServiceReason = null;
  if (rejected.length > before) return null;
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const equivalents = cell('equivalents') === undefined ? undefined : splitCell(cell('equivalents') ?? '');
  return {
    row,
    name,
    said: known,
    ...(parts === undefined ? {} : { parts: parts.filter((part) => part !== null) }),
    ...(equivalents === undefined ? {} : { equivalents }),
  };
}

/** Reads '10 x Light microscope'; a name alone is one of it. */
function partIn(text: string): { name: string; quantity: number } | null {
  const [, count, name] = /^(\d{1,6})\s*[x×]\s*(\S.*)$/i.exec(text) ?? [];
  if (name !== undefined && count !== undefined) return Number(count) > 0 ? { name, quantity: Number(count) } : null;
  return text === '' ? null : { name: text, quantity: 1 };
}

/** Makes what is said of a row that was not taken in. */
export function note(row: number, column: string | null, code: string, message: string): RowNote {
  return { row, column, code, message };
}

/** Whether what a row says is so already. */
export function saysNothingNew(one: Apparatus, said: Partial<ApparatusBody>): boolean {
  return Object.entries(said).every(([field, value]) => JSON.stringify(one[field as keyof Apparatus]) === JSON.stringify(value));
}
