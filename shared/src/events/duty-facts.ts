import type { CheckBody } from '../checks/check.contract.js';
import type { DutyFunction } from '../duties/limits.js';

/** What is said of a duty; without a rule it is done once, on `startsOn`. */
export interface DutyFacts {
  title: string;
  function: DutyFunction;
  minutes: number;
  departmentId: string;
  assigneeId: string | null;
  rrule: string | null;
  startsOn: string;
  windowStart: string;
  windowEnd: string;
}

/** What is said of a check of equipment. */
export interface CheckFacts extends Pick<CheckBody, 'title'> {
  apparatusId: string | null;
  due: string | null;
  everyMonths: number | null;
  blocksItem: boolean;
}
