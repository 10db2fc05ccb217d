import {
  type Alternative,
  askBy,
  type DayLoad,
  minutesOf,
  type Overload,
  pressureLevel,
  pressureOf,
  type PreviewAnswer,
  type TeachingDay,
  traysFor,
} from '@app/shared';
import { capacityOf, isTeamAway, teamOf } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { words } from '../core/words.js';
import type { PlannedWork } from '../workload/index.js';
import type { Assessment } from './assessment.js';
import { addedWork } from './plan-requisition.js';
import { shortOfLines } from './requisition-rows.js';
import { closedFor } from './stands-closed.js';

/** What is found beside an assessment. */
interface Beside extends Pick<PreviewAnswer, 'duplicates'> {
  overload: Overload | null;
  planned: readonly PlannedWork[];
  alternatives: Alternative[];
}

/** Answers an assessment in the shape of the contract. */
export function previewOf(assessment: Assessment, { overload, planned, duplicates, alternatives }: Beside): PreviewAnswer {
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
    riskAssessmentNeeded: asking.rules.riskAssessmentNeeded.has(plan.work.departmentId),
    load: dayLoad(assessment, planned),
    roomLacks: plan.roomLacks,
    roomClosed: roomClosedOf(closedFor(asking.rules, plan)),
    teamAway: isTeamAway(asking.rules, plan.work.departmentId, plan.lesson.startMs, plan.lesson.endMs),
    duplicates,
    alternatives,
  };
}

function roomClosedOf(closed: ReturnType<typeof closedFor>): PreviewAnswer['roomClosed'] {
  return closed && { code: closed.code, from: closed.from, to: closed.to, note: closed.note };
}

function blockedFacts({ asking, plan }: Assessment): PreviewAnswer['blockedFacts'] {
  const ask = teamOf(asking.rules, plan.work.departmentId).map(({ name }) => name);
  return { withinHours: plan.policy.blockWithinHours ?? 0, ask };
}

/** The day for which a request's preparing is planned; of one without, its lesson's. */
export function dayOf({ plan }: Assessment): TeachingDay {
  const date = plan.tasks.find(({ kind }) => kind === 'prepare')?.date;
  return (date && plan.calendar.day(date)) || plan.lesson.day;
}

/** That day with the request in it, as the page of the load shows it: `planned` is what others have planned for it. */
function dayLoad(assessment: Assessment, planned: readonly PlannedWork[]): DayLoad {
  const { asking, plan } = assessment;
  const day = dayOf(assessment);
  const curve = capacityOf(asking.rules, plan.work.departmentId);
  const workMinutes = Math.round(minutesOf(planned.map((work) => ({ ...work, fromMs: day.startMs, dueMs: day.endMs }))));
  const addsMinutes = addedToDay(assessment);
  const technicianMinutes = Math.round(curve?.minutes(day.startMs, day.endMs) ?? 0);
  const level = curve ? pressureLevel(pressureOf(workMinutes + addsMinutes, technicianMinutes)) : 'calm';
  const facts = { date: day.date, workMinutes, technicianMinutes, addsMinutes, level, judged: curve !== null };
  return { ...facts, sentence: words.load.ofRequest(facts) };
}

/** What a request adds to the day for which its preparing is planned; the share of a batch that is open already is not added. */
export function addedToDay(assessment: Assessment): number {
  const { plan, open } = assessment;
  const { date } = dayOf(assessment);
  const own = addedWork(plan.work, plan.tasks).filter((task) => task.date === date);
  const batches = new Set<string | null | undefined>(own.map(({ batch }) => batch).filter((batch) => batch !== ''));
  const joined = open.filter(({ batch }) => batches.has(batch));
  return Math.round(minutesOf([...joined, ...own]) - minutesOf(joined));
}
