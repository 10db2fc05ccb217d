import type { LessonChanges } from './lesson-changes.js';
import type { SchoolCalendar } from './school-calendar.js';

/** Puts a school's changes on top of its calendar. */
export function withChanges(calendar: SchoolCalendar, changes: LessonChanges): SchoolCalendar {
  const isNothing = changes.byLesson.size === 0 && changes.closedRooms.length === 0;
  // the same calendar stays the same, so that what is kept of it does
  if (isNothing && calendar.changes === undefined) return calendar;
  const { changes: _before, ...bare } = calendar;
  return isNothing ? bare : { ...bare, changes };
}
