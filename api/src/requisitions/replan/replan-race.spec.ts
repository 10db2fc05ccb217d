import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BASE_ROWS, FIELD_CALENDAR, FieldSchool } from '../../testing/base-timetable.js';
import { startBeside, startTestApp, type TestApp } from '../../testing/index.js';

const MONDAY = '2026-11-23';
/** The third period an hour earlier. */
const EARLIER = FIELD_CALENDAR.periods.map((period) => (period.name === 'P3' ? { ...period, start: '10:51', end: '11:05' } : period));

/** A promise that somebody else keeps. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => (open = done));
  return { opened, open };
}

/**
 * What is asked by the rules from before is either written before the world changes, and then follows it, or asked again by the new
 * rules. Take `FOR KEY SHARE OF s` out of what `CONTEXT_TO_WRITE` is made of, or `FOR UPDATE` out of `KEEP_RULES`, and the first fails; take
 * `refuseOldRules` away, and the second does.
 */
describe('a request that is sent while the bells change', () => {
  let kit: TestApp;
  let beside: TestApp;
  let field: FieldSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z', { DATABASE_POOL: '6' });
    beside = await startBeside(kit);
  });
  const gates: (() => void)[] = [];
  afterAll(async () => {
    for (const open of gates) open();
    await beside.stop();
    await kit.stop();
  });
  beforeEach(async () => {
    field = await FieldSchool.on(kit, BASE_ROWS);
  });

  /** Waits until so many connections wait for somebody else's lock, or `over` is done. */
  async function waiting(count: number, over: Promise<unknown>): Promise<void> {
    let isOver = false;
    void over.finally(() => (isOver = true));
    for (let now = 0; now < count && !isOver;) {
      const [row] = await kit.db.acrossSchools<{ now: number }>('SELECT count(DISTINCT pid)::int AS now FROM pg_locks WHERE NOT granted');
      now = row?.now ?? 0;
    }
  }

  const startOf = async (id: string) => (await field.now({ id })).lesson.start;
  const heldFrom = (id: string) =>
    field.query<{ from: string }>(
      `SELECT to_char(starts_at AT TIME ZONE 'UTC', 'HH24:MI') AS from FROM hold WHERE school_id = $1 AND requisition_id = $2`,
      [id],
    );

  it('is written first, and then moves with them', async () => {
    const kitId = await field.apparatus(10);
    const { opened, open } = gate();
    gates.push(open);
    const taken = gate();
    // somebody else has the kit in hand: the request has read its lesson and waits
    const holder = kit.db.transaction(field.school.id, async () => {
      await kit.db.query('SELECT FROM apparatus WHERE school_id = $1 AND id = $2 FOR UPDATE', [field.school.id, kitId]);
      taken.open();
      await opened;
    });
    await taken.opened;
    const lessonId = await field.lesson('10P', MONDAY);
    const lines = [{ apparatusId: kitId, perClass: 4 }];
    const sent = field.school
      .client('technician', beside)
      .post<{ id: string }>('/requisitions', { lessonId, status: 'submitted', title: 'Energy', lines });
    await waiting(1, sent);
    const moved = field.calendar({ periods: EARLIER });
    await waiting(2, moved);
    open();
    await holder;
    const { status, body } = await sent;
    expect([status, (await moved).status]).toEqual([201, 200]);
    expect([await startOf(body.id), await heldFrom(body.id)]).toEqual(['2026-11-23T10:51:00Z', [{ from: '10:51' }]]);
  });

  it('is asked again by the new ones, where they were first', async () => {
    const kitId = await field.apparatus(10);
    const { opened, open } = gate();
    gates.push(open);
    const taken = gate();
    const world = kit.db.transaction(field.school.id, async () => {
      await kit.db.query('SELECT FROM school WHERE school_id = $1 FOR UPDATE', [field.school.id]);
      await kit.db.query('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [field.school.id]);
      await kit.db.query('UPDATE calendar SET periods = $2 WHERE school_id = $1', [field.school.id, JSON.stringify(EARLIER)]);
      taken.open();
      await opened;
    });
    await taken.opened;
    const sent = field.askFor('10P', MONDAY, kitId, 4);
    await waiting(1, sent);
    open();
    await world;
    const { status, body } = await sent;
    expect(status).toBe(201);
    expect([await startOf(body.id), await heldFrom(body.id)]).toEqual(['2026-11-23T10:51:00Z', [{ from: '10:51' }]]);
  });
});
