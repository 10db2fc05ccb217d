import type { SettleWhy } from './settle-whys.js';

/** Lists the ways out of what is to be settled, in the order in which they are offered; cancelling is the last. */
export const SETTLE_OPTIONS = ['room', 'hand-over', 'move', 'take-down', 'go-short', 'cancel'] as const;
export type SettleOptionKind = (typeof SETTLE_OPTIONS)[number];

/** Reasons that are the world's doing: a request that they touch is moved without becoming late by it. */
const OF_THE_WORLD: ReadonlySet<SettleWhy> = new Set(['lesson-gone', 'moved', 'teacher-changed', 'teacher-away', 'closed', 'room-lacks']);

/** The most pressing reason first: what takes the lesson away says more than what is missing at it. */
const BY_PRESSURE: readonly SettleWhy[] = [
  'teacher-changed',
  'lesson-gone',
  'closed',
  'moved',
  'teacher-away',
  'room-lacks',
  'short',
  'pending',
];

/** Tells whether the world took from a request what it was asked for, so that moving it is no choice of its people. */
export function isStranded(whys: readonly SettleWhy[]): boolean {
  return whys.some((why) => OF_THE_WORLD.has(why));
}

/** Reasons for which a lesson is not held. */
const NOT_HELD: ReadonlySet<SettleWhy> = new Set(['lesson-gone', 'moved', 'closed']);

/** Tells whether the lesson of a request is not held, for one of its reasons. */
export function isNotHeld(whys: readonly SettleWhy[]): boolean {
  return whys.some((why) => NOT_HELD.has(why));
}

/** Orders reasons, the most pressing first. */
export function byPressure(whys: readonly SettleWhy[]): SettleWhy[] {
  return BY_PRESSURE.filter((why) => whys.includes(why));
}

/** Names the reason that is said first of several. @throws Error for none */
export function foremost(whys: readonly SettleWhy[]): SettleWhy {
  const [first] = byPressure(whys);
  if (!first) throw new Error('Nothing is to be settled');
  return first;
}

/**
 * Tells whether a lesson is somebody else's than it was when it was asked for. A request that was handed over on purpose keeps
 * `lessonTeacherId`, the lesson's teacher of then, and is another's only where that one changes too.
 */
export function isAnothers(lesson: Taught, request: { teacherId: string; lessonTeacherId: string | null }): boolean {
  const { teacherIds } = lesson;
  return !teacherIds.includes(request.teacherId) && !teacherIds.includes(request.lessonTeacherId ?? request.teacherId);
}

/** Lists who has a lesson beside the teacher of a request for it: nobody where the lesson is another's now, nor whose place somebody took. */
export function besides<Person extends { id: string }>(
  teachers: readonly Person[],
  request: { teacherId: string; lessonTeacherId: string | null },
): Person[] {
  if (isAnothers({ teacherIds: teachers.map(({ id }) => id) }, request)) return [];
  return teachers.filter(({ id }) => id !== request.teacherId && id !== request.lessonTeacherId);
}

/** Who teaches a lesson, its first teacher first. */
interface Taught {
  teacherIds: readonly string[];
}
