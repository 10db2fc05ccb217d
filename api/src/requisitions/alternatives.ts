import { Injectable } from '@nestjs/common';
import {
  type Alternative,
  type DatedLesson,
  fewerSets,
  type IsoDate,
  largerGroups,
  lateness,
  lessonsBetween,
  MOST_OF_A_KIND,
  offered,
} from '@app/shared';
import { Holds } from '../apparatus/index.js';
import { ENTRY_RULE, entryColumns, FreeRooms } from '../calendar/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { planTasks } from '../prep/index.js';
import type { AskedEntry } from './asked-entry.js';
import { amissWith, type Assessment } from './assessment.js';
import { Equivalents } from './equivalents.js';
import type { Judge } from './judge.js';
import { daysBetween, minutesSaved, offerOf, schoolDaysBetween } from './offer-of.js';
import { SwapOffers } from './swap-offers.js';
import { deadlineOf } from './plan-requisition.js';

const LOOK_AHEAD_SCHOOL_DAYS = 10;
/** So many lessons and so many sizes of groups are judged for one request at most: somebody is typing. */
const LESSONS_AT_ONCE = 3;
const MOST_LESSONS_JUDGED = 2 * LESSONS_AT_ONCE;
const MOST_SIZES_JUDGED = 2;

/** The timetable entries of a group ($2) with a teacher ($3), with the dates from $4 to $5 at which something was asked for already. */
export const ENTRIES_OF_GROUP = statement(
  {
    ...ENTRY_RULE,
    taken: is.texts.orNull,
  },
  `
SELECT ${entryColumns('e')},
  (SELECT array_agg(q.date::text) FROM requisition q WHERE q.school_id = $1 AND q.entry_id = e.id AND q.date BETWEEN $4 AND $5
     AND q.status NOT IN ('cancelled', 'declined')) AS taken
FROM timetable_entry e WHERE e.school_id = $1 AND e.group_id = $2 AND e.teacher_id = $3`,
);

/** The days from $4 to $5 on which a version ($3) of a practical ($2) is to be prepared by nobody named yet, and for which classes; $6 does not count. */
export const PREPARED_TOGETHER = statement(
  { date: is.date, groups: is.texts },
  `
SELECT k.date, array_agg(DISTINCT g.code ORDER BY g.code) AS groups
FROM (SELECT id, group_id FROM requisition
  WHERE school_id = $1 AND practical_id = $2 AND practical_version = $3 AND date BETWEEN $4 AND $5 AND id IS DISTINCT FROM $6
    AND status IN ('submitted', 'queried', 'accepted') OFFSET 0) q
CROSS JOIN LATERAL (SELECT date, kind, done_at, assignee_id FROM task WHERE school_id = $1 AND requisition_id = q.id OFFSET 0) k
CROSS JOIN LATERAL (SELECT code FROM teaching_group WHERE school_id = $1 AND id = q.group_id OFFSET 0) g
WHERE k.kind = 'prepare' AND k.done_at IS NULL AND k.assignee_id IS NULL
GROUP BY k.date`,
);

/** Another lesson of the group, by how many days of the calendar and of teaching it is later, and the classes with which it would be prepared. */
interface Candidate {
  lesson: DatedLesson<AskedEntry>;
  days: number;
  schoolDays: number;
  groups: string[];
}

/** What would help with a shortage, an overload or a missed deadline. */
@Injectable()
export class Alternatives {
  constructor(
    private readonly db: Database,
    private readonly holds: Holds,
    private readonly equivalents: Equivalents,
    private readonly rooms: FreeRooms,
    private readonly swaps: SwapOffers,
  ) {}

  /** As `forRequest`, in a transaction of its own, for when that of the request is gone. */
  afterwards(now: Assessment, judge: Judge, excluding: string | null): Promise<Alternative[]> {
    return this.db.transaction(now.asking.principal.schoolId, () => this.forRequest(now, judge, excluding));
  }

  /**
   * Finds what would help; nothing when nothing is amiss. Each was judged by the preview with its fields: late, short, over the line or
   * what the room lacks gets better, and none of them worse. `excluding`: the request that it is already.
   */
  async forRequest(now: Assessment, judge: Judge, excluding: string | null): Promise<Alternative[]> {
    const { minutesLate, short, minutesOver, blocked, lacks } = amissWith(now);
    if (!blocked && minutesLate + short + minutesOver + lacks === 0) return [];
    const [rooms, replaced, others, sizes, lessons, swaps] = await Promise.all([
      lacks > 0 ? this.otherRooms(now, judge) : [],
      this.withOthers(now, judge),
      this.otherPracticals(now, judge),
      short + minutesOver > 0 ? this.largerGroups(now, judge) : [],
      this.otherLessons(now, judge, excluding),
      short + minutesOver > 0 ? this.swaps.find(now, judge, excluding) : [],
    ]);
    return offered([...rooms, ...replaced, ...others, ...sizes, ...lessons, ...swaps]);
  }

  /** Tries rooms that have what is needed and are free then, for the lesson as it is. */
  private async otherRooms(now: Assessment, judge: Judge): Promise<Alternative[]> {
    const { lesson, practical, pupils, takenDown } = now.plan;
    const { date, startMs, endMs, entry } = lesson;
    const wanted = {
      date,
      until: takenDown?.date ?? null,
      startMs,
      endMs,
      needs: practical?.needs ?? [],
      pupils,
      besides: entry.room?.id ?? entry.closed?.roomId ?? null,
    };
    const found: Alternative[] = [];
    for (const room of (await this.rooms.for(now.asking.rules, wanted)).slice(0, MOST_OF_A_KIND)) {
      const then = await judge(now.ask, room);
      const offer = then && offerOf(now, then, { kind: 'room', room: room.code }, { roomId: room.id });
      if (offer) found.push(offer);
    }
    return found;
  }

  /** Tries what can stand in for what there is not enough of. */
  private async withOthers(now: Assessment, judge: Judge): Promise<Alternative[]> {
    const found: Alternative[] = [];
    for (const { name, instead, lines } of await this.equivalents.inPlaceOfShort(now)) {
      const then = await judge({ ...now.ask, lines });
      const offer = then && offerOf(now, then, { kind: 'equivalent', name, instead }, { lines });
      if (offer) found.push(offer);
    }
    return found;
  }

  /** Tries practicals that serve the same point of the curriculum. */
  private async otherPracticals(now: Assessment, judge: Judge): Promise<Alternative[]> {
    const found: Alternative[] = [];
    for (const { id, title } of await this.equivalents.ofSamePoint(now)) {
      const then = await judge({ ...now.ask, practicalId: id });
      const offer = then && offerOf(now, then, { kind: 'equivalent', name: now.plan.title, instead: title }, { practicalId: id });
      if (offer) found.push(offer);
    }
    return found;
  }

  /** Tries larger groups, smallest first, until one mends all that groups can; what helps in part is offered where none does. */
  private async largerGroups(now: Assessment, judge: Judge): Promise<Alternative[]> {
    let inPart: Alternative[] = [];
    for (const groupSize of sizesToTry(now)) {
      const then = await judge({ ...now.ask, groupSize });
      const offer = then && offerOf(now, then, { kind: 'sets', groupSize, sets: then.plan.sets }, { groupSize });
      if (offer && offer.facts.short + offer.facts.minutesOver === 0) return [offer];
      if (offer) inPart = [offer];
    }
    return inPart;
  }

  /** Judges the same group's other lessons within ten teaching days, some at once, until there are enough. */
  private async otherLessons(now: Assessment, judge: Judge, excluding: string | null): Promise<Alternative[]> {
    const found: Alternative[] = [];
    const candidates = await this.candidates(now, excluding);
    for (let at = 0; at < Math.min(candidates.length, MOST_LESSONS_JUDGED) && found.length < LESSONS_AT_ONCE; at += LESSONS_AT_ONCE) {
      const some = candidates.slice(at, at + LESSONS_AT_ONCE);
      const judged = await Promise.all(some.map(({ lesson }) => judge({ ...now.ask, lessonId: lesson.id })));
      some.forEach(({ lesson: { id, date, entry, lastPeriod }, days, schoolDays, groups }, index) => {
        const then = judged[index];
        const place = { date, period: entry.period, lastPeriod, days, schoolDays };
        const isShared = then && groups.length > 0 && minutesSaved(now, then) > 0;
        const facts = isShared ? { kind: 'shared' as const, groups, ...place } : { kind: 'lesson' as const, ...place };
        const offer = then && offerOf(now, then, facts, { lessonId: id });
        if (offer) found.push(offer);
      });
    }
    return found;
  }

  /** The group's other lessons that are no later and no shorter of kit than what was asked: two that are made together first, then the nearest. */
  private async candidates(now: Assessment, excluding: string | null): Promise<Candidate[]> {
    const lessons = await this.lessonsOfGroup(now);
    const { wanted, lesson: asked } = now.plan;
    const [availability, together] = await Promise.all([
      this.holds.availabilityAt(
        wanted,
        now.availability.map(({ apparatus }) => apparatus),
        lessons,
        excluding,
      ),
      this.preparedTogether(now, lessons, excluding),
    ]);
    const { short, minutesLate } = amissWith(now);
    const candidates = lessons
      .filter((lesson, index) => {
        const missing = (availability[index] ?? []).reduce((sum, one) => sum + one.short, 0);
        return missing <= short && minutesLateAt(now, lesson) <= minutesLate;
      })
      .map((lesson) => ({
        lesson,
        days: daysBetween(asked.date, lesson.date),
        schoolDays: schoolDaysBetween(now.plan.calendar.days, asked.date, lesson.date),
        groups: together.get(dayOfPreparing(now, lesson)) ?? [],
      }))
      .sort((one, other) => Math.abs(one.lesson.startMs - asked.startMs) - Math.abs(other.lesson.startMs - asked.startMs));
    const shared = candidates.filter(({ groups }) => groups.length > 0).slice(0, LESSONS_AT_ONCE - 1);
    return [...shared, ...candidates.filter((one) => !shared.includes(one))];
  }

  private async lessonsOfGroup({ asking, context, plan: { calendar, lesson } }: Assessment): Promise<DatedLesson<AskedEntry>[]> {
    const today = calendar.days.find((day) => day.endMs > asking.nowMs);
    const first = calendar.before(lesson.date, LOOK_AHEAD_SCHOOL_DAYS) ?? calendar.days[0];
    const last = calendar.after(lesson.date, LOOK_AHEAD_SCHOOL_DAYS) ?? calendar.days.at(-1);
    if (!today || !first || !last) return [];
    const { group, teacher } = context.entry;
    const rows = await this.db.query(ENTRIES_OF_GROUP, [asking.principal.schoolId, group.id, teacher.id, first.date, last.date]);
    const entries = rows.map(({ taken, ...entry }) => ({ ...context.entry, ...entry, taken: new Set(taken ?? []) }));
    return lessonsBetween(calendar, entries, first.date > today.date ? first.date : today.date, last.date).filter(
      (other) => other.startMs > asking.nowMs && other.id !== lesson.id && !other.entry.taken.has(other.date),
    );
  }

  /** The classes for which the practical is to be prepared, by the day of that; none where a set-up saves nothing. */
  private async preparedTogether(
    { asking, plan: { practical } }: Assessment,
    lessons: readonly DatedLesson<AskedEntry>[],
    excluding: string | null,
  ): Promise<Map<IsoDate, string[]>> {
    const [first, last] = [lessons[0], lessons.at(-1)];
    if (!practical?.prepareFixed || !first || !last) return new Map();
    const about = [practical.id, practical.version, first.date, last.date, excluding];
    const rows = await this.db.query(PREPARED_TOGETHER, [asking.principal.schoolId, ...about]);
    return new Map(rows.map(({ date, groups }) => [date, groups]));
  }
}

/** The sizes of groups to judge: the smallest with which the kit is there, else the smallest and the largest. A demonstration has one set. */
function sizesToTry({ plan, availability, shortages }: Assessment): number[] {
  if (plan.practical?.demonstration) return [];
  const sizes = largerGroups(plan.pupils, plan.groupSize);
  const free = new Map(availability.map(({ apparatus, free: there }) => [apparatus.id, there]));
  const enough = shortages.length > 0 ? fewerSets(plan.lines, plan.pupils, plan.groupSize, free) : null;
  const chosen = enough === null ? [sizes[0], sizes.at(-1)] : [enough, sizes.at(-1)];
  return [...new Set(chosen.filter((size) => size !== undefined))].slice(0, MOST_SIZES_JUDGED);
}

function minutesLateAt({ asking: { rules, nowMs }, plan }: Assessment, { entry, date }: DatedLesson<AskedEntry>): number {
  const { calendar, practical } = plan;
  return lateness(deadlineOf({ ...rules, calendar }, entry, date, practical).deadlineMs, nowMs).minutesLate;
}

function dayOfPreparing({ asking: { rules }, plan: { calendar, work } }: Assessment, lesson: DatedLesson<AskedEntry>): IsoDate {
  return planTasks(calendar, { ...work, lesson }, rules.freshSchoolDays).find(({ kind }) => kind === 'prepare')?.date ?? '';
}
