import { Injectable } from '@nestjs/common';
import { dateAt, type Duty, type DutyBody, type DutyChange, minutesOfDay, readName } from '@app/shared';
import { readDateRule, type Rules, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { dutyFacts, type DutyRecord, LOCK_DUTY, toDuty } from './duty-columns.js';
import { DutyRow } from './duty.entity.js';
import { datesOf, LayOut } from './lay-out.js';

/** Adds, changes and ends duties; their tasks follow in the same transaction. */
@Injectable()
export class DutiesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly layOut: LayOut,
  ) {}

  /** @throws INVALID naming the field */
  add(principal: Principal, body: DutyBody): Promise<Duty> {
    return this.db.transaction(principal.schoolId, async () => {
      const rules = await this.rules.of(principal);
      const duty: DutyRecord = { id: newId(), version: 1, ...this.said(principal, rules, body, null), archived: false };
      await this.db.insert([DutyRow, [{ schoolId: principal.schoolId, ...duty }]]);
      await this.layOut.follow(rules, duty);
      await this.events.record(principal, { name: 'duty.added', subjectId: duty.id, payload: { after: dutyFacts(duty) } });
      this.undos.keep(principal);
      return this.answer(rules, duty);
    });
  }

  /** Writes the whole of a duty anew; what was done stays. @throws NOT_FOUND; STALE_VERSION with `current`; INVALID naming the field */
  change(principal: Principal, id: string, body: DutyChange): Promise<Duty> {
    return this.db.transaction(principal.schoolId, async () => {
      const rules = await this.rules.of(principal);
      const current = await this.lock(principal, id);
      if (body.version !== undefined && body.version !== current.version) throw stale(this.answer(rules, current));
      const after = { ...current, ...this.said(principal, rules, body, current), version: current.version + 1 };
      await this.write(rules, after);
      const payload = { before: dutyFacts(current), after: dutyFacts(after) };
      await this.events.record(principal, { name: 'duty.changed', subjectId: id, payload });
      this.undos.keep(principal);
      return this.answer(rules, after);
    });
  }

  /** Ends a duty: what is still to be done of it goes, what was done stays. @throws NOT_FOUND */
  remove(principal: Principal, id: string): Promise<void> {
    return this.db.transaction(principal.schoolId, async () => {
      const rules = await this.rules.of(principal);
      const current = await this.lock(principal, id);
      await this.write(rules, { ...current, archived: true });
      await this.events.record(principal, { name: 'duty.removed', subjectId: id, payload: { before: dutyFacts(current) } });
      this.undos.keep(principal);
    });
  }

  /** Writes a duty under lock as it is to be, and its tasks after it. */
  async write(rules: Rules, { id, version: _version, ...after }: DutyRecord): Promise<void> {
    await this.db.update(DutyRow, { id }, { ...after, version: ONE_MORE });
    await this.layOut.follow(rules, { id, version: 0, ...after }, { anew: true });
  }

  private async lock({ schoolId }: Principal, id: string): Promise<DutyRecord> {
    const row = await this.db.one(LOCK_DUTY, [schoolId, id]);
    if (!row || row.archived) throw notFound('duty');
    return row;
  }

  private answer(rules: Rules, duty: DutyRecord): Duty {
    const { id, code, name } = rules.technicians.find((one) => one.id === duty.assigneeId) ?? { id: null, code: '', name: '' };
    const [next = null] = datesOf(duty, rules, dateAt(this.clock.nowMs(), rules.timeZone));
    return toDuty(duty, id === null ? null : { id, code, name }, next);
  }

  /** What a body says, whole. @throws INVALID naming the field */
  private said(
    principal: Principal,
    rules: Rules,
    body: DutyBody,
    was: DutyRecord | null,
  ): Omit<DutyRecord, 'id' | 'version' | 'archived'> {
    const today = dateAt(this.clock.nowMs(), rules.timeZone);
    const rrule = body.rrule?.trim() || null;
    const date = body.date ?? null;
    if ((rrule === null) === (date === null)) throw invalid(rrule === null ? 'date' : 'rrule', words.duties.ruleOrDate);
    if (date !== null && date < today && date !== was?.startsOn) throw invalid('date', words.duties.dateIsOver);
    if (rrule !== null) refuseRule(rrule);
    const { start, end } = body.window;
    const there = minutesOfDay(end) - minutesOfDay(start);
    if (there <= 0) throw invalid('window.end', words.duties.windowEnds);
    if (body.minutes > there) throw invalid('minutes', words.duties.tooLong(body.minutes, there));
    return {
      title: readName(body.title),
      function: body.function,
      minutes: body.minutes,
      departmentId: departmentOf(principal, rules, body, was),
      assigneeId: assigneeOf(rules, body.assigneeId ?? null),
      rrule,
      startsOn: date ?? body.from ?? was?.startsOn ?? today,
      windowStart: start,
      windowEnd: end,
    };
  }
}

/** @throws INVALID naming `rrule` for a rule that cannot be read, or repeats more often than by the day */
function refuseRule(text: string): void {
  const rule = readDateRule(text);
  if ('fault' in rule) throw invalid('rrule', words.duties.rules[rule.fault]);
}

/** @throws INVALID naming `assigneeId` for who is no technician here */
function assigneeOf({ technicians }: Rules, id: string | null): string | null {
  if (id !== null && !technicians.some((one) => one.id === id)) throw invalid('assigneeId', words.duties.noTechnician);
  return id;
}

/** The department that is named, else where it was, else one of whoever does it or writes it, else the first. @throws INVALID naming `departmentId` */
function departmentOf(
  { departments: own }: Principal,
  { departments, technicians }: Rules,
  body: DutyBody,
  was: DutyRecord | null,
): string {
  if (body.departmentId != null) {
    if (!departments.has(body.departmentId)) throw invalid('departmentId', words.stock.noDepartment);
    return body.departmentId;
  }
  const assignee = technicians.find(({ id }) => id === body.assigneeId);
  const [theirs] = [
    ...(was ? [was.departmentId] : []),
    ...(assignee?.departmentIds ?? []),
    ...own.map(({ id }) => id),
    ...departments.keys(),
  ];
  if (theirs === undefined) throw invalid('departmentId', words.duties.noDepartmentYet);
  return theirs;
}

function stale(current: Duty): ProblemError {
  const detail = told`${{ name: current.title }} was changed since you read it. Nothing was changed; look at it as it is now and save again.`;
  return new ProblemError('STALE_VERSION', detail, undefined, { current });
}
