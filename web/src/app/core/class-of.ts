import type { Lesson } from '@app/shared/contracts';

type OfClass = Pick<Lesson, 'group' | 'subject'>;

/** Names the class of a lesson; something outside the timetable that names none is called by its title. */
export const classOf = ({ group, subject }: OfClass): string => group?.code ?? subject;
