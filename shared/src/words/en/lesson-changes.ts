import type { ChangeKind } from '../../calendar/lesson-changes.js';
import type { Facility } from '../../rooms/limits.js';
import type { IsoDate } from '../../time/iso-date.js';
import { counted, listed } from './counts.js';
import { day } from './dates.js';
import { names } from './facilities.js';
import { changed, type ChangedFacts, type Periods, periods } from './lessons.js';

/** Words of changing one lesson: its room, its time, who takes it, that it is off. */
export const heading = 'Change this lesson';
export const what = 'What changes';
export const ways: Record<ChangeKind | 'swap', string> = {
  room: 'Another room',
  time: 'Another time',
  cover: 'Somebody else takes it',
  cancelled: 'It does not take place',
  swap: 'Change rooms with another class',
};
export const room = 'Room';
export const noRoom = 'no room for now';
export const start = 'From';
export const end = 'To';
export const who = 'Who takes it';
export const choose = 'Choose';
export const note = 'Why';
export const noteHint = 'Everybody whose lesson or work it is reads this.';
export const save = 'Change it';
export const saving = 'Changing…';
export const anyway = 'Do it anyway';
export const cancel = 'Leave it as it is';
export const loading = 'Loading what can be chosen';
export const now = 'Now';
export const takeBack = 'Take it back';
export const swapWith = 'With';
export const noneThen = 'No other class has a lesson in another room then.';

/** Names a room with what it has: 'Lab 2: gas, fume cupboard'. */
export function roomWith(code: string, facilities: readonly Facility[]): string {
  return facilities.length === 0 ? code : `${code}: ${facilities.map((one) => names[one]).join(', ')}`;
}

/** Names a lesson that rooms could be changed with: '9R with Ada Kerr, in Lab 4'. */
export function inItsRoom(group: string, teacher: string, itsRoom: string): string {
  return `${group} with ${teacher}, in ${itsRoom}`;
}

/** A lesson as it is told of, and the requests that its change touches. */
interface Told extends Periods {
  group: string;
  date: IsoDate;
  requests: readonly string[];
}

const lesson = ({ group, date, period, lastPeriod }: Told): string => `${group}, ${day(date)}, ${periods(period, lastPeriod)}`;
const touched = ({ requests }: Told): string =>
  requests.length === 0 ? 'Nothing was asked for at it.' : `${counted(requests.length, 'request')} followed: ${listed(requests)}.`;

/** Says what was done to a lesson and what it touched: '10P, Mon 23 Nov, P3 is in Lab 2, not Lab 1. 1 request followed: Density.' */
export function done(told: Told, facts: ChangedFacts): string {
  return `${lesson(told)} is ${changed(facts)}. ${touched(told)}`;
}

/** Says that a lesson is as the timetable has it again. */
export function takenBack(told: Told): string {
  return `${lesson(told)} is as the timetable has it. ${touched(told)}`;
}

/** Says that two lessons have each other's rooms. */
export function swapped(told: Told, other: string): string {
  return `${lesson(told)} and ${other} have changed rooms. ${touched(told)}`;
}
