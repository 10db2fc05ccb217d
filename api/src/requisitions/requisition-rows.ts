import { kitLine, type RequisitionAsk, type RequisitionStatus } from '@app/shared';
import type { Standing } from '../apparatus/index.js';
import { instant } from '../core/clock/index.js';
import { newId } from '../core/ids/index.js';
import type { RequisitionLineRow } from './requisition-line.entity.js';
import type { RequisitionRow } from './requisition.entity.js';
import type { WorkedOut } from './work-out.js';

/** Spreads what is missing of each apparatus over the lines that ask for it, last line first. */
export function shortOfLines(worked: WorkedOut, standings: readonly Standing[]): number[] {
  const missing = new Map(standings.map(({ apparatus, short }) => [apparatus.id, short]));
  return worked.lines
    .toReversed()
    .map(({ apparatusId, needed }) => {
      if (!apparatusId) return 0;
      const short = Math.min(Math.ceil(needed), missing.get(apparatusId) ?? 0);
      missing.set(apparatusId, (missing.get(apparatusId) ?? 0) - short);
      return short;
    })
    .reverse();
}

/** The rows of a requisition's lines. */
export function lineRows(schoolId: string, requisitionId: string, worked: WorkedOut, short: readonly number[]): RequisitionLineRow[] {
  return worked.lines.map((line, position) => ({
    schoolId,
    id: newId(),
    requisitionId,
    position,
    ...kitLine(line),
    needed: line.needed,
    short: short[position] ?? 0,
  }));
}

/** What of a requisition follows from working it out, as columns. */
export function workedColumns(worked: WorkedOut, ask: RequisitionAsk) {
  const { lesson, practical } = worked;
  return {
    entryId: lesson.entry.id,
    date: lesson.date,
    period: lesson.entry.period,
    startsAt: instant(lesson.startMs),
    endsAt: instant(lesson.endMs),
    teacherId: lesson.entry.teacher.id,
    departmentId: lesson.entry.departmentId,
    groupId: lesson.entry.group.id,
    roomId: lesson.entry.room?.id ?? null,
    practicalId: practical?.id ?? null,
    practicalVersion: practical?.version ?? null,
    title: worked.title,
    pupils: worked.pupils,
    groupSize: worked.groupSize,
    sets: worked.sets,
    ownLines: ask.lines !== undefined,
    notes: ask.notes ?? null,
    riskAssessment: ask.riskAssessment ?? null,
    deadline: instant(worked.deadline.deadlineMs),
    deadlinePolicy: JSON.stringify(worked.deadline.facts.policy),
  };
}

/** What submitting adds: when, how late and why. */
export function submittedColumns(worked: WorkedOut, ask: RequisitionAsk, nowMs: number) {
  return {
    submittedAt: instant(nowMs),
    late: worked.late,
    minutesLate: worked.minutesLate,
    lateReason: worked.lateReason,
    lateWords: worked.late ? (ask.lateWords ?? null) : null,
    excused: worked.excused,
  };
}

/** What a draft keeps of why it will be late, for when it is submitted. */
export function draftColumns(ask: RequisitionAsk) {
  const { lateReason, lateWords } = ask;
  return { submittedAt: null, late: false, minutesLate: 0, lateReason: lateReason ?? null, lateWords: lateWords ?? null, excused: false };
}

/** The row of a new requisition. */
export function requisitionRow(
  schoolId: string,
  id: string,
  worked: WorkedOut,
  ask: RequisitionAsk,
  state: { status: RequisitionStatus; short: boolean; by: string; nowMs: number },
): RequisitionRow {
  return {
    schoolId,
    id,
    version: 1,
    ...workedColumns(worked, ask),
    ...(state.status === 'draft' ? draftColumns(ask) : submittedColumns(worked, ask, state.nowMs)),
    status: state.status,
    short: state.short,
    outcome: null,
    createdBy: state.by,
    createdAt: instant(state.nowMs),
  };
}
