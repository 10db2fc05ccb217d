import { plainWords, type ImportChoice } from '@app/shared';
import type { SchoolRows } from './timetable-plan.js';

/** What of a lesson a choice looks at. Whatever is not known yet has no id. */
export interface Chosen {
  department: { id: string | undefined; name: string };
  teachers: readonly { id: string | undefined; names: readonly string[] }[];
  year: number | null;
}

/** The part of a timetable that a person chose: lessons of these departments, of these teachers and of these years, each where it is said. */
export class Choice {
  private readonly departments: Set<string> | null;
  private readonly teachers: Set<string> | null;
  private readonly years: Set<number> | null;

  constructor(choice: ImportChoice | null) {
    const words = (list: readonly string[] | undefined) => (list && list.length > 0 ? new Set(list.map(plainWords)) : null);
    this.departments = words(choice?.departments);
    this.teachers = words(choice?.teachers);
    this.years = choice?.years && choice.years.length > 0 ? new Set(choice.years) : null;
  }

  /** Whether nothing was left out by choice. */
  get isAll(): boolean {
    return !this.departments && !this.teachers && !this.years;
  }

  /** Whether a lesson is part of it. */
  takes({ department, teachers, year }: Chosen): boolean {
    const has = (set: Set<string>, ...words: (string | undefined)[]) =>
      words.some((word) => word !== undefined && set.has(plainWords(word)));
    if (this.departments && !has(this.departments, department.id, department.name)) return false;
    if (this.years && (year === null || !this.years.has(year))) return false;
    return !this.teachers || teachers.some(({ id, names }) => this.teachers !== null && has(this.teachers, id, ...names));
  }
}

/** Which entries of the school are part of a choice, by id. */
export function entriesOf(choice: Choice, now: SchoolRows): (entry: SchoolRows['entries'][number]) => boolean {
  if (choice.isAll) return () => true;
  const departments = new Map(now.departments.map(({ id, name }) => [id, name]));
  const people = new Map(now.people.map((person) => [person.id, person]));
  const years = new Map(now.groups.map(({ id, year }) => [id, year]));
  const chosen = (id: string) => {
    const person = people.get(id);
    return { id, names: person ? [person.code, person.name] : [] };
  };
  return ({ departmentId, teacherId, otherTeacherIds, groupId }) =>
    choice.takes({
      department: { id: departmentId, name: departments.get(departmentId) ?? '' },
      teachers: [teacherId, ...otherTeacherIds].map(chosen),
      year: years.get(groupId) ?? null,
    });
}
