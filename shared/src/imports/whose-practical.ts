import type { Facility } from '../rooms/limits.js';
import { departmentOfSubject, DepartmentNames } from './department-of-subject.js';

/** A department as it is named. */
interface Named {
  id: string;
  name: string;
}

/** The lesson that a practical is asked for at: its department, and its subject as the timetable writes it. */
interface AtLesson {
  department: Named;
  subject: string;
}

/**
 * Finds the department of the school whose practical this is, where that is another than the lesson's; null where it is the lesson's own, or
 * nobody's. Departments of one family (Biology and Physics) do each other's.
 */
export function otherDepartmentOf(subject: string, lesson: AtLesson, departments: readonly Named[]): Named | null {
  const { name, from } = new DepartmentNames(departments.map((one) => one.name)).of('', subject);
  const owner = from === 'nothing' ? undefined : departments.find((one) => one.name === name);
  if (!owner || owner.id === lesson.department.id) return null;
  const family = departmentOfSubject(subject) ?? departmentOfSubject(owner.name);
  const isKin = family !== null && [lesson.department.name, lesson.subject].some((one) => departmentOfSubject(one) === family);
  return isKin ? null : owner;
}

/** Lists what a room must have for a practical of another department: what it needs, and of food always a room where it may be made. */
export function neededElsewhere(subject: string, needs: readonly Facility[]): Facility[] {
  const isFood = departmentOfSubject(subject) === 'Food';
  return [...new Set<Facility>([...needs, ...(isFood ? (['food-safe'] as const) : [])])];
}
