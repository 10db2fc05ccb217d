import { compileCalendar, lessonId, type OneChange, withChanges } from '@app/shared';
import type { Everything, StoredLessonChange } from './stored.js';

/** The school's calendar with what was changed of its lessons, by what is stored of either. */
export function calendarOf({ calendar, changes, closedRooms }: Everything) {
  const byLesson = Map.groupBy(changes, ({ entryId, date }) => lessonId(entryId, date));
  return withChanges(compileCalendar(calendar, 'Europe/London'), {
    byLesson: new Map([...byLesson].map(([id, of]) => [id, of.map(changeOf)])),
    closedRooms,
  });
}

function changeOf({ kind, roomId, starts, ends, teacherId }: StoredLessonChange): OneChange {
  const note = null;
  if (kind === 'room') return { kind, room: roomId === null ? null : { id: roomId, code: '' }, note };
  if (kind === 'time') return { kind, start: (starts ?? '').slice(0, 5), end: (ends ?? '').slice(0, 5), note };
  if (kind === 'cover') return { kind, teacher: { id: teacherId ?? '', code: '', name: '' }, note };
  return { kind, note };
}
