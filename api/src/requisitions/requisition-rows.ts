import { kitLine, overlaps, periodOf, type RequisitionAsk, type RequisitionStatus } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { newId } from '../core/ids/index.js';
import type { Assessment } from './assessment.js';
import { keptAssessment } from './kept-assessment.js';
import type { RequisitionLineRow } from './requisition-line.entity.js';
import { AS_SAID, type AsSaid, type RequisitionRow } from './requisition.entity.js';
import type { SettleRow } from './settle.entity.js';
import { closedFor } from './stands-closed.js';

/** Spreads what is missing of each apparatus over the lines of a request that ask for it. */
export function shortOfLines({ plan, availability }: Assessment): number[] {
  return spreadShort(plan.lines, new Map(availability.map(({ apparatus, short }) => [apparatus.id, short])));
}

/** Spreads what is missing of each apparatus (by its id) over the lines that ask for it, last line first. */
export function spreadShort(
  lines: readonly { apparatusId: string | null; needed: number }[],
  missingOf: ReadonlyMap<string, number>,
): number[] {
  const missing = new Map(missingOf);
  return lines
    .toReversed()
    .map(({ apparatusId, needed }) => {
      if (!apparatusId) return 0;
      const short = Math.min(Math.ceil(needed), missing.get(apparatusId) ?? 0);
      missing.set(apparatusId, (missing.get(apparatusId) ?? 0) - short);
      return short;
    })
    .reverse();
}

/** Makes the rows of a requisition's lines. */
export function lineRows(requisitionId: string, assessment: Assessment): RequisitionLineRow[] {
  const { schoolId } = assessment.asking.principal;
  const short = shortOfLines(assessment);
  return assessment.plan.lines.map((line, position) => ({
    schoolId,
    id: newId(),
    requisitionId,
    position,
    ...kitLine(line),
    needed: line.needed,
    short: short[position] ?? 0,
  }));
}

/** Makes the columns of what was asked, as it was planned. */
function askedColumns({ ask, plan, shortages, asking }: Assessment) {
  const { lesson, takenDown, practical, title, pupils, groupSize, sets } = plan;
  return {
    entryId: lesson.entry.id,
    date: lesson.date,
    period: periodOf(lesson),
    lastPeriod: lesson.lastPeriod,
    startsAt: instant(lesson.startMs),
    endsAt: instant(plan.held.endMs),
    lessonEndsAt: takenDown && instant(lesson.endMs),
    keepUntilEntryId: takenDown?.entryId ?? null,
    keepUntilDate: takenDown?.date ?? null,
    support: plan.support,
    teacherId: lesson.entry.teacher.id,
    departmentId: lesson.entry.departmentId,
    groupId: lesson.entry.group.id,
    roomId: lesson.entry.room?.id ?? null,
    practicalId: practical?.id ?? null,
    practicalVersion: practical?.version ?? null,
    title,
    pupils,
    pupilsTyped: ask.pupils !== undefined,
    groupSize,
    sets,
    ownLines: ask.lines !== undefined,
    short: shortages.length > 0,
    roomLacks: plan.roomLacks,
    // whatever was said of a lesson is not said of another one
    outcome: null,
    ...(Object.fromEntries(AS_SAID.map((field) => [field, ask[field] ?? null])) as Pick<RequisitionRow, AsSaid>),
    riskAssessment: keptAssessment(ask.riskAssessment, asking.principal.personId, asking.nowMs),
  };
}

/** Makes the columns of how a request stands to its deadline. A draft only keeps why it will be late, for when it is submitted. */
function deadlineColumns({ ask, plan, asking }: Assessment, status: RequisitionStatus) {
  const { late, minutesLate, lateReason, excused, deadline } = plan;
  const by = {
    deadline: deadline.deadlineMs === null ? null : instant(deadline.deadlineMs),
    deadlinePolicy: JSON.stringify(deadline.facts.policy),
  };
  return status === 'draft'
    ? { ...by, submittedAt: null, late: false, minutesLate: 0, excused: false, ...lateWords(ask) }
    : { ...by, submittedAt: instant(asking.nowMs), late, minutesLate, excused, ...lateWords(late ? { ...ask, lateReason } : {}) };
}

function lateWords({ lateReason, lateWords: words }: { lateReason?: RequisitionAsk['lateReason'] | null; lateWords?: string }) {
  return { lateReason: lateReason ?? null, lateWords: words ?? null };
}

/** Makes the row of a new requisition. */
export function requisitionRow(id: string, assessment: Assessment, status: RequisitionStatus): RequisitionRow {
  const { schoolId, personId } = assessment.asking.principal;
  return {
    schoolId,
    id,
    version: 1,
    ...askedColumns(assessment),
    lessonTeacherId: null,
    ...deadlineColumns(assessment, status),
    status,
    recorded: false,
    createdBy: personId,
    createdAt: instant(assessment.asking.nowMs),
    number: assessment.context.number,
  };
}

/**
 * Makes the rows of what there is to settle from the beginning: its teacher is away or its room closed (also while it stays out there), and
 * whoever asks may not know. At
 * the lesson of a draft nobody is missed yet, but its room is closed all the same.
 */
export function settleRows({ schoolId, id, status, teacherId }: RequisitionRow, { asking, plan }: Assessment): SettleRow[] {
  const { startMs: fromMs, endMs: toMs } = plan.lesson;
  const away = status === 'draft' ? [] : asking.rules.away.get(teacherId);
  const isAway = away?.some((stretch) => overlaps(stretch, { fromMs, toMs })) ?? false;
  const whys = [...(isAway ? (['teacher-away'] as const) : []), ...(closedFor(asking.rules, plan) ? (['closed'] as const) : [])];
  return whys.map((why) => ({ schoolId, requisitionId: id, why, since: instant(asking.nowMs) }));
}

/** How a requisition is written over. */
export interface Rewrite {
  status: RequisitionStatus;
  /** Judged by the deadline and the time now; else deadline and lateness stay as they were fixed. */
  isJudged: boolean;
  /** It asks for no more, or the world moved it: it stands in the order where it stood. */
  keepsPlace?: boolean;
  /** Whose it is from now on, where that changes. */
  whose?: Pick<RequisitionRow, 'teacherId' | 'lessonTeacherId'>;
}

/** Makes the columns that asking anew changes. Whose the request is stays as it is unless that changes too. */
export function changedColumns(assessment: Assessment, { status, isJudged, whose }: Rewrite) {
  const { teacherId: _teacher, ...asked } = askedColumns(assessment);
  return { ...asked, ...(isJudged ? deadlineColumns(assessment, status) : {}), ...whose, status };
}
