import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Apparatus, ApparatusChanged } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { type Entry, hold, makeEntry } from '../testing/held-kit.js';

const at = (time: string, day = '10') => `2026-11-${day}T${time}:00Z`;

let kit: TestApp;
let school: TestSchool;
let entry: Entry;
let thing: Apparatus;
let made = 0;

beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
  school = await TestSchool.make(kit, { calendar: null });
  entry = await makeEntry(kit, school);
});
afterAll(() => kit.stop());
beforeEach(async () => {
  thing = (await school.client('technician').post<Apparatus>('/apparatus', { name: `Thing ${++made}`, owned: 10 })).body;
});

const book = (quantity: number | number[], from: string, to: string) => hold(kit, school, entry, thing.id, quantity, from, to);

async function change(body: object): Promise<ApparatusChanged> {
  const answer = await school.client('technician').put<ApparatusChanged>(`/apparatus/${thing.id}`, { version: thing.version, ...body });
  expect(answer.status).toBe(200);
  return answer.body;
}

async function stateOf(requisitionId: string) {
  const [row] = await kit.db.read(
    school.id,
    `SELECT short, version, status,
       (SELECT coalesce(sum(quantity), 0) FROM hold WHERE requisition_id = r.id) AS held,
       (SELECT array_agg(short ORDER BY position) FROM requisition_line WHERE requisition_id = r.id) AS lines
     FROM requisition r WHERE id = $1`,
    [requisitionId],
  );
  return row;
}

/** Whether somebody waits for what the ambient transaction has locked. */
async function somebodyWaits(): Promise<boolean> {
  const [row] = await kit.db.query<{ waits: boolean }>(
    'SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))) AS waits',
  );
  return row?.waits ?? false;
}

describe('apparatus of which there is less than is held', () => {
  it('leaves the newest hold short by what is missing, cancels nothing, and says so', async () => {
    const older = await book(6, at('09:00'), at('10:00'));
    const newer = await book(4, at('09:30'), at('10:30'));
    const { nowShort, owned } = await change({ owned: 7 });
    expect(owned).toBe(7);
    expect(nowShort).toEqual([{ requisitionId: newer, title: expect.stringContaining('Request'), short: 3 }]);
    expect(await stateOf(older)).toMatchObject({ short: false, version: 1, held: 6, lines: [0] });
    expect(await stateOf(newer)).toMatchObject({ short: true, version: 2, status: 'accepted', held: 1, lines: [3] });
  });

  it('takes a hold away whole when nothing is left for it, and goes on to the next newest', async () => {
    const older = await book(6, at('09:00'), at('10:00'));
    const newer = await book(4, at('09:00'), at('10:00'));
    const { nowShort } = await change({ outOfService: 6 });
    expect(nowShort).toMatchObject([
      { requisitionId: older, short: 2 },
      { requisitionId: newer, short: 4 },
    ]);
    expect(await stateOf(older)).toMatchObject({ held: 4, lines: [2] });
    expect(await stateOf(newer)).toMatchObject({ held: 0, lines: [4] });
  });

  it('touches nothing that still fits, on other days or before now', async () => {
    const past = await book(10, at('09:00', '02'), at('10:00', '02'));
    const morning = await book(5, at('09:00'), at('10:00'));
    const noon = await book(5, at('10:00'), at('11:00'));
    expect((await change({ owned: 5 })).nowShort).toEqual([]);
    for (const requisition of [morning, noon]) expect(await stateOf(requisition)).toMatchObject({ short: false, held: 5 });
    expect(await stateOf(past)).toMatchObject({ short: false, held: 10 });
  });

  it('takes from the last line first when a requisition asks for the same thing twice', async () => {
    const requisition = await book([4, 3], at('09:00'), at('10:00'));
    await change({ owned: 2 });
    expect(await stateOf(requisition)).toMatchObject({ held: 2, lines: [2, 3] });
  });

  it('records what was taken of the apparatus, and one event for each requisition that is short of it', async () => {
    const requisition = await book(8, at('09:00'), at('10:00'));
    await change({ owned: 5 });
    const rows = await kit.db.read(
      school.id,
      "SELECT name, subject, person_id, payload FROM event WHERE subject_id IN ($1, $2) AND name LIKE '%.short' ORDER BY id",
      [requisition, thing.id],
    );
    expect(rows).toEqual([
      {
        name: 'apparatus.short',
        subject: 'apparatus',
        person_id: school.personId('technician'),
        payload: { after: { name: thing.name, taken: [{ requisitionId: requisition, quantity: 3 }] } },
      },
      {
        name: 'requisition.short',
        subject: 'requisition',
        person_id: school.personId('technician'),
        payload: {
          after: { title: expect.stringContaining('Request'), apparatusId: thing.id, name: thing.name, short: 3, missing: 3, asked: 8 },
        },
      },
    ]);
  });

  it('holds one at a time what was given a label', async () => {
    const older = await book(1, at('09:00'), at('10:00'));
    const newer = await book(1, at('09:30'), at('10:30'));
    const { nowShort } = await change({ owned: 1, labelled: true });
    expect(nowShort).toMatchObject([{ requisitionId: newer, short: 1 }]);
    const labels = await kit.db.read(school.id, 'SELECT labelled FROM hold WHERE requisition_id = $1', [older]);
    expect(labels).toEqual([{ labelled: true }]);
  });

  it('settles against what is held when the row is free, not when the change was sent', async () => {
    const locked = Promise.withResolvers<void>();
    const busy = kit.db.transaction(school.id, async () => {
      await kit.db.query('SELECT 1 FROM apparatus WHERE id = $1 FOR NO KEY UPDATE', [thing.id]);
      locked.resolve();
      for (let waits = false; !waits; await pause(10)) waits = await somebodyWaits();
      return book(9, at('09:00'), at('10:00'));
    });
    await locked.promise;
    const { nowShort } = await change({ owned: 5 });
    expect(nowShort).toMatchObject([{ requisitionId: await busy, short: 4 }]);
  });
});
