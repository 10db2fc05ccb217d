import { Injectable } from '@nestjs/common';
import {
  type DayOfWork,
  type Levelling,
  type LevellingMove,
  type LevellingQuery,
  lessonId,
  may,
  MOVABLE,
  type PersonName,
  takenOff,
  worstDay,
} from '@app/shared';
import { capacityOf, checkRange, type Rules } from '../../calendar/index.js';
import { otherDepartment, type Principal } from '../../core/access/index.js';
import { instant } from '../../core/clock/index.js';
import { Database, is, statement } from '../../core/database/index.js';
import { Events } from '../../core/events/index.js';
import { isId } from '../../core/ids/index.js';
import { invalid, notFound, ProblemError } from '../../core/problems/index.js';
import { keepRules } from '../../school/index.js';
import { WORK_BY_DAY } from '../../workload/index.js';
import { type Asking, Askings, refuseOldRules } from '../asking.js';
import { LOCK, type Locked } from '../locked-requisition.js';
import { ownersOf } from '../requisitions.policy.js';
import { type ClassLesson, WaysOut } from '../ways-out.js';
import { CarryOut } from './carry-out.js';
import { ASKED_OF } from './offers.statements.js';

/** A plan of a week is of so many days at most, and so is its levelling. */
const MOST_DAYS = 28;
/** So many requests are tried, the largest first, each at so many lessons, the nearest first. */
const MOST_TRIED = 8;
const MOST_LESSONS = 4;

/** The requests of a department ($2) of a school ($1) in some states ($4) that make open work on a day ($3), the most minutes first. */
export const WORK_OF_DAY = statement(
  { id: is.uuid, teacher: is.json<PersonName>(), all: is.int },
  `SELECT q.id, jsonb_build_object('id', t.id, 'code', t.code, 'name', t.name) AS teacher, count(*) OVER ()::int AS "all"
   FROM task k JOIN requisition q ON q.school_id = $1 AND q.id = k.requisition_id AND q.status = ANY($4)
     JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
   WHERE k.school_id = $1 AND k.date = $3 AND k.department_id = $2 AND k.done_at IS NULL
   GROUP BY q.id, t.id, t.code, t.name ORDER BY sum(k.minutes) DESC, q.id LIMIT ${MOST_TRIED}`,
);

/** What was tried out, on its way out of what is taken back. */
class Tried extends Error {
  constructor(
    readonly days: DayOfWork[],
    readonly isLate: boolean,
  ) {
    super('Tried out');
  }
}

/** Finds which requests would take something off the worst day at another lesson of their class: each is moved, counted and moved back. */
@Injectable()
export class LevelDays {
  constructor(
    private readonly db: Database,
    private readonly askings: Askings,
    private readonly ways: WaysOut,
    private readonly carrying: CarryOut,
    private readonly events: Events,
  ) {}

  /**
   * Says what would level some days of a department; it changes nothing.
   * @throws INVALID naming the field, NOT_FOUND, OTHER_DEPARTMENT
   */
  level(principal: Principal, { from, to, departmentId }: LevellingQuery): Promise<Levelling> {
    checkRange({ from, to }, MOST_DAYS);
    if (!isId(departmentId)) throw invalid('departmentId', 'departmentId is not an id');
    return this.askings.inTransaction(principal, async (asking) => {
      await keepRules(this.db, principal.schoolId);
      const name = asking.rules.departments.get(departmentId);
      if (name === undefined) throw notFound('department');
      if (!may(principal, 'requisition.offer', { departmentId })) throw otherDepartment('request', name);
      const of = { from, to, departmentId };
      const days = await this.days(asking, of);
      const worst = worstDay(days);
      if (!worst) return { from, to, worst: null, items: [], looked: 0, all: 0 };
      const found = await this.db.query(WORK_OF_DAY, [principal.schoolId, departmentId, worst.date, MOVABLE]);
      const ids = found.map(({ id }) => id);
      const before = await this.db.query(ASKED_OF, [principal.schoolId, instant(asking.nowMs), principal.personId, ids]);
      const items: LevellingMove[] = [];
      for (const { id, teacher } of found) {
        const own = before.filter(({ requisitionId }) => requisitionId === id);
        const declined = own.flatMap(({ lessonId: to, state }) => (state === 'declined' && to !== null ? [to] : []));
        const asked = own.some(({ state }) => state === 'open') ? 'open' : declined.length > 0 ? 'declined' : null;
        const move = await this.best(asking, id, { of, days, date: worst.date, declined });
        if (move) items.push({ ...move, teacher, asked });
      }
      items.sort((one, other) => other.minutesOff - one.minutesOff);
      return { from, to, worst, items, looked: found.length, all: found[0]?.all ?? 0 };
    });
  }

  /** The days to come of a stretch, with their work and time. */
  private async days({ rules, nowMs, principal }: Asking, { from, to, departmentId }: LevellingQuery): Promise<DayOfWork[]> {
    const work = await this.db.query(WORK_BY_DAY, [principal.schoolId, departmentId, from, to]);
    const minutes = new Map(work.map((one) => [one.date, one.minutes]));
    return teachingDays(rules, from, to)
      .filter(({ endMs }) => endMs > nowMs)
      .map(({ date, startMs, endMs }) => ({
        date,
        workMinutes: minutes.get(date) ?? 0,
        technicianMinutes: capacityOf(rules, departmentId)?.minutes(startMs, endMs) ?? 0,
      }));
  }

  /** The lesson of its class at which a request takes most off a day, of those that its teacher has not `declined`; null where none does. */
  private async best(
    asking: Asking,
    id: string,
    { of, days, date, declined }: { of: LevellingQuery; days: DayOfWork[]; date: string; declined: readonly string[] },
  ): Promise<Omit<LevellingMove, 'teacher' | 'asked'> | null> {
    const locked = await this.db.one(LOCK, [asking.principal.schoolId, id]);
    if (!locked) return null;
    refuseOldRules(asking, locked.rulesVersion);
    // what is one's own one moves oneself
    if (may(asking.principal, 'offer.answer', ownersOf(locked))) return null;
    const lessons = (await this.ways.otherLessons(asking, locked)).filter((lesson) => !declined.includes(lesson.id));
    let best: { lesson: ClassLesson; minutesOff: number } | null = null;
    for (const lesson of lessons.slice(0, MOST_LESSONS)) {
      const tried = await this.tryAt(asking, locked, lesson, of);
      const minutesOff = tried && !tried.isLate ? takenOff(days, tried.days, date) : 0;
      if (minutesOff > (best?.minutesOff ?? 0)) best = { lesson, minutesOff };
    }
    if (!best) return null;
    const { lesson, minutesOff } = best;
    return {
      requisitionId: id,
      title: locked.title,
      group: lesson.entry.group,
      from: { id: lessonId(locked.entryId, locked.date), date: locked.date, period: locked.period },
      to: { id: lesson.id, date: lesson.date, period: lesson.entry.period },
      minutesOff,
    };
  }

  private async tryAt(asking: Asking, locked: Locked, lesson: ClassLesson, of: LevellingQuery): Promise<Tried | null> {
    try {
      return await this.events.attempt<Tried>(async () => {
        const [then] = await this.carrying.carryOut(asking, [{ locked, lessonId: lesson.id }], true);
        throw new Tried(await this.days(asking, of), then !== undefined && then.plan.late && !locked.late);
      });
    } catch (error) {
      if (error instanceof Tried) return error;
      // what is not taken there is nothing to offer
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }
}

function teachingDays({ calendar }: Rules, from: string, to: string) {
  return calendar?.daysBetween(from, to) ?? [];
}
