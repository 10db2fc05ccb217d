import type { Role } from '../access/permissions.js';
import { sayName } from '../reading/person-names.js';
import { plainWords, readName } from '../reading/plain-words.js';
import { headerOf, type PeopleColumn } from './people-columns.js';

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

/** What a school has, for telling a code from a name and a department from a role. */
export interface PeopleKnown {
  codes: readonly string[];
  departments: readonly { id: string; name: string }[];
}

const EMAIL = /[^\s<>,;:"'()]+@[^\s<>,;:"'()]+/g;
const IN_BRACKETS = /<[^<>\s]+@[^<>\s]+>/;
/** Several 'Name <address>' on one line, as an e-mail program copies them. */
const NEXT_IN_LIST = new RegExp(String.raw`(${IN_BRACKETS.source})\s*[;,]\s*(?=[^\n]*${IN_BRACKETS.source})`, 'g');
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|rev|revd|fr|sr)\.?$/i;
const ROLE_WORDS: readonly [Role, RegExp][] = [
  ['technician', /^(?:(?:lab(?:oratory)?|prep(?: room)?|senior|science|art|food|d ?& ?t|dt) )*(?:technicians?|techs?)$/],
  ['head', /^(?:heads?|hods?|head of (?:department|dept|faculty|[\p{L}& ]+)|subject lead(?:er)?|curriculum lead(?:er)?)$/u],
  ['admin', /^(?:admins?|administrators?)$/],
  ['teacher', /^(?:teach|teachers?|teaching staff|(?:supply |cover )?teacher)$/],
];

/**
 * Reads people from pasted lines: 'code, name, address' in any order, with tabs, commas, semicolons or blanks between them, 'Name
 * <address>', or a table with a header. Roles and departments are read where a cell says nothing else.
 */
export function readPeople(text: string, known: PeopleKnown): PersonRead[] {
  const lines = text
    .replace(NEXT_IN_LIST, '$1\n')
    .split(/\r\n?|\n/)
    .filter((line) => readName(line.replace(/[,;\t"]/g, ' ')) !== '');
  const separator = separatorOf(lines);
  const rows = lines.map((line) => ({ written: readName(line.replace(/\t/g, ' ')), cells: cellsOf(line, separator) }));
  const header = rows[0] && headerOf(rows[0].cells);
  if (header) return rows.slice(1).map(({ written, cells }) => ofColumns(written, cells, header, known));
  return rows.flatMap(({ written, cells }) => {
    const all = written.match(EMAIL) ?? [];
    const isList = all.length > 1 && cells.every((cell) => cell === '' || new RegExp(`^<?${EMAIL.source}>?$`).test(cell));
    return isList ? all.map((one) => ofCells(one, [one], known, separator)) : [ofCells(written, cells, known, separator)];
  });
}

/** What parts the cells of most lines; a tab before a semicolon before a comma where as many lines have them. */
function separatorOf(lines: readonly string[]): string {
  const plain = lines.map((line) => line.replace(/"[^"]*"/g, ''));
  const linesWith = (separator: string): number => plain.filter((line) => line.includes(separator)).length;
  return ['\t', ';', ','].reduce((best, one) => (linesWith(one) > linesWith(best) ? one : best));
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
  return [...cells, cell].map((one) => readName(one.replace(/[;,\s]+$/, '')));
}

function ofColumns(written: string, cells: readonly string[], header: readonly (PeopleColumn | null)[], known: PeopleKnown): PersonRead {
  const cell = (column: PeopleColumn): string => cells[header.indexOf(column)] ?? '';
  const unread: string[] = [];
  const email = cell('email').match(EMAIL)?.[0] ?? cell('email');
  const name = sayName(cell('name')) || [cell('first'), cell('last')].filter(Boolean).join(' ');
  const roles = rolesOf(cell('role'));
  const departmentIds = departmentsOf(cell('department'), known) ?? departmentsOf(cell('role').replace(/^head of /i, ''), known);
  if (cell('role') !== '' && !roles) unread.push(cell('role'));
  if (cell('department') !== '' && !departmentsOf(cell('department'), known)) unread.push(cell('department'));
  return person(written, { name, code: cell('code'), email, roles, departmentIds }, unread);
}

function ofCells(written: string, all: readonly string[], known: PeopleKnown, separator: string): PersonRead {
  const emails = written.match(EMAIL) ?? [];
  // what was meant as an address is told to be none, and never taken for a name
  const meant = all.find((cell) => cell.includes('@') && cell.match(EMAIL) === null);
  const email = emails[0] ?? meant ?? '';
  const rest: string[] = [];
  let roles: Role[] | undefined;
  let departmentIds: string[] | undefined;
  for (const cell of all.filter((one) => one !== meant).map((one) => readName(one.replace(EMAIL, ' ').replace(/[<>]/g, ' ')))) {
    // in capitals it may be somebody's code
    if (cell === '' || (TITLE.test(cell) && !looksLikeCode(cell))) continue;
    // 'TECH' is a role, and whoever bears it as a code
    const asRoles = known.codes.includes(cell) ? undefined : rolesOf(cell);
    const asDepartments = departmentsOf(cell, known);
    if (asRoles && !roles) {
      roles = asRoles;
      departmentIds ??= departmentsOf(cell.replace(/^head of /i, ''), known);
    } else if (asDepartments && !departmentIds) departmentIds = asDepartments;
    else rest.push(cell);
  }
  let code = takeCode(rest, known);
  if (code === '' && rest.length > 0) [code, rest[0]] = codeBesideName(rest[0] ?? '', known);
  const names = rest.filter((cell) => /\p{L}/u.test(cell) && !/\d/.test(cell));
  const unread = [...rest.filter((cell) => cell !== '' && !names.includes(cell)), ...names.slice(2), ...emails.slice(1)];
  return person(written, { name: nameOf(names.slice(0, 2), email, separator), code, email, roles, departmentIds }, unread);
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
  const code = cells.find((cell) => isKnownCode(cell, known)) ?? like.find((cell) => !TITLE.test(cell)) ?? like[0];
  if (code === undefined) return '';
  const left = cells.filter((cell) => cell !== code && !TITLE.test(cell));
  cells.splice(0, cells.length, ...left);
  return code;
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

/** The roles that words name, all of them; undefined where any word is none. */
function rolesOf(cell: string): Role[] | undefined {
  const parts = plainWords(cell)
    .split(/\s*(?:[/+,;&|]|\band\b)\s*/)
    .filter(Boolean);
  const roles = (ROLE_WORDS.some(([, words]) => words.test(plainWords(cell))) ? [plainWords(cell)] : parts).map(
    (part) => ROLE_WORDS.find(([, words]) => words.test(part))?.[0],
  );
  return roles.length > 0 && roles.every((role) => role !== undefined) ? [...new Set(roles)] : undefined;
}

function departmentsOf(cell: string, { departments }: PeopleKnown): string[] | undefined {
  const idOf = (name: string): string | undefined => departments.find((one) => plainWords(one.name) === plainWords(name))?.id;
  const whole = idOf(cell);
  if (whole !== undefined) return [whole];
  const ids = cell.split(/\s*(?:[/+,;|]|\band\b)\s*/).map(idOf);
  return cell !== '' && ids.every((id) => id !== undefined) ? [...new Set(ids)] : undefined;
}
