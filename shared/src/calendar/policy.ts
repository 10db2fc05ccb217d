import type { PolicyKind } from '../school/limits.js';
import type { IsoDate } from '../time/iso-date.js';
import type { WallTime } from '../time/wall-time.js';

/**
 * What a department asks for from a date on. 'weekly': by `time` on `weekday` (1 = Monday), `weeksBefore` teaching weeks before the
 * lesson's. 'notice': `schoolDays` teaching days before, at `time` or else at the lesson's own start. `blockWithinHours` refuses
 * requests closer to the lesson than that.
 */
export interface PolicyRule {
  from: IsoDate;
  kind: PolicyKind;
  weekday?: number;
  time?: WallTime;
  weeksBefore?: number;
  schoolDays?: number;
  blockWithinHours?: number;
}

/** A policy's rule without the date from which it holds; what it leaves out is the default's. */
export interface PolicyTerms extends Pick<PolicyRule, 'kind' | 'weekday' | 'weeksBefore' | 'schoolDays'> {
  time?: WallTime | null;
}

const DEFAULT_WEEKLY = { weekday: 4, time: '12:00', weeksBefore: 1 } as const;
const DEFAULT_SCHOOL_DAYS = 3;

/** What holds while a department has set nothing: weekly, Thursday 12:00, one teaching week before. */
export const DEFAULT_POLICY: PolicyRule = /* @__PURE__ */ Object.freeze({ from: '0001-01-01', kind: 'weekly', ...DEFAULT_WEEKLY });

/** A weekly policy with what it leaves out filled in from the default. */
export function weeklyTerms(policy: PolicyTerms): { weekday: number; time: WallTime; weeksBefore: number } {
  return {
    weekday: policy.weekday ?? DEFAULT_WEEKLY.weekday,
    time: policy.time ?? DEFAULT_WEEKLY.time,
    weeksBefore: policy.weeksBefore ?? DEFAULT_WEEKLY.weeksBefore,
  };
}

/** A notice policy's terms; `time` is null where the lesson's own start time holds. Three school days where it names no number. */
export function noticeTerms(policy: PolicyTerms): { schoolDays: number; time: WallTime | null } {
  return { schoolDays: policy.schoolDays ?? DEFAULT_SCHOOL_DAYS, time: policy.time ?? null };
}

/** A policy's terms, nothing left out: what set a deadline. */
export function termsOf(policy: PolicyTerms): PolicyTerms {
  return policy.kind === 'weekly' ? { kind: 'weekly', ...weeklyTerms(policy) } : { kind: 'notice', ...noticeTerms(policy) };
}

/** The policy for a lesson on `date`: the one with the latest start on or before it, else the earliest one, else the default. */
export function policyOn(policies: readonly PolicyRule[], date: IsoDate): PolicyRule {
  let current: PolicyRule | undefined;
  let earliest: PolicyRule | undefined;
  for (const policy of policies) {
    if (policy.from <= date && (!current || policy.from >= current.from)) current = policy;
    if (!earliest || policy.from < earliest.from) earliest = policy;
  }
  return current ?? earliest ?? DEFAULT_POLICY;
}
