import { plainWords } from '../reading/plain-words.js';

/** What a column of a table of people holds. */
export type PeopleColumn = 'name' | 'first' | 'last' | 'code' | 'email' | 'role' | 'department';

const HEADERS: Readonly<Record<PeopleColumn, readonly string[]>> = {
  name: ['name', 'full name', 'staff name', 'display name', 'teacher', 'teacher name', 'staff', 'member of staff'],
  first: ['first name', 'forename', 'given name', 'preferred forename', 'legal forename', 'first'],
  last: ['surname', 'last name', 'family name', 'preferred surname', 'legal surname', 'last'],
  code: ['code', 'staff code', 'teacher code', 'initials', 'short name', 'short code', 'id'],
  email: [
    'email',
    'e-mail',
    'mail',
    'email address',
    'e-mail address',
    'address',
    'work email',
    'main email',
    'user name',
    'username',
    'user principal name',
  ],
  role: ['role', 'roles', 'job', 'job title', 'post', 'position'],
  department: ['department', 'departments', 'dept', 'faculty', 'subject'],
};

/** What each cell of a header says that its column holds; null where the cells are no header. */
export function headerOf(cells: readonly string[]): (PeopleColumn | null)[] | null {
  if (cells.some((cell) => cell.includes('@'))) return null;
  const columns = cells.map((cell) => {
    const found = Object.entries(HEADERS).find(([, words]) => words.includes(plainWords(cell.replace(/[_.:]+/g, ' '))));
    return (found?.[0] as PeopleColumn | undefined) ?? null;
  });
  const said = columns.filter((column) => column !== null && column !== 'role' && column !== 'department');
  return said.length > 1 || (cells.length === 1 && said.length === 1) ? columns : null;
}
