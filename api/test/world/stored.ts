import type { CalendarBody, ClosedRoom, EntryRule, KitPart, SupportAsked, WorkingPattern } from '@app/shared';
import { entryPairs } from '../../src/calendar/entry-rule.statement.js';
import type { World } from './world.js';

/** A piece of apparatus as it is owned now. */
export interface StoredApparatus {
  id: string;
  name: string;
  owned: number;
  outOfService: number;
  /** When what is out of service is there again; null: nobody knows. */
  backMs: number | null;
  archived: boolean;
  labelled: boolean;
  turnaround: number;
  parts: KitPart[];
}

interface StoredLine {
  kind: 'apparatus' | 'consumable' | 'chemical';
  apparatusId: string | null;
  name: string;
  perClass: number | null;
  perSet: number | null;
  perPupil: number | null;
  spare: number | null;
  unit: string | null;
  needed: number;
  short: number;
}

interface StoredTask {
  kind: string;
  isDone: boolean;
  minutes: number;
  fromMs: number;
  dueMs: number;
  departmentId: string;
}

interface StoredHold {
  apparatusId: string;
  quantity: number;
  fromMs: number;
  toMs: number;
  labelled: boolean;
}

interface StoredEntry extends EntryRule {
  teacherId: string;
  departmentId: string;
  groupId: string;
  roomId: string | null;
  pupils: number | null;
}

/** A requisition with everything that is stored of it, and the entry of the timetable that it hangs on as that is now. */
export interface Stored {
  id: string;
  status: string;
  date: string;
  period: string;
  lastPeriod: string | null;
  startMs: number;
  endMs: number;
  lessonEndMs: number | null;
  /** Until which lesson it is kept out. */
  keepUntil: EntryRule | null;
  keepUntilDate: string | null;
  support: SupportAsked | null;
  teacherId: string;
  /** Whose lesson it was when it was handed over to somebody else. */
  lessonTeacherId: string | null;
  departmentId: string;
  groupId: string;
  roomId: string | null;
  pupils: number;
  pupilsTyped: boolean;
  groupSize: number;
  sets: number;
  short: boolean;
  deadlineMs: number;
  submittedMs: number | null;
  late: boolean;
  minutesLate: number;
  entry: StoredEntry;
  /** What took the entry's place in the timetable. */
  heirs: EntryRule[];
  lines: StoredLine[];
  tasks: StoredTask[];
  holds: StoredHold[];
  whys: string[];
}

const ms = (column: string) => `date_part('epoch', ${column}) * 1000`;

const REQUISITIONS = `
SELECT q.id, q.status, q.date::text, q.period, q.last_period AS "lastPeriod", ${ms('q.starts_at')} AS "startMs", ${ms('q.ends_at')} AS "endMs", ${ms('q.lesson_ends_at')} AS "lessonEndMs",
  (SELECT json_build_object(${entryPairs('u')}) FROM timetable_entry u WHERE u.school_id = $1 AND u.id = q.keep_until_entry_id) AS "keepUntil", q.keep_until_date::text AS "keepUntilDate", q.support, q.teacher_id AS "teacherId", q.lesson_teacher_id AS "lessonTeacherId",
  q.department_id AS "departmentId", q.group_id AS "groupId", q.room_id AS "roomId", q.pupils, q.pupils_typed AS "pupilsTyped",
  q.group_size AS "groupSize", q.sets, q.short, ${ms('q.deadline')} AS "deadlineMs", ${ms('q.submitted_at')} AS "submittedMs", q.late,
  q.minutes_late AS "minutesLate",
  json_build_object(${entryPairs('e')}, 'teacherId', e.teacher_id, 'departmentId', e.department_id, 'groupId', e.group_id, 'roomId', e.room_id, 'pupils', coalesce((e.occasion ->> 'pupils')::int, g.pupils)) AS entry,
  coalesce((SELECT json_agg(json_build_object(${entryPairs('n')})) FROM timetable_entry n WHERE n.school_id = $1 AND n.group_id = e.group_id
    AND lower(n.subject) = lower(e.subject) AND e.valid_to < q.date AND n.valid_from = e.valid_to + 1), '[]') AS heirs,
  coalesce((SELECT json_agg(json_build_object('kind', l.kind, 'apparatusId', l.apparatus_id, 'name', l.name, 'perClass', l.per_class, 'perSet', l.per_set,
      'perPupil', l.per_pupil, 'spare', l.spare, 'unit', l.unit, 'needed', l.needed, 'short', l.short) ORDER BY l.position)
    FROM requisition_line l WHERE l.school_id = $1 AND l.requisition_id = q.id), '[]') AS lines,
  coalesce((SELECT json_agg(json_build_object('kind', k.kind, 'isDone', k.done_at IS NOT NULL, 'minutes', k.minutes, 'fromMs', ${ms('k.window_from')},
      'dueMs', ${ms('k.due')}, 'departmentId', k.department_id)) FROM task k WHERE k.school_id = $1 AND k.requisition_id = q.id), '[]') AS tasks,
  coalesce((SELECT json_agg(json_build_object('apparatusId', h.apparatus_id, 'quantity', h.quantity, 'fromMs', ${ms('h.starts_at')}, 'toMs', ${ms('h.ends_at')}, 'labelled', h.labelled))
    FROM hold h WHERE h.school_id = $1 AND h.requisition_id = q.id), '[]') AS holds,
  coalesce((SELECT json_agg(s.why) FROM settle s WHERE s.school_id = $1 AND s.requisition_id = q.id), '[]') AS whys
FROM requisition q JOIN timetable_entry e ON e.school_id = $1 AND e.id = q.entry_id
JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id
WHERE q.school_id = $1 ORDER BY q.id`;

const APPARATUS = `SELECT a.id, a.name, a.owned, a.out_of_service AS "outOfService", ${ms('a.back_at')} AS "backMs", a.archived, a.labelled, a.turnaround_minutes AS turnaround,
  coalesce((SELECT json_agg(json_build_object('apparatusId', p.part_id, 'quantity', p.quantity)) FROM apparatus_part p WHERE p.school_id = $1 AND p.kit_id = a.id), '[]') AS parts
FROM apparatus a WHERE a.school_id = $1`;

const CHANGES = `SELECT x.entry_id AS "entryId", x.date::text, x.kind, x.room_id AS "roomId", x.starts::text, x.ends::text, x.teacher_id AS "teacherId"
FROM lesson_change x WHERE x.school_id = $1`;

const CLOSED_ROOMS = `SELECT id, room_id AS "roomId", '' AS code, from_date::text AS "from", to_date::text AS "to", note FROM room_closure WHERE school_id = $1`;

const CALENDAR = `SELECT terms, closures, periods, cycle FROM calendar WHERE school_id = $1`;

const AWAY = `SELECT person_id AS "personId", ${ms('lower(during)')} AS "fromMs", ${ms('upper(during)')} AS "toMs" FROM absence WHERE school_id = $1`;

const TECHNICIANS = `SELECT p.id, p.name, p.code, coalesce(p.working_pattern, '{"windows": [], "breaks": []}') AS pattern,
  ARRAY(SELECT m.department_id::text FROM person_department m WHERE m.school_id = $1 AND m.person_id = p.id) AS "departmentIds"
FROM person p WHERE p.school_id = $1 AND p.active AND 'technician' = ANY(p.roles)`;

const WAITING = `SELECT consumer FROM pending WHERE school_id = $1 AND due <= $2::timestamptz`;

/** Somebody who does the work, and when by the hours of the contract. */
export interface StoredTechnician {
  id: string;
  name: string;
  code: string;
  departmentIds: string[];
  pattern: WorkingPattern;
}

/** What is another of one lesson than the timetable has it. */
export interface StoredLessonChange {
  entryId: string;
  date: string;
  kind: 'room' | 'time' | 'cover' | 'cancelled';
  roomId: string | null;
  starts: string | null;
  ends: string | null;
  teacherId: string | null;
}

/** Everything that a school has stored of its requests. */
export interface Everything {
  /** As it was last written: two who write it at once do so one after the other, in either order. */
  calendar: CalendarBody;
  requisitions: Stored[];
  apparatus: Map<string, StoredApparatus>;
  away: { personId: string; fromMs: number; toMs: number }[];
  technicians: StoredTechnician[];
  changes: StoredLessonChange[];
  closedRooms: ClosedRoom[];
}

/** Reads what is stored, past the code that stores it. */
export async function readEverything({ kit, school }: World): Promise<Everything> {
  const rows = <Row extends object>(text: string) => kit.db.read<Row>(school.id, text, [school.id]);
  const requisitions = await rows<Stored>(REQUISITIONS);
  const apparatus = await rows<StoredApparatus>(APPARATUS);
  const [calendar] = await rows<CalendarBody>(CALENDAR);
  if (!calendar) throw new Error('The school has no calendar');
  return {
    calendar,
    requisitions,
    apparatus: new Map(apparatus.map((one) => [one.id, one])),
    away: await rows<Everything['away'][number]>(AWAY),
    technicians: await rows<StoredTechnician>(TECHNICIANS),
    changes: await rows<StoredLessonChange>(CHANGES),
    closedRooms: await rows<ClosedRoom>(CLOSED_ROOMS),
  };
}

/** Reads which consumers have something left to do that is due. */
export async function readWaiting({ kit, school }: World, now: string): Promise<string[]> {
  const rows = await kit.db.acrossSchools<{ consumer: string }>(WAITING, [school.id, now]);
  return rows.map(({ consumer }) => consumer);
}
