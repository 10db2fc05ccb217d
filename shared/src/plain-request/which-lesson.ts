import { matchPeriod, periodKey } from '../reading/read-period.js';
import { weekdayOf } from '../time/iso-date.js';
import type { ClassSaid } from './class-said.js';
import type { DaySaid } from './day-said.js';
import type { ComingLesson, ReadingSchool } from './known.types.js';
import type { PeriodSaid } from './period-said.js';

/** All that a message says of when, with whom and where. */
export interface WhenSaid {
  days: DaySaid[];
  weeks: DaySaid[];
  periods: PeriodSaid[];
  classes: ClassSaid[];
  rooms: { from: number; to: number; room: string }[];
}

/** The lesson that is meant, or those that it may be; `isOtherRoom` where the room that was said is another. */
export interface LessonMeant {
  lesson: ComingLesson | null;
  candidates: ComingLesson[];
  isOtherRoom: boolean;
}

/** Lessons that are offered where it is not clear which one is meant. */
const OFFERED = 5;

/** A message says two things of one kind that are not the same: nobody knows which lesson is meant. */
function saysTwo(said: WhenSaid): boolean {
  const differ = (values: string[]) => new Set(values).size > 1;
  return (
    differ(said.days.map(({ dates }) => dates.join())) ||
    differ(said.periods.flatMap(({ key }) => key ?? [])) ||
    differ(said.classes.filter(({ year }) => year === null).map(({ codes }) => codes.join()))
  );
}

const ofClass = (lesson: ComingLesson, said: ClassSaid): boolean =>
  said.year === null ? said.codes.includes(lesson.group.code) : lesson.group.year === said.year;

function ofPeriod(lesson: ComingLesson, said: PeriodSaid, school: ReadingSchool): boolean {
  if (said.isDouble && said.key === undefined && lesson.lastPeriod === null) return false;
  const names = school.periods.map(({ name }) => name);
  const [first, last] = [names.indexOf(lesson.period), names.indexOf(lesson.lastPeriod ?? lesson.period)];
  if (said.start !== undefined) {
    const at = school.periods.findIndex(({ start }) => start === said.start);
    return lesson.startTime === said.start || (at >= 0 && first >= 0 && at >= first && at <= last);
  }
  if (said.place !== undefined) return said.place === 0 ? first === 0 : last === names.length - 1;
  if (said.key === undefined) return true;
  const period = matchPeriod(school.periods, said.key);
  const at = period ? names.indexOf(period.name) : -1;
  return periodKey(lesson.period) === said.key || (at >= 0 && first >= 0 && at >= first && at <= last);
}

function onDay(lesson: ComingLesson, { dates, weekday }: DaySaid, hasWeek: boolean): boolean {
  return hasWeek && weekday !== undefined ? weekdayOf(lesson.date) === weekday : dates.includes(lesson.date);
}

/** What of that was said a lesson is, each for itself. */
function fits(lesson: ComingLesson, said: WhenSaid, school: ReadingSchool): { day: boolean; period: boolean; group: boolean } {
  return {
    day:
      said.weeks.every(({ dates }) => dates.includes(lesson.date)) && said.days.every((day) => onDay(lesson, day, said.weeks.length > 0)),
    period: said.periods.every((period) => ofPeriod(lesson, period, school)),
    group: said.classes.every((group) => ofClass(lesson, group)),
  };
}

function inRoom(lessons: ComingLesson[], said: WhenSaid): ComingLesson[] {
  const [room] = said.rooms;
  const there = room ? lessons.filter((lesson) => lesson.room === room.room) : lessons;
  return there.length > 0 ? there : lessons;
}

/**
 * Finds the lesson of who writes that a message means. One alone fits, or none is chosen: without a day it is one only where just the next is
 * asked for. Candidates are the nearest to what was said, the soonest first.
 */
export function lessonMeant(said: WhenSaid, school: ReadingSchool): LessonMeant {
  const judged = school.lessons.map((lesson) => ({ lesson, ...fits(lesson, said, school) }));
  const all = inRoom(
    judged.filter(({ day, period, group }) => day && period && group).map(({ lesson }) => lesson),
    said,
  );
  const isNext = said.periods.some((period) => period.isNext);
  const hasDay = said.days.length > 0 || (said.weeks.length > 0 && all.length === 1);
  const [first] = all;
  const chosen = first && !saysTwo(said) && (isNext || (hasDay && all.length === 1)) ? first : null;
  const near = all.length > 0 ? all : nearest(judged);
  const room = said.rooms[0]?.room;
  return {
    lesson: chosen,
    candidates: chosen ? [] : near.slice(0, OFFERED),
    isOtherRoom: chosen !== null && room !== undefined && chosen.room !== room,
  };
}

function nearest(judged: ({ lesson: ComingLesson } & ReturnType<typeof fits>)[]): ComingLesson[] {
  const score = ({ day, period, group }: ReturnType<typeof fits>) => Number(day) * 2 + Number(group) * 2 + Number(period);
  const most = Math.max(0, ...judged.map(score));
  return most < 2 ? [] : judged.filter((one) => score(one) === most).map(({ lesson }) => lesson);
}
