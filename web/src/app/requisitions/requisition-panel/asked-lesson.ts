import type { Lesson } from '@app/shared/contracts';

/** What the form has to know of the lesson that is asked for. */
export type AskedLesson = Pick<Lesson, 'id' | 'group' | 'subject' | 'deadline' | 'answer' | 'teacher' | 'room' | 'departmentId'>;

/** The date of a lesson: its id ends in it. */
export function dateOfLesson({ id }: Pick<Lesson, 'id'>): string {
  return id.slice(-10);
}
