import type { RequisitionStatus } from '../../requisitions/statuses.js';
import type { IsoDate } from '../../time/iso-date.js';
import type { At } from '../at.js';
import { became as becameOf } from './closing.js';
import { day, instant } from './dates.js';
import { work } from './durations.js';
import { trays as traysOf } from './quantities.js';
import { statuses } from './requisitions.js';

/** Who reads of a request, as far as the words change with it: its teacher or others; and what its teacher is called. */
interface Reader {
  mine: boolean;
  teacher: string;
}

/** Says what a request is to whoever reads it: 'Question for you', 'With Priya Patel', 'accepted'. */
export function status(of: RequisitionStatus, { mine, teacher }: Reader): string {
  if (of === 'queried') return mine ? 'Question for you' : `With ${teacher}`;
  return statuses[of];
}

/** Says since when a question lies with a teacher: 'With Priya Patel since Tue 24 Nov, 10:05'. */
export function withSince(teacher: string, at: At, timeZone: string): string {
  return `With ${teacher} since ${instant(at, timeZone)}`;
}

export const questionForYou = 'Question for you';
/** Stands in the place of a question that was asked without words. */
export const noWords = 'No words came with the question. Write what you want done, or ask back.';
/** Says to who would accept it why that cannot be done yet. */
export const assessmentFirst = 'The department wants a confirmed risk assessment before this is accepted. Ask its teacher for it.';
export const yourAnswer = 'Your answer';
export const sendAnswer = 'Send answer';
export const answerFirst = 'Write your answer first.';
export const addToQuestion = 'Add to your question';
export const openRequest = 'Open the request';

/** Says that an answer went: 'Springs: your answer was sent.' */
export function answerSent(title: string): string {
  return `${title}: your answer was sent.`;
}

/** Labels the box of the thread, by who writes. */
export function messageTo({ mine, teacher }: Reader): string {
  return mine ? 'Message to the technicians' : `Message to ${teacher}`;
}

export const send = 'Send message';
export const thread = 'Messages';
/** Said to whom the messages are not shown. */
export const threadIsTheirs = 'Messages about this request are between its teacher, the technicians and the head of its department.';
export const story = 'What happened so far';

/** What the buttons of a request say, by the state that they lead to. */
export const steps: Partial<Record<RequisitionStatus, string>> = {
  submitted: 'Send request',
  accepted: 'Accept',
  queried: 'Ask a question',
  declined: 'Decline',
  cancelled: 'Cancel request',
};

/** What the words are asked for that a step needs, and what is said where they are missing. */
export const notes: Partial<Record<RequisitionStatus, { label: string; lacking: string }>> = {
  queried: { label: 'The question', lacking: 'Write the question first.' },
  declined: { label: 'Why', lacking: 'Say why first: its teacher reads it.' },
  cancelled: { label: 'Why it is cancelled', lacking: 'Say why first: the technicians read it.' },
};

/** Beside the button that cancels: it stays as it is. */
export const keepIt = 'Keep it';

/** Said where the timetable, the calendar or a change of teacher left a request without the lesson that it was asked for. */
export const lessonGone = {
  lead: 'This lesson does not take place as it was asked for.',
  rest: 'The timetable, the calendar or its teacher changed. The request stands as it was, until a technician or its teacher settles it.',
};

/** Said above the box of a late cancellation. */
export const cancelIsLate = 'The deadline has passed and work may have begun, so the technicians are told why.';

/** Says what a step made of a request: 'Springs: cancelled.' */
export function stepTaken(title: string, now: RequisitionStatus, reader: Reader): string {
  return `${title}: ${status(now, { ...reader, mine: false })}.`;
}

/** Says to a technician or head of another department why there is nothing to press. */
export const elsewhere =
  'This is another department’s request: you can read it. Its own technicians answer it; its head can let those of other departments help.';

export const change = 'Change';
export const changeHeading = 'Change the request';
export const stopChanging = 'Leave it as it was';
export const sendChange = 'Save changes';
export const sendingChange = 'Saving…';
export const lateChangeWhy = 'This change is late: say why';

/** Says that a change comes after the deadline and what follows from it. */
export function lateChange(deadline: At, timeZone: string): { lead: string; rest: string } {
  return {
    lead: 'This change is late.',
    rest: `The deadline was ${instant(deadline, timeZone)}. You can still change it; the technicians are told and look at it again.`,
  };
}

/** Says that a change was kept. */
export function changed(title: string, now: RequisitionStatus, reader: Reader): string {
  return `${title}: changed. It is ${status(now, { ...reader, mine: false })}.`;
}

export const moveTo = 'Move to…';
export const handOver = 'Hand over…';
export const moveLooking = 'Looking which lessons it fits…';
export const chooseReason = 'Choose a reason';
export const reasonFirst = 'Say why it would be late there.';
export const fewWords = 'In a few words';
export const wordsFirst = 'Say it in a few words.';
export const moveWhy = 'It would be late there: say why';

/** Names a lesson to move to: 'Wed 25 Nov P5 · Lab 2 · on time'. */
export function place(of: { date: IsoDate; period: string; room: string | null }, late: boolean, also: string | null): string {
  const parts = [`${day(of.date)} ${of.period}`, of.room, late ? 'late: needs a reason' : 'on time', also && `${also} is there too`];
  return parts.filter(Boolean).join(' · ');
}

/** What is said while a request is moved. */
export const moving = {
  heading: 'Move to another lesson of this class',
  none: 'No other lesson of this class in the next four weeks has room and kit for it.',
  back: 'Leave it where it is',
  now: 'Move it',
  done: (title: string, date: IsoDate, period: string): string => `${title}: moved to ${day(date)} ${period}.`,
};

export const askAgain = 'Ask for this again';
export const askForMine = 'Ask the same for a lesson of mine';

/** What is said while the same is asked for at another lesson. */
export const askingAgain = {
  heading: 'Ask for the same again',
  none: 'No lesson in the next four weeks has room and kit for it. Open a lesson in My fortnight to ask for it there.',
  back: 'Not now',
  now: 'Ask for it',
  done: (title: string, date: IsoDate, period: string): string => `${title}: asked for on ${day(date)} ${period}.`,
};

/** Says that it stays out: 'Stays out until Wed 25 Nov, 12:10.' */
export function keptOut(until: At, timeZone: string): string {
  return `Stays out until ${instant(until, timeZone)}.`;
}

/** Says how a technician helps in the lesson, and who, once somebody has taken it: 'Sam Okoro, Senior technician, helps for the first 15 min: lighting.' */
export function helps(
  support: { when: 'start' | 'end' | 'whole'; minutes: number; note: string | null },
  helper: { name: string; title?: string } | null = null,
): string {
  const { when, minutes, note } = support;
  const how = when === 'whole' ? 'through the whole lesson' : `for the ${when === 'start' ? 'first' : 'last'} ${work(minutes)}`;
  const who = helper ? [helper.name, helper.title].filter(Boolean).join(', ') : 'A technician';
  const helping = helper?.title ? `${who}, helps` : `${who} helps`;
  return note ? `${helping} ${how}: ${note}` : `${helping} ${how}.`;
}

/** Says of a request that is closed what became of it. */
export function became(outcome: string | null): string {
  return `How it went: ${becameOf(outcome)}.`;
}

/** What is said of a request that was late. */
export const lateness = {
  correct: 'Correct the reason',
  excuse: 'Excuse it',
  why: 'Why it was late',
  save: 'Save the reason',
  corrected: (title: string): string => `${title}: the reason is corrected.`,
  excused: (title: string): string => `${title}: excused. It is not counted in the late rate.`,
  /** Says how late it was asked for, and why: 'Asked 4 school days after the deadline (Thu 19 Nov, 12:00): forgotten.' */
  said(of: { lateness: string; deadline: string; why: string | null; excused: boolean }, timeZone: string): string {
    const after = `Asked ${of.lateness} after the deadline (${instant(of.deadline, timeZone)})`;
    // the sentence that the reason stands in brings the full stop
    const why = of.why ? `: ${of.why.replace(/(?<![.\s])[.\s]+$/, '')}` : '';
    return `${after}${why}.${of.excused ? ' Not counted in the late rate.' : ''}`;
  },
};

export const recorded = 'Written down after the lesson: it was done without a request.';

export const overHeading = 'The lesson is over. What became of it?';

/** Says how much a request is: '15 sets, 5 trays · 30 pupils · sent Tue 17 Nov, 09:00'. */
export function size(of: { sets: string; trays: number; pupils: string; sentAt: string | null }): string {
  const amount = of.trays > 0 ? `${of.sets}, ${traysOf(of.trays)}` : of.sets;
  return [amount, of.pupils, of.sentAt && `sent ${of.sentAt}`].filter(Boolean).join(' · ');
}

export const another = 'Add another practical';
export const closePanel = 'Close the panel';

/** Names the button that asks a colleague to change days: 'Ask Bram Otte to change days: Mon 23 Nov P3, …'. What is not sent yet is sent with it. */
export function askToSwap(teacher: string, text: string): string {
  return `Ask ${teacher} to change days: ${text}`;
}

/** Stands before that button where the request is not sent yet. */
export const sentAndAsked = 'The request is sent as it is, and your colleague is asked. Nothing moves unless they accept.';

/** Says that a colleague is asked to change days. */
export function swapAsked(title: string, teacher: string): string {
  return `${title} is sent, and ${teacher} is asked to change days. Nothing moves unless they accept.`;
}

/** Says that a colleague could not be asked, and why. */
export function swapNotAsked(title: string, teacher: string, why: string): string {
  return `${title} is sent. ${teacher} could not be asked to change days: ${why}`;
}

/** Heads what would help a request that was sent, where a colleague can be asked to change days. */
export const changeDays = {
  lead: 'What would help:',
  rest: 'to change days with a colleague who has the same practical. They are asked; nothing moves unless they accept.',
  asked: (teacher: string): string => `${teacher} is asked to change days. Nothing moves unless they accept.`,
};

/** Opens the box that takes a request in plain words. */
export const sayIt = 'Type it as you would say it';
export const typeRequest = 'Type a request';
/** Said where a part of the page did not come: the network was away. */
export const partLost = 'This part could not be loaded: the network is away. Everything else works; open the lesson again later.';

/** The risk assessment of a request. It is never said that something is safe. */
export const assessment = {
  needed:
    'Your department accepts a request only once its risk assessment is read and adapted for the class. It can be sent before, and waits.',
  again: 'There is a newer version of the practical: read the risk assessment again before you confirm it.',
  confirm: 'Read, and adapted for this class',
  adaptations: 'What was changed for this class',
};

/** Says behind a confirmed risk assessment who confirmed it and when: ', by Priya Patel, Tue 17 Nov'. */
export function assessedBy(name: string | null, date: IsoDate | null): string {
  return [name && `, by ${name}`, date && `, ${day(date)}`].filter(Boolean).join('');
}
