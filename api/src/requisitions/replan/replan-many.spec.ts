import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '../../core/clock/index.js';
import { Worker } from '../../core/jobs/index.js';
import { DemandSums } from '../../prep/index.js';
import { FIELD_CALENDAR, FieldSchool } from '../../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { IN_ONE_TRANSACTION } from './replan.js';

const MONDAY = '2026-11-23';
const LATER = FIELD_CALENDAR.periods.map((period) => (period.name === 'P3' ? { ...period, start: '11:20', end: '12:10' } : period));

describe('a change that touches many requests', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let kitId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    field = await FieldSchool.on(kit);
    kitId = await field.apparatus(IN_ONE_TRANSACTION * 2);
  });

  /** Makes so many accepted requests of one lesson straight in the tables, each with a line of one thing; the work comes with the replan. */
  async function requests(count: number): Promise<void> {
    const [entryId = ''] = (await field.lesson('10P', MONDAY)).split('_');
    await kit.db.transaction(field.school.id, async () => {
      await kit.db.change(
        `INSERT INTO requisition (school_id, id, entry_id, date, period, starts_at, ends_at, teacher_id, department_id, group_id, room_id, title, pupils,
           group_size, sets, status, deadline, deadline_policy, submitted_at, created_by, created_at)
         SELECT school_id, uuidv7(), id, $2, period, '2026-11-23T11:10:00Z', '2026-11-23T12:10:00Z', teacher_id, department_id, group_id, room_id, 'Energy', 24,
           2, 12, 'accepted', $3, '{}', $3::timestamptz + n * interval '1 second', teacher_id, $3
         FROM timetable_entry, generate_series(1, $5::int) n WHERE school_id = $1 AND id = $4`,
        [field.school.id, MONDAY, instant(kit.clock.nowMs()), entryId, count],
      );
      await kit.db.change(
        `INSERT INTO requisition_line (school_id, id, requisition_id, position, kind, apparatus_id, name, per_class, needed)
         SELECT q.school_id, uuidv7(), q.id, 0, 'apparatus', a.id, a.name, 1, 1 FROM requisition q, apparatus a
         WHERE q.school_id = $1 AND a.school_id = $1 AND a.id = $2`,
        [field.school.id, kitId],
      );
    });
  }

  const statementsOf = async (work: () => Promise<unknown>) => {
    const before = kit.db.counts.statements;
    await work();
    return kit.db.counts.statements - before;
  };
  const count = async (what: string) =>
    (await field.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what} AND school_id = $1`))[0]?.n;
  const astray = () => kit.app.get(DemandSums, { strict: false }).check(field.school.id, 0);

  it('takes as many statements for hundreds as for a few', async () => {
    await requests(3);
    await field.calendar({ periods: LATER });
    const few = await statementsOf(() => field.calendar({}));
    await requests(300);
    await field.calendar({ periods: LATER });
    const many = await statementsOf(() => field.calendar({}));
    expect(many).toBe(few);
    expect([await count('task WHERE true'), await count('hold WHERE true'), await astray()]).toEqual([303 * 4, 303, []]);
  });

  it('is worked through by a job beyond what one transaction takes, shown as pending until then', async () => {
    await requests(IN_ONE_TRANSACTION * 2 + 1);
    expect((await field.calendar({ periods: LATER })).status).toBe(200);
    expect([await count("settle WHERE why = 'pending'"), await count('hold WHERE true')]).toEqual([IN_ONE_TRANSACTION * 2 + 1, 0]);
    await kit.app.get(Worker, { strict: false }).run('replan');
    expect(await count('settle WHERE true')).toBe(1);
    expect(await count(`requisition WHERE starts_at = '2026-11-23T11:20:00Z'`)).toBe(IN_ONE_TRANSACTION * 2 + 1);
    expect([await count('task WHERE true'), await count('hold WHERE true'), await astray()]).toEqual([
      (IN_ONE_TRANSACTION * 2 + 1) * 4,
      IN_ONE_TRANSACTION * 2,
      [],
    ]);
    // of one more than there is, the newest goes short
    const [short] = await field.query<{ submitted: number }>(
      `SELECT count(*) FILTER (WHERE q.submitted_at > s.submitted_at)::int AS submitted FROM requisition q,
         (SELECT submitted_at FROM requisition WHERE school_id = $1 AND short) s WHERE q.school_id = $1`,
    );
    expect(short?.submitted).toBe(0);
  });
});
