import { Injectable } from '@nestjs/common';
import {
  type DatedLesson,
  isStranded,
  lessonId,
  lessonOn,
  lessonsBetween,
  may,
  type PersonName,
  type Requisition,
  type SettleOption,
  type SettleWhy,
} from '@app/shared';
import { FreeRooms, type Rules } from '../calendar/index.js';
import { Database, type Answered } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import type { Asking } from './asking.js';
import { Assess } from './assess.js';
import type { Assessment } from './assessment.js';
import { COLLEAGUES, type Colleague, colleaguesFor, WHO_TEACHES_WHEN } from './cover.js';
import { askOf, type Locked } from './locked-requisition.js';
import { otherRooms } from './other-rooms.js';
import { ownersOf, refuseUnlessMayPlace } from './requisitions.policy.js';
import { closedFor } from './stands-closed.js';
import { isGone } from './stored-requisition.js';
import { takingDown } from './taking-down.js';
import { LESSONS_OF_CLASSES } from './to-settle.statements.js';

const LOOK_AHEAD_SCHOOL_DAYS = 10;
const MOST_MOVES = 3;
/** So many lessons are looked at for one request at most, the nearest first. */
const MOST_LOOKS = 8;

/** A lesson of a class, to which a request may go. */
export type ClassLesson = DatedLesson<Answered<typeof LESSONS_OF_CLASSES>>;

/** Lessons to come, by class and by teacher; `takers`: who could take a request whose teacher is not there, by request. */
interface Lessons {
  takers: ReadonlyMap<string, readonly Colleague[]>;
  ofClass: ReadonlyMap<string, readonly ClassLesson[]>;
  ofTeacher: ReadonlyMap<string, readonly ClassLesson[]>;
}

/** What is known of a request to settle beside itself: why, whether its teacher has left, and the lessons that it may go to. */
interface Known {
  whys: readonly SettleWhy[];
  left: boolean;
  lessons: Lessons;
}

/** Finds what can be done in one step about a request to settle; each way is one that the server takes as it stands. */
@Injectable()
export class WaysOut {
  constructor(
    private readonly db: Database,
    private readonly assess: Assess,
    private readonly rooms: FreeRooms,
  ) {}

  /**
   * Reads the lessons to come within ten teaching days of requests, of their classes and, of what lost its lesson, of their teachers; and
   * of those whose teacher is not there (`lonely`) who could take them.
   */
  async lessonsOf({ principal, rules, nowMs }: Asking, asked: readonly Locked[], lonely: readonly Locked[]): Promise<Lessons> {
    const { calendar } = rules;
    const dates = asked.map(({ date }) => date).sort();
    const [first, last] = [dates[0], dates.at(-1)];
    if (!calendar || first === undefined || last === undefined) return { ofClass: new Map(), ofTeacher: new Map(), takers: new Map() };
    const from = calendar.before(first, LOOK_AHEAD_SCHOOL_DAYS)?.date ?? first;
    const to = calendar.after(last, LOOK_AHEAD_SCHOOL_DAYS)?.date ?? calendar.days.at(-1)?.date ?? last;
    const groups = [...new Set(asked.map(({ groupId }) => groupId))];
    const teachers = [...new Set(asked.filter((one) => isGone(rules, one)).flatMap(teachersOf))];
    const entries = await this.db.query(LESSONS_OF_CLASSES, [principal.schoolId, groups, from, to, teachers]);
    const lessons = lessonsBetween(calendar, entries, from, to).filter(({ startMs }) => startMs > nowMs);
    const ofTeacher = new Map(teachers.map((id) => [id, lessons.filter(({ entry }) => isTaughtBy(entry, [id]))]));
    const takers = lonely.length > 0 ? await this.takersOf(rules, lonely, [first, last]) : new Map<string, Colleague[]>();
    return { ofClass: Map.groupBy(lessons, ({ entry }) => entry.groupId), ofTeacher, takers };
  }

  /** Finds who could take each of these requests, by request. */
  private async takersOf(rules: Rules, lonely: readonly Locked[], days: readonly [string, string]): Promise<Map<string, Colleague[]>> {
    const [people, timetable] = await Promise.all([
      this.db.query(COLLEAGUES, [rules.schoolId]),
      this.db.query(WHO_TEACHES_WHEN, [rules.schoolId, ...days]),
    ]);
    return new Map(lonely.map((was) => [was.id, colleaguesFor(rules, { people, timetable }, was)]));
  }

  /** Lists the ways out of one request, in the order in which they are offered. */
  async outOf(asking: Asking, requisition: Requisition, was: Locked, known: Known): Promise<SettleOption[]> {
    if (known.whys.includes('pending')) return cancelling(requisition);
    const timetabled = known.lessons.ofClass.get(was.groupId)?.find(({ entry }) => entry.id === was.entryId)?.entry.roomId ?? null;
    const { alike = [], unlike = [] } = await otherRooms(this.rooms, asking, was, { whys: known.whys, timetabled });
    return [
      ...alike,
      ...taking(asking, requisition, was, known),
      ...(await this.moves(asking, requisition, was, known)),
      ...unlike,
      ...takingDown(asking, requisition, was, known.whys),
      ...goingShort(asking, requisition, known.whys),
      ...cancelling(requisition),
    ];
  }

  /** The other lessons of a request's class within ten teaching days that have no request and to which this person may move it, the nearest first. */
  async otherLessons(asking: Asking, was: Locked): Promise<ClassLesson[]> {
    const { calendar } = asking.rules;
    const lessons = await this.lessonsOf(asking, [was], []);
    const first = calendar?.before(was.date, LOOK_AHEAD_SCHOOL_DAYS)?.date ?? '';
    const last = calendar?.after(was.date, LOOK_AHEAD_SCHOOL_DAYS)?.date ?? '9999-12-31';
    return offered(lessons, was, false).filter(
      (lesson) => lesson.date >= first && lesson.date <= last && isOpen(asking, lesson, was, false),
    );
  }

  private async moves(asking: Asking, { id, version }: Requisition, was: Locked, { whys, lessons }: Known): Promise<SettleOption[]> {
    const { calendar } = asking.rules;
    const stranded = isStranded(whys) || isGone(asking.rules, was);
    const first = calendar?.before(was.date, LOOK_AHEAD_SCHOOL_DAYS)?.date ?? '';
    const last = calendar?.after(was.date, LOOK_AHEAD_SCHOOL_DAYS)?.date ?? '9999-12-31';
    const near = offered(lessons, was, isGone(asking.rules, was))
      .filter((lesson) => lesson.date >= first && lesson.date <= last && isOpen(asking, lesson, was, stranded))
      .slice(0, MOST_LOOKS);
    const fitting: ClassLesson[] = [];
    for (const lesson of near) {
      if (fitting.length === MOST_MOVES) break;
      if (await this.fits(asking, lesson, was, stranded)) fitting.push(lesson);
    }
    return fitting.map((lesson) => {
      const { date, entry } = lesson;
      const isOther = !isTaughtBy(entry, [was.teacherId]) && entry.teacher.id !== was.lessonTeacherId;
      const facts = {
        date,
        period: entry.period,
        lastPeriod: lesson.lastPeriod,
        group: entry.groupId === was.groupId ? null : entry.group,
        teacher: isOther ? entry.teacher.name : null,
        mine: entry.teacher.id === asking.principal.personId,
      };
      const isSame = isOther && lesson.startMs === was.startsAt;
      return {
        kind: isSame ? 'hand-over' : 'move',
        text: isSame ? words.toSettle.handOver({ ...facts, free: null }) : words.toSettle.move(facts),
        lessonId: lesson.id,
        date,
        period: entry.period,
        lastPeriod: lesson.lastPeriod,
        ...(isOther ? { teacher: entry.teacher } : {}),
        apply: { method: 'POST', path: `/api/requisitions/${id}/move`, body: { version, lessonId: lesson.id } },
      } satisfies SettleOption;
    });
  }

  /** Whether everything fits there, by the very judgement that a move meets; by choice it must not be late either. */
  private async fits(asking: Asking, lesson: ClassLesson, was: Locked, stranded: boolean): Promise<boolean> {
    const assessment = await this.lookAt(asking, lesson, was);
    if (!assessment || assessment.shortages.length > 0 || assessment.load?.stretch) return false;
    const { late, blocked, roomLacks, lesson: at } = assessment.plan;
    if (closedFor(asking.rules, assessment.plan)) return false;
    if (roomLacks.some((one) => was.whys.includes('room-lacks') || !was.roomLacks.includes(one))) return false;
    const isBlocked = blocked && !may(asking.principal, 'requisition.overrule', { departmentId: was.departmentId });
    return stranded ? !(isBlocked && at.startMs < was.startsAt) : !late && !isBlocked;
  }

  private async lookAt(asking: Asking, lesson: ClassLesson, was: Locked): Promise<Assessment | null> {
    try {
      return await this.assess.lookAt(asking, { ...askOf(was), lessonId: lesson.id }, was);
    } catch (error) {
      // what cannot be asked for there is no way out
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }
}

function teachersOf({ teacherId, lessonTeacherId }: Locked): string[] {
  return lessonTeacherId === null ? [teacherId] : [teacherId, lessonTeacherId];
}

function isTaughtBy({ teacher, others }: ClassLesson['entry'], ids: readonly string[]): boolean {
  return [teacher, ...others].some(({ id }) => ids.includes(id));
}

/**
 * Orders the lessons that a request may go to, the likeliest first. Where its class has none to come it goes by another name, at the very
 * time with the very teacher; as long as it has some, nobody is offered another class.
 */
function offered({ ofClass, ofTeacher }: Lessons, was: Locked, gone: boolean): ClassLesson[] {
  const own = ofSubject(
    (ofClass.get(was.groupId) ?? []).filter(({ entry }) => entry.here),
    was,
  );
  const hers = gone && own.length === 0 ? teachersOf(was).flatMap((id) => ofTeacher.get(id) ?? []) : [];
  const rank = (lesson: ClassLesson) => (lesson.startMs === was.startsAt ? 0 : isHeir(lesson, was) ? 1 : 2);
  const far = ({ startMs }: ClassLesson) => Math.abs(startMs - was.startsAt);
  return [...new Set([...own, ...hers])].sort((one, other) => rank(one) - rank(other) || far(one) - far(other));
}

/** A class may have all its subjects by one name: it is another lesson of the same subject, where there is one. */
function ofSubject(lessons: ClassLesson[], { entry: { subject } }: Locked): ClassLesson[] {
  const same = lessons.filter(({ entry }) => entry.subject.toLowerCase() === subject.toLowerCase());
  return same.length > 0 ? same : lessons;
}

/** Whether a lesson of the same week came into the timetable as the one that was asked for went. */
function isHeir({ entry: { validFrom }, day }: ClassLesson, { date, entry: { validTo } }: Locked): boolean {
  const after = (start: string, days: number) => Temporal.PlainDate.from(start).add({ days }).toString();
  return validTo !== null && validFrom === after(validTo, 1) && day.week <= date && date < after(day.week, 7);
}

/** Whether a lesson is free for the request, and one to which this person may move it. */
function isOpen(asking: Asking, lesson: ClassLesson, was: Locked, stranded: boolean): boolean {
  const { entry, date } = lesson;
  const isHere = lesson.id === lessonId(was.entryId, was.date);
  if (isHere || !entry.here || entry.taken?.includes(date)) return false;
  try {
    const place = { teacher: entry.teacher, otherTeachers: entry.others, group: { id: entry.groupId } };
    refuseUnlessMayPlace(asking, was, place, stranded);
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

/** Handing over to who has the very lesson now; where its teacher is not there, to who else has it, and to any colleague, those first who are free then. */
function taking({ principal, rules }: Asking, { id, version }: Requisition, was: Locked, { lessons }: Known): SettleOption[] {
  const isMet = rules.calendar && lessonOn(rules.calendar, was.entry, was.date);
  if (!isMet) return [];
  const here = lessonId(was.entryId, was.date);
  const taught = takersOf();
  const others = (lessons.takers.get(was.id) ?? []).filter(({ person }) => !taught.some((other) => other.id === person.id));
  return [...taught.map((teacher) => handing(teacher, null)), ...others.map(({ person, free }) => handing(person, free))].flat();

  function takersOf(): PersonName[] {
    if (isGone(rules, was)) return was.lessonTeacher ? [was.lessonTeacher] : [];
    const entry = lessons.takers.has(was.id) ? lessons.ofClass.get(was.groupId)?.find((lesson) => lesson.id === here)?.entry : undefined;
    const isAway = (personId: string) =>
      (rules.away.get(personId) ?? []).some(({ fromMs, toMs }) => fromMs < (was.lessonEndsAt ?? was.endsAt) && was.startsAt < toMs);
    return entry
      ? [...(entry.here ? [entry.teacher] : []), ...entry.others].filter((one) => one.id !== was.teacherId && !isAway(one.id))
      : [];
  }

  function handing(teacher: PersonName, free: boolean | null): SettleOption[] {
    const mine = teacher.id === principal.personId;
    if (!(mine && free === null) && !may(principal, 'requisition.change', ownersOf(was))) return [];
    const text = words.toSettle.handOver({ teacher: teacher.name, mine, free });
    const apply = { method: 'PUT' as const, path: `/api/requisitions/${id}`, body: { version, teacherId: teacher.id } };
    const at = { date: was.date, period: was.period, lastPeriod: was.lastPeriod };
    return [{ kind: 'hand-over', text, lessonId: here, ...at, teacher, apply } satisfies SettleOption];
  }
}

function goingShort(
  { principal }: Asking,
  { id, version, teacher, departmentId, status, next, lines }: Requisition,
  whys: readonly SettleWhy[],
): SettleOption[] {
  const isRoom = whys.includes('room-lacks') && !whys.includes('short');
  if (!(isRoom || whys.includes('short')) || !may(principal, 'requisition.change', { personId: teacher.id, departmentId })) return [];
  // where all of it is missing there is nothing to go with
  if (!isRoom && lines.every(({ needed, short }) => short >= needed)) return [];
  const text = isRoom ? words.toSettle.keepRoom : words.toSettle.goShort;
  if (!isRoom && status === 'submitted' && next.includes('accepted'))
    return [
      { kind: 'go-short', text, apply: { method: 'POST', path: `/api/requisitions/${id}/transitions`, body: { version, to: 'accepted' } } },
    ];
  return [{ kind: 'go-short', text, apply: { method: 'PUT', path: `/api/requisitions/${id}`, body: { version, goShort: true } } }];
}

function cancelling({ id, version, next }: Requisition): SettleOption[] {
  if (!next.includes('cancelled')) return [];
  const apply = { method: 'POST' as const, path: `/api/requisitions/${id}/transitions`, body: { version, to: 'cancelled' } };
  return [{ kind: 'cancel', text: words.toSettle.cancel, apply }];
}
