import { type RequisitionAsk, supportWindow, type SupportAsked } from '@app/shared';
import { invalid, told } from '../core/problems/index.js';

const MINUTE_MS = 60_000;

/**
 * Reads the help that is asked for in a lesson; of a whole lesson the minutes are its own.
 * @throws INVALID naming `support.minutes` where a number is missing, or is more than the lesson has
 */
export function supportOf({ support }: Pick<RequisitionAsk, 'support'>, lesson: { startMs: number; endMs: number }): SupportAsked | null {
  if (!support) return null;
  const { when, minutes = 0 } = support;
  const note = support.note?.trim();
  const length = Math.round((lesson.endMs - lesson.startMs) / MINUTE_MS);
  if (when !== 'whole' && minutes === 0)
    throw invalid('support.minutes', 'Say for how many minutes of the lesson help is needed. Nothing was changed.', 'INVALID', 'needed');
  if (when !== 'whole' && minutes > length)
    throw invalid(
      'support.minutes',
      told`The lesson has ${{ length }} minutes. Nothing was changed; ask for no more of them, or for the whole lesson.`,
    );
  const { fromMs, dueMs } = supportWindow(lesson, { minutes, when });
  return { minutes: Math.round((dueMs - fromMs) / MINUTE_MS), when, ...(note ? { note } : {}) };
}
