import { Injectable } from '@nestjs/common';
import { type DayLoad, pressureLevel, type PreviewAnswer, type PreviewBody, traysFor } from '@app/shared';
import { capacityOf, type Rules, SchoolRules, teamOf } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';
import { words } from '../core/words.js';
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
      const blocked = worked.blocked ? this.blockedFacts(rules, worked) : null;
      return {
        deadline: instant(worked.deadline.deadlineMs),
        policy: words.deadlines.setBy(worked.deadline.facts),
        explanation: words.deadlines.explanation(worked.deadline.facts, worked.deadline.deadlineMs, rules.timeZone),
        deadlineFacts: worked.deadline.facts,
        late: worked.late,
        minutesLate: worked.minutesLate,
        blocked: blocked && words.deadlines.blocked(blocked),
        blockedFacts: blocked,
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

  private blockedFacts(rules: Rules, worked: WorkedOut): PreviewAnswer['blockedFacts'] {
    const ask = teamOf(rules, worked.work.departmentId).map(({ name }) => name);
    return { withinHours: worked.policy.blockWithinHours ?? 0, ask };
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
    const facts = { date: day.date, workMinutes, technicianMinutes, addsMinutes, level, judged: curve !== null };
    return { ...facts, sentence: words.load.ofRequest(facts) };
  }
}
