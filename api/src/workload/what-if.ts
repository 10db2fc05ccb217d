import { Injectable } from '@nestjs/common';
import {
  countPosts,
  lateRate,
  lateUnder,
  may,
  type PolicyRule,
  type Replay,
  replay,
  type IsoDate,
  WHAT_IF_LIMITS,
  type WhatIfAnswer,
  type WhatCame,
  type WhatIfBody,
} from '@app/shared';
import { checkRange, hadHours, type Rules, SchoolRules, type Technician, workedFor, workedTimeOf } from '../calendar/index.js';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound } from '../core/problems/index.js';
import { PAST_KIT, PAST_REQUESTS, PAST_TASKS, POSTS } from './what-if.statements.js';

const MINUTE_MS = 60_000;

/** What would have come of days with other people, another policy, fewer practicals or another turnaround. */
@Injectable()
export class WhatIf {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
  ) {}

  /** Reads the days once and lives them twice: as they were, and with what is tried. Changes nothing. @throws INVALID, NOT_FOUND, OTHER_DEPARTMENT */
  async answer(principal: Principal, body: WhatIfBody): Promise<WhatIfAnswer> {
    const { from, to, departmentId, technicians, policy, practicalsADay, turnaroundMinutes } = body;
    checkRange(body, WHAT_IF_LIMITS.days);
    if (!isId(departmentId)) throw invalid('departmentId', 'departmentId is not an id');
    const rules = await this.rules.of(principal);
    const name = rules.departments.get(departmentId);
    if (name === undefined) throw notFound('department');
    if (!may(principal, 'workload.tryOut', { departmentId })) throw otherDepartment('settings', name);
    const past = await this.past(rules, body);
    const { calendar } = rules;
    const rule: PolicyRule | null = policy ? { ...policy, from: policy.from ?? from } : null;
    return {
      from,
      to,
      departmentId,
      days: past.days.length,
      technicians: past.technicians,
      was: came(replay(past)),
      would: came(
        replay(past, {
          ...(technicians != null && { technicians }),
          ...(practicalsADay != null && { practicalsADay }),
          ...(turnaroundMinutes != null && { turnaroundMinutes }),
          ...(rule && calendar && { lateUnder: (request) => lateUnder(calendar, rule, request) }),
        }),
      ),
    };
  }

  private async past(rules: Rules, { from, to, departmentId }: WhatIfBody) {
    const { schoolId } = rules;
    const asked = [schoolId, departmentId, from, to];
    const days = rules.calendar?.daysBetween(from, to) ?? [];
    const dates = days.map(({ date }) => date);
    const team = workedFor(rules, [departmentId], dates);
    const [requests, tasks, kit, posts] = await this.db.readTogether(schoolId, () =>
      Promise.all([
        this.db.query(PAST_REQUESTS, asked),
        this.db.query(PAST_TASKS, asked),
        this.db.query(PAST_KIT, asked),
        this.db.query(POSTS, [schoolId, team.map(({ id }) => id)]),
      ]),
    );
    const curve = workedTimeOf(rules, departmentId, days);
    return {
      days,
      requests: requests.map((one) => ({ ...one, askedMs: askedMs(one) })),
      tasks,
      kit,
      technicians: mostAtOnce(team, new Map(posts.map(({ id, post }) => [id, post])), dates),
      time: curve && ((fromMs: number, toMs: number) => curve.minutes(fromMs, toMs)),
    };
  }
}

/** How many posts were filled at most on one of some days: two who share one are one technician, whoever of them was there. */
function mostAtOnce(team: readonly Technician[], posts: ReadonlyMap<string, string>, dates: readonly IsoDate[]): number {
  const filled = (date: IsoDate) => team.filter((one) => hadHours(one, date)).map(({ id }) => ({ id, post: posts.get(id) ?? null }));
  return Math.max(0, ...dates.map((date) => countPosts(filled(date))));
}

/** When a request was sent or, where a later change made it late, when that was made. */
function askedMs({
  submittedMs,
  deadlineMs,
  late,
  minutesLate,
}: {
  submittedMs: number;
  deadlineMs: number | null;
  late: boolean;
  minutesLate: number;
}): number {
  return late && deadlineMs !== null ? Math.max(submittedMs, deadlineMs + minutesLate * MINUTE_MS) : submittedMs;
}

function came(replayed: Replay): WhatCame {
  return { ...replayed, lateRate: lateRate(replayed) };
}
