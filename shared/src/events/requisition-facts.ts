import type { LateReason, RequisitionStatus, SettleWhy } from '../requisitions/index.js';
import type { OverloadFacts } from '../workload/index.js';

export interface Status {
  status: RequisitionStatus;
}

/** A step of a requisition's life. */
export interface Step extends Status {
  title: string;
  actualMinutes?: number;
  outcome?: string;
  /** Closed in one step after its lesson, whatever had been done of it. */
  closed?: boolean;
}

/** What was asked and what it met: the deadline, the kit that is there, the technicians' time. */
export interface Submission extends Status {
  title: string;
  late: boolean;
  minutesLate: number;
  /** Not in what was written before lateness was said in school days. */
  schoolDaysLate?: number;
  lateReason: LateReason | null;
  short: boolean;
  overload: OverloadFacts | null;
}

/** Why a request was late, and whether that excuses it. */
export interface Late extends Status {
  lateReason: LateReason | null;
  excused: boolean;
}

/** How its lesson went, as its teacher said; null: nothing is said. */
export interface OutcomeTold extends Status {
  outcome: string | null;
}

/** At which lesson a request stands, and whose it is. `startMs` in epoch milliseconds, `teacher` a code. */
export interface Place extends Status {
  date: string;
  period: string;
  /** Null for a lesson of one period; not in what was written before requests kept it. */
  lastPeriod?: string | null;
  startMs: number;
  teacherId: string;
  teacher: string;
  /** Whose request it is; of the place that was left alone, and not in what was written before that was kept. */
  departmentId?: string;
}

/** A move, judged like a submission unless the world took the lesson from it (`stranded`). */
export interface Moved extends Place, Submission {
  stranded: boolean;
}

/** Whose request it is; `teacher` a code. */
export interface OfTeacher extends Status {
  teacherId: string;
  teacher: string;
}

/**
 * What a request kept of its lesson, its class and what is to be settled; of these facts those that changed. Instants in epoch
 * milliseconds.
 */
export interface KeptFacts {
  startMs?: number;
  endMs?: number;
  period?: string;
  lastPeriod?: string | null;
  roomId?: string | null;
  departmentId?: string;
  groupId?: string;
  pupils?: number;
  sets?: number;
  /** The lines of which another amount is needed; `held`: of what the school owns. */
  amounts?: { name: string; needed: number; held: boolean }[];
  /** Of drafts alone: what was sent keeps its deadline. */
  deadlineMs?: number | null;
  short?: boolean;
  settle?: SettleWhy[];
}
