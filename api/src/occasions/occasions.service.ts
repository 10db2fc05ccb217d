import { Injectable } from '@nestjs/common';
import {
  isElsewhere,
  may,
  type OccasionBody,
  type OccasionChange,
  type OccasionDate,
  type OccasionFacts,
  type OccasionView,
} from '@app/shared';
import { type Rules, SchoolRules } from '../calendar/index.js';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Events } from '../core/events/index.js';
import { idOr404, newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { occasionDates } from './occasion-dates.js';
import { OccasionNames } from './occasion-names.js';
import { type StoredOccasionRow, toOccasion } from './occasions.queries.js';
import { WriteOccasion, type WrittenOccasion } from './write-occasion.js';

/** Adding, changing and taking away what is outside the timetable. What was asked for at its dates follows in the same transaction. */
@Injectable()
export class OccasionsService {
  constructor(
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
    private readonly names: OccasionNames,
    private readonly writing: WriteOccasion,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /** Adds an occasion. @throws NOT_FOUND naming the field of an id that is not there, NOT_ALLOWED, OTHER_DEPARTMENT, INVALID */
  add(principal: Principal, body: OccasionBody): Promise<OccasionView> {
    const { schoolId } = principal;
    return this.writing.alone(schoolId, async () => {
      const occasion = await this.written(principal, await this.rules.of(principal), newId(), body);
      await this.writing.add(principal, occasion);
      await this.events.record(principal, { name: 'occasion.added', subjectId: occasion.id, payload: { after: factsOf(occasion) } });
      this.undos.keep(principal);
      return toOccasion(await this.stored(schoolId, occasion.id));
    });
  }

  /** Changes the dates that are still to come; those that are over stay as they were. @throws as `add`, STALE_VERSION with `current` */
  change(principal: Principal, id: string, { version, ...body }: OccasionChange): Promise<OccasionView> {
    return this.toChange(principal, id, version, async (rules, was) => {
      const now = await this.written(principal, rules, id, body);
      const past = was.meetings.filter((one) => this.isOver(rules, one));
      const ahead = now.meetings.filter((one) => !this.isOver(rules, one) && !past.some(({ date }) => date === one.date));
      const [before, after] = [writtenOf(was), { ...now, meetings: [...past, ...ahead] }];
      await this.writing.put(principal.schoolId, after, false);
      const payload = { before: factsOf(before), after: factsOf(after) };
      await this.events.record(principal, { name: 'occasion.changed', subjectId: id, payload });
      this.undos.keep(principal, new Map([[id, { kept: before }]]));
      return toOccasion(await this.stored(principal.schoolId, id));
    });
  }

  /** Takes away the dates that are still to come; what was asked for at them is settled by its people. @throws NOT_FOUND, NOT_ALLOWED */
  drop(principal: Principal, id: string): Promise<void> {
    return this.toChange(principal, id, null, async (rules, was) => {
      const before = writtenOf(was);
      await this.writing.put(principal.schoolId, { ...before, meetings: was.meetings.filter((one) => this.isOver(rules, one)) }, true);
      await this.events.record(principal, { name: 'occasion.dropped', subjectId: id, payload: { before: factsOf(before) } });
      this.undos.keep(principal, new Map([[id, { kept: before }]]));
    });
  }

  /** Writes an occasion again as it was before an act; null: there was none. @throws NOT_FOUND */
  async putBack(principal: Principal, id: string, kept: WrittenOccasion | null): Promise<void> {
    const { schoolId } = principal;
    await this.writing.alone(schoolId, async () => {
      const was = (await this.names.one(schoolId, id, false)) ?? (await this.names.one(schoolId, id, true));
      if (!was) throw notFound('occasion');
      const before = writtenOf(was);
      const after = kept ?? { ...before, meetings: [] };
      await this.writing.put(schoolId, after, kept === null);
      const payload = { before: factsOf(before), after: factsOf(after) };
      await this.events.record(principal, { name: 'occasion.changed', subjectId: id, payload });
    });
  }

  private toChange<T>(
    principal: Principal,
    id: string,
    version: number | null,
    work: (rules: Rules, was: StoredOccasionRow) => Promise<T>,
  ): Promise<T> {
    const { schoolId } = principal;
    idOr404(id, 'occasion');
    return this.writing.alone(schoolId, async () => {
      const rules = await this.rules.of(principal);
      const was = await this.writing.lock(schoolId, id);
      if (!was || !may(principal, 'lesson.see', { personId: was.teacher.id })) throw notFound('occasion');
      refuseUnlessMayAskAt(principal, rules, { teacherId: was.teacher.id, departmentId: was.departmentId });
      if (version !== null && version !== was.version)
        throw new ProblemError(
          'STALE_VERSION',
          'Somebody changed this first. Nothing of yours was changed; look at what it is now.',
          undefined,
          { current: toOccasion(was) },
        );
      return work(rules, was);
    });
  }

  /** Reads what was asked as it would be written. @throws as `add` */
  private async written(principal: Principal, rules: Rules, id: string, body: OccasionBody): Promise<WrittenOccasion> {
    const { title, kind, date, start, end, departmentId, pupils, rrule } = body;
    const { calendar } = rules;
    if (!calendar) throw invalid('date', 'The school has no calendar yet. Nothing was changed; its terms come first.');
    if (end <= start) throw invalid('end', 'It ends after it begins, on the same day. Nothing was changed; mend the times.');
    const { teacherId, roomId, groupId } = await this.names.known(principal, rules, body);
    refuseUnlessMayAskAt(principal, rules, { teacherId, departmentId });
    const skipNonTeaching = body.skipNonTeaching ?? false;
    const isSkipped = (one: string) => skipNonTeaching && calendar.day(one) === undefined;
    const dates = occasionDates({ date, rrule: rrule ?? null, isSkipped });
    return {
      ...{ id, title: title.trim(), kind, date, starts: start, ends: end, departmentId, teacherId, roomId, groupId, skipNonTeaching },
      pupils: pupils ?? null,
      rrule: rrule ?? null,
      meetings: dates.map((one) => ({ date: one, start, end })),
    };
  }

  private isOver({ timeZone }: Rules, { date, start }: OccasionDate): boolean {
    const begins = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(start) });
    return begins.epochMilliseconds <= this.clock.nowMs();
  }

  private async stored(schoolId: string, id: string): Promise<StoredOccasionRow> {
    const row = await this.names.one(schoolId, id, false);
    if (!row) throw notFound('occasion');
    return row;
  }
}

/** @throws NOT_ALLOWED, OTHER_DEPARTMENT for who may not ask for lessons of such a person and department */
function refuseUnlessMayAskAt(
  principal: Principal,
  rules: Rules,
  { teacherId, departmentId }: { teacherId: string; departmentId: string },
): void {
  const of = { personId: teacherId, departmentId };
  if (may(principal, 'requisition.ask', of)) return;
  if (isElsewhere(principal, 'requisition.ask', of)) throw otherDepartment('lesson', rules.departments.get(departmentId));
  throw new ProblemError(
    'NOT_ALLOWED',
    'That is a colleague’s. Nothing was changed; they, a technician or the head of the department can do it.',
  );
}

function factsOf({ title, kind, teacherId, departmentId, meetings }: WrittenOccasion): OccasionFacts {
  return { title, kind, teacherId, departmentId, dates: meetings };
}

function writtenOf({ version: _version, start, end, teacher, room, group, ...row }: StoredOccasionRow): WrittenOccasion {
  return { ...row, starts: start, ends: end, teacherId: teacher.id, roomId: room?.id ?? null, groupId: group?.id ?? null };
}
