import type { EntryRule, Facility, KitLine, RequisitionStatus, SettleWhy, SupportAsked, TaskKind } from '@app/shared';
import { entryPairs } from '../../calendar/index.js';
import { type Answered, is, statement } from '../../core/database/index.js';
import { placeOf } from '../../core/events/index.js';
import type { AskedEntry } from '../asked-entry.js';
import { ENTRY } from '../ask-context.statements.js';
import type { Efforts } from '../asked-practical.js';

/** A line as it is kept, with what its apparatus is called now and how it is held. */
export interface LiveLine extends KitLine {
  id: string;
  needed: number;
  short: number;
  apparatus: { name: string; turnaroundMinutes: number; labelled: boolean } | null;
}

/** A task as it is kept; instants are epoch milliseconds. */
export interface LiveTask {
  id: string;
  kind: TaskKind;
  title: string;
  departmentId: string;
  minutes: number;
  fromMs: number;
  dueMs: number;
  date: string;
  pinned: boolean;
  isDone: boolean;
  over: boolean;
}

/** What is held for a requisition. */
export interface LiveHold {
  apparatusId: string;
  quantity: number;
  fromMs: number;
  toMs: number;
  labelled: boolean;
}

/** The statuses of a requisition that has something ahead of it. */
export const LIVE_STATUSES: readonly RequisitionStatus[] = [
  'draft',
  'submitted',
  'queried',
  'accepted',
  'prepared',
  'delivered',
  'collected',
];

const ms = (column: string) => `date_part('epoch', ${column}) * 1000`;

/** What was asked of the technicians is that of the version with which it was asked; a draft follows the library. */
const EFFORTS = `(SELECT CASE WHEN v.version IS NULL OR q.status = 'draft'
    THEN jsonb_build_object('demonstration', p.demonstration, 'leadSchoolDays', p.lead_school_days, 'prepareFixed', p.prepare_fixed, 'preparePerSet', p.prepare_per_set,
      'clearFixed', p.clear_fixed, 'clearPerSet', p.clear_per_set, 'needs', p.needs)
    ELSE jsonb_build_object('demonstration', v.document->'demonstration', 'leadSchoolDays', v.document->'leadSchoolDays', 'prepareFixed', v.document#>'{prepare,fixed}',
      'preparePerSet', v.document#>'{prepare,perSet}', 'clearFixed', v.document#>'{clear,fixed}', 'clearPerSet', v.document#>'{clear,perSet}',
      'needs', coalesce(v.document->'needs', '[]')) END
   FROM practical p LEFT JOIN practical_version v ON v.school_id = $1 AND v.practical_id = p.id AND v.version = q.practical_version
   WHERE p.school_id = $1 AND p.id = q.practical_id)`;

/**
 * The requisitions of a school ($1) that the world may change, as they are kept and with what they are made of, in the order in which they
 * were sent: of these statuses ($2), with a lesson or open work after now ($3); of these ids ($4), this apparatus ($5), this teacher
 * ($6), timetable entry ($7), lesson ($8 entry, $9 date), their own or the one until which they are kept out, and room ($10), or with null of all.
 */
export const LIVE = statement(
  {
    id: is.uuid,
    status: is.text.as<RequisitionStatus>(),
    title: is.text,
    date: is.date,
    period: is.text,
    lastPeriod: is.text.orNull,
    startsAt: is.instant,
    endsAt: is.instant,
    lessonEndsAt: is.instant.orNull,
    keepUntilDate: is.date.orNull,
    /** The entry of the lesson until which it is kept out. */
    keepUntil: is.json<EntryRule>().orNull,
    support: is.json<SupportAsked>().orNull,
    teacherId: is.uuid,
    lessonTeacherId: is.uuid.orNull,
    departmentId: is.uuid,
    groupId: is.uuid,
    roomId: is.uuid.orNull,
    pupils: is.int,
    pupilsTyped: is.bool,
    groupSize: is.int,
    sets: is.int,
    deadline: is.instant.orNull,
    deadlinePolicy: is.text,
    submittedAt: is.instant.orNull,
    late: is.bool,
    askedAt: is.instant.orNull,
    practicalId: is.uuid.orNull,
    practicalVersion: is.int.orNull,
    short: is.bool,
    roomLacks: is.texts.as<Facility[]>(),
    entry: is.json<AskedEntry>(),
    /** What took its entry's place in the timetable: lessons of the same class and subject that began as it ended. */
    heirs: is.json<EntryRule[]>().orNull,
    practical: is.json<Efforts & { needs: Facility[] }>().orNull,
    lines: is.json<LiveLine[]>().orNull,
    tasks: is.json<LiveTask[]>().orNull,
    holds: is.json<LiveHold[]>().orNull,
    whys: is.json<SettleWhy[]>().orNull,
  },
  `
SELECT q.id, q.status, q.title, q.date, q.period, q.last_period AS "lastPeriod", q.starts_at AS "startsAt", q.ends_at AS "endsAt", q.lesson_ends_at AS "lessonEndsAt", q.keep_until_date AS "keepUntilDate", q.support, q.teacher_id AS "teacherId", q.lesson_teacher_id AS "lessonTeacherId", q.department_id AS "departmentId",
  q.group_id AS "groupId", q.room_id AS "roomId", q.pupils, q.pupils_typed AS "pupilsTyped", q.group_size AS "groupSize", q.sets, q.deadline,
  q.deadline_policy AS "deadlinePolicy", q.submitted_at AS "submittedAt", q.late, q.practical_id AS "practicalId", q.practical_version AS "practicalVersion", q.short, q.room_lacks AS "roomLacks",
  (SELECT max(k.asked_at) FROM task k WHERE k.school_id = $1 AND k.requisition_id = q.id) AS "askedAt",
  ${ENTRY} AS entry,
  CASE WHEN q.keep_until_entry_id IS NOT NULL THEN (SELECT json_build_object(${entryPairs('u')}) FROM timetable_entry u WHERE u.school_id = $1 AND u.id = q.keep_until_entry_id) END AS "keepUntil",
  CASE WHEN e.valid_to < q.date THEN (SELECT json_agg(json_build_object(${entryPairs('n')}) ORDER BY n.id) FROM timetable_entry n
    WHERE n.school_id = $1 AND n.group_id = e.group_id AND lower(n.subject) = lower(e.subject) AND n.valid_from = e.valid_to + 1) END AS heirs,
  ${EFFORTS} AS practical,
  (SELECT json_agg(json_build_object('id', l.id, 'apparatusId', l.apparatus_id, 'stockId', l.stock_id, 'name', l.name, 'kind', l.kind, 'perClass', l.per_class, 'perSet', l.per_set,
      'perPupil', l.per_pupil, 'spare', l.spare, 'unit', l.unit, 'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to,
      'overage', l.overage, 'pictograms', l.pictograms, 'statements', l.statements, 'needed', l.needed, 'short', l.short,
      'apparatus', CASE WHEN a.id IS NULL THEN NULL ELSE json_build_object('name', a.name, 'turnaroundMinutes', a.turnaround_minutes, 'labelled', a.labelled) END) ORDER BY l.position)
   FROM requisition_line l LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
   WHERE l.school_id = $1 AND l.requisition_id = q.id) AS lines,
  (SELECT json_agg(json_build_object('id', k.id, 'kind', k.kind, 'title', k.title, 'departmentId', k.department_id, 'minutes', k.minutes, 'fromMs', ${ms('k.window_from')},
      'dueMs', ${ms('k.due')}, 'date', k.date, 'pinned', k.pinned, 'isDone', k.done_at IS NOT NULL, 'over', k.over_line))
   FROM task k WHERE k.school_id = $1 AND k.requisition_id = q.id) AS tasks,
  (SELECT json_agg(json_build_object('apparatusId', h.apparatus_id, 'quantity', h.quantity, 'fromMs', ${ms('h.starts_at')}, 'toMs', ${ms('h.ends_at')}, 'labelled', h.labelled))
   FROM hold h WHERE h.school_id = $1 AND h.requisition_id = q.id) AS holds,
  (SELECT json_agg(s.why ORDER BY s.why) FROM settle s WHERE s.school_id = $1 AND s.requisition_id = q.id) AS whys
FROM requisition q
JOIN timetable_entry e ON e.school_id = $1 AND e.id = q.entry_id
JOIN person t ON t.school_id = $1 AND t.id = e.teacher_id
JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id
LEFT JOIN room r ON r.school_id = $1 AND r.id = e.room_id
WHERE q.school_id = $1 AND q.status = ANY($2) AND q.starts_at > $3::timestamptz - interval '30 days'
  AND (q.ends_at > $3 OR q.date >= $3::date - 1 OR EXISTS (SELECT FROM task k WHERE k.school_id = $1 AND k.requisition_id = q.id AND k.done_at IS NULL AND k.due > $3))
  AND ($4::uuid[] IS NULL OR q.id = ANY($4))
  AND ($5::uuid IS NULL OR EXISTS (SELECT FROM requisition_line l WHERE l.school_id = $1 AND l.requisition_id = q.id AND l.apparatus_id = $5))
  AND ($6::uuid IS NULL OR q.teacher_id = $6)
  AND ($7::uuid IS NULL OR q.entry_id = $7 OR q.keep_until_entry_id = $7)
  AND ($8::uuid IS NULL OR q.entry_id = $8 AND q.date = $9::date OR q.keep_until_entry_id = $8 AND q.keep_until_date = $9::date)
  AND ($10::uuid IS NULL OR q.room_id = $10 OR e.room_id = $10
    OR EXISTS (SELECT FROM lesson_change x WHERE x.school_id = $1 AND x.entry_id = q.entry_id AND x.date = q.date AND x.room_id = $10))
ORDER BY q.submitted_at IS NULL, ${placeOf('requisition.submitted', 'q.id')} NULLS FIRST, q.submitted_at, q.id`,
  'each time',
);

/** A requisition that the world may change. Instants are epoch milliseconds. */
export type LiveRequisition = Answered<typeof LIVE>;
