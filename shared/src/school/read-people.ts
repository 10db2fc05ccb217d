import type { Role } from '../access/permissions.js';
import { sayName } from '../reading/person-names.js';
import { plainWords, readName } from '../reading/plain-words.js';
import { headerOf, type PeopleColumn } from './people-columns.js';
import { ADDRESS, EMAIL, lettersOf, partsOfLine, type PeopleKnown, placesOf, rolesOf, together } from './people-places.js';

export type { PeopleKnown } from './people-places.js';

/** Somebody as a pasted line names them; what it does not say is absent. */
export interface PersonRead {
  /** The line as it was pasted. */
  written: string;
  name?: string;
  code?: string;
  email?: string;
  roles?: Role[];
  departmentIds?: string[];
  /** Cells in which nothing was understood. */
  unread: string[];
}

const IN_BRACKETS = /<[^<>\s][^<>\s@]*@[^<>\s]+>/;
const ONE_EMAIL = new RegExp(`^<?${ADDRESS}>?$`);
/** Several 'Name <address>' on one line, as an e-mail program copies them. */
const NEXT_IN_LIST = new RegExp(String.raw`(${IN_BRACKETS.source})\s*[;,](?=\s*(?:[^\s<][^\n<]*)?${IN_BRACKETS.source})\s*`, 'g');
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|rev|revd|fr|sr)\.?$/i;
/** What pasted lines name: the people, and of a table the columns in which nothing is looked for. */
export interface PeopleRead {
  people: PersonRead[];
  unreadColumns: string[];
}

/**
 * Reads people from pasted lines: 'code, name, address' in any order, with tabs, semicolons, commas or blanks between them, as each line
 * has it, 'Name <address>', or a table with a header. Roles and departments are read where a cell says nothing else. No cell is dropped:
 * what is not understood is said.
 */
export function readPeople(text: string, known: PeopleKnown): PeopleRead {
  const lines = text
    .replace(NEXT_IN_LIST, '$1\n')
    .split(/\r\n?|\n/)
    .filter((line) => readName(line.replace(/[,;\t"]/g, ' ')) !== '');
  const usual = usualSeparator(lines);
  const rows = lines.map((line) => {
    const separator = separatorOf(line) ?? usual;
    return { written: readName(line.replace(/\t/g, ' ')), separator, cells: cellsOf(line, separator) };
  });
  const header = rows[0] && headerOf(rows[0].cells);
  if (header) {
    const unreadColumns = rows[0]?.cells.filter((cell, at) => header[at] === null && cell !== '') ?? [];
    return { people: rows.slice(1).map(({ written, cells }) => ofColumns(written, cells, header, known)), unreadColumns };
  }
  const people = rows.flatMap(({ written, cells, separator }) => {
    const all = written.match(EMAIL) ?? [];
    const isList = all.length > 1 && cells.every((cell) => cell === '' || ONE_EMAIL.test(cell));
    return isList ? all.map((one) => ofCells(one, [one], known, separator)) : [ofCells(written, cells, known, separator)];
  });
  return { people, unreadColumns: [] };
}

const SEPARATORS = ['\t', ';', ','];

/** What parts the cells of a line: a tab before a semicolon before a comma, the first that parts two cells; undefined where none does. */
function separatorOf(line: string): string | undefined {
  return SEPARATORS.find((one) => cellsOf(line, one).filter(Boolean).length > 1);
}

/** What parts the cells of most lines, for one that holds a single cell: its place in a table is told by that. */
function usualSeparator(lines: readonly string[]): string {
  const all = lines.map(separatorOf);
  const linesWith = (separator: string): number => all.filter((one) => one === separator).length;
  return SEPARATORS.reduce((best, one) => (linesWith(one) > linesWith(best) ? one : best));
}

/** The cells of a line; a separator in quotes parts nothing. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let quoted = false;
  let cell = '';
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  // the look behind begins a run at its first sign alone, or a long one would be tried at each
  return [...cells, cell].map((one) => readName(one.replace(/(?<![;,\s])[;,\s]+$/, '')));
}

function ofColumns(written: string, cells: readonly string[], header: readonly (PeopleColumn | null)[], known: PeopleKnown): PersonRead {
  const unread = cells.slice(header.length).filter(Boolean);
  // of two columns for one thing the first that says something is meant
  const cell = (column: PeopleColumn): string => {
    const [first = '', ...more] = cells.filter((said, at) => header[at] === column && said !== '');
    unread.push(...more.filter((one) => plainWords(one) !== plainWords(first)));
    return first;
  };
  const [email = '', ...more] = cell('email').match(EMAIL) ?? [cells[header.indexOf('email')] ?? ''];
  unread.push(...more);
  const name = sayName(cell('name')) || [cell('first'), cell('last')].filter(Boolean).join(' ');
  const [role, department] = [placesOf(cell('role'), known), placesOf(cell('department'), known)];
  if (!role) unread.push(cell('role'));
  if (!department?.departmentIds) unread.push(cell('department'));
  const departmentIds = department?.departmentIds ?? role?.departmentIds;
  return person(written, { name, code: cell('code'), email, roles: role?.roles, departmentIds }, [...new Set(unread)].filter(Boolean));
}

function ofCells(written: string, cells: readonly string[], known: PeopleKnown, separator: string): PersonRead {
  const parts = cells.flatMap((cell) => (cell.match(EMAIL) === null || ONE_EMAIL.test(cell) ? [cell] : partsOfLine(cell, known)));
  return ofParts(written, parts, known, separator);
}

function ofParts(written: string, all: readonly string[], known: PeopleKnown, separator: string): PersonRead {
  const emails = written.match(EMAIL) ?? [];
  // what was meant as an address is told to be none, and never taken for a name
  const meant = all.find((cell) => cell.includes('@') && cell.match(EMAIL) === null);
  const email = emails[0] ?? meant ?? '';
  const said = all.filter((one) => one !== meant).map((one) => readName(one.replace(EMAIL, ' ').replace(/[<>]/g, ' ')));
  // in capitals a title may be somebody's code
  const cells = said.filter((cell) => cell !== '' && (!TITLE.test(cell) || looksLikeCode(cell)));
  // 'TECH' is a role, and whoever bears it as a code
  const isPlace = (cell: string): boolean => !known.codes.includes(cell) && placesOf(cell, known) !== undefined;
  const surname = cells.findIndex((_cell, at) => isSurname(at, cells, { email, isPlace }));
  const places = cells.filter((cell, at) => at !== surname && isPlace(cell));
  const { roles, departmentIds } = together(places.flatMap((cell) => placesOf(cell, known) ?? []));
  const rest = cells.filter((cell, at) => at === surname || !isPlace(cell));
  let code = takeCode(rest, known);
  if (code === '' && rest.length > 0) [code, rest[0]] = codeBesideName(rest[0] ?? '', known);
  const names = nameCells(
    rest.filter((cell) => /\p{L}/u.test(cell) && !/\d/.test(cell)),
    email,
  );
  const unread = [...rest.filter((cell) => cell !== '' && !names.includes(cell)), ...emails.slice(1)];
  return person(written, { name: nameOf(names, email, separator), code, email, roles, departmentIds }, unread);
}

/**
 * Whether a cell that names a role is somebody's surname: 'Bob, Tech, BTE, Technician' is a technician called Bob Tech. It stands beside the
 * only other name, and a code or address is made of both, or another cell says the same role.
 */
function isSurname(
  at: number,
  cells: readonly string[],
  { email, isPlace }: { email: string; isPlace: (cell: string) => boolean },
): boolean {
  const [cell = '', before] = [cells[at], cells[at - 1]];
  if (before === undefined || !isPlace(cell) || !ONE_WORD.test(cell) || !ONE_WORD.test(before) || isPlace(before)) return false;
  if (cells.some((other, place) => place !== at && place !== at - 1 && /\p{Ll}/u.test(other) && !isPlace(other))) return false;
  const [first, last] = [lettersOf(before), lettersOf(cell)];
  const codes = cells.filter((other) => looksLikeCode(other) && other !== cell && other !== before).map(lettersOf);
  if (codes.some((code) => code.length > 1 && code === `${first.charAt(0)}${last.slice(0, code.length - 1)}`)) return true;
  if (lettersOf(email.split('@')[0] ?? '').endsWith(last)) return true;
  const role = rolesOf(cell)?.join();
  return role !== undefined && cells.some((other, place) => place !== at && rolesOf(other)?.join() === role);
}

const ONE_WORD = /^\p{L}[\p{L}'’-]*$/u;

/**
 * The cells that are the name: first and last name in columns of their own. Beside what is a whole name already another word is none of it,
 * unless the address is made of both.
 */
function nameCells(cells: readonly string[], email: string): string[] {
  const [one = '', other = ''] = cells;
  const [first, second, local] = [lettersOf(one), lettersOf(other), lettersOf(email.split('@')[0] ?? '')];
  const together = [first + second, second + first, first.charAt(0) + second, second.charAt(0) + first];
  const whole = cells.slice(0, 2).find((cell) => cell.includes(' '));
  return whole === undefined || (local.length > 2 && together.includes(local)) ? cells.slice(0, 2) : [whole];
}

/** What was said, and nothing that was not. */
function person(written: string, said: Omit<Partial<Record<keyof PersonRead, unknown>>, 'written'>, unread: string[]): PersonRead {
  return { written, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== '')), unread };
}

/** 'Smith, Jo' is Jo Smith; in columns of their own the address says which comes first. */
function nameOf(cells: readonly string[], email: string, separator: string): string {
  const [first, second] = cells;
  if (first === undefined || second === undefined) return sayName(first ?? '');
  const local = plainWords(email.split('@')[0] ?? '').replace(/[^\p{L}]/gu, '');
  const [one, other] = [plainWords(first).replace(/[^\p{L}]/gu, ''), plainWords(second).replace(/[^\p{L}]/gu, '')];
  const inOrder = local.startsWith(one) || local === `${one.charAt(0)}${other}`;
  const turned = local.startsWith(other) || local === `${other.charAt(0)}${one}`;
  return inOrder === turned
    ? sayName(separator === ',' ? `${first}, ${second}` : `${first} ${second}`)
    : inOrder
      ? `${first} ${second}`
      : `${second} ${first}`;
}

function isKnownCode(cell: string, { codes }: PeopleKnown): boolean {
  return codes.some((code) => plainWords(code) === plainWords(cell));
}

/** Takes out of the cells the one that is a code, one that somebody has before one that looks like it; '' where none is. */
function takeCode(cells: string[], known: PeopleKnown): string {
  const like = cells.filter(looksLikeCode);
  const code =
    cells.find((cell) => isKnownCode(cell, known)) ??
    like.find((cell) => isOfInitials(cell, cells)) ??
    like.find((cell) => !TITLE.test(cell)) ??
    like[0];
  if (code === undefined) return '';
  const left = cells.filter((cell) => cell !== code && !TITLE.test(cell));
  cells.splice(0, cells.length, ...left);
  return code;
}

/** 'JSM' beside 'Jo' and 'SMITH', which is a name in capitals. */
function isOfInitials(code: string, cells: readonly string[]): boolean {
  const initials = cells.filter((cell) => cell !== code && !TITLE.test(cell)).map((cell) => lettersOf(cell).charAt(0));
  const [first = '', second = ''] = lettersOf(code);
  return first !== second && initials.includes(first) && initials.includes(second);
}

/** 'JSM', 'T1', 'Sm2': short, without blanks, in capitals or with a figure. */
function looksLikeCode(cell: string): boolean {
  return /^[\p{Lu}\d]{1,6}$/u.test(cell) || /^(?=.*\d)(?=.*\p{L})[\p{L}\d]{1,6}$/u.test(cell);
}

/** 'JSM Jo Smith' and 'Jo Smith (JSM)': a code that stands beside the name in one cell. */
function codeBesideName(cell: string, known: PeopleKnown): [code: string, name: string] {
  const [, before = '', inside = ''] = /^(.*\S)\s*[([]([^()[\]\s]+)[)\]]$/.exec(cell) ?? [];
  if (inside !== '') return [inside, before];
  const words = cell.split(' ');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return ['', cell];
  const hasSmall = (some: readonly string[]): boolean => some.some((word) => /\p{Ll}/u.test(word));
  const isCode = (word: string, others: readonly string[]): boolean =>
    isKnownCode(word, known) || (looksLikeCode(word) && word.length > 1 && others.length > 1 && hasSmall(others) && !TITLE.test(word));
  if (isCode(first, words.slice(1))) return [first, words.slice(1).join(' ')];
  return isCode(last, words.slice(0, -1)) ? [last, words.slice(0, -1).join(' ')] : ['', cell];
}
