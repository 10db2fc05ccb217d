import type { IsoDate } from '../dates.js';

/** A lesson as the plan needs it; `period` is a name of the school's periods. */
export interface PlanLesson {
  id: string;
  date: IsoDate;
  period: string;
  teacherCode: string;
  groupCode: string;
  year: number;
  pupils: number;
  department: string;
  subject: string;
}

export type PlannedStatus =
  'draft' | 'submitted' | 'queried' | 'accepted' | 'prepared' | 'delivered' | 'collected' | 'cleared' | 'declined';

export type PlannedLateReason = 'teacher-absence' | 'timetable-change' | 'equipment-failure' | 'forgot' | 'pupil-need' | 'other';

export interface PlannedRequisition {
  lessonId: string;
  practicalKey: string;
  /** Only where it differs from the practical's own. */
  groupSize?: number;
  /** Wall minutes from asking to the deadline; below 0 = late. A draft's is when it was begun. */
  askedMinutesBeforeDeadline: number;
  lateReason?: PlannedLateReason;
  lateWords?: string;
  status: PlannedStatus;
  /** The teacher's words to the technicians. */
  note?: string;
  /** What a technician asked (queried) or gave as the reason (declined). */
  technicianNote?: string;
  goShort?: boolean;
  /** Whether the teacher confirmed a risk assessment. */
  riskAssessed: boolean;
  /** Only when cleared. */
  outcome?: 'used' | 'partly-used' | 'not-used';
  /** What preparing really took, from 'prepared' on. */
  actualPrepareMinutes?: number;
  /** What clearing really took, when cleared. */
  actualClearMinutes?: number;
}

export interface RequestPlan {
  /** In order of lesson. */
  requisitions: PlannedRequisition[];
  /** Ids of lessons whose teacher answered that nothing is needed. */
  nothingNeeded: string[];
  /** The day within the next five teaching days that asks for more than the technicians have; null where none is left. */
  overloadedDay: IsoDate | null;
}
