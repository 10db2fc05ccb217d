import type { OccasionDate, OccasionKind } from '../calendar/occasion-rule.js';

/** What an occasion is, whose, and when. */
export interface OccasionFacts {
  title: string;
  kind: OccasionKind;
  teacherId: string;
  departmentId: string;
  dates: readonly OccasionDate[];
}
