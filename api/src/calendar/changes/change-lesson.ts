import { Injectable } from '@nestjs/common';
import {
  isElsewhere,
  isCalledOff,
  type LessonChangeAnswer,
  type LessonChangeBody,
  type LessonChanged,
  type LessonChangeQuery,
  may,
  parseLessonId,
  type RoomSwapAnswer,
  type RoomSwapBody,
} from '@app/shared';
import { otherDepartment, type Principal } from '../../core/access/index.js';
import { Clock } from '../../core/clock/index.js';
import { Database } from '../../core/database/index.js';
import { Events } from '../../core/events/index.js';
import { invalid, notFound, ProblemError, told } from '../../core/problems/index.js';
import { Undos } from '../../core/undo/index.js';
import { raiseRulesVersion } from '../../school/index.js';
import { type FoundLesson, heldOf } from '../lesson-view.js';
import { type Change, CheckChange } from './check-change.js';
import { ChangedLessons } from './changed-lessons.js';

/** Changes one lesson: its room, its time, who takes it, that it is off; and takes that back. What was asked for at it follows. */
@Injectable()
export class ChangeLesson {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly lessons: ChangedLessons,
    private readonly check: CheckChange,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /**
   * Changes a lesson that has not ended; one change of a kind takes the place of the one before.
   * @throws NOT_FOUND; OTHER_DEPARTMENT; INVALID naming the field; ROOM_CLASH or TEACHER_CLASH with `lessons` unless `anyway`
   */
  change(principal: Principal, id: string, body: LessonChangeBody): Promise<LessonChangeAnswer> {
    return this.db.transaction(principal.schoolId, async () => {
      await raiseRulesVersion(this.db, principal.schoolId);
      const found = await this.open(principal, id);
      if (isCalledOff(found.lesson)) throw calledOff();
      const change = await this.check.read(found, body);
      await this.write(principal, found, change);
      const after = await this.lessons.asWritten(principal, id);
      if (!body.anyway && change.kind !== 'cancelled')
        await this.check.refuseClash(after, { room: change.kind !== 'cover', teachers: change.kind !== 'room' });
      this.undos.keep(principal);
      return this.lessons.answer(principal, after);
    });
  }

  /**
   * Takes the changes of a lesson back, or that of one kind: it is as the timetable has it.
   * @throws NOT_FOUND, also where it has none; OTHER_DEPARTMENT; ROOM_CLASH or TEACHER_CLASH with `lessons` unless `anyway`
   */
  takeBack(principal: Principal, id: string, { kind, anyway }: LessonChangeQuery): Promise<LessonChangeAnswer> {
    return this.db.transaction(principal.schoolId, async () => {
      await raiseRulesVersion(this.db, principal.schoolId);
      const found = await this.open(principal, id);
      const gone = await this.lessons.drop(found, kind);
      if (gone.length === 0) throw notFound('change');
      await this.recordGone(principal, found, gone);
      const after = await this.lessons.asWritten(principal, id);
      if (anyway !== 'true') await this.check.refuseClash(after, { room: true, teachers: gone.some((one) => one.kind !== 'room') });
      this.undos.keep(principal);
      return this.lessons.answer(principal, after);
    });
  }

  /**
   * Gives two lessons that share time each other's room, in one step.
   * @throws NOT_FOUND; OTHER_DEPARTMENT; INVALID naming `lessonIds`; ROOM_CLASH with `lessons` unless `anyway`
   */
  swap(principal: Principal, { lessonIds, note, anyway }: RoomSwapBody): Promise<RoomSwapAnswer> {
    return this.db.transaction(principal.schoolId, async () => {
      await raiseRulesVersion(this.db, principal.schoolId);
      const [one, other] = await this.two(principal, lessonIds);
      const rooms = [one, other].map((found) => heldOf(found).room);
      refuseUnlessSwappable(one, other, rooms);
      for (const [at, found] of [one, other].entries()) {
        const roomId = rooms[1 - at]?.id ?? null;
        await this.write(principal, found, { kind: 'room', roomId, starts: null, ends: null, teacherId: null, note: note?.trim() || null });
      }
      const after = await Promise.all([one, other].map(({ lesson }) => this.lessons.asWritten(principal, lesson.id)));
      if (!anyway)
        for (const found of after) await this.check.refuseClash(found, { room: true, teachers: false }, [one.lesson.id, other.lesson.id]);
      this.undos.keep(principal);
      const answers = await Promise.all(after.map((found) => this.lessons.answer(principal, found)));
      return { lessons: answers.map(({ lesson }) => lesson), affected: answers.flatMap(({ affected }) => affected) };
    });
  }

  /** Puts a lesson's change of a kind back to what it was before an act, in the ambient transaction; null: it had none. */
  async restore(principal: Principal, id: string, { kind }: LessonChanged, before: LessonChanged | null): Promise<void> {
    await raiseRulesVersion(this.db, principal.schoolId);
    const found = await this.open(principal, id);
    if (before) return void (await this.write(principal, found, before));
    const gone = await this.lessons.drop(found, kind);
    if (gone.length > 0) await this.recordGone(principal, found, gone);
  }

  private async two(principal: Principal, lessonIds: readonly string[]): Promise<[FoundLesson, FoundLesson]> {
    const [one, other] = lessonIds.map((id) => parseLessonId(id) && id.toLowerCase());
    if (!one || !other) throw notFound('lesson');
    if (one === other) throw invalid('lessonIds', 'A lesson has its own room already. Nothing was changed; name two lessons.');
    return [await this.open(principal, one), await this.open(principal, other)];
  }

  /** @throws NOT_FOUND; OTHER_DEPARTMENT; INVALID for a lesson that has ended */
  private async open(principal: Principal, id: string): Promise<FoundLesson> {
    const found = await this.lessons.asWritten(principal, id);
    const { departmentId } = found.lesson.entry;
    if (isElsewhere(principal, 'lesson.change', { departmentId }))
      throw otherDepartment('lesson', found.rules.departments.get(departmentId));
    if (!may(principal, 'lesson.change', { departmentId })) throw notFound('lesson');
    if (found.lesson.endMs <= this.clock.nowMs())
      throw invalid('lessonId', 'That lesson has ended. Nothing was changed; what happened in it can be said on its request.');
    return found;
  }

  private async write(principal: Principal, { lesson: { entry, date } }: FoundLesson, change: Change): Promise<void> {
    const before = await this.lessons.put(entry.id, date, change);
    await this.events.record(principal, {
      name: 'lesson.changed',
      subjectId: entry.id,
      payload: { before, after: { date, ...factsOf(change) } },
    });
  }

  private async recordGone(principal: Principal, { lesson: { entry, date } }: FoundLesson, changes: LessonChanged[]): Promise<void> {
    await this.events.record(principal, { name: 'lesson.unchanged', subjectId: entry.id, payload: { before: { date, changes } } });
  }
}

function factsOf({ kind, roomId, starts, ends, teacherId, note }: Change) {
  return { kind, roomId, starts, ends, teacherId, note };
}

function refuseUnlessSwappable(one: FoundLesson, other: FoundLesson, rooms: readonly ({ id: string } | null)[]): void {
  if ([one, other].some(({ lesson }) => isCalledOff(lesson))) throw calledOff();
  const [first, second] = [one.lesson, other.lesson];
  if (first.startMs >= second.endMs || second.startMs >= first.endMs)
    throw invalid('lessonIds', 'Those two lessons are not at the same time, so that each can have its own room. Nothing was changed.');
  if (rooms.some((room) => room === null))
    throw invalid('lessonIds', 'One of those lessons has no room to give. Nothing was changed; give it a room instead.');
  if (rooms[0]?.id === rooms[1]?.id) throw invalid('lessonIds', 'Both lessons are in the same room. Nothing was changed.');
}

function calledOff(): ProblemError {
  return invalid('lessonId', told`That lesson is called off. Nothing was changed; take that back first.`);
}
