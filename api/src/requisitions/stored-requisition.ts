import {
  askBy,
  besides,
  dateAt,
  type EntryRule,
  type EventName,
  isAnothers,
  lessonId,
  lessonOn,
  may,
  type Overload,
  parseInstantMs,
  type Requisition,
  schoolDaysLate,
  traysFor,
} from '@app/shared';
import { changesSaid, type Rules, toQuestion } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { words } from '../core/words.js';
import type { Newer } from '../practicals/index.js';
import type { Known } from '../substances/index.js';
import { judgedSetsOf } from '../workload/index.js';
import type { Asking } from './asking.js';
import { saidAssessment } from './kept-assessment.js';
import { AS_SAID, type AsSaid } from './requisition.entity.js';
import { ownersOf } from './requisitions.policy.js';
import { stepsNow } from './steps-now.js';
import type { StoredRequisition } from './requisitions.statements.js';

/** What a requisition keeps of the lesson that it was asked for. */
interface KeptLesson {
  entry: EntryRule & { teacherIds: readonly string[] };
  date: string;
  teacherId: string;
  lessonTeacherId: string | null;
}

/** Whether the timetable no longer has the lesson that was asked for, or others hold it: its people settle it. */
export function isGone(rules: Rules, { entry, date, ...request }: KeptLesson): boolean {
  return !rules.calendar || !lessonOn(rules.calendar, entry, date) || isAnothers(entry, request);
}

function orNull(ms: number | null): string | null {
  return ms === null ? null : instant(ms);
}

function lessonPlace(rules: Rules, stored: StoredRequisition): Requisition['lesson'] {
  const { entry, date, period, lastPeriod, startsAt, departmentId, group, teacher, room } = stored;
  const endsAt = stored.lessonEndsAt ?? stored.endsAt;
  const wallTime = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(rules.timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  return {
    id: lessonId(entry.id, date),
    date,
    period,
    lastPeriod,
    start: instant(startsAt),
    end: instant(endsAt),
    startTime: wallTime(startsAt),
    endTime: wallTime(endsAt),
    cycleDay: rules.calendar?.day(dateAt(startsAt, rules.timeZone))?.cycleDay ?? entry.cycleDay,
    group: group.ofOccasion ? null : { id: group.id, code: group.code, year: group.year, pupils: group.pupils },
    subject: entry.subject,
    departmentId,
    teacher,
    otherTeachers: besides(entry.teachers, stored),
    room,
    changes: changesSaid(rules.calendar?.changes?.byLesson.get(lessonId(entry.id, date)), { room: stored.timetabledRoom, teacher: null }),
    occasion: entry.occasion ? { id: entry.id, kind: entry.occasion.kind, title: entry.occasion.title } : null,
  };
}

/** By how much a requisition is over the line, and the overload that is told of it. */
export interface OverLine {
  minutesOver: number;
  overload: Overload;
}

const UNSAID = { lateReason: null, lateWords: null, excused: null };

/** Answers a stored requisition in the shape of the contract: the one place that makes it, of what was read or has just been written. */
export function toRequisition(asking: Asking, stored: StoredRequisition, over: OverLine | null, newer: Newer | null = null): Requisition {
  const { principal, rules } = asking;
  const { id, version, number, teacher, departmentId, practical, title, pupils, pupilsTyped, groupSize, sets, ownLines, status } = stored;
  const { late, minutesLate, lateReason, lateWords, excused, short, outcome } = stored;
  return {
    id,
    version,
    number,
    lesson: lessonPlace(rules, stored),
    lessonGone: isGone(rules, stored),
    teacher,
    departmentId,
    practical,
    newer: newer && { practicalVersion: newer.version, date: dateAt(newer.sinceMs, rules.timeZone), differs: newer.differs },
    title,
    pupils,
    pupilsTyped,
    groupSize,
    sets,
    trays: traysFor(sets),
    lines: stored.lines ?? [],
    ownLines,
    status,
    next: stepsNow(asking, { ...stored, isAssessed: stored.riskAssessment?.confirmed === true }),
    deadline: orNull(stored.deadline),
    submittedAt: orNull(stored.submittedAt),
    late,
    minutesLate,
    schoolDaysLate: late ? schoolDaysLate(rules.calendar, stored.deadline, stored.submittedAt) : 0,
    ...(may(principal, 'lateness.readReason', ownersOf(stored)) ? { lateReason, lateWords, excused } : UNSAID),
    short,
    roomLacks: stored.roomLacks,
    overloads: over?.overload ?? null,
    minutesOver: over?.minutesOver ?? null,
    judged: judgedSetsOf(rules, departmentId).sets.length > 0,
    askBy: rules.calendar && askBy(rules.calendar, stored.date, stored.leadSchoolDays),
    outcome,
    recorded: stored.recorded,
    support: stored.support && { minutes: stored.support.minutes, when: stored.support.when, note: stored.support.note ?? null },
    ...(stored.helper && { helper: stored.helper }),
    keepUntilLessonId: keptUntil(stored),
    keptUntil: stored.keepUntilEntryId === null ? null : instant(stored.endsAt),
    ...(Object.fromEntries(AS_SAID.map((field) => [field, stored[field]])) as Pick<Requisition, AsSaid>),
    riskAssessment: saidAssessment(stored.riskAssessment),
    assessedBy: stored.assessedBy,
    assessedOn: stored.riskAssessment?.at === undefined ? null : dateAt(parseInstantMs(stored.riskAssessment.at), rules.timeZone),
    ...belongings(principal, stored),
  };
}

/** The id of the lesson until which a request is kept out; null where it is not. */
export function keptUntil({
  keepUntilEntryId,
  keepUntilDate,
}: Pick<StoredRequisition, 'keepUntilEntryId' | 'keepUntilDate'>): string | null {
  return keepUntilEntryId === null || keepUntilDate === null ? null : lessonId(keepUntilEntryId, keepUntilDate);
}

/** Adds to the lines of a request or a preview what is known of their chemicals, each at its strength. */
export function withChemicals<Asked extends { lines: Requisition['lines'] }>({ describe }: Known, asked: Asked): Asked {
  return { ...asked, lines: asked.lines.map((line) => describe(line, line.needed)) };
}

/** What was said of why a request was late. */
const OF_REASONS: readonly EventName[] = ['requisition.excused', 'requisition.reason-corrected'];

/** Whether the words that went with a step say why something came after the deadline: a change, or a cancellation. */
function saysWhyLate({ deadline }: StoredRequisition, { name, at }: { name: EventName; at: number }): boolean {
  return name === 'requisition.changed-late' || (name === 'requisition.cancelled' && deadline !== null && at > deadline);
}

/** The tasks and the history of a requisition, and what its people wrote to each other, for those who may read it. */
function belongings(principal: Principal, stored: StoredRequisition): Pick<Requisition, 'tasks' | 'history' | 'messages' | 'question'> {
  const { tasks, history, messages, question } = stored;
  const mayRead = may(principal, 'requisition.readWords', ownersOf(stored));
  const mayKnowWhy = may(principal, 'lateness.readReason', ownersOf(stored));
  return {
    question: mayRead ? toQuestion(question) : null,
    tasks: (tasks ?? []).map((task) => ({ ...task, from: instant(task.from), due: instant(task.due), doneAt: orNull(task.doneAt) })),
    history: (history ?? [])
      .filter(({ name }) => mayKnowWhy || !OF_REASONS.includes(name))
      .map(({ name, facts, note, ...step }) => ({
        ...step,
        at: instant(step.at),
        note:
          ((saysWhyLate(stored, { name, ...step }) ? mayKnowWhy : mayRead) ? note : null) ??
          words.history.noteOf(name, step.by !== null, facts),
      })),
    messages: mayRead ? (messages ?? []).map((message) => ({ ...message, at: instant(message.at) })) : null,
  };
}
