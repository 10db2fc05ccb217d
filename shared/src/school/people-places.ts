import type { Role } from '../access/permissions.js';
import { plainWords, readName } from '../reading/plain-words.js';

/** Roles and departments that somebody is given. */
interface Places {
  roles?: Role[];
  departmentIds?: string[];
}

/** What a school has, for telling a code from a name and a department from a role. */
export interface PeopleKnown {
  codes: readonly string[];
  departments: readonly { id: string; name: string }[];
}

/** An address of mail in a text. */
export const ADDRESS = String.raw`[^\s<>,;:"'()][^\s<>,;:"'()@]*@[^\s<>,;:"'()]+`;
export const EMAIL = new RegExp(String.raw`(?<![^\s<>,;:"'()])${ADDRESS}`, 'g');
const ROLE_WORDS: readonly [Role, RegExp][] = [
  ['technician', /^(?:(?:lab(?:oratory)?|prep(?: room)?|senior|science|art|food|d ?& ?t|dt) )*(?:technicians?|techs?)$/],
  ['head', /^(?:heads?|hods?|head of (?:department|dept|faculty|[\p{L}& ]+)|subject lead(?:er)?|curriculum lead(?:er)?)$/u],
  ['admin', /^(?:admins?|administrators?)$/],
  ['teacher', /^(?:teach|teachers?|teaching staff|(?:supply |cover )?teacher)$/],
];

/** Gives the letters alone of some words, small. */
export const lettersOf = (words: string): string => plainWords(words).replace(/[^\p{L}]/gu, '');

/** Reads the roles and departments that a cell names: 'Technician, Science', 'Head of Art'; undefined where any word of it is neither. */
export function placesOf(cell: string, known: PeopleKnown): Places | undefined {
  const roles = rolesOf(cell);
  const departmentIds = departmentsOf(cell, known) ?? departmentsOf(cell.replace(/^head of /i, ''), known);
  if (roles) return { roles, ...(departmentIds && { departmentIds }) };
  if (departmentIds) return { departmentIds };
  const parts = cell.split(/(?:(?<!\s)\s+)?[,;|/+]\s*/).filter(Boolean);
  const places = parts.length < 2 ? [] : parts.map((part) => placesOf(part, known));
  return places.length > 0 && places.every((one) => one !== undefined) ? together(places) : undefined;
}

/** Puts what several cells name together. */
export function together(places: readonly Places[]): Places {
  const roles = [...new Set(places.flatMap((one) => one.roles ?? []))];
  const departmentIds = [...new Set(places.flatMap((one) => one.departmentIds ?? []))];
  return { ...(roles.length > 0 && { roles }), ...(departmentIds.length > 0 && { departmentIds }) };
}

/** So many words at most name a role or department at an end of a line: 'Head of Food Technology'. */
const MOST_PLACE_WORDS = 4;

/**
 * Parts what stands about an address without separators: 'Jo Smith jo@school.org technician' is a name, an address and a role. A name keeps two words, and the one
 * that the address ends with.
 */
export function partsOfLine(line: string, known: PeopleKnown): string[] {
  const local = lettersOf((line.match(EMAIL)?.[0] ?? '').split('@')[0] ?? '');
  const parts = line.split(EMAIL).map((part) => readName(part.replace(/[<>]/g, ' ')));
  return [...(line.match(EMAIL) ?? []), ...parts.flatMap((part) => withoutPlace(part.split(' ').filter(Boolean), local, known))];
}

function withoutPlace(words: readonly string[], local: string, known: PeopleKnown): string[] {
  if (placesOf(words.join(' '), known) !== undefined) return [words.join(' ')];
  for (let count = Math.min(MOST_PLACE_WORDS, words.length - 2); count > 0; count--) {
    const [first, last] = [words.slice(0, count).join(' '), words.slice(-count).join(' ')];
    const isPlace = (cell: string): boolean => placesOf(cell, known) !== undefined && !known.codes.includes(cell);
    if (isPlace(last) && !(count === 1 && local.endsWith(lettersOf(last)))) return [words.slice(0, -count).join(' '), last];
    if (isPlace(first)) return [words.slice(count).join(' '), first];
  }
  return words.length === 0 ? [] : [words.join(' ')];
}

/** Reads the roles that words name, all of them; undefined where any word is none. */
export function rolesOf(cell: string): Role[] | undefined {
  const parts = plainWords(cell)
    .split(/(?:(?<!\s)\s+)?(?:[/+,;&|]|\band\b)\s*/)
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
  const ids = cell.split(/(?:(?<!\s)\s+)?(?:[/+,;|]|\band\b)\s*/).map(idOf);
  return cell !== '' && ids.every((id) => id !== undefined) ? [...new Set(ids)] : undefined;
}
