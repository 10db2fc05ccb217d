import type { IsoDate } from '../../time/iso-date.js';
import { dayFrom } from './dates.js';

/** What a department decides besides its deadline: what its switch says, and what is said once it is on or off. */
export const switches = {
  asks: {
    label: 'Its teachers ask for practicals',
    hint: 'Off: its lessons need no answer, have no deadline, and are not counted as unanswered.',
    said: (name: string, on: boolean) => `${name}: ${on ? 'its lessons are to be answered.' : 'its lessons need no answer.'}`,
  },
  riskAssessmentNeeded: {
    label: 'A confirmed risk assessment is needed before a request is accepted',
    hint: '',
    said: (name: string, on: boolean) =>
      `${name} ${on ? 'wants' : 'no longer wants'} a confirmed risk assessment before a request is accepted.`,
  },
  teamShared: {
    label: 'Technicians of other departments may help',
    hint: 'They can always read its requests; with this on, they may answer them and tick off the work too. Messages and the prep list stay with its own technicians.',
    said: (name: string, on: boolean) =>
      `${name}: ${on ? 'technicians of other departments may help.' : 'its own technicians alone answer its requests and tick off its work.'}`,
  },
} as const;

/** Says of what somebody may not act on whose it is, and who can do it. */
export const elsewhere = {
  work: (department: string) =>
    `This is work of ${department}, and you are not one of its technicians. Nothing was changed; a technician of ${department} can do it, or its head can let technicians of other departments help.`,
  request: (department: string) =>
    `This request is one of ${department}, which is not your department. Nothing was changed; its teacher, a technician of ${department} or its head can do that.`,
  lesson: (department: string) =>
    `That is a lesson of ${department}, which is not your department. Nothing was changed; its teacher, a technician of ${department} or its head can do that.`,
  absence: (department: string) =>
    `That is somebody of ${department}, which is not your department. Nothing was changed; they themselves, a technician or the head of ${department}, or an admin can do that.`,
  settings: (department: string) => `You are not head of ${department}. Nothing was changed; its own head or an admin can do this.`,
} as const;

/** Says of what holds for the whole school who settles it. */
export const ofAll = 'This holds for every department of the school. Nothing was changed; an admin can change it.';

export const deadline = 'Deadline';
export const block = 'Block requests under (hours)';
export const blockHint = 'Closer to the lesson than this no request is taken';

export const beginning = {
  label: 'Deadlines begin on',
  hint: 'A lesson whose deadline lies before this day has none, and nothing asked for it is late.',
  save: 'Save the day',
};

/** Says from which day a department's deadlines count. */
export function beginsOn(name: string, date: IsoDate | null, today: IsoDate): string {
  return date === null ? `${name}: every deadline counts.` : `${name}: deadlines begin on ${dayFrom(date, today)}.`;
}
