import type { Facility } from '../../rooms/limits.js';
import { counted, listed, number } from './counts.js';
import { names } from './facilities.js';
import { periods } from './lessons.js';

/** Words of the pages of rooms. */
export const page = 'Rooms';
export const lead =
  'A timetable brings its rooms with it. Say here what each has: whoever asks for a practical is then warned where the room lacks what it needs.';
export const add = 'Add a room';
export const edit = 'Edit';
export const save = 'Save';
export const cancel = 'Cancel';
export const search = 'Find a room';
export const loading = 'Loading rooms';
export const more = 'Show more';
export const none = 'No room yet';
export const noneHint = 'Take in a timetable, which brings its rooms with it, or add one here.';
export const noneFound = 'No room is called that. Try part of its name, or the code of the timetable.';
export const nothingSaid = 'nothing said of what it has';
export const back = 'Rooms';

export { names as facilities };

export const week = 'Who is in it';
export const earlierWeek = 'Earlier week';
export const laterWeek = 'Later week';
export const thisWeek = 'This week';
export const loadingWeek = 'Loading the week of the room';
export const period = 'Period';
export const free = 'free';
export const closed = 'closed';
export const noTeaching = 'Nothing is taught in this week.';
export const closures = 'Closed';
export const close = 'Close it for some days';
export const closeNow = 'Close the room';
export const reopen = 'Open it again';
export const from = 'From';
export const to = 'To';
export const reason = 'Why';
export const reasonHint = 'Exams, repairs: whoever has a lesson there reads it.';
export const noClosures = 'It is not closed in this week.';
export const change = 'Change';

/** Names a class that is in a room: '10P with Ada Holt'. */
export const inIt = (group: string, teacher: string): string => `${group} with ${teacher}`;

/** Says that a room is closed and what that touches: 'Lab 2 is closed. 3 lessons have no room now; 1 request is to settle.' */
export function closedNow(code: string, lessons: number, requests: number): string {
  if (lessons === 0) return `${code} is closed. No lesson is in it then.`;
  const settle = requests === 0 ? '' : `; ${counted(requests, 'request')} ${requests === 1 ? 'is' : 'are'} to settle`;
  return `${code} is closed. ${counted(lessons, 'lesson')} ${lessons === 1 ? 'has' : 'have'} no room now${settle}.`;
}

/** Says that a closure is taken back. */
export const openedAgain = (code: string): string => `${code} is open again, and its lessons are back in it.`;

export const fields = {
  code: 'Code',
  codeHint: 'As the timetable writes it: Lab 1, S12',
  name: 'Name',
  nameHint: 'As people say it, where that is another',
  places: 'Places',
  placesHint: 'How many pupils can work in it',
  facilities: 'It has',
  prep: 'It is a prep room',
  prepRoom: 'Prep room that serves it',
  noPrepRoom: 'none',
};

/** Says that a list shows a part: 'Showing 50 of 120 rooms', '12 rooms'. */
export function shown(part: number, all: number): string {
  return part < all ? `Showing ${number(part)} of ${counted(all, 'room')}` : counted(all, 'room');
}

/** Says in a line what a room is: 'Physics 1 · gas, sinks · 32 places · served by Prep 1'. */
export function facts(
  room: { name: string | null; facilities: readonly Facility[]; places: number | null; prep: boolean },
  prepRoom: string | null,
): string {
  const has = room.facilities.map((one) => names[one]).join(', ');
  const parts = [
    room.name,
    room.prep ? 'prep room' : null,
    has === '' ? (room.prep ? null : nothingSaid) : has,
    room.places === null ? null : counted(room.places, 'place'),
    prepRoom === null ? null : `served by ${prepRoom}`,
  ];
  return parts.filter((one) => one !== null).join(' · ');
}

/** Says that a room was added or changed. */
export const added = (code: string): string => `${code} is added.`;
export const saved = (code: string): string => `${code} is saved.`;

/** A lesson as a sentence of clashes names it. */
interface Clashing {
  group: { code: string };
  teacher: { name: string };
  period: string;
  lastPeriod: string | null;
}

const named = ({ group, teacher, ...at }: Clashing): string => `${group.code} with ${teacher.name}, ${periods(at.period, at.lastPeriod)}`;

/** Says that other lessons are in a room then. */
export function clash(room: string, lessons: readonly Clashing[]): string {
  return `${room} is taken then by ${listed(lessons.map(named))}. Nothing was changed; choose another room, swap the two, or do it anyway.`;
}

/** Says that somebody has other lessons then. */
export function teacherClash(name: string, lessons: readonly Clashing[]): string {
  const theirs = lessons.map(({ group, period, lastPeriod }) => `${group.code}, ${periods(period, lastPeriod)}`);
  return `${name} has ${listed(theirs)} then. Nothing was changed; choose another time or person, or do it anyway.`;
}

/** Says that whoever is to cover is away. */
export const covererAway = (name: string): string => `${name} is away then. Nothing was changed; choose somebody else, or do it anyway.`;

/** Who and what belongs to a prep room. */
export const prepRooms = {
  label: 'Prep room',
  none: 'None in particular',
  ofPerson: 'Where this technician works, so that Today can show the work of one prep room.',
  ofApparatus: 'Where it is kept and fetched from.',
  ofDepartment: 'Prep rooms',
  ofDepartmentWhy: 'Where its practicals are prepared. Which room is a prep room is said on its own page.',
  said: (department: string, rooms: readonly string[]): string =>
    rooms.length === 0 ? `${department} has no prep room of its own.` : `${department} is prepared for in ${listed(rooms)}.`,
};
