import { type Alternative, may, type RequisitionStatus, type Shortage, type TransitionBody, UNTOUCHED } from '@app/shared';
import { teamOf } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import type { Assessment } from './assessment.js';

/** What a refusal of a submission looks at, before anything is held. */
type Planned = Pick<Assessment, 'asking' | 'plan'>;

/** What a refusal says was kept, and who can do it instead. */
const NOT_SUBMITTED = { kept: 'Nothing was submitted', instead: 'submit it for you' };
export const NOT_MOVED = { kept: 'Nothing was moved', instead: 'move it for you' };
export const NOT_CHANGED = { kept: 'Nothing was changed', instead: 'change it for you' };

/**
 * Refuses of a change that asks for more what is refused of a submission.
 * @throws INVALID naming `lessonId` for a lesson that is over, BLOCKED_BY_POLICY
 */
export function refuseMore(planned: Planned): void {
  refuseWhatIsOver(planned, NOT_CHANGED);
  refuseWhatIsBlocked(planned, NOT_CHANGED);
}

/**
 * Refuses what the rules refuse of a submission.
 * @throws INVALID naming `lessonId` for a lesson that is over, BLOCKED_BY_POLICY, LATE_REASON_NEEDED with `minutesLate`, `schoolDaysLate` and the facts of its deadline
 */
export function refuseUnlessSubmittable(planned: Planned, said: typeof NOT_SUBMITTED = NOT_SUBMITTED): void {
  refuseWhatIsOver(planned, said);
  refuseWhatIsBlocked(planned, said);
  const { late, lateReason, deadline, minutesLate, schoolDaysLate, calendar } = planned.plan;
  if (!late || deadline.deadlineMs === null || lateReason !== null) return;
  const explained = words.deadlines.explanation(deadline.facts, deadline.deadlineMs, calendar.timeZone);
  throw new ProblemError(
    'LATE_REASON_NEEDED',
    `The deadline has passed (${explained}) ${said.kept}; say why it is late and send it again.`,
    [{ field: 'lateReason', code: 'needed', message: 'Say why this request is late' }],
    { minutesLate, schoolDaysLate, deadline: instant(deadline.deadlineMs), deadlineFacts: deadline.facts },
  );
}

/** Refuses a lesson that has ended, to everybody. @throws INVALID naming `lessonId` */
export function refuseWhatIsOver({ asking: { nowMs }, plan: { lesson } }: Planned, { kept }: typeof NOT_CHANGED): void {
  if (lesson.endMs > nowMs) return;
  const group = lesson.entry.group.code;
  const message = told`That lesson of ${{ group }} is over. ${{ kept }}; choose a lesson that is still to come.`;
  throw invalid('lessonId', message, 'INVALID', 'over');
}

/** Refuses what comes closer to the lesson than the department takes it. @throws BLOCKED_BY_POLICY */
export function refuseWhatIsBlocked({ asking: { principal, rules }, plan }: Planned, { kept, instead }: typeof NOT_CHANGED): void {
  if (!plan.blocked || may(principal, 'requisition.overrule', { departmentId: plan.work.departmentId })) return;
  const team = teamOf(rules, plan.work.departmentId).map(({ name }) => name);
  const ask = team.join(' or ') || 'a technician';
  throw new ProblemError(
    'BLOCKED_BY_POLICY',
    told`The department takes no requests within ${{ withinHours: plan.policy.blockWithinHours ?? 0 }} hours of the lesson. ${{ kept }}; ask ${{ ask }}, who can ${{ instead }}.`,
  );
}

/** What a refusal of kit says was kept and can be done instead: of a request that is asked for, and of one that is put back. */
const CHOOSE = 'Nothing was held; change the request, or choose to go on short.';
export const GONE_SINCE = 'Others have it since, so it cannot be undone. Nothing was changed; ask again for what is still free.';
export const STAYS_BACK = 'Others have it now. Nothing was changed: it is still down as collected.';

/** Makes the refusal of a hold, naming each shortage; what would help is looked for when the locks are gone, so that nobody waits for it. */
export function holdRefused(
  shortages: readonly Shortage[],
  help: () => Promise<Alternative[]> = () => Promise.resolve([]),
  instead = CHOOSE,
): ProblemError {
  const words = shortages.map(({ name, wanted, free }) => `${name}: ${wanted} wanted, ${free} free`).join('; ');
  return new ProblemError('HOLD_REFUSED', `Not enough at that time: ${words}. ${instead}`, undefined, { shortages }, async () => ({
    alternatives: await help(),
  }));
}

/**
 * Refuses to say of what was made that it never was, and that what was never made broke something.
 * @throws INVALID naming `outcome` or `breakages`
 */
export function refuseUnlessTrue(
  status: RequisitionStatus,
  { outcome, breakages = [] }: Pick<TransitionBody, 'outcome' | 'breakages'>,
): void {
  if (outcome !== 'never-made') return;
  if (!UNTOUCHED.includes(status))
    throw invalid(
      'outcome',
      told`This request is ${{ status }}: it was made, so it cannot have been never made. Nothing was changed; say whether it was used.`,
    );
  if (breakages.length > 0)
    throw invalid(
      'breakages',
      'Nothing can have broken of what was never made. Nothing was changed; say that it was used, or leave the breakages out.',
    );
}
