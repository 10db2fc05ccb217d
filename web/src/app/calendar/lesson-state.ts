import type { Lesson } from '@app/shared/contracts';
import type { LessonState } from '@app/shared/rules';
import type { Lateness } from '@app/shared/words';
import type { StateLook } from '../ui/chip';

/** How each state of a lesson is drawn and coloured; `words.lessons.state` says it. */
export const LESSON_STATE_LOOKS: Record<LessonState, StateLook> = {
  unanswered: { icon: 'question', tone: 'mute' },
  'nothing-needed': { icon: 'minus', tone: 'mute' },
  'not-asked': { icon: 'minus', tone: 'mute' },
  draft: { icon: 'pen', tone: 'accent' },
  waiting: { icon: 'dots', tone: 'wait' },
  queried: { icon: 'message', tone: 'warn' },
  accepted: { icon: 'check', tone: 'ok' },
  short: { icon: 'bang', tone: 'stop' },
  late: { icon: 'clock', tone: 'warn' },
  ready: { icon: 'truck', tone: 'ok' },
  done: { icon: 'check', tone: 'mute' },
  declined: { icon: 'cross', tone: 'stop' },
};

/** How late the latest request of a lesson came; 0 for none. */
export function latestOf({ requisitions }: Pick<Lesson, 'requisitions'>): Lateness {
  return requisitions.reduce<Lateness>((latest, one) => ((one.minutesLate ?? 0) > (latest.minutesLate ?? 0) ? one : latest), {
    minutesLate: 0,
  });
}
