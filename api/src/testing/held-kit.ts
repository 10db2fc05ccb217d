import { instant } from '../core/clock/index.js';
import { newId } from '../core/ids/index.js';
import type { TestApp, TestSchool } from './index.js';

/** A timetable entry of the school's teacher, with what a requisition needs to know of it. */
export interface Entry {
  id: string;
  groupId: string;
}

/** Makes an entry for requisitions to hang on. */
export async function makeEntry(kit: TestApp, school: TestSchool): Promise<Entry> {
  const id = await school.entry({ cycleDay: 'Tue', period: 'P1' });
  const [row] = await kit.db.read<{ groupId: string }>(school.id, 'SELECT group_id AS "groupId" FROM timetable_entry WHERE id = $1', [id]);
  if (!row) throw new Error('The entry was not made');
  return { id, groupId: row.groupId };
}

/**
 * Makes an accepted requisition that holds a quantity of an apparatus over [from, to), each of its lines asking for a share. Answers
 * its id. A quantity may be split over several lines: `[4, 2]`.
 */
export async function hold(
  kit: TestApp,
  school: TestSchool,
  entry: Entry,
  apparatusId: string,
  quantity: number | number[],
  from: string,
  to: string,
): Promise<string> {
  const requisitionId = newId();
  const parts = [quantity].flat();
  await kit.db.transaction(school.id, async () => {
    await kit.db.query(
      `INSERT INTO requisition (school_id, id, entry_id, date, period, starts_at, ends_at, teacher_id, department_id, group_id, title, pupils, group_size,
         sets, status, deadline, deadline_policy, created_by, created_at)
       VALUES ($1, $2, $3, $11, 'P1', $4, $5, $6, $7, $8, $9, 30, 2, 15, 'accepted', $4, 'weekly', $6, $10)`,
      [
        school.id,
        requisitionId,
        entry.id,
        from,
        to,
        school.personId('teacher'),
        school.departmentId,
        entry.groupId,
        `Request ${requisitionId.slice(-4)}`,
        instant(kit.clock.nowMs()),
        from.slice(0, 10),
      ],
    );
    for (const [position, needed] of parts.entries())
      await kit.db.query(
        `INSERT INTO requisition_line (school_id, id, requisition_id, position, kind, apparatus_id, name, needed) VALUES ($1, $2, $3, $4, 'apparatus', $5, 'Thing', $6)`,
        [school.id, newId(), requisitionId, position, apparatusId, needed],
      );
    await kit.db.query(
      'INSERT INTO hold (school_id, id, requisition_id, apparatus_id, quantity, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [school.id, newId(), requisitionId, apparatusId, parts.reduce((sum, part) => sum + part, 0), from, to],
    );
  });
  return requisitionId;
}
