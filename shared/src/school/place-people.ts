import type { Role } from '../access/permissions.js';
import { looksLikeEmail, PERSON_LIMITS } from '../identity/limits.js';
import { fullNameKey } from '../reading/person-names.js';
import { plainWords, readName } from '../reading/plain-words.js';
import { PERSON_FIELDS, type PERSON_OUTCOMES } from './limits.js';
import { codeOfName, nameOfAddress } from './person-code.js';

/** Somebody whom the school has already. */
export interface PersonKnown {
  id: string;
  name: string;
  code: string;
  email: string | null;
  roles: readonly Role[];
  departmentIds: readonly string[];
  active: boolean;
  signIn: 'never-invited' | 'invited' | 'joined';
}

/** Somebody to be added or changed; what is not said is absent. */
export interface PersonSaid {
  name?: string;
  code?: string;
  email?: string;
  roles?: readonly Role[];
  departmentIds?: readonly string[];
}

/** What new people get of whom nothing else is said. */
export interface PeopleUsual {
  roles: readonly Role[];
  departmentIds: readonly string[];
}

/** Why a row cannot be taken; `who` is whoever stands in the way, `row` an earlier row of the same person. */
export type PeopleFault =
  | { field: 'name'; why: 'missing' | 'too-long' }
  | { field: 'code'; why: 'too-long' }
  | { field: 'email'; why: 'no-address' | 'too-long' }
  | { field: 'code' | 'email'; why: 'taken'; who: string }
  | { field: 'email'; why: 'signs-in-as'; who: string; email: string }
  | { field: 'name'; why: 'left' | 'namesake'; who: string }
  | { field: 'name'; why: 'same-as-row'; row: number };

export type PersonField = (typeof PERSON_FIELDS)[number];

/** What becomes of a row: who it is (null: somebody new), as they would be, what of that is changed, and what was only guessed. */
export interface PersonPlaced {
  what: (typeof PERSON_OUTCOMES)[number];
  known: PersonKnown | null;
  name: string;
  code: string;
  email: string | null;
  roles: Role[];
  departmentIds: string[];
  changes: PersonField[];
  guessed: PersonField[];
  faults: PeopleFault[];
  /** Whether they are to be invited: they have an address, and no link is out. */
  invites: boolean;
}

/** A code as the timetable had it, of whom nobody has said the name yet. */
export function isUnnamed({ name, code }: { name: string; code: string }): boolean {
  return plainWords(name) === plainWords(code) && fullNameKey(name) === null;
}

/**
 * Finds for each row whom of the school it means, by address, then code, then full name, and what would become of them. Nobody is meant
 * by two rows, and nobody new bears a code or an address that somebody has: such rows are refused, each with its reasons.
 */
export function placePeople(said: readonly PersonSaid[], people: readonly PersonKnown[], usual: PeopleUsual): PersonPlaced[] {
  const placing = new Placing(people, usual);
  return said.map((one, index) => placing.place(trimmed(one), index + 1));
}

class Placing {
  private readonly byEmail: Map<string, PersonKnown>;
  private readonly byCode: Map<string, PersonKnown>;
  private readonly rowOf = new Map<string, number>();
  private readonly codes: Set<string>;

  constructor(
    private readonly people: readonly PersonKnown[],
    private readonly usual: PeopleUsual,
  ) {
    this.byEmail = new Map(people.flatMap((one) => (one.email === null ? [] : [[plainWords(one.email), one]])));
    this.byCode = new Map(people.map((one) => [plainWords(one.code), one]));
    this.codes = new Set(this.byCode.keys());
  }

  place(said: PersonSaid, row: number): PersonPlaced {
    const { known, faults } = this.find(said);
    const placed = known ? this.changed(known, said) : this.made(said);
    const all = [...faults, ...this.faultsOf(said, known, placed), ...this.twice(placed, row)];
    if (all.length > 0) return { ...placed, what: 'refused', faults: all, invites: false };
    this.codes.add(plainWords(placed.code));
    for (const key of keysOf(placed)) this.rowOf.set(key, row);
    return placed;
  }

  /** Who is meant. What names two people, or only may be somebody, is refused rather than guessed. */
  private find(said: PersonSaid): { known: PersonKnown | null; faults: PeopleFault[] } {
    const byEmail = said.email === undefined ? undefined : this.byEmail.get(plainWords(said.email));
    const byCode = said.code === undefined ? undefined : this.byCode.get(plainWords(said.code));
    if (byEmail && byCode && byEmail !== byCode) return { known: byEmail, faults: [{ field: 'code', why: 'taken', who: byCode.name }] };
    const known = byEmail ?? byCode;
    if (known) return { known, faults: [] };
    const key = fullNameKey(said.name ?? '');
    const named = key === null ? [] : this.people.filter((one) => fullNameKey(one.name) === key);
    for (const one of named) {
      const differs = [
        said.code !== undefined && plainWords(one.code) !== plainWords(one.name) && plainWords(said.code) !== plainWords(one.code),
        said.email !== undefined && one.email !== null,
      ];
      if (differs.every(Boolean)) continue;
      const isSure = named.length === 1 && !differs.some(Boolean);
      return { known: one, faults: isSure ? [] : [{ field: 'name', why: 'namesake', who: `${one.name} (${one.code})` }] };
    }
    return { known: null, faults: [] };
  }

  private made(said: PersonSaid): PersonPlaced {
    const name = said.name ?? nameOfAddress(said.email ?? '') ?? '';
    const code = said.code ?? (name === '' ? '' : this.freeCode(name));
    return {
      what: 'new',
      known: null,
      name,
      code,
      email: said.email ?? null,
      roles: [...(said.roles ?? this.usual.roles)],
      departmentIds: [...(said.departmentIds ?? this.usual.departmentIds)],
      changes: [],
      guessed: [
        ...(said.name === undefined && name !== '' ? (['name'] as const) : []),
        ...(said.code === undefined && code !== '' ? (['code'] as const) : []),
      ],
      faults: [],
      invites: said.email !== undefined,
    };
  }

  /** Roles and departments are added to and never taken away; who has no department yet gets the usual ones. */
  private changed(known: PersonKnown, said: PersonSaid): PersonPlaced {
    const departmentIds = said.departmentIds ?? (known.departmentIds.length === 0 ? this.usual.departmentIds : []);
    const after = {
      name: said.name ?? known.name,
      code: other(said.code, known.code),
      email: other(said.email, known.email),
      roles: [...new Set([...known.roles, ...(said.roles ?? [])])],
      departmentIds: [...new Set([...known.departmentIds, ...departmentIds])],
    };
    const changes = PERSON_FIELDS.filter((field) => JSON.stringify(after[field]) !== JSON.stringify(known[field]));
    const isOut = known.signIn === 'invited' && !changes.includes('email');
    return {
      what: changes.length > 0 ? 'changed' : 'same',
      known,
      ...after,
      changes,
      guessed: [],
      faults: [],
      invites: after.email !== null && known.signIn !== 'joined' && !isOut,
    };
  }

  private faultsOf(said: PersonSaid, known: PersonKnown | null, { name, code, email }: PersonPlaced): PeopleFault[] {
    const faults: PeopleFault[] = [];
    if (known && !known.active) faults.push({ field: 'name', why: 'left', who: known.name });
    if (name === '') faults.push({ field: 'name', why: 'missing' });
    if (name.length > PERSON_LIMITS.name) faults.push({ field: 'name', why: 'too-long' });
    if (code.length > PERSON_LIMITS.code) faults.push({ field: 'code', why: 'too-long' });
    if (email !== null && !(looksLikeEmail(email) && /^[^@]*@.[^.]*\../.test(email))) faults.push({ field: 'email', why: 'no-address' });
    if (email !== null && email.length > PERSON_LIMITS.email) faults.push({ field: 'email', why: 'too-long' });
    if (
      known?.signIn === 'joined' &&
      known.email !== null &&
      said.email !== undefined &&
      plainWords(said.email) !== plainWords(known.email)
    )
      faults.push({ field: 'email', why: 'signs-in-as', who: known.name, email: known.email });
    return faults;
  }

  private twice(placed: PersonPlaced, row: number): PeopleFault[] {
    const earlier = keysOf(placed)
      .map((key) => this.rowOf.get(key))
      .find((other) => other !== undefined && other !== row);
    return earlier === undefined ? [] : [{ field: 'name', why: 'same-as-row', row: earlier }];
  }

  private freeCode(name: string): string {
    const initials = codeOfName(name);
    for (let number = 1; ; number++) {
      const code = number === 1 ? initials : `${initials}${number}`;
      if (!this.codes.has(plainWords(code))) return code;
    }
  }
}

/** What was said where that is another than what is known; capitals make no other. */
function other<Known extends string | null>(said: string | undefined, known: Known): string | Known {
  return said === undefined || plainWords(said) === plainWords(known ?? '') ? known : said;
}

/** What only one person of a school may have. */
function keysOf({ known, code, email, name, guessed }: PersonPlaced): string[] {
  const key = fullNameKey(name);
  return [
    `code ${plainWords(code)}`,
    ...(known ? [`id ${known.id}`] : []),
    ...(email === null ? [] : [`email ${plainWords(email)}`]),
    // a full name alone stands for one person, unless codes or addresses tell two apart
    ...(key !== null && guessed.includes('code') && email === null ? [`name ${key}`] : []),
  ];
}

/** Without blanks around it, and without what is empty. */
function trimmed(said: PersonSaid): PersonSaid {
  const kept = Object.entries(said)
    .map(([field, value]) => [field, typeof value === 'string' ? readName(value) : value] as const)
    .filter(([, value]) => value !== '' && value !== null && value !== undefined);
  return Object.fromEntries(kept);
}
