/** Lists what a lesson can be to its teacher; lessonState says when it is which. */
export const LESSON_STATES = [
  'unanswered',
  'nothing-needed',
  'not-asked',
  'draft',
  'waiting',
  'queried',
  'accepted',
  'short',
  'late',
  'ready',
  'done',
  'declined',
] as const;
export type LessonState = (typeof LESSON_STATES)[number];

/** What the state of a lesson depends on, of a requisition that stands on it. */
export interface StandingRequisition {
  id: string;
  status: string;
  /** Null for whom it is neither work nor theirs to know: to them it waits, as others do. */
  late: boolean | null;
  short: boolean;
}

/**
 * One word for what a teacher still has to do about a lesson, or may look forward to. A requisition says more than an answer: asking
 * for kit after 'nothing needed' takes the answer back. Cancelled ones count for nothing, a declined one only where nothing else was
 * said, a draft only where nothing was submitted; of several the newest (by id) counts. Silence is no state to be mended where the
 * department asks for nothing (`isAsked` false).
 */
export function lessonState(answer: 'nothing-needed' | null, requisitions: readonly StandingRequisition[], isAsked = true): LessonState {
  const standing = liveRequisition(requisitions);
  if (standing) return stateOf(standing);
  if (answer !== null) return answer;
  if (requisitions.some(({ status }) => status === 'declined')) return 'declined';
  return isAsked ? 'unanswered' : 'not-asked';
}

/** The requisition that a lesson is served by: the newest that is neither cancelled nor declined, one that was submitted before a draft. */
export function liveRequisition<R extends StandingRequisition>(requisitions: readonly R[]): R | undefined {
  let live: R | undefined;
  for (const one of requisitions) {
    if (one.status === 'cancelled' || one.status === 'declined') continue;
    const isDraft = one.status === 'draft';
    const liveIsDraft = live?.status === 'draft';
    if (!live || (liveIsDraft && !isDraft) || (liveIsDraft === isDraft && one.id > live.id)) live = one;
  }
  return live;
}

function stateOf({ status, late, short }: StandingRequisition): LessonState {
  switch (status) {
    case 'draft':
    case 'queried':
      return status;
    case 'submitted':
      return short ? 'short' : late ? 'late' : 'waiting';
    case 'accepted':
      return short ? 'short' : 'accepted';
    case 'prepared':
    case 'delivered':
      return 'ready';
    default:
      return 'done';
  }
}
