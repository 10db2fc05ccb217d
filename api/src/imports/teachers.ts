import { fullNameKey, mayBeName, plainWords, sayName, surnamesIn } from '@app/shared';
import { inSteps } from './in-steps.js';
import type { NewTeacher, PersonNow } from './timetable-plan.js';

/** That a name of the file is somebody new, whoever may bear it. */
export const SOMEBODY_NEW = 'new';

/** A code that we make is for lists and doors; one that a file writes may be as long as a form takes. */
const LONGEST_MADE_CODE = 20;

/** A name of the file that was not certain: whom it may be, and whom it is taken for (null: somebody new). */
export interface TeacherDoubt {
  written: string;
  mayBe: readonly PersonNow[];
  takenId: string | null;
}

/**
 * Who the teachers of a file are: whom a person said they are, else who has the code, else the one active person of that full name in
 * either order, else somebody to be made. Who was merged into somebody is that one.
 */
export class Teachers {
  readonly made: NewTeacher[] = [];
  private readonly said: Map<string, string>;
  private readonly byId: Map<string, PersonNow>;
  private readonly byCode: Map<string, PersonNow>;
  private names: Map<string, PersonNow[]> | null = null;
  /** The active people by surname, made when a name is first in doubt: one by one every name of a long file was held against everybody. */
  private bySurname: Map<string, PersonNow[]> | null = null;
  private readonly newByName = new Map<string, NewTeacher>();
  private readonly codes: Set<string>;
  private readonly found = new Map<string, PersonNow | undefined>();

  /** `said`: names as files write them, to the id of a person or SOMEBODY_NEW. */
  constructor(
    private readonly people: readonly PersonNow[],
    said: Readonly<Record<string, string>>,
    private readonly newId: () => string,
  ) {
    this.said = new Map(Object.entries(said).map(([name, who]) => [plainWords(name), who]));
    this.byId = new Map(people.map((person) => [person.id, person]));
    this.byCode = new Map(people.map((person) => [plainWords(person.code), person]));
    this.codes = new Set(this.byCode.keys());
  }

  /** Learns the names of the school's people, in steps between which others may be served. */
  *learn(): Generator<void, void> {
    const byName = new Map<string, PersonNow[]>();
    this.names = byName;
    yield* inSteps(this.people, (person) => {
      const key = fullNameKey(person.name);
      const now = this.standing(person) ?? person;
      const same = key === null ? [] : (byName.get(key) ?? []);
      if (key !== null && !same.includes(now)) byName.set(key, [...same, now]);
    });
  }

  private get byName(): Map<string, PersonNow[]> {
    if (!this.names) for (const _step of this.learn()) continue;
    return this.names ?? new Map<string, PersonNow[]>();
  }

  /** Whom of the school's people a name means; undefined for somebody new, or where several may be meant. */
  find(written: string): PersonNow | undefined {
    const key = plainWords(written);
    if (!this.found.has(key)) this.found.set(key, this.standing(this.look(written)));
    return this.found.get(key);
  }

  /** The id of whom a name means, made where there is nobody; a later row with the same name means the same. */
  idOf(written: string): string {
    return this.find(written)?.id ?? this.make(written).id;
  }

  /** Who was made for a name; undefined where nobody was. */
  madeFor(written: string): NewTeacher | undefined {
    return this.newByName.get(fullNameKey(written) ?? plainWords(written));
  }

  /** The people of the school by id. */
  person(id: string): PersonNow | undefined {
    return this.byId.get(id);
  }

  /** Whom a name that is not certain may be; null for a name that is. */
  doubt(written: string): TeacherDoubt | null {
    if (this.said.has(plainWords(written)) || this.byCode.has(plainWords(written))) return null;
    const key = fullNameKey(written);
    const found = this.find(written);
    if (found?.active) return null;
    const same = key === null ? [] : (this.byName.get(key) ?? []);
    const mayBe = same.length > 0 ? same : this.whoMayBe(written);
    return mayBe.length === 0 ? null : { written, mayBe, takenId: found?.id ?? null };
  }

  /** The active people whom a name may mean, in the school's order. */
  private whoMayBe(written: string): PersonNow[] {
    this.bySurname ??= Map.groupBy(
      this.people.filter(({ active }) => active),
      ({ name }) => surnamesIn(name).at(-1) ?? '',
    );
    const { bySurname } = this;
    const some = [...new Set(surnamesIn(written))].flatMap((word) => bySurname.get(word) ?? []);
    const maybe = new Set(some.filter(({ name }) => mayBeName(written, name)));
    return maybe.size < 2 ? [...maybe] : this.people.filter((person) => maybe.has(person));
  }

  /** The one who a person is now, through however many merges. */
  private standing(person: PersonNow | undefined): PersonNow | undefined {
    let now = person;
    for (let merges = 0; now?.mergedInto && merges < this.people.length; merges++) now = this.byId.get(now.mergedInto);
    return now;
  }

  private look(written: string): PersonNow | undefined {
    const said = this.said.get(plainWords(written));
    if (said === SOMEBODY_NEW) return undefined;
    const known = (said !== undefined ? this.byId.get(said) : undefined) ?? this.byCode.get(plainWords(written));
    if (known) return known;
    const key = fullNameKey(written);
    const named = (key !== null && this.byName.get(key)) || [];
    const active = named.filter((person) => person.active);
    if (active.length > 0) return active.length === 1 ? active[0] : undefined;
    return named.length === 1 ? named[0] : undefined;
  }

  private make(written: string): NewTeacher {
    const name = fullNameKey(written);
    const key = name ?? plainWords(written);
    let teacher = this.newByName.get(key);
    if (!teacher) {
      const code = name === null ? this.freeCode(written) : this.codeFor(sayName(written));
      teacher = { id: this.newId(), code, name: name === null ? written : sayName(written), departmentIds: [] };
      this.codes.add(plainWords(code));
      this.newByName.set(key, teacher);
      this.made.push(teacher);
    }
    return teacher;
  }

  /** The code as it is written, with a number where somebody has it: a person said that this is somebody else. */
  private freeCode(written: string): string {
    let code = written;
    for (let number = 2; this.codes.has(plainWords(code)); number++) code = `${written}${number}`;
    return code;
  }

  /** A code of at most so many letters as a form takes: the name itself where it is short enough, else its initials, with a number where somebody has them. */
  private codeFor(name: string): string {
    if (name.length <= LONGEST_MADE_CODE && !this.codes.has(plainWords(name))) return name;
    const initials = name
      .split(/[\s-]+/)
      .flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? [])
      .join('')
      .toUpperCase()
      .slice(0, LONGEST_MADE_CODE - 4);
    for (let number = 1; ; number++) {
      const code = number === 1 ? initials : `${initials}${number}`;
      if (code !== '' && !this.codes.has(plainWords(code))) return code;
    }
  }
}
