import type { Lesson } from '@app/shared/contracts';

type OfClass = Pick<Lesson, 'group' | 'subject'> & Partial<Pick<Lesson, 'occasion'>>;

/** Names the class of a lesson; something outside the timetable is called by its title, with the class where it has one. */
export const classOf = ({ group, subject, occasion }: OfClass): string => {
  if (occasion) return group ? `${occasion.title} (${group.code})` : occasion.title;
  return group?.code ?? subject;
};
