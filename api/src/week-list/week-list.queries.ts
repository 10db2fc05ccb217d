import { Injectable } from '@nestjs/common';
import {
  addDays,
  closesAtMs,
  dateAt,
  gather,
  type GroupNeeds,
  substanceKey,
  type WeekLesson,
  type WeekList,
  type WeekListQuery,
  weekStart,
} from '@app/shared';
import { SchoolRules } from '../calendar/index.js';
import { type Principal, seesDepartment } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { DEPARTMENT_CUT_OFF, NEEDS_OF, WEEK_LINES, WEEK_SHELF } from './week-list.statements.js';

/** What a department's week uses up. */
@Injectable()
export class WeekListQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
  ) {}

  /** @throws INVALID naming a department that is none; NOT_ALLOWED for one that is not one's own */
  async list(principal: Principal, { departmentId, week }: WeekListQuery): Promise<WeekList> {
    const { schoolId, timeZone } = principal;
    const nowMs = this.clock.nowMs();
    const today = dateAt(nowMs, timeZone);
    const { calendar } = await this.rules.of(principal);
    const from = weekStart(week ?? today, calendar?.firstWeekday ?? 1);
    const to = addDays(from, 6);
    const { name: department, ...cutOff } = await this.department(principal, departmentId);
    const closesMs =
      cutOff.weekday !== null && cutOff.time !== null ? closesAtMs(from, { weekday: cutOff.weekday, time: cutOff.time }, timeZone) : null;
    const rows = await this.db.read(schoolId, WEEK_LINES, [schoolId, departmentId, from, to]);
    const lines = rows.flatMap(({ name, unit, concentration, concentrationText, quantity, submittedAt, ...of }) => {
      const { requisitionId, title, date, period, group, pupils } = of;
      const lesson: WeekLesson = { requisitionId, title, date, period, group, pupils };
      const isLate = closesMs !== null && submittedAt !== null && submittedAt > closesMs;
      return name === null || quantity === null ? [] : [{ name, unit, concentration, concentrationText, quantity, isLate, lesson }];
    });
    const keys = [...new Set(lines.map(({ name }) => substanceKey(name)))];
    const shelf = keys.length === 0 ? [] : await this.db.read(schoolId, WEEK_SHELF, [schoolId, keys]);
    return {
      ...{ from, to, departmentId, department, cutOff },
      closes: closesMs === null ? null : instant(closesMs),
      closed: closesMs !== null && nowMs > closesMs,
      requests: new Set(lines.map(({ lesson }) => lesson.requisitionId)).size,
      ...gather(lines, shelf, today),
      classes: await this.needs(principal, [...new Set(rows.map(({ groupId }) => groupId))]),
    };
  }

  /** What classes need; those of which nothing was said with version 0. */
  async needs({ schoolId }: Principal, groupIds: readonly string[]): Promise<GroupNeeds[]> {
    const rows = groupIds.length === 0 ? [] : await this.db.read(schoolId, NEEDS_OF, [schoolId, groupIds]);
    return rows.map(({ groupId, group, version, needs }) => ({ groupId, group, version: version ?? 0, needs: needs ?? [] }));
  }

  /** When a department's shopping closes. @throws INVALID naming a department that is none; NOT_ALLOWED for one that is not one's own */
  async department(principal: Principal, id: string) {
    const { schoolId } = principal;
    const found = isId(id) ? (await this.db.read(schoolId, DEPARTMENT_CUT_OFF, [schoolId, id]))[0] : undefined;
    if (!found) throw invalid('departmentId', words.stock.noDepartment);
    if (!seesDepartment(principal, id)) throw new ProblemError('NOT_ALLOWED', words.weekList.otherDepartment);
    return { name: found.name, version: found.version ?? 0, weekday: found.weekday, time: found.time };
  }
}
