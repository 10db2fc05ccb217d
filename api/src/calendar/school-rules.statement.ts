import type { CalendarBody, ClosedRoom, IsoDate, FirstWeekday, PolicyRule, Segment, WorkingPattern } from '@app/shared';
import { type Answered, is, statement } from '../core/database/index.js';
import { CHANGES, type StoredChange } from './stored-changes.js';
import type { RuledRoom, Technician } from './rules.types.js';

interface RuledDepartment {
  id: string;
  name: string;
  riskAssessmentNeeded: boolean;
  asks: boolean;
  deadlinesFrom: IsoDate | null;
  lendsPracticals: boolean;
  prepRoomIds: string[];
}

const TECHNICIAN = `json_build_object('id', p.id, 'name', p.name, 'code', p.code, 'prepRoomId', p.prep_room_id, 'specialisms', p.specialisms, 'pattern', p.working_pattern,
        'departmentIds', (SELECT coalesce(json_agg(m.department_id ORDER BY m.department_id), '[]')
          FROM person_department m WHERE m.school_id = $1 AND m.person_id = p.id))`;

/**
 * One row: everything that a school's rules are made of, and the version that it all belongs to. A transaction has a number only once
 * it has written (`uncommitted`): what it reads from then on may be its own and not committed. $2: the roles of those who take tasks.
 */
export const RULES = statement(
  {
    school_id: is.uuid,
    name: is.text,
    time_zone: is.text,
    auto_accept: is.bool,
    fresh_school_days: is.int,
    rules_version: is.int,
    uncommitted: is.bool,
    terms: is.json<CalendarBody['terms']>().orNull,
    closures: is.json<CalendarBody['closures']>().orNull,
    periods: is.json<CalendarBody['periods']>().orNull,
    cycle: is.json<CalendarBody['cycle']>().orNull,
    firstWeekday: is.int.as<FirstWeekday>().orNull,
    departments: is.json<RuledDepartment[]>(),
    policies: is.json<(PolicyRule & { departmentId: string })[]>(),
    technicians: is.json<(Omit<Technician, 'pattern' | 'away'> & { pattern: WorkingPattern | null })[]>(),
    formerTechnicians: is.json<(Omit<Technician, 'away'> & { pattern: WorkingPattern })[]>(),
    away: is.json<(Segment & { personId: string })[]>(),
    changes: is.json<StoredChange[]>(),
    closedRooms: is.json<ClosedRoom[]>(),
    rooms: is.json<RuledRoom[]>(),
  },
  `
  SELECT s.school_id, s.name, s.time_zone, s.auto_accept, s.fresh_school_days, s.rules_version,
    pg_current_xact_id_if_assigned() IS NOT NULL AS uncommitted,
    c.terms, c.closures, c.periods, c.cycle, c.first_weekday AS "firstWeekday",
    (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'riskAssessmentNeeded', d.risk_assessment_needed,
        'asks', d.asks, 'deadlinesFrom', d.deadlines_from, 'lendsPracticals', d.lends_practicals, 'prepRoomIds', d.prep_room_ids)
        ORDER BY lower(d.name), d.id), '[]')
      FROM department d WHERE d.school_id = $1) AS departments,
    (SELECT coalesce(json_agg(json_strip_nulls(json_build_object('departmentId', o.department_id, 'from', o.valid_from, 'kind', o.kind,
        'weekday', o.weekday, 'time', o.time, 'weeksBefore', o.weeks_before, 'schoolDays', o.school_days,
        'blockWithinHours', o.block_within_hours)) ORDER BY o.valid_from, o.id), '[]')
      FROM department_policy o WHERE o.school_id = $1) AS policies,
    (SELECT coalesce(json_agg(${TECHNICIAN} ORDER BY lower(p.name), p.id), '[]')
      FROM person p WHERE p.school_id = $1 AND p.active AND p.roles && $2::text[]) AS technicians,
    (SELECT coalesce(json_agg(${TECHNICIAN} ORDER BY lower(p.name), p.id), '[]')
      FROM person p WHERE p.school_id = $1 AND NOT (p.active AND p.roles && $2::text[]) AND p.working_pattern -> 'former' IS NOT NULL) AS "formerTechnicians",
    (SELECT coalesce(json_agg(json_build_object('personId', a.person_id,
        'fromMs', (extract(epoch FROM lower(a.during)) * 1000)::float8, 'toMs', (extract(epoch FROM upper(a.during)) * 1000)::float8)
        ORDER BY a.during), '[]')
      FROM absence a
      WHERE a.school_id = $1 AND upper(a.during) > (SELECT min(term ->> 'from')::date FROM jsonb_array_elements(c.terms) term)) AS away,
    ${CHANGES} AS changes,
    (SELECT coalesce(json_agg(json_build_object('id', z.id, 'roomId', z.room_id, 'code', (SELECT r.code FROM room r WHERE r.school_id = $1 AND r.id = z.room_id), 'from', z.from_date, 'to', z.to_date, 'note', z.note) ORDER BY z.from_date, z.id), '[]')
      FROM room_closure z WHERE z.school_id = $1) AS "closedRooms",
    (SELECT coalesce(json_agg(json_build_object('id', r.id, 'code', r.code, 'facilities', r.facilities, 'prep', r.prep, 'prepRoomId', r.prep_room_id, 'places', r.places) ORDER BY lower(r.code)), '[]')
      FROM room r WHERE r.school_id = $1) AS rooms
  FROM school s LEFT JOIN calendar c ON c.school_id = $1
  WHERE s.school_id = $1`,
);

export type RulesRow = Answered<typeof RULES>;
