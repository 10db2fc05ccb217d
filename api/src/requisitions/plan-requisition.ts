import {
  type AskedFor,
  askedLine,
  blockedBy,
  type DatedLesson,
  freeListEffort,
  type LateReason,
  EXCUSED_REASONS,
  type Facility,
  type KitLine,
  kitLineLacks,
  lackingIn,
  meantBy,
  type LineBody,
  lateness,
  lessonId,
  lessonOn,
  neededFor,
  occasionOn,
  type SupportAsked,
  policyOn,
  type PolicyRule,
  type RequisitionAsk,
  saysTwoStrengths,
  type SchoolCalendar,
  schoolDaysLate,
  setsFor,
  type StandingDeadline,
  termsOf,
  standingDeadline,
  USUAL_GROUP_SIZE,
  USUAL_PUPILS,
} from '@app/shared';
import { deadlineTermsOf, type Rules, shiftsOf } from '../calendar/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { batchKey, planTasks, type PlannedTask, type Work } from '../prep/index.js';
import type { AskContext } from './ask-context.js';
import type { AskedEntry } from './asked-entry.js';
import type { AskedPractical, Efforts, PlacedLine } from './asked-practical.js';
import type { Asking } from './asking.js';
import { takenDownAfter, type TakenDown } from './kept-out.js';
import { supportOf } from './support-asked.js';

/** What the rules make of a request, whatever others hold. */
export interface RequisitionPlan {
  calendar: SchoolCalendar;
  lesson: DatedLesson<AskedEntry>;
  /** From when to when its kit is out: its lesson, or until the end of a later one. */
  held: { startMs: number; endMs: number };
  takenDown: TakenDown | null;
  support: SupportAsked | null;
  practical: AskedPractical | null;
  /** What the practical needs and the room of the lesson has not. */
  roomLacks: Facility[];
  title: string;
  pupils: number;
  groupSize: number;
  sets: number;
  lines: (PlacedLine & { needed: number })[];
  /** Quantity of each apparatus over all lines. */
  wanted: Map<string, number>;
  deadline: StandingDeadline;
  policy: PolicyRule;
  late: boolean;
  minutesLate: number;
  schoolDaysLate: number;
  lateReason: LateReason | null;
  excused: boolean;
  /** Whether the policy refuses requests this close to the lesson. */
  blocked: boolean;
  work: Work;
  tasks: PlannedTask[];
}

/** What a plan asks for, as it is compared with what stood. */
export function plannedFor({ lesson, practical, pupils, sets, lines, takenDown, support }: RequisitionPlan): AskedFor {
  const besides = { keptUntilMs: takenDown?.endMs ?? null, support };
  return {
    ...besides,
    lessonId: lesson.id,
    practicalId: practical?.id ?? null,
    practicalVersion: practical?.version ?? null,
    pupils,
    sets,
    lines,
  };
}

function placedLine(said: LineBody, index: number, context: AskContext): PlacedLine {
  const apparatus = said.apparatusId === undefined ? meantBy(said, context.kit) : (context.apparatus.get(said.apparatusId) ?? null);
  if (!apparatus && saysTwoStrengths(said)) throw invalid(`lines.${index}.concentration`, words.kit.twoStrengths(index + 1, said));
  const line = askedLine(said, apparatus);
  const lacks = kitLineLacks(line);
  if (lacks === 'name') throw invalid(`lines.${index}.name`, told`Line ${{ line: index + 1 }} needs a name or an apparatus`);
  if (lacks === 'quantity')
    throw invalid(
      `lines.${index}`,
      told`Line ${{ line: index + 1 }} (${{ name: words.strengths.named(line) }}) asks for nothing: say how much per class, per set or per pupil`,
    );
  return { ...line, location: apparatus?.location ?? null };
}

/** When a lesson was that does not take place, and until when its request was to be kept out. */
type LostLesson = Pick<DatedLesson<AskedEntry>, 'startMs' | 'endMs'> & { takenDown: TakenDown | null };

/** A lesson that does not take place, as it was asked for: on a day without teaching it counts as of the teaching day before. */
function lostLesson(
  calendar: SchoolCalendar,
  { entry, date }: AskContext,
  { startMs, endMs }: LostLesson,
): DatedLesson<AskedEntry> | undefined {
  const day = calendar.day(date) ?? calendar.before(date, 1) ?? calendar.days[0];
  const lost = { startMs, endMs };
  const [start, end] = [startMs, endMs].map((ms) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(calendar.timeZone).toPlainTime().toString({ smallestUnit: 'minute' }),
  ) as [string, string];
  const period = { name: entry.period, schedule: entry.schedule ?? null, start, end, ...lost };
  return day && { id: lessonId(entry.id, date), entry, date, day, period, lastPeriod: entry.lastPeriod, ...lost, start, end, changes: [] };
}

function lessonOf(
  rules: Rules,
  context: AskContext,
  lost: LostLesson | null,
): { calendar: SchoolCalendar; lesson: DatedLesson<AskedEntry> } {
  const { calendar } = rules;
  const lesson = calendar
    ? (lessonOn(calendar, context.entry, context.date) ?? (lost ? lostLesson(calendar, context, lost) : undefined))
    : undefined;
  if (!rules.calendar || !lesson) {
    const message = `${context.entry.group.code} has no such lesson on ${context.date}. Nothing was changed; choose a lesson of the timetable.`;
    throw new ProblemError('NOT_FOUND', message, [{ field: 'lessonId', code: 'unknown', message }]);
  }
  if (lesson.endMs <= lesson.startMs)
    throw invalid(
      'lessonId',
      told`The clocks skip ${{ start: lesson.start }} to ${{ end: lesson.end }} on ${{ date: lesson.date }}: that lesson has no time. Nothing was changed.`,
    );
  return { calendar: rules.calendar, lesson };
}

function effort(fixed: number | null, perSet: number | null) {
  return fixed === null && perSet === null ? null : { fixed: fixed ?? 0, perSet: perSet ?? 0 };
}

/** The deadline of a lesson that there is, for a practical or (null) a free list. */
export function deadlineOf(
  rules: Rules & { calendar: SchoolCalendar },
  { departmentId, period, schedule, occasion }: AskedEntry,
  date: string,
  practical: Pick<Efforts, 'leadSchoolDays'> | null,
): StandingDeadline {
  return standingDeadline(
    rules.calendar,
    deadlineTermsOf(rules, departmentId),
    { date, period, schedule, occasion: occasion && occasionOn(rules.calendar, occasion, date) },
    practical?.leadSchoolDays ?? 0,
  );
}

/** The deadline of a lesson that does not take place, which no rule counts back from: it is over when the lesson would have begun. */
function deadlineOfLost({ startMs: deadlineMs, date, day, period }: DatedLesson<AskedEntry>, policy: PolicyRule): StandingDeadline {
  const facts = { setBy: 'policy', policy: termsOf(policy), leadSchoolDays: 0, cutTo: 'lesson-start', missed: null } as const;
  return { deadlineMs, facts: { ...facts, date, period: period.name, week: day.week } };
}

/** Says what a practical (null: a free list of so many lines) asks of the technicians for so many sets at a lesson. */
export function workOf(
  practical: (Omit<Efforts, 'demonstration'> & { id: string; version: number }) | null,
  {
    lesson: { date, startMs, endMs },
    lines,
    ...asked
  }: Pick<Work, 'departmentId' | 'title' | 'sets' | 'lesson' | 'takenDown' | 'support'> & { lines: number },
): Work {
  const ofList = practical ? null : freeListEffort(lines);
  return {
    ...asked,
    practical: practical && { id: practical.id, version: practical.version },
    prepare: ofList ?? effort(practical?.prepareFixed ?? null, practical?.preparePerSet ?? null),
    clear: ofList ?? effort(practical?.clearFixed ?? null, practical?.clearPerSet ?? null),
    leadSchoolDays: practical?.leadSchoolDays ?? null,
    isCarried: practical !== null || lines > 0 || !asked.support,
    lesson: { date, startMs, endMs },
  };
}

/** A request's planned tasks as work that is added to a load: nobody's yet, each by its department and batch. */
export function addedWork({ departmentId, practical }: Work, tasks: readonly PlannedTask[]) {
  return tasks.map((task) => {
    const batch = batchKey({ ...task, practicalId: practical?.id ?? null, practicalVersion: practical?.version ?? null, assigneeId: null });
    const fixedMinutes = batch === '' ? 0 : task.fixedMinutes;
    return { ...task, departmentId, batch, fixedMinutes, minutes: task.minutes - fixedMinutes };
  });
}

/** Works out the sets of a class, how much it needs of each line, and how much of each apparatus over all lines. */
export function amountsFor<Line extends KitLine>(
  lines: readonly Line[],
  { pupils, groupSize, demonstration }: { pupils: number; groupSize: number; demonstration: boolean },
): { sets: number; lines: (Line & { needed: number })[]; wanted: Map<string, number> } {
  const sets = setsFor(pupils, groupSize, demonstration);
  const needed = lines.map((line) => ({ ...line, needed: neededFor(line, { sets, pupils }) }));
  const wanted = new Map<string, number>();
  for (const { apparatusId, needed: quantity } of needed)
    if (apparatusId && quantity > 0) wanted.set(apparatusId, (wanted.get(apparatusId) ?? 0) + Math.ceil(quantity));
  return { sets, lines: needed, wanted };
}

/**
 * Plans a request by the rules: its lesson, sets, lines, deadline, lateness and the technicians' tasks. `lost`: when its lesson was, for one
 * that need not take place.
 * @throws NOT_FOUND naming `lessonId` for a date without that lesson; INVALID naming it where a clock change leaves it no time, or a line, or the title
 */
export function planRequisition(
  ask: RequisitionAsk,
  context: AskContext,
  { rules, nowMs }: Pick<Asking, 'rules' | 'nowMs'>,
  lost: LostLesson | null = null,
): RequisitionPlan {
  const { calendar, lesson } = lessonOf(rules, context, lost);
  const { practical } = context;
  const title = ask.title ?? practical?.title;
  if (title === undefined) throw invalid('title', 'Choose a practical, or give your own list a title');
  const quantities = quantitiesOf(ask, context);
  const takenDown =
    lost && !lessonOn(calendar, context.entry, context.date) ? lost.takenDown : takenDownAfter(calendar, lesson, context.keptUntil);
  const support = supportOf(ask, lesson);
  const work = workOf(practical, {
    departmentId: context.entry.departmentId,
    takenDown,
    support,
    title,
    sets: quantities.sets,
    lines: quantities.lines.length,
    lesson,
  });
  const tasks = planTasks(calendar, work, rules.freshSchoolDays, shiftsOf(rules, work.departmentId));
  const policy = policyOn(deadlineTermsOf(rules, context.entry.departmentId).policies, lesson.date);
  const isHeld = lessonOn(calendar, context.entry, context.date) !== undefined;
  const due = isHeld
    ? notAfter(lesson.startMs, deadlineOf({ ...rules, calendar }, context.entry, lesson.date, practical))
    : deadlineOfLost(lesson, policy);
  const deadline = { ...due, facts: { ...due.facts, lastPeriod: lesson.lastPeriod } };
  const blocked = blockedBy(policy, lesson.startMs, nowMs);
  return {
    calendar,
    lesson,
    held: { startMs: lesson.startMs, endMs: takenDown?.endMs ?? lesson.endMs },
    takenDown,
    support,
    practical,
    roomLacks: isHeld ? lackingIn(roomOf(rules, lesson.entry), practical?.needs ?? []) : [],
    title,
    ...quantities,
    deadline,
    policy,
    blocked,
    ...latenessOf(ask, deadline, nowMs, calendar),
    work,
    tasks,
  };
}

/** The room of a lesson with what it has. */
export function roomOf({ rooms }: Pick<Rules, 'rooms'>, { room }: Pick<AskedEntry, 'room'>) {
  return room && rooms.get(room.id);
}

/** A lesson that was given an earlier time is asked for before that. */
function notAfter(startMs: number, due: StandingDeadline): StandingDeadline {
  return due.deadlineMs === null || due.deadlineMs <= startMs ? due : { ...due, deadlineMs: startMs };
}

/** How many sets and how much of everything: what is asked for, else what the practical or the class says. */
function quantitiesOf(ask: RequisitionAsk, context: AskContext) {
  const { practical, entry, lines } = context;
  const pupils = ask.pupils ?? pupilsOf(entry.group);
  const groupSize = ask.groupSize ?? practical?.groupSize ?? USUAL_GROUP_SIZE;
  const asked = lines === undefined ? (practical?.lines ?? []) : lines.map((line, index) => placedLine(line, index, context));
  return { pupils, groupSize, ...amountsFor(asked, { pupils, groupSize, demonstration: practical?.demonstration ?? false }) };
}

/** The pupils of a class; a usual number where nobody has said how many. */
export function pupilsOf({ pupils }: AskedEntry['group']): number {
  return pupils || USUAL_PUPILS;
}

function latenessOf(ask: RequisitionAsk, { deadlineMs }: StandingDeadline, nowMs: number, calendar: SchoolCalendar) {
  const { late, minutesLate } = lateness(deadlineMs, nowMs);
  const lateReason = late ? (ask.lateReason ?? null) : null;
  const days = schoolDaysLate(calendar, deadlineMs, nowMs);
  return { late, minutesLate, schoolDaysLate: days, lateReason, excused: lateReason !== null && EXCUSED_REASONS.includes(lateReason) };
}
