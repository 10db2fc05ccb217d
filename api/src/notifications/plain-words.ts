import type { LateReason } from '@app/shared';

/** Why a request came late, in the middle of a sentence. A person's own words stay on the request: they may name a pupil. */
export const REASON_WORDS: Record<LateReason, string> = {
  'teacher-absence': 'the teacher was absent (excused)',
  'timetable-change': 'the timetable changed (excused)',
  'equipment-failure': 'equipment failed',
  forgot: 'forgotten',
  'pupil-need': 'a pupil’s need',
  other: 'another reason, given on the request',
};

/** `1 set`, `2 sets`. */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

/** Minutes as people say them: '40 minutes', '3 hours', '2 days'. From two hours on whole hours are said, from two days on whole days, rounded down. */
export function durationWords(minutes: number): string {
  if (minutes < 120) return counted(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}
