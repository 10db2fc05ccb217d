import { Injectable } from '@nestjs/common';
import { type DayLoad, formatDate, pressureLevel, type PreviewAnswer, type PreviewBody, traysFor } from '@app/shared';
import { capacityOf, type Rules, SchoolRules, teamOf } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';
import { JudgedLoad } from '../workload/index.js';
import { Alternatives } from './alternatives.js';
import { AskContexts } from './ask-context.js';
import { type Judged, RequestJudge } from './judge-request.js';
import { shortOfLines } from './requisition-rows.js';
import { refuseUnlessPrincipal } from './requisitions.policy.js';
import { said } from './said.js';
import { type WorkedOut, workOut } from './work-out.js';

/** What would happen if this were submitted now; nothing is changed and nothing is locked. */
@Injectable()
export class PreviewRequisition {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly contexts: AskContexts,
    private readonly judge: RequestJudge,
    private readonly load: JudgedLoad,
    private readonly alternatives: Alternatives,
  ) {}

  /** @throws NOT_FOUND or INVALID as submitting would; late, short and blocked are answers here, not refusals */
  async preview(principal: Principal, asked: PreviewBody): Promise<PreviewAnswer> {
    const body = said(asked);
    const rules = await this.rules.of(principal);
    const excluding = body.requisitionId ?? null;
    if (excluding !== null && !isId(excluding)) throw notFound('requisition');
    return this.db.transaction(principal.schoolId, async () => {
      const nowMs = this.clock.nowMs();
      const context = await this.contexts.of(body);
      refuseUnlessPrincipal(principal, context.entry.teacher.id);
      const worked = workOut({ ...body, title: body.title ?? (body.practicalId ? undefined : 'Own list') }, context, rules, nowMs);
      const judged = await this.judge.judge(worked, rules, nowMs, 'look', excluding);
      const stretch = judged.load?.stretch;
      const overload = stretch ? await this.load.tell(rules, worked.work.departmentId, stretch) : null;
      const alternatives = await this.alternatives.of(rules, body, worked, context, judged, nowMs);
      const short = shortOfLines(worked, judged.standings);
      const free = new Map(judged.standings.map(({ apparatus, free: there }) => [apparatus.id, there]));
      return {
        deadline: instant(worked.deadline.deadlineMs),
        policy: worked.deadline.policy,
        explanation: worked.deadline.explanation,
        late: worked.late,
        minutesLate: worked.minutesLate,
        blocked: worked.blocked ? this.blockedWords(rules, worked) : null,
        pupils: worked.pupils,
        groupSize: worked.groupSize,
        sets: worked.sets,
        trays: traysFor(worked.sets),
        lines: worked.lines.map((line, index) => ({
          ...line,
          id: `line-${index}`,
          short: short[index] ?? 0,
          free: line.apparatusId ? (free.get(line.apparatusId) ?? 0) : null,
        })),
        shortages: judged.shortages,
        overload,
        load: this.dayLoad(rules, worked, judged),
        alternatives,
      };
    });
  }

  private blockedWords(rules: Rules, worked: WorkedOut): string {
    const team = teamOf(rules, worked.work.departmentId).map(({ name }) => name);
    return `No requests within ${worked.policy.blockWithinHours} hours of the lesson: ask ${team.length > 0 ? team.join(' or ') : 'a technician'}.`;
  }

  /** The technicians' day on which the request would be prepared, by what is due then. */
  private dayLoad(rules: Rules, worked: WorkedOut, judged: Judged): DayLoad {
    const { day } = worked.lesson;
    const curve = capacityOf(rules, worked.work.departmentId);
    const isOfDay = ({ dueMs }: { dueMs: number }) => dueMs > day.startMs && dueMs <= day.endMs;
    const sum = (tasks: readonly { minutes: number; dueMs: number }[]) =>
      Math.round(tasks.filter(isOfDay).reduce((total, { minutes }) => total + minutes, 0));
    const workMinutes = sum(judged.open);
    const addsMinutes = sum(worked.tasks);
    const technicianMinutes = Math.round(curve?.minutes(day.startMs, day.endMs) ?? 0);
    const level =
      judged.load?.verdict.level ?? (technicianMinutes > 0 ? pressureLevel((workMinutes + addsMinutes) / technicianMinutes) : 'calm');
    const after = { calm: 'Still calm.', tight: 'It becomes tight.', overloaded: 'That is more than there is time for.' }[level];
    const sentence = curve
      ? `${formatDate(day.date)}: ${workMinutes} of ${technicianMinutes} minutes asked. Yours adds ${addsMinutes}. ${after}`
      : 'No technician’s hours are known for this department, so load is not judged.';
    return { date: day.date, workMinutes, technicianMinutes, addsMinutes, level, sentence };
  }
}
