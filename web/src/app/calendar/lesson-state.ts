import type { Lesson } from '@app/shared/contracts';
import type { LessonState } from '@app/shared/rules';
import { spell } from '../core/when';
import type { StateLook } from '../ui/chip';

export const LESSON_STATE_LOOKS: Record<LessonState, StateLook> = {
  unanswered: { word: 'unanswered', icon: 'question', tone: 'mute' },
  'nothing-needed': { word: 'nothing needed', icon: 'minus', tone: 'mute' },
  draft: { word: 'draft', icon: 'pen', tone: 'accent' },
  waiting: { word: 'waiting', icon: 'dots', tone: 'wait' },
  queried: { word: 'queried', icon: 'message', tone: 'warn' },
  accepted: { word: 'accepted', icon: 'check', tone: 'ok' },
  short: { word: 'short', icon: 'bang', tone: 'stop' },
  late: { word: 'late', icon: 'clock', tone: 'warn' },
  ready: { word: 'ready', icon: 'truck', tone: 'ok' },
  done: { word: 'done', icon: 'check', tone: 'mute' },
  declined: { word: 'declined', icon: 'cross', tone: 'stop' },
};

/** The look of a lesson's state, with how late where it is late: `late 40 min`. */
export function lookOf(lesson: Pick<Lesson, 'state' | 'requisitions'>): StateLook {
  const look = LESSON_STATE_LOOKS[lesson.state];
  const late = Math.max(0, ...lesson.requisitions.map((requisition) => requisition.minutesLate));
  return lesson.state === 'late' && late > 0 ? { ...look, word: `late ${spell(late)}` } : look;
}
