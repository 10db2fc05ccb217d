import { counted, number } from './counts.js';
import type { IsoDate } from '../../time/iso-date.js';
import { day } from './dates.js';

/** The box that takes a request in plain words. */
export const say = {
  label: 'What do you need?',
  hint: 'Such as: 10 sets of bunsens, tripods and gauzes for 9X P3 Tues, 15 lamps too. Nothing is sent until you send it.',
  read: 'Fill in the request',
  reading: 'Reading…',
  readAgain: 'Read it again',
  empty: 'Type what you need first.',
  fold: 'Put the box away',
  marked: 'What was understood of it',
  legend: 'Underlined: understood. With a question mark: to be asked.',
  askedAbout: 'not sure',
  allUnderstood: 'All of it was understood and filled in below. Check it, then send it.',
  nothingUnderstood: 'Nothing in this could be placed. It stands in the notes as you wrote it.',
  nothingNeeded: 'This says that nothing is needed.',
  sayNothingNeeded: 'Nothing needed for this lesson',
  amount: 'How many is not said.',
};

/** Says how much of a message has to be asked about: 'Filled in below, with 2 questions.' */
export function toAsk(count: number): string {
  return `Filled in below, with ${counted(count, 'question')}. What you leave open stands in the notes, so that it is not lost.`;
}

/** Asks what a part of a message means: '“15 lamps”: which one?' */
export function whichIs(text: string, choices: number): string {
  return choices > 1 ? `“${text}”: which one?` : choices === 1 ? `“${text}”: is this what you mean?` : `“${text}” was not understood.`;
}

/** Says how much of a thing is meant, and for whom: '1 for each set'. */
export function amountOf({ perClass = 0, perSet = 0, perPupil = 0 }: { perClass?: number; perSet?: number; perPupil?: number }): string {
  if (perSet > 0) return `${number(perSet)} for each set`;
  if (perPupil > 0) return `${number(perPupil)} for each pupil`;
  return perClass > 0 ? `${number(perClass)} for the class` : '';
}

export const answers = {
  leaveOut: 'Leave it out',
  note: 'Keep it as a note',
  asItIs: 'It is right as it stands',
  otherLesson: (lesson: string): string => `Go to ${lesson}`,
};

/** Says of a message for which lesson it was taken. */
export const anywhere = {
  lesson: 'For which lesson?',
  lessonWhy: 'The words do not say which of your lessons it is for.',
  choose: 'Choose a lesson',
  go: 'Fill in the request',
  noLessons: 'You have no lesson in the next four weeks that something could be asked for.',
};

/** What was asked for the last time. */
export const last = {
  loading: 'Looking up the last time',
  none: (group: string): string => `Nothing has been asked for ${group} yet.`,
  show: 'Show what it was',
  hide: 'Put it away',
  again: 'Ask for this again',
  kit: 'Kit',
  notes: 'Notes',
  next: 'For next time',
  filled: 'Filled in as last time. Check it, then send it.',
};

/** Says what was asked for last: 'Last time with Year 10: Food tests, Thu 12 Nov, 10Y/Bi3, used'. */
export function lastTime(of: {
  with: string;
  title: string;
  date: IsoDate;
  today: IsoDate;
  group: string | null;
  outcome: string | null;
}): string {
  const year = of.date.slice(0, 4);
  const when = year === of.today.slice(0, 4) ? day(of.date) : `${day(of.date)} ${year}`;
  return `Last time with ${of.with}: ${[of.title, when, of.group, of.outcome].filter(Boolean).join(', ')}`;
}

/** Names a year group: 'Year 10'. */
export const yearGroup = (year: number): string => `Year ${year}`;

/** How it went, by its outcome. */
export const outcomes: Readonly<Record<string, string>> = {
  used: 'used',
  'partly-used': 'partly used',
  'not-used': 'not used',
  'never-made': 'never made',
};

/** The steps of a class's scheme that come next. */
export const steps = {
  next: (scheme: string): string => `Next in ${scheme}`,
  none: (group: string): string => `${group} follows no scheme of work.`,
  choose: 'Choose one',
  done: (scheme: string): string => `${scheme}: every step is asked for or done.`,
  named: ({ code, title }: { code: string; title: string }): string => `${code} ${title}`,
  ask: 'Ask for it',
  further: (count: number): string => `${counted(count, 'further step')}`,
  unit: 'Ask for the whole unit',
};

/** Asking for a whole unit at once. */
export const unit = {
  heading: (scheme: string): string => `A unit of ${scheme}`,
  lead: 'Each step goes to the next lesson of the class. Change a lesson or take a tick away, then send. Each is judged by itself.',
  which: 'Unit',
  rest: 'Everything that is left',
  lesson: (step: string): string => `Lesson for ${step}`,
  noLesson: 'No lesson',
  twice: 'This lesson has another step already: give each a lesson of its own.',
  none: 'There is no step with a practical left to ask for.',
  noLessons: 'This class has no lesson without a request in the next weeks.',
  noPractical: 'no practical',
  press: (count: number): string => (count === 0 ? 'Tick a step first' : count === 1 ? 'Send 1 request' : `Send ${number(count)} requests`),
  sending: 'Sending…',
  done: (sent: number, of: number): string =>
    sent === of ? `${counted(sent, 'request')} sent.` : `${number(sent)} of ${counted(of, 'request')} sent. The others say why.`,
  late: 'It would be late and needs a reason: open the lesson to say why.',
  loading: 'Looking up the unit and the lessons',
  fold: 'Not now',
  openLesson: 'Open this lesson',
  isLate: (when: string): string => `${when} (late)`,
};

/** Names a unit with how many of its steps are left: 'B10, 4 steps'. */
export function unitNamed(name: string, steps: number): string {
  return `${name === '' ? unit.rest : name}, ${counted(steps, 'step')}`;
}

/** What people wrote for whoever asks next, and what is usually asked for besides. */
export const besides = {
  notes: 'For next time',
  also: 'Usually also needed',
  add: (name: string): string => `Add ${name}`,
  share: (share: number): string => `in ${number(Math.round(share * 100))} % of the requests`,
  added: (name: string): string => `${name} is on the list: check how many.`,
};
