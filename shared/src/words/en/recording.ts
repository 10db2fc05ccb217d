import type { RequisitionOutcome } from '../../requisitions/closing.js';
import type { IsoDate } from '../../time/iso-date.js';
import { dayFrom } from './dates.js';

/** Words of the page on which a technician writes down what was done in a lesson without a request. */
export const page = 'Done without a request';
export const lead =
  'Write down what was used in a lesson that nobody had asked for. It holds no kit and makes no work; the reports count it apart.';
export const back = 'Requests';
export const teacher = 'Whose lesson';
export const date = 'Day';
export const lesson = 'Lesson';
export const chooseTeacher = 'Choose a teacher';
export const looking = 'Looking for the lessons of that day';
export const noLessons = 'None of their lessons on that day is over. Choose another day.';
export const title = 'What was done';
export const fromLibrary = 'Choose from the library instead';
export const outcome = 'How it went';
export const note = 'Note';
export const save = 'Write it down';
export const lessonFirst = 'Choose the lesson first.';
export const titleFirst = 'Say what was done.';

export const outcomes: Readonly<Record<Exclude<RequisitionOutcome, 'never-made'>, string>> = {
  used: 'Used',
  'partly-used': 'Partly used',
  'not-used': 'Not used',
};

/** Names a lesson to choose: 'P3, 10Y/Ph2, Lab 3; Springs is there'. */
export function place(period: string, group: string, room: string | null, there: string | null): string {
  const at = [period, group, room].filter(Boolean).join(', ');
  return there === null ? at : `${at}; ${there} is there`;
}

/** Says that it was written down. */
export function done(what: string, group: string, on: IsoDate, today: IsoDate): string {
  return `${what}: written down for ${group}, ${dayFrom(on, today)}.`;
}
