import { type DatedLesson, type EntryRule, keepUntilFault, lessonOn, MAX_HOLD_DAYS, parseLessonId, type SchoolCalendar } from '@app/shared';
import { ENTRY_RULE, entryColumns } from '../calendar/index.js';
import { type Answered, is, statement } from '../core/database/index.js';
import { invalid, told } from '../core/problems/index.js';

/** The timetable entry ($2) of a school ($1) until whose lesson something is kept out, and its class. */
export const KEPT_ENTRY = statement(
  { ...ENTRY_RULE, groupId: is.uuid },
  `SELECT ${entryColumns('e')}, e.group_id AS "groupId" FROM timetable_entry e WHERE e.school_id = $1 AND e.id = $2`,
);

/** The lesson until which a request is to be kept out, as its id names it: an entry of the timetable and a date. */
export interface KeptUntilAsked {
  entry: Answered<typeof KEPT_ENTRY>;
  date: string;
}

/** Until when something is kept out: the lesson, its day and its end (epoch ms). */
export interface TakenDown {
  entryId: string;
  date: string;
  endMs: number;
}

/** Reads a lesson's id as that of a lesson until which something is kept. @throws INVALID naming the field */
export function keptLessonId(id: string): { entryId: string; date: string } {
  const parts = parseLessonId(id);
  if (!parts) throw noSuchLesson();
  return parts;
}

export function noSuchLesson() {
  return invalid(
    'keepUntilLessonId',
    'There is no such lesson to keep it out until. Nothing was changed; choose a later lesson of the same class.',
    'INVALID',
    'unknown',
  );
}

/**
 * Finds until when what is set up at a lesson is kept out. `held`: until when a request that is there already is kept, which stands where
 * that lesson does not take place any more.
 * @throws INVALID naming `keepUntilLessonId` unless that is a later lesson of the class within 28 days
 */
export function takenDownAfter(
  calendar: SchoolCalendar,
  lesson: Pick<DatedLesson<EntryRule & { group: { id: string; code: string } }>, 'entry' | 'date' | 'startMs' | 'endMs'>,
  asked: KeptUntilAsked | null,
): TakenDown | null {
  if (!asked) return null;
  const until = lessonOn(calendar, asked.entry, asked.date);
  if (!until) throw noSuchLesson();
  const { id: groupId, code: group } = lesson.entry.group;
  const at = { ...until, groupId: asked.entry.groupId };
  switch (keepUntilFault({ ...lesson, groupId }, at)) {
    case 'other-class':
      throw refused(told`It can stay out until a later lesson of ${{ group }} only. Nothing was changed; choose one of those.`);
    case 'not-later':
      throw refused(
        told`It can stay out until a lesson after this one only. Nothing was changed; choose a later lesson of ${{ group }}, or take 'keep out' away.`,
      );
    case 'too-far':
      throw refused(told`It can stay out for 28 days at most. Nothing was changed; choose an earlier lesson of ${{ group }}.`);
    case null:
      return { entryId: asked.entry.id, date: asked.date, endMs: until.endMs };
  }
}

function refused(message: ReturnType<typeof told>) {
  return invalid('keepUntilLessonId', message, 'INVALID', 'not-kept');
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * Refuses to keep out what would be away for longer than a hold lasts, its turnaround included.
 * @throws INVALID naming `keepUntilLessonId`
 */
export function refuseUnlessHoldable(
  { startMs, endMs }: { startMs: number; endMs: number },
  kit: readonly { name: string; turnaround_minutes: number }[],
): void {
  const first = kit.find(({ turnaround_minutes: minutes }) => endMs + minutes * MINUTE_MS > startMs + MAX_HOLD_DAYS * DAY_MS);
  if (!first) return;
  const { name } = first;
  throw refused(
    told`${{ name }} would be away for more than 35 days, with the time until it is ready again. Nothing was changed; choose an earlier lesson.`,
  );
}
