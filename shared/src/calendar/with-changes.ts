import type { LessonChanges, OneChange } from './lesson-changes.js';
import type { SchoolCalendar } from './school-calendar.js';

/** Puts a school's changes on top of its calendar. */
export function withChanges(calendar: SchoolCalendar, changes: LessonChanges): SchoolCalendar {
  const isNothing = changes.byLesson.size === 0 && changes.closedRooms.length === 0;
  // the same calendar stays the same, so that what is kept of it does
  if (isNothing && calendar.changes === undefined) return calendar;
  const { changes: _before, ...bare } = calendar;
  return isNothing ? bare : { ...bare, changes };
}

/** Puts one lesson into another room, as if that had been changed of it. */
export function inRoom(calendar: SchoolCalendar, lessonId: string, room: { id: string; code: string }): SchoolCalendar {
  const { byLesson, closedRooms } = calendar.changes ?? { byLesson: new Map<string, readonly OneChange[]>(), closedRooms: [] };
  const others = (byLesson.get(lessonId) ?? []).filter(({ kind }) => kind !== 'room');
  return withChanges(calendar, { byLesson: new Map(byLesson).set(lessonId, [...others, { kind: 'room', room, note: null }]), closedRooms });
}
