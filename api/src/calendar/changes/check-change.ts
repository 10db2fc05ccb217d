import { Injectable } from '@nestjs/common';
import {
  type BriefLesson,
  allows,
  BESIDE_BELLS_MINUTES,
  closureOf,
  type DatedLesson,
  type LessonChangeBody,
  overlaps,
  type Role,
} from '@app/shared';
import { Database, is, statement } from '../../core/database/index.js';
import { isId } from '../../core/ids/index.js';
import { invalid, ProblemError, told } from '../../core/problems/index.js';
import { words } from '../../core/words.js';
import { type FoundLesson, heldOf } from '../lesson-view.js';
import type { LessonEntry } from '../timetable-entries.js';
import type { LessonChangeRow } from './lesson-change.entity.js';
import { briefLesson, LessonsAtOnce } from './lessons-at-once.js';

/** Somebody ($2) of a school ($1). */
export const COVERER = statement(
  { name: is.text, active: is.bool, roles: is.texts.as<Role[]>() },
  'SELECT name, active, roles FROM person WHERE school_id = $1 AND id = $2',
);

/** What a change says, checked; what its kind does not say is null. */
export type Change = Pick<LessonChangeRow, 'kind' | 'roomId' | 'starts' | 'ends' | 'teacherId' | 'note'>;

const MINUTE_MS = 60_000;
/** Which fields belong to which kind. */
const FIELDS = { room: ['roomId'], time: ['start', 'end'], cover: ['teacherId'], cancelled: [] } as const;

/** Checks what is said of a lesson: that it can be so, and that nobody else is in the way. */
@Injectable()
export class CheckChange {
  constructor(
    private readonly db: Database,
    private readonly atOnce: LessonsAtOnce,
  ) {}

  /** Reads a change of a lesson. @throws INVALID or NOT_FOUND naming the field */
  async read(found: FoundLesson, body: LessonChangeBody): Promise<Change> {
    refuseFields(body);
    const nothing = { roomId: null, starts: null, ends: null, teacherId: null, note: body.note?.trim() || null };
    if (body.kind === 'room') return { ...nothing, kind: 'room', roomId: roomOf(found, body.roomId) };
    if (body.kind === 'time') return { ...nothing, kind: 'time', ...timeOf(found, body) };
    if (body.kind === 'cover') return { ...nothing, kind: 'cover', teacherId: await this.covererOf(found, body.teacherId) };
    return { ...nothing, kind: 'cancelled' };
  }

  /**
   * Refuses a lesson, as it would be, that meets others in its room or keeps its teachers from theirs. `except`: lessons that change in the
   * same moment.
   * @throws ROOM_CLASH or TEACHER_CLASH with `lessons`
   */
  async refuseClash(found: FoundLesson, kinds: { room: boolean; teachers: boolean }, except: readonly string[] = []): Promise<void> {
    const { lesson, rules } = found;
    const { room: open, closed, teacher, otherTeachers } = heldOf(found);
    // a closed room is its own again once it is open
    const room = open ?? (closed && { id: closed.roomId, code: closed.code });
    const others = [...except, lesson.id];
    if (kinds.room && room) {
      const there = await this.atOnce.inRoom(rules, room.id, lesson, others);
      if (there.length > 0) throw clash('ROOM_CLASH', words.rooms.clash(room.code, there.map(briefLesson)), there.map(briefLesson));
    }
    if (!kinds.teachers) return;
    for (const { id, name } of [teacher, ...otherTeachers]) {
      const theirs = await this.atOnce.ofTeacher(rules, id, lesson, others);
      if (theirs.length > 0) throw clash('TEACHER_CLASH', words.rooms.teacherClash(name, theirs.map(briefLesson)), theirs.map(briefLesson));
      const away = rules.away.get(id)?.some((stretch) => overlaps(stretch, { fromMs: lesson.startMs, toMs: lesson.endMs })) ?? false;
      if (away && heldOf(found).coveredFor) throw clash('TEACHER_CLASH', words.rooms.covererAway(name), []);
    }
  }

  private async covererOf(found: FoundLesson, teacherId: string | undefined): Promise<string> {
    if (teacherId === undefined) throw invalid('teacherId', 'Say who takes the lesson. Nothing was changed.');
    const person = isId(teacherId) ? await this.db.one(COVERER, [found.rules.schoolId, teacherId]) : undefined;
    if (!person)
      throw invalid('teacherId', 'There is no such person, or you may not see them. Nothing was changed.', 'NOT_FOUND', 'unknown');
    const { name } = person;
    if (!person.active) throw invalid('teacherId', told`${{ name }} has left. Nothing was changed; choose somebody who is still here.`);
    if (!allows(person.roles, 'lessons.teach') && !allows(person.roles, 'lessons.change'))
      throw invalid('teacherId', told`${{ name }} takes no lessons. Nothing was changed; choose somebody who does.`);
    const { teacher, otherTeachers } = heldOf(found);
    if ([teacher, ...otherTeachers].some(({ id }) => id === teacherId))
      throw invalid('teacherId', told`${{ name }} takes this lesson already. Nothing was changed.`);
    return teacherId;
  }
}

/** @throws INVALID naming a field that belongs to another kind of change */
function refuseFields(body: LessonChangeBody): void {
  const own: readonly string[] = FIELDS[body.kind];
  const strange = (['roomId', 'start', 'end', 'teacherId'] as const).find((field) => body[field] !== undefined && !own.includes(field));
  if (strange)
    throw invalid(strange, told`${{ field: strange }} is no part of a change of kind ${{ kind: body.kind }}. Nothing was changed.`);
}

function roomOf({ rules, calendar, lesson }: FoundLesson, roomId: string | null | undefined): string | null {
  if (roomId === undefined) throw invalid('roomId', 'Say which room the lesson is in. Nothing was changed.');
  if (roomId === null) return null;
  const room = isId(roomId) ? rules.rooms.get(roomId) : undefined;
  if (!room) throw invalid('roomId', 'There is no such room, or you may not see it. Nothing was changed.', 'NOT_FOUND', 'unknown');
  const closed = calendar.changes && closureOf(calendar.changes, roomId, lesson.date);
  if (closed) {
    const sentence = told`${{ room: room.code }} is closed that day (${{ note: closed.note }}). Nothing was changed; choose another room.`;
    throw invalid('roomId', sentence);
  }
  if (heldOf({ calendar, lesson }).room?.id === roomId)
    throw invalid('roomId', told`The lesson is in ${{ room: room.code }} already. Nothing was changed.`);
  return roomId;
}

function timeOf({ calendar, lesson }: FoundLesson, { start, end }: LessonChangeBody): { starts: string; ends: string } {
  if (start === undefined) throw invalid('start', 'Say when the lesson begins. Nothing was changed.');
  if (end === undefined) throw invalid('end', 'Say when the lesson ends. Nothing was changed.');
  if (end <= start) throw invalid('end', 'A lesson ends after it begins. Nothing was changed.');
  if (start === lesson.start && end === lesson.end) throw invalid('start', 'The lesson is at that time already. Nothing was changed.');
  const [startMs, endMs] = [start, end].map((time) => calendar.instantMs(lesson.date, time)) as [number, number];
  const { first, last } = bellsOf(lesson);
  const margin = BESIDE_BELLS_MINUTES * MINUTE_MS;
  const outside = told`The school’s day goes from ${{ first: first.start }} to ${{ last: last.end }}. Nothing was changed; what lies outside it is an occasion of its own.`;
  if (startMs < first.startMs - margin) throw invalid('start', outside);
  if (endMs > last.endMs + margin) throw invalid('end', outside);
  if (endMs <= startMs) throw invalid('end', 'The clocks skip that time: the lesson would have none. Nothing was changed.');
  return { starts: start, ends: end };
}

/** The first and the last period of a lesson's day. */
function bellsOf({ day, period }: DatedLesson<LessonEntry>) {
  const first = day.periods.reduce((least, one) => (one.startMs < least.startMs ? one : least), period);
  const last = day.periods.reduce((most, one) => (one.endMs > most.endMs ? one : most), period);
  return { first, last };
}

function clash(code: 'ROOM_CLASH' | 'TEACHER_CLASH', message: string, lessons: BriefLesson[]): ProblemError {
  return new ProblemError(code, message, undefined, { lessons });
}
