import { chance } from './chance.js';
import { nearestTeachingFocus, oakfieldTeachingDays, type TeachingFocus } from './calendar.js';
import { mondayOf, MINUTES_PER_DAY, wallMinutes, type IsoDate } from './dates.js';
import { askedLate, askedOnTime } from './requests/asked-at.js';
import { candidatesFor, choosePractical, type Choice } from './requests/choose-practical.js';
import { deadlineOf, lessonTimes, schoolDays, type SchoolDays } from './requests/deadlines.js';
import { KitLedger, setsFor } from './requests/kit-ledger.js';
import type { PlanLesson, PlannedRequisition, RequestPlan } from './requests/plan.types.js';
import { recordOf, statusOf } from './requests/status.js';
import { declinedBecause, lateReasonFor, noteFor, questionFor } from './requests/words.js';

export type { PlanLesson, PlannedLateReason, PlannedRequisition, PlannedStatus, RequestPlan } from './requests/plan.types.js';

/** The physics teacher whom visitors of the demo sign in as. */
const DEMO_TEACHER = 'PPA';

interface Planned {
  lesson: PlanLesson;
  requisition: PlannedRequisition;
}

/** What every step of the plan reads. */
interface Frame {
  focus: TeachingFocus;
  calendar: SchoolDays;
  now: number;
  overloadedDay: IsoDate | null;
}

const seedOf = (lesson: PlanLesson) => `${lesson.groupCode} ${lesson.date} ${lesson.period}`;

/** Teaching days from today to the lesson: 0 today, 1 the next one with lessons, below 0 past. */
function daysAway(lesson: PlanLesson, { focus }: Frame): number {
  if (lesson.date <= focus.today) return lesson.date === focus.today ? 0 : -1;
  return focus.after.indexOf(lesson.date) + 1;
}

/** How likely a lesson is to have a requisition: about 55 % of science lessons until the end of this week, fewer after. */
function askRate(lesson: PlanLesson, frame: Frame): number {
  const isComing = mondayOf(lesson.date) > frame.focus.thisWeek;
  if (lesson.department !== 'Science') return isComing ? 0.12 : 0.3;
  if (lesson.date === frame.overloadedDay) return 1;
  const away =
    frame.overloadedDay === null ? Infinity : Math.abs(daysAway(lesson, frame) - frame.focus.after.indexOf(frame.overloadedDay) - 1);
  if (away <= 2) return 0.42;
  return isComing ? 0.25 : 0.4;
}

/** Shares of lessons without a requisition whose teacher says that nothing is needed; the demo's own teacher still has some to answer. */
function nothingNeededRate(lesson: PlanLesson, { focus }: Frame): number {
  if (lesson.date < focus.today) return 0.9;
  if (lesson.teacherCode === DEMO_TEACHER) return 0.25;
  return mondayOf(lesson.date) > focus.thisWeek ? 0.3 : 0.75;
}

/** The lessons in order, but those of the day that overflows before all others, so that they find the kit that their long practicals want. */
function overloadFirst(lessons: readonly PlanLesson[], { overloadedDay }: Frame): PlanLesson[] {
  const isFirst = (lesson: PlanLesson) => lesson.date === overloadedDay;
  return [...lessons.filter(isFirst), ...lessons.filter((lesson) => !isFirst(lesson))];
}

/** The share of late requests that the plan steers for. */
const LATE_SHARE = 0.12;

/** The last moment at which a lesson's request can have been written, in wall minutes; for the first lessons of a day, the afternoon before. */
function latestFor(lesson: PlanLesson, start: number, { calendar, now }: Frame): number {
  const dayBefore = calendar.days[calendar.days.indexOf(lesson.date) - 1];
  const isFirstThing = start % MINUTES_PER_DAY < 10 * 60;
  return Math.min(now - 20, isFirstThing && dayBefore !== undefined ? wallMinutes(dayBefore, '14:45') : start - 75);
}

/** Whether this one shall be late: where it can be, at random, but more often the fewer have been. */
function shallBeLate(lesson: PlanLesson, planned: readonly Planned[], frame: Frame): boolean {
  const times = lessonTimes(lesson);
  if (!times || deadlineOf(lesson, null, frame.calendar) + 90 > latestFor(lesson, times.start, frame)) return false;
  const late = planned.filter(({ requisition }) => requisition.lateReason !== undefined).length;
  const owed = LATE_SHARE * (planned.length + 20) - late;
  return chance(`late? ${seedOf(lesson)}`) < LATE_SHARE + 0.05 * owed;
}

/** A lead time must be kept by the technicians too: such practicals are past, or far enough away. */
function leadIsKept(lesson: PlanLesson, leadSchoolDays: number | null, frame: Frame): boolean {
  return leadSchoolDays === null || lesson.date < frame.focus.today || daysAway(lesson, frame) > leadSchoolDays;
}

function request(lesson: PlanLesson, choice: Choice, frame: Frame, wantsLate: boolean): PlannedRequisition | undefined {
  const times = lessonTimes(lesson);
  if (!times) return undefined;
  const { practical, groupSize } = choice;
  const seed = seedOf(lesson);
  const deadline = deadlineOf(lesson, practical.leadSchoolDays, frame.calendar);
  const latest = latestFor(lesson, times.start, frame);
  const lateAt = wantsLate ? askedLate(deadline, latest, seed) : undefined;
  const askedAt = lateAt ?? askedOnTime(Math.min(deadline, latest), seed);
  const late = askedAt > deadline;
  const riskAssessed = chance(`risk ${seed}`) < 0.94;
  const overloaded = lesson.date === frame.overloadedDay;
  const workingDayLeft = frame.focus.isTeachingDay && frame.now % MINUTES_PER_DAY < 14 * 60;
  const status = statusOf(
    { ...times, now: frame.now, daysAway: daysAway(lesson, frame), workingDayLeft, late, riskAssessed, overloaded },
    seed,
  );
  return {
    lessonId: lesson.id,
    practicalKey: practical.key,
    ...(groupSize === practical.groupSize ? {} : { groupSize }),
    askedMinutesBeforeDeadline: deadline - askedAt,
    ...(late ? lateReasonFor(seed) : {}),
    status,
    ...noteFor(seed),
    riskAssessed: riskAssessed || !['submitted', 'accepted'].includes(status),
    ...recordOf(status, practical, setsFor(practical, lesson.pupils, groupSize), seed),
  };
}

/**
 * The day that overflows: of the second to fifth coming teaching days the one with the most science lessons that has teaching days close
 * on both sides (work that spreads over a holiday would not be too much).
 */
function dayToOverload(lessons: readonly PlanLesson[], focus: TeachingFocus): IsoDate | null {
  const days = [...focus.before.slice(-2), ...(focus.isTeachingDay ? [focus.today] : []), ...focus.after];
  const lessonsOn = (day: IsoDate) => lessons.filter((lesson) => lesson.date === day && lesson.department === 'Science').length;
  const stretchAround = (day: IsoDate) => {
    const place = days.indexOf(day);
    return wallMinutes(days[place + 1] ?? '9999-12-31', '00:00') - wallMinutes(days[place - 2] ?? '0001-01-01', '00:00');
  };
  const worth = (day: IsoDate, place: number) =>
    lessonsOn(day) - (stretchAround(day) > 5 * MINUTES_PER_DAY ? 20 : 0) - (place === 0 ? 4 : 0);
  const coming = focus.after.slice(1, 5).map((day, place) => ({ day, worth: worth(day, place), lessons: lessonsOn(day) }));
  const best = coming.sort((one, other) => other.worth - one.worth).find((one) => one.lessons > 0);
  return best?.day ?? null;
}

/** One request that goes ahead without all its kit: a coming science lesson whose practical wants what is out already. */
function goShortOnce(free: readonly PlanLesson[], ledger: KitLedger, frame: Frame): Planned | undefined {
  for (const lesson of free) {
    if (lesson.department !== 'Science' || daysAway(lesson, frame) < 1 || lesson.date === frame.overloadedDay) continue;
    const practical = candidatesFor(lesson).find((one) => {
      const missing = one.leadSchoolDays === null ? ledger.shortage(lesson, one) : 0;
      return missing > 0 && missing <= 8;
    });
    const requisition = practical && request(lesson, { practical, groupSize: practical.groupSize }, frame, false);
    if (requisition)
      return { lesson, requisition: { ...requisition, status: 'submitted', goShort: true, note: 'Two groups will take turns.' } };
  }
  return undefined;
}

/** Turns a few coming requests into queried ones, and one into a declined one; the physics teacher of the demo comes first. */
function withQuestions(planned: readonly Planned[], frame: Frame): Planned[] {
  const open = planned.filter(({ lesson, requisition }) => {
    const isOpen = ['submitted', 'accepted'].includes(requisition.status) && requisition.goShort === undefined;
    return isOpen && lesson.department === 'Science' && lesson.date !== frame.overloadedDay;
  });
  const mine = open.filter(({ lesson }) => lesson.teacherCode === DEMO_TEACHER);
  const others = open.filter(({ lesson }) => lesson.teacherCode !== DEMO_TEACHER);
  const chosen = [...mine.slice(0, 1), ...others.filter((_, place) => place % 7 === 3)].slice(0, 4);
  const declined = chosen.length > 3 ? chosen.pop() : undefined;
  return planned.map((one) => {
    const place = chosen.indexOf(one);
    if (one === declined) return { ...one, requisition: { ...one.requisition, status: 'declined', technicianNote: declinedBecause } };
    return place < 0 ? one : { ...one, requisition: { ...one.requisition, status: 'queried', technicianNote: questionFor(place) } };
  });
}

/** Up to four requests begun and not sent, for lessons of the coming week; drafts hold no kit. */
function drafts(free: readonly PlanLesson[], frame: Frame): Planned[] {
  const coming = free.filter((lesson) => lesson.department === 'Science' && mondayOf(lesson.date) > frame.focus.thisWeek);
  const byTeacher = new Map(coming.map((lesson) => [lesson.teacherCode, lesson]));
  return [DEMO_TEACHER, 'TOB', 'FHU', 'HMA'].flatMap((code) => {
    const lesson = byTeacher.get(code);
    const practical = lesson && candidatesFor(lesson).find((one) => one.leadSchoolDays === null);
    const requisition = practical && request(lesson, { practical, groupSize: practical.groupSize }, frame, false);
    return requisition ? [{ lesson, requisition: { ...requisition, status: 'draft' as const } }] : [];
  });
}

/**
 * Three teaching weeks of requisitions and answers around `today`, always the same for the same lessons: about 55 % of science lessons
 * until the end of this week, fewer after; about a ninth late; one coming day with more than the technicians can do; a few queried, one
 * declined, one short, some drafts. What is past is cleared. Kit is asked for only where it is there, but for the one that goes short.
 *
 * `lessons` may reach further than the three weeks and need no order; `now` is the wall time of today, and nothing is asked after it.
 */
export function plan(lessons: readonly PlanLesson[], today: IsoDate, now = '08:00'): RequestPlan {
  const focus = nearestTeachingFocus(today);
  const within = lessons
    .filter((lesson) => focus.from <= lesson.date && lesson.date <= focus.to && lessonTimes(lesson) !== undefined)
    .sort((one, other) => seedOrder(one).localeCompare(seedOrder(other)));
  const frame: Frame = {
    focus,
    calendar: schoolDays(oakfieldTeachingDays(today)),
    now: wallMinutes(today, now),
    overloadedDay: dayToOverload(within, focus),
  };

  const ledger = new KitLedger();
  const done = new Map<string, Set<string>>();
  const planned: Planned[] = [];
  for (const lesson of overloadFirst(within, frame)) {
    const seed = seedOf(lesson);
    if (chance(`ask ${seed}`) >= askRate(lesson, frame)) continue;
    const groupDone = done.get(lesson.groupCode) ?? new Set<string>();
    const wantsLate = shallBeLate(lesson, planned, frame);
    const choice = choosePractical(lesson, ledger, {
      done: groupDone,
      heavy: lesson.date === frame.overloadedDay && lesson.department === 'Science',
      allows: ({ leadSchoolDays }) => leadIsKept(lesson, leadSchoolDays, frame) && !(wantsLate && leadSchoolDays !== null),
    });
    const requisition = choice && request(lesson, choice, frame, wantsLate);
    if (!requisition) continue;
    ledger.take(lesson, choice.practical, choice.groupSize);
    done.set(lesson.groupCode, groupDone.add(choice.practical.key));
    planned.push({ lesson, requisition });
  }

  const isFree = (lesson: PlanLesson) => !planned.some((one) => one.lesson === lesson);
  const short = goShortOnce(within.filter(isFree), ledger, frame);
  if (short) planned.push(short);
  planned.push(...drafts(within.filter(isFree), frame));
  const nothingNeeded = within.filter((lesson) => isFree(lesson) && chance(`none ${seedOf(lesson)}`) < nothingNeededRate(lesson, frame));

  return {
    requisitions: withQuestions(planned, frame)
      .sort((one, other) => seedOrder(one.lesson).localeCompare(seedOrder(other.lesson)))
      .map(({ requisition }) => requisition),
    nothingNeeded: nothingNeeded.map((lesson) => lesson.id),
    overloadedDay: frame.overloadedDay,
  };
}

const seedOrder = (lesson: PlanLesson) => `${lesson.date} ${lesson.period} ${lesson.groupCode}`;
