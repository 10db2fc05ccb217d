import type { SettleWhy } from '../../requisitions/settle-whys.js';
import { counted, listed, number } from './counts.js';
import { time } from './dates.js';
import { called, inFull, type MessageText, type ToldRequest } from './messages.js';

/** What a change of the world did to a request, which is told as it is now. */
export interface WorldFacts extends ToldRequest {
  /** What is to be settled since, and what no more. */
  began: readonly SettleWhy[];
  ended: readonly SettleWhy[];
  toSettle: boolean;
  /** It was never sent: only its teacher and whoever began it hear of it. */
  isDraft: boolean;
  /** The name of what the school is closed for on that day. */
  closure: string | null;
  /** The room that it had and that is closed that day, with why: 'North 1 (Exams)'; not there where none is. */
  roomClosed?: string | null;
  /** The room in which it stays out and that is closed on one of those days, with when and why; not there where none is. */
  standsClosed?: string | null;
  /** Its lesson was called off for that day. */
  calledOff?: boolean;
  /** Who takes the lesson now. */
  holder: string;
  /** When the lesson began before, in epoch milliseconds, where that is another time of the day. */
  startedAt: number | null;
  /** When it ended before and ends now, in epoch milliseconds, where it begins as it did: it is shorter or longer. */
  endedAt: { before: number; now: number } | null;
  isRoomOther: boolean;
  roomBefore: string | null;
  isDepartmentOther: boolean;
  departmentBefore: string | null;
  /** What its class asks for before and now, where what is made ready is another amount by it. */
  size: { before: ClassSize; now: ClassSize } | null;
  /** What went short by it, and how many of it are missing now. */
  short: readonly { name: string; quantity: number }[];
}

/** How many pupils a request is for, in how many sets. */
export interface ClassSize {
  pupils: number;
  sets: number;
}

type Said = (of: WorldFacts) => string | null;

/** Why a request is to be settled, as part of a sentence; null for what is worked out still. */
const WHY: Record<SettleWhy, Said> = {
  'lesson-gone': ({ calledOff }) => (calledOff ? 'its lesson is called off' : 'its lesson is no longer in the timetable'),
  closed: ({ closure, roomClosed, standsClosed }) =>
    standsClosed != null
      ? standsClosed
      : roomClosed != null
        ? `${roomClosed} is closed that day and it has no other room yet`
        : `the school is closed that day${closure === null ? '' : ` (${closure})`}`,
  'teacher-changed': ({ holder }) => `${holder} takes the lesson now`,
  moved: () => 'the timetable has its lesson at another time now',
  'room-lacks': () => 'its room lacks what it needs',
  short: () => 'it is short of kit',
  'teacher-away': ({ teacher }) => `${teacher} is away`,
  pending: () => null,
};

const BACK = 'it takes place after all';
const ENDED: Record<SettleWhy, Said> = {
  'lesson-gone': () => BACK,
  closed: ({ isRoomOther, startedAt }) => (isRoomOther && startedAt === null ? null : BACK),
  'teacher-changed': ({ teacher }) => `${teacher} takes the lesson after all`,
  moved: () => 'its lesson is at its old time again',
  'room-lacks': () => 'its room has what it needs',
  short: () => 'all its kit is there',
  'teacher-away': () => null,
  pending: () => null,
};

/** Lists what a change did to a request, each as a part of a sentence; nothing where it is nobody's news. */
export function changes(of: WorldFacts): string[] {
  const { startedAt, startsAt, timeZone, room, roomBefore, department, departmentBefore, size, short } = of;
  const missing = short.map(({ name, quantity }) => `${number(quantity)} of ${name}`);
  const said = [
    ...of.began.filter((why) => !isToldApart(why, of)).map((why) => WHY[why](of)),
    ...of.ended.map((why) => ENDED[why](of)),
    startedAt === null ? null : `it begins at ${time(startsAt, timeZone)} now, not ${time(startedAt, timeZone)}`,
    of.endedAt === null ? null : `it ends at ${time(of.endedAt.now, timeZone)} now, not ${time(of.endedAt.before, timeZone)}`,
    of.isRoomOther && of.roomClosed == null ? roomChange(room, roomBefore) : null,
    of.isDepartmentOther ? `it is ${department}’s now${departmentBefore === null ? '' : `, not ${departmentBefore}’s`}` : null,
    size === null ? null : sizeChange(size),
    missing.length > 0 ? `it lacks ${listed(missing)}` : null,
  ];
  return [...new Set(said.filter((one) => one !== null))];
}

/** Of the absence of a teacher people are told by itself, and of what is short by its name. */
function isToldApart(why: SettleWhy, { short }: WorldFacts): boolean {
  return why === 'teacher-away' || (why === 'short' && short.length > 0);
}

function sizeChange({ before, now }: { before: ClassSize; now: ClassSize }): string {
  if (before.pupils === now.pupils) return `it is in ${counted(now.sets, 'set')} now, not ${number(before.sets)}`;
  const pupils = `it is for ${counted(now.pupils, 'pupil')}`;
  if (before.sets === now.sets) return `${pupils} now, not ${number(before.pupils)}, which changes what it needs`;
  return `${pupils} in ${counted(now.sets, 'set')} now, not ${number(before.pupils)} in ${number(before.sets)}`;
}

function roomChange(room: string | null, before: string | null): string {
  if (room === null) return before === null ? 'it has no room' : `it has no room now, and was in ${before}`;
  return before === null ? `it is in ${room} now` : `it is in ${room} now, not ${before}`;
}

/** Says why a request is to be settled; nothing while that is worked out still. */
export function whys(of: WorldFacts): string[] {
  return of.began.map((why) => WHY[why](of)).filter((one) => one !== null);
}

const TO_SETTLE = 'Until it is settled it stands on the list to settle, with what can be done.';

/** Says what a change of calendar, timetable or kit did to a request. */
export function oneChanged(request: WorldFacts): MessageText {
  const what = listed(changes(request));
  return {
    subject: `${request.toSettle ? 'To settle' : 'Changed'}: ${called(request)} – ${what}`,
    lines: [
      `${inFull(request)}, ${request.isDraft ? 'a draft of' : 'asked for by'} ${request.teacher}: ${what}.`,
      ...(request.toSettle ? [TO_SETTLE] : []),
    ],
  };
}

/** Names a request with what a change did to it, in a line of many. */
export function changedLine(request: WorldFacts): string {
  return `${called(request)} – ${listed(changes(request))}`;
}
