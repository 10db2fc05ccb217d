import type { Lesson, LessonChangeBody, Person } from '@app/shared/contracts';
import { allows, type ChangeKind } from '@app/shared/rules';

/** A lesson as it is changed: of the timetable's page, of a request, or of a room's week. */
export type ChangeableLesson = Pick<
  Lesson,
  'id' | 'date' | 'period' | 'lastPeriod' | 'start' | 'end' | 'group' | 'subject' | 'departmentId' | 'changes'
> & { teacher: { id: string; name: string }; room: { id: string; code: string } | null };

/** What can be done to a lesson: one of the changes, or to give it another class's room. */
export type Way = ChangeKind | 'swap';
export const WAYS: readonly Way[] = ['room', 'swap', 'time', 'cover', 'cancelled'];

/** What is chosen and typed of a change. */
export interface ChangeDraft {
  way: Way;
  roomId: string;
  start: string;
  end: string;
  teacherId: string;
  otherId: string;
  note: string;
}

/** Stands for no room at all in a list of rooms. */
export const NO_ROOM = 'none';

/** Makes what is sent of what is chosen; what is not chosen is left out, and the server says so. */
export function bodyOf({ way, roomId, start, end, teacherId, note }: ChangeDraft, anyway: boolean): LessonChangeBody {
  const said = { ...(note.trim() !== '' && { note: note.trim() }), ...(anyway && { anyway }) };
  if (way === 'room') return { kind: 'room', ...(roomId !== '' && { roomId: roomId === NO_ROOM ? null : roomId }), ...said };
  if (way === 'time') return { kind: 'time', ...(start !== '' && { start }), ...(end !== '' && { end }), ...said };
  if (way === 'cover') return { kind: 'cover', ...(teacherId !== '' && { teacherId }), ...said };
  return { kind: 'cancelled', ...said };
}

/** Lists who may take a lesson: who teaches or may change lessons, but for its teacher. */
export function coverers(people: readonly Person[], teacherId: string): Person[] {
  return people.filter(
    ({ id, active, roles }) => active && id !== teacherId && (allows(roles, 'lessons.teach') || allows(roles, 'lessons.change')),
  );
}

/** Lists the lessons that share time with one and are in other rooms. */
export function lessonsBeside(lesson: ChangeableLesson, all: readonly Lesson[]): (Lesson & { room: NonNullable<Lesson['room']> })[] {
  return all.flatMap((one) => {
    const isAtOnce = one.start < lesson.end && lesson.start < one.end;
    const { room } = one;
    return one.id !== lesson.id && isAtOnce && room && room.id !== lesson.room?.id && !isOff(one) ? [{ ...one, room }] : [];
  });
}

/** Whether a lesson is called off. */
export function isOff({ changes }: Pick<Lesson, 'changes'>): boolean {
  return changes.some(({ kind }) => kind === 'cancelled');
}
