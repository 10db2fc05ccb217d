import { Injectable } from '@nestjs/common';
import {
  type AbsenceAnswer,
  type AbsenceQuery,
  type AbsenceView,
  addDays,
  dateAt,
  type Interval,
  isoInstant,
  may,
  startOfDayMs,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { type Answered, Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, page, type Page, totalOf } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { checkRange } from './date-range.js';
import { ofTeacher } from './entry-rule.statement.js';
import { LessonsQueries } from './lessons.queries.js';
import { refuseUnless } from './lessons.policy.js';
import type { Rules } from './rules.types.js';

const MAX_DAYS = 400;

type Affected = Omit<AbsenceAnswer, 'id'>;

/** $2 a stretch; $3 a person or null for all; $4, $5 start and id of the last of the page before, or null; $6 most rows. */
export const ABSENCES = statement(
  {
    id: is.uuid,
    personId: is.uuid,
    code: is.text,
    name: is.text,
    reason: is.text.orNull,
    fromMs: is.number,
    toMs: is.number,
    total: is.int,
    departmentIds: is.uuids,
    team: is.json<NonNullable<AbsenceView['team']>>().orNull,
  },
  `
  SELECT f.* FROM (SELECT a.id, p.id AS "personId", p.code, p.name, a.reason, extract(epoch FROM lower(a.during)) * 1000 AS "fromMs",
      extract(epoch FROM upper(a.during)) * 1000 AS "toMs", count(*) OVER ()::int AS total,
      CASE WHEN a.team_id IS NOT NULL THEN json_build_object('id', a.team_id, 'departmentId', a.department_id,
        'department', (SELECT t.name FROM department t WHERE t.school_id = $1 AND t.id = a.department_id)) END AS team,
      ARRAY(SELECT d.department_id FROM person_department d WHERE d.school_id = $1 AND d.person_id = p.id) AS "departmentIds"
    FROM absence a JOIN person p ON p.school_id = $1 AND p.id = a.person_id
    WHERE a.school_id = $1 AND a.during && $2::tstzrange AND ($3::uuid IS NULL OR a.person_id = $3)) f
  WHERE $4::float8 IS NULL OR (f."fromMs", f.id) > ($4, $5::uuid)
  ORDER BY f."fromMs", f.id LIMIT $6`,
);
type AbsenceListed = Answered<typeof ABSENCES>;

export const AFFECTED = statement(
  { requisitions: is.json<Affected['requisitions']>(), tasks: is.json<Affected['tasks']>() },
  `
  SELECT
    (SELECT coalesce(json_agg(json_build_object('id', q.id, 'title', q.title, 'status', q.status, 'date', q.date) ORDER BY q.starts_at, q.id), '[]')
      FROM requisition q
      WHERE q.school_id = $1 AND (q.teacher_id = $2 OR ${ofTeacher('q.entry_id', '$2')}) AND q.starts_at < $4 AND coalesce(q.lesson_ends_at, q.ends_at) > $3
        AND q.starts_at > $3::timestamptz - interval '1 day' AND q.status NOT IN ('cancelled', 'declined', 'cleared')) AS requisitions,
    (SELECT coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'title', k.title, 'date', k.date) ORDER BY k.due, k.id), '[]')
      FROM task k
      WHERE k.school_id = $1 AND k.assignee_id = $2 AND k.done_at IS NULL AND k.date BETWEEN $5 AND $6
        AND k.window_from < $4 AND k.due > $3) AS tasks`,
);

/** What is asked about absences. */
@Injectable()
export class AbsencesQueries {
  constructor(
    private readonly db: Database,
    private readonly lessons: LessonsQueries,
  ) {}

  /**
   * Absences that touch the dates, in order of start, then id: everybody's for those who read all lessons, else one's own.
   * @throws INVALID for a range over 400 days; NOT_ALLOWED for naming another person without the right
   */
  async between(principal: Principal, query: AbsenceQuery): Promise<Page<AbsenceView>> {
    checkRange(query, MAX_DAYS);
    const limit = limitOf(query.limit);
    const [afterMs, afterId] = cursorOf(query.cursor, ['instant', 'id']) ?? [null, null];
    if (query.personId !== undefined) refuseUnless(may(principal, 'absence.see', { personId: query.personId }), 'absences');
    const own = may(principal, 'absence.seeAll') ? null : principal.personId;
    const personId = query.personId === undefined ? own : idOr404(query.personId, 'person');
    const during = rangeText({
      fromMs: startOfDayMs(query.from, principal.timeZone),
      toMs: startOfDayMs(addDays(query.to, 1), principal.timeZone),
    });
    const rows = await this.db.read(principal.schoolId, ABSENCES, [principal.schoolId, during, personId, afterMs, afterId, limit + 1]);
    return {
      ...page(
        rows,
        limit,
        (row) => absenceView(principal, row),
        (row) => [String(row.fromMs), row.id],
      ),
      ...totalOf(rows, query.cursor),
    };
  }

  /**
   * What an absence touches: the person's lessons, their requisitions that are still going on, and the open tasks that stand with
   * them on those dates.
   */
  async affected(rules: Rules, personId: string, away: Interval): Promise<Affected> {
    const lessons = await this.lessons.ofTeacherDuring(rules, personId, away.fromMs, away.toMs);
    const [rest] = await this.db.read(rules.schoolId, AFFECTED, [
      rules.schoolId,
      personId,
      instant(away.fromMs),
      instant(away.toMs),
      dateAt(away.fromMs, rules.timeZone),
      dateAt(away.toMs - 1, rules.timeZone),
    ]);
    return {
      lessons: lessons.map(({ id, date, entry }) => ({ id, date, period: entry.period, group: entry.groupCode })),
      requisitions: rest?.requisitions ?? [],
      tasks: rest?.tasks ?? [],
    };
  }
}

/** A stretch as PostgreSQL writes it. */
export function rangeText({ fromMs, toMs }: Interval): string {
  return `[${instant(fromMs)},${instant(toMs)})`;
}

/** Why somebody is away is between them and those who run their departments. */
function absenceView(principal: Principal, listed: AbsenceListed): AbsenceView {
  const { departmentIds, id, personId, code, name, fromMs, toMs, reason, team } = listed;
  const mayKnowWhy = may(principal, 'absence.readReason', { personId, departmentIds });
  return {
    id,
    person: { id: personId, code, name },
    from: isoInstant(fromMs),
    to: isoInstant(toMs),
    reason: mayKnowWhy ? reason : null,
    team,
  };
}
