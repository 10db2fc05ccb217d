import {
  type Alternative,
  askBy,
  type DayLoad,
  minutesOf,
  type Overload,
  pressureLevel,
  pressureOf,
  type PreviewAnswer,
  traysFor,
  type Work,
} from '@app/shared';
import { capacityOf, teamOf } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { words } from '../core/words.js';
import type { Assessment } from './assessment.js';
import { addedWork } from './plan-requisition.js';
import { shortOfLines } from './requisition-rows.js';

/** Answers an assessment in the shape of the contract. */
export function previewOf(assessment: Assessment, overload: Overload | null, alternatives: Alternative[]): PreviewAnswer {
  const { asking, plan, availability, shortages } = assessment;
  const { facts, deadlineMs } = plan.deadline;
  const blocked = plan.blocked ? blockedFacts(assessment) : null;
  const short = shortOfLines(assessment);
  const free = new Map(availability.map(({ apparatus, free: there }) => [apparatus.id, there]));
  return {
    deadline: deadlineMs === null ? null : instant(deadlineMs),
    policy: words.deadlines.setBy(facts),
    explanation: words.deadlines.explanation(facts, deadlineMs, asking.rules.timeZone),
    deadlineFacts: facts,
    late: plan.late,
    minutesLate: plan.minutesLate,
    schoolDaysLate: plan.schoolDaysLate,
    blocked: blocked && words.deadlines.blocked(blocked),
    blockedFacts: blocked,
    pupils: plan.pupils,
    groupSize: plan.groupSize,
    sets: plan.sets,
    trays: traysFor(plan.sets),
    lines: plan.lines.map((line, index) => ({
      ...line,
      id: `line-${index}`,
      short: short[index] ?? 0,
      free: line.apparatusId ? (free.get(line.apparatusId) ?? 0) : null,
    })),
    shortages,
    overload,
    minutesOver: assessment.load?.over?.minutesOver ?? null,
    judged: assessment.load !== null,
    askBy: askBy(plan.calendar, plan.lesson.date, plan.work.leadSchoolDays),
    load: dayLoad(assessment),
    alternatives,
  };
}

function blockedFacts({ asking, plan }: Assessment): PreviewAnswer['blockedFacts'] {
  const ask = teamOf(asking.rules, plan.work.departmentId).map(({ name }) => name);
  return { withinHours: plan.policy.blockWithinHours ?? 0, ask };
}

/** The technicians' day on which the request would be prepared, by what is due then; a batch's share counts once. */
export function dayLoad({ asking, plan, open }: Assessment): DayLoad {
  const { day } = plan.lesson;
  const { departmentId } = plan.work;
  const curve = capacityOf(asking.rules, departmentId);
  const isOfDay = (task: Work) => task.departmentId === departmentId && task.dueMs > day.startMs && task.dueMs <= day.endMs;
  const asked = open.filter(isOfDay);
  const workMinutes = Math.round(minutesOf(asked));
  const addsMinutes = Math.round(minutesOf([...asked, ...addedWork(plan.work, plan.tasks).filter(isOfDay)]) - minutesOf(asked));
  const technicianMinutes = Math.round(curve?.minutes(day.startMs, day.endMs) ?? 0);
  const level = curve ? pressureLevel(pressureOf(workMinutes + addsMinutes, technicianMinutes)) : 'calm';
  const facts = { date: day.date, workMinutes, technicianMinutes, addsMinutes, level, judged: curve !== null };
  return { ...facts, sentence: words.load.ofRequest(facts) };
}
