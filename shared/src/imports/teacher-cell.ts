import { plainWords } from '../reading/index.js';

/** Codes that timetables write where nobody has been named yet. */
const STAND_INS = new Set([
  'xxx',
  'xx',
  'xxxx',
  'zzz',
  'zz',
  '?',
  '??',
  '???',
  'tba',
  'tbc',
  'tbd',
  'vacant',
  'vacancy',
  'vac',
  'n/a',
  'na',
  'none',
  'nil',
  'no teacher',
  'unknown',
  'unassigned',
  'supply',
  'cover',
  'staff',
  '-',
  '--',
  '*',
  '***',
  '.',
]);

/** The code given to a lesson whose file names no teacher at all. */
export const NOBODY = 'TBA';

/** The teachers that one cell names. The first is the lesson's; `standIn` says that the code names nobody. */
export interface TeacherCell {
  code: string;
  others: string[];
  standIn: boolean;
}

/**
 * Reads the teacher's cell: a code, or several joined by '+', ';', '&', '|', 'and' or '/'. Commas are left alone, as they belong to
 * names ('Smith, J').
 */
export function readTeachers(written: string): TeacherCell {
  if (STAND_INS.has(plainWords(written))) return { code: written, others: [], standIn: true };
  let codes = written
    .split(/[+;&|]|(?<=\s)(?:and|\/)(?=\s)/)
    .map((code) => code.trim())
    .filter(Boolean);
  const slashed = written.split('/').map((code) => code.trim());
  if (codes.length === 1 && slashed.length > 1 && slashed.every((each) => /^[\p{L}\p{N}]{1,8}$/u.test(each))) codes = slashed;
  const distinct = eachOnce(codes);
  const named = distinct.filter((code) => !STAND_INS.has(plainWords(code)));
  const [code = NOBODY, ...others] = named.length > 0 ? named : distinct;
  return { code, others, standIn: named.length === 0 };
}

/** The codes without repeats, in the spelling that comes first. */
function eachOnce(codes: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const code of codes) if (!first.has(plainWords(code))) first.set(plainWords(code), code);
  return [...first.values()];
}
