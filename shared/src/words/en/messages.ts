import type { LateReason } from '../../requisitions/late-reasons.js';
import type { MessageKind } from '../../notifications/message-kinds.js';
import type { IsoDate } from '../../time/iso-date.js';
import { counted, listed } from './counts.js';
import { day, instant, time } from './dates.js';
import { type Periods, periods } from './lessons.js';
import type { Lateness } from './durations.js';

/** What somebody is told: a subject that says it all, and lines that say it again in whole sentences. */
export interface MessageText {
  subject: string;
  lines: string[];
}

/** The request that a message is about, and where and when its lesson is. */
export interface ToldRequest extends Periods {
  title: string;
  group: string;
  date: IsoDate;
  /** Epoch milliseconds. */
  startsAt: number;
  /** Epoch milliseconds; null where it has none. */
  deadline: number | null;
  room: string | null;
  teacher: string;
  department: string;
  /** IANA. */
  timeZone: string;
}

/** Why a request came late, in the middle of a sentence. A person's own words stay on the request: they may name a pupil. */
const REASONS: Record<LateReason, string> = {
  'teacher-absence': 'the teacher was absent (excused)',
  'timetable-change': 'the timetable changed (excused)',
  'equipment-failure': 'equipment failed',
  forgot: 'forgotten',
  'pupil-need': 'a pupil’s need',
  other: 'another reason, given on the request',
};

/** '4 school days'; where it came before another school day '3 hours 20 minutes', '40 minutes': in hours from two hours on. */
function spelledOut({ minutesLate, schoolDaysLate }: Lateness): string {
  if (schoolDaysLate) return counted(schoolDaysLate, 'school day');
  const minutes = minutesLate ?? 0;
  const hours = minutes < 120 ? 0 : Math.floor(minutes / 60);
  const rest = minutes - hours * 60;
  return [hours > 0 && counted(hours, 'hour'), (rest > 0 || hours === 0) && counted(rest, 'minute')].filter(Boolean).join(' ');
}

/** Names a request in short: '9B Density, Tue 3 Nov P3'. */
export function called({ group, title, date, period, lastPeriod }: ToldRequest): string {
  return `${group} ${title}, ${day(date)} ${periods(period, lastPeriod)}`;
}

/** Names a request in a sentence: 'Density with 9B on Tue 3 Nov P3 (11:10, Lab 3)'. */
export function inFull({ title, group, date, period, lastPeriod, startsAt, room, timeZone }: ToldRequest): string {
  const place = room === null ? '' : `, ${room}`;
  return `${title} with ${group} on ${day(date)} ${periods(period, lastPeriod)} (${time(startsAt, timeZone)}${place})`;
}

/** ' (Thu 29 Oct, 12:00)' */
function deadlineOf({ deadline, timeZone }: ToldRequest): string {
  return deadline === null ? '' : ` (${instant(deadline, timeZone)})`;
}

const AUTOMATICALLY = 'Requisite';
const TO_ACCEPT = 'It waits for a technician to accept it.';
const TO_SETTLE = 'A technician settles it with you; you can also change the request.';

function noted(note: string | null): string[] {
  return note ? ['', note] : [];
}

/** Says that a request came after its deadline, by how much and why. */
export function late(request: ToldRequest, by: Lateness, reason: LateReason | null): MessageText {
  const after = `${spelledOut(by)} after the deadline`;
  return {
    subject: `Late request: ${called(request)}, ${after}`,
    lines: [
      `${request.teacher} asks for ${inFull(request)}, ${after}${deadlineOf(request)}.`,
      ...(reason ? [`Reason: ${REASONS[reason]}.`] : []),
      TO_ACCEPT,
    ],
  };
}

/** Says that a request was changed after its deadline; `before` is what was another then. */
export function changedLate(
  request: ToldRequest,
  by: string | null,
  { before, now, waits, note }: { before: { title: string; pupils: number }; now: { pupils: number }; waits: boolean; note: string | null },
): MessageText {
  return {
    subject: `Late change: ${called(request)}`,
    lines: [
      `${by ?? AUTOMATICALLY} changed the request for ${inFull(request)} after its deadline${deadlineOf(request)}.`,
      ...(before.title === request.title ? [] : [`It was ${before.title} before.`]),
      ...(before.pupils === now.pupils ? [] : [`It is for ${now.pupils} pupils now, and was for ${before.pupils}.`]),
      ...(waits ? [TO_ACCEPT] : []),
      ...noted(note),
    ],
  };
}

/** Where a request stood before, whether it is late where it is now, and whether it waits for a technician. */
interface MovedFrom extends Periods {
  date: IsoDate;
  isLate: boolean;
  waits: boolean;
}

/** Says that somebody moved a request to another lesson. */
export function moved(request: ToldRequest, by: string | null, { date, period, lastPeriod, isLate, waits }: MovedFrom): MessageText {
  const was = `${day(date)} ${periods(period, lastPeriod)}`;
  return {
    subject: `Moved: ${called(request)}, was ${was}`,
    lines: [
      `${by ?? AUTOMATICALLY} moved a request from ${was}: it is for ${inFull(request)} now.`,
      ...(isLate ? [`That is after its deadline${deadlineOf(request)}.`] : []),
      ...(waits ? [TO_ACCEPT] : []),
    ],
  };
}

/** Says that a teacher answered what was asked about a request. */
export function answered(request: ToldRequest, by: string | null, note: string | null): MessageText {
  return {
    subject: `Answered: ${called(request)}`,
    lines: [`${by ?? AUTOMATICALLY} answered the question about ${inFull(request)}. ${TO_ACCEPT}`, ...noted(note)],
  };
}

/** What somebody heard that was undone: of which sort it was, and its subject. */
interface Undone {
  kind: MessageKind;
  told: string;
  /** Nothing is asked for any more: what was undone is that it was sent. */
  isUnsent: boolean;
}

/** Says to who heard of it that something was undone, and what is so again. */
export function takenBack(request: ToldRequest, by: string | null, { kind, told, isUnsent }: Undone): MessageText {
  const [head, now] = isUnsent ? ['Not asked for any more', 'Nothing is asked for there now.'] : again(request, kind);
  return { subject: `${head}: ${called(request)}`, lines: [`${by ?? AUTOMATICALLY} has undone what you were told: ‘${told}’. ${now}`] };
}

/** Says to who heard that kit came free that it went back; `told`: the subject of what they heard. */
export function shortAgain(request: ToldRequest, by: string | null, told: string): MessageText {
  return {
    subject: `Short again: ${called(request)}`,
    lines: [`${by ?? AUTOMATICALLY} has undone what set the kit free, so it is held for them again: ‘${told}’ is not so any more.`],
  };
}

/** How a request is again once what was told of it is undone: in a word, and in a sentence. */
function again(request: ToldRequest, kind: MessageKind): [head: string, now: string] {
  const asBefore = `The request for ${inFull(request)} is as it was before.`;
  const ways: Partial<Record<MessageKind, [string, string]>> = {
    'requisition.accepted': ['Not accepted after all', asBefore],
    'requisition.answered': ['Answer taken back', `The question about ${inFull(request)} is open again.`],
    'requisition.cancelled': ['It stands again', asBefore],
    'requisition.changed-late': ['Not changed after all', asBefore],
    'requisition.declined': ['It stands again', asBefore],
    'requisition.handed-over': ['Not handed over after all', `It is for ${inFull(request)}, and ${request.teacher}’s as it was before.`],
    'requisition.moved': ['Not moved after all', asBefore],
    'requisition.queried': ['Question taken back', `There is nothing to answer. ${asBefore}`],
  };
  return ways[kind] ?? ['As it was before', asBefore];
}

/** Says that a request was cancelled, with the words of whoever did so. */
export function cancelled(request: ToldRequest, by: string | null, note: string | null): MessageText {
  const freed = 'Its kit is free again, and its tasks are off the prep list.';
  return {
    subject: `Cancelled: ${called(request)}`,
    lines: [`${by ?? AUTOMATICALLY} cancelled the request for ${inFull(request)}. ${freed}`, ...noted(note)],
  };
}

/** What a technician may do with a request, before its name and in a sentence. */
const SETTLED = {
  queried: ['Question about', 'asks about'],
  declined: ['Declined:', 'declined'],
  accepted: ['Accepted:', 'accepted'],
} as const;

/** Says to a teacher what a technician did with the request, with the words that go with it. */
export function settled(request: ToldRequest, how: keyof typeof SETTLED, by: string | null, note: string | null): MessageText {
  const [head, did] = SETTLED[how];
  return {
    subject: `${head} ${called(request)}`,
    lines: [`${by ?? AUTOMATICALLY} ${did} your request for ${inFull(request)}.`, ...noted(note)],
  };
}

/** Says to a teacher that a request has less of something than it was promised, whatever took it: a breakage, or an act that was undone. */
export function short(request: ToldRequest, { name, short: lost, missing, asked }: Lost): MessageText {
  const head = `Your request for ${inFull(request)} no longer has all that it was promised`;
  // what was recorded before the sums were tells what was lost alone
  if (missing === undefined || asked === undefined) {
    const tooFew = `${counted(lost, 'piece')} less of ${name}`;
    return { subject: `Short of kit: ${called(request)}, ${tooFew}`, lines: [`${head}: ${tooFew}.`, TO_SETTLE] };
  }
  const of = `${missing} of ${asked} ${name}`;
  const more = missing > lost ? `, ${lost} more than before` : '';
  const rest =
    missing < asked
      ? `The other ${asked - missing === 1 ? 'one is' : `${asked - missing} are`} held for you.`
      : 'None of them is held for you.';
  return {
    subject: `Short of kit: ${called(request)}, ${of} missing`,
    lines: [`${head}: ${of} ${missing === 1 ? 'is' : 'are'} missing now${more}. ${rest}`, TO_SETTLE],
  };
}

/** How many of an apparatus a request lost, how many of it are missing since, and how many it asks for. */
interface Lost {
  name: string;
  short: number;
  missing?: number;
  asked?: number;
}

/** What came free of one apparatus, and how many are missing still. */
interface CameFree {
  name: string;
  quantity: number;
  left: number;
}

/** Says that kit came free for a request that went short, and what is missing still. */
export function filled(request: ToldRequest, came: readonly CameFree[], isShort: boolean): MessageText {
  const more = listed(came.map(({ name, quantity }) => `${quantity} more of ${name}`));
  const missing = listed(came.filter(({ left }) => left > 0).map(({ name, left }) => `${left} of ${name}`));
  const rest = missing === '' ? 'Something else that was asked for is still missing.' : `${missing} are still missing.`;
  return {
    subject: `Kit came free: ${called(request)}, ${more}`,
    lines: [
      `Kit came free for ${inFull(request)}: ${more}, now held for ${request.teacher}.`,
      isShort ? rest : 'Nothing is missing any more.',
    ],
  };
}

/** Says to a teacher that somebody asked on their behalf for more than is there. */
export function submittedShort(request: ToldRequest, by: string | null): MessageText {
  const less = 'less kit than was asked for';
  return {
    subject: `Short of kit: ${called(request)}, ${less}`,
    lines: [`${by ?? AUTOMATICALLY} submitted your request for ${inFull(request)} with ${less}. What is there is held for you.`, TO_SETTLE],
  };
}

/** Passes on what somebody wrote about a request. */
export function written(request: ToldRequest, by: string | null, text: string): MessageText {
  const from = by ?? AUTOMATICALLY;
  return {
    subject: `Message from ${from}: ${called(request)}`,
    lines: [`${from} writes about ${inFull(request)}:`, '', text],
  };
}

/** Gathers messages in one: how many, then each with its own text. */
export function digest(messages: readonly { subject: string; text: string }[]): { subject: string; text: string } {
  const [only] = messages;
  if (messages.length === 1 && only) return only;
  return {
    subject: `${counted(messages.length, 'message')} since the last teaching day`,
    text: messages.map(({ subject, text }) => `${subject}\n${text}`).join('\n\n'),
  };
}
