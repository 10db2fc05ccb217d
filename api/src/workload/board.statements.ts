import type { PersonName, TaskKind } from '@app/shared';
import { type Answered, is, statement } from '../core/database/index.js';

/** SQL: one row of a table of the school ($1) by its id; `OFFSET 0` keeps it a look-up for each row. */
const oneOf = (table: string, columns: string, id: string) =>
  `LATERAL (SELECT ${columns} FROM ${table} WHERE school_id = $1 AND id = ${id} OFFSET 0)`;

/** The tasks of a school ($1) that are planned for days from $2 to $3, of a department ($4) or of all (null), with the lesson that each is for. */
export const BOARD_TASKS = statement(
  {
    id: is.uuid,
    version: is.int,
    kind: is.text.as<TaskKind>(),
    requisitionId: is.uuid.orNull,
    departmentId: is.uuid,
    title: is.text,
    practicalId: is.uuid.orNull,
    practicalVersion: is.int.orNull,
    specialism: is.text.orNull,
    minutes: is.number,
    fixedMinutes: is.number,
    from: is.instant,
    due: is.instant,
    date: is.date,
    pinned: is.bool,
    done: is.bool,
    assignee: is.json<PersonName>().orNull,
    group: is.text.orNull,
    room: is.text.orNull,
    lessonStart: is.instant.orNull,
    sets: is.int.orNull,
  },
  `SELECT k.id, k.version, k.kind, k.requisition_id AS "requisitionId", k.department_id AS "departmentId", k.title, k.practical_id AS "practicalId", k.practical_version AS "practicalVersion",
     k.minutes, k.fixed_minutes AS "fixedMinutes", k.window_from AS "from", k.due, k.date, k.pinned, k.done_at IS NOT NULL AS done,
     CASE WHEN w.id IS NULL THEN NULL ELSE jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name) END AS assignee,
     p.specialism, g.code AS "group", r.code AS room, q.starts_at AS "lessonStart", q.sets
   FROM task k
   LEFT JOIN ${oneOf('person', 'id, code, name', 'k.assignee_id')} w ON true
   LEFT JOIN ${oneOf('requisition', 'group_id, room_id, starts_at, sets', 'k.requisition_id')} q ON true
   LEFT JOIN ${oneOf('teaching_group', 'code', 'q.group_id')} g ON true
   LEFT JOIN ${oneOf('room', 'code', 'q.room_id')} r ON true
   LEFT JOIN ${oneOf('practical', 'specialism', 'k.practical_id')} p ON true
   WHERE k.school_id = $1 AND k.date BETWEEN $2 AND $3 AND ($4::uuid IS NULL OR k.department_id = $4)
   ORDER BY k.due, k.id`,
);
export type BoardTaskRow = Answered<typeof BOARD_TASKS>;
