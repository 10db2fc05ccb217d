import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActivityView, EventName, NotificationList, PrepList, Requisition } from '@app/shared';
import { entities } from '../../entities.js';
import { askFor } from '../../testing/ask-for.js';
import { startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { OLD_EVENTS, type OldEvent } from '../../testing/old-events.js';
import { dataSource } from '../database/index.js';
import { newId } from '../ids/index.js';
import { Worker } from '../jobs/index.js';

const ALL = Object.entries(OLD_EVENTS) as [EventName, OldEvent][];
const OF_0_1_0 = ALL.filter(([, { written }]) => written !== null);
const WRITE = `
INSERT INTO activity (school_id, id, at, person_id, what, subject, subject_id, before, after, note, to_tell)
VALUES ($1, $2, '2026-11-03T06:00:00Z', $3, $4, $5, $6, $7, $8, $9, $10)`;

let kit: TestApp;
let owner: ReturnType<typeof dataSource>;
let school: TestSchool;
let requisitionId: string;
const ids = new Map<EventName, string>();
const rowsOf010 = () => owner.query<object[]>('SELECT * FROM activity WHERE school_id = $1 ORDER BY id', [school.id]);
let before: object[];

/** Puts the tables back to those of 0.1.0, has that version write one of each event that it knew, and brings them up to date again. */
async function writeAs010(): Promise<void> {
  const hasActivity = async () =>
    (await owner.query<{ there: boolean }[]>("SELECT to_regclass('activity') IS NOT NULL AS there"))[0]?.there;
  while (!(await hasActivity())) await owner.undoLastMigration();
  await owner.query("SELECT set_config('app.school_id', $1, false)", [school.id]);
  for (const [name, { written }] of OF_0_1_0) {
    if (!written) continue;
    const { subject, note, byNobody } = written;
    const subjectId = subject === 'requisition' ? requisitionId : newId();
    const states = [written.before, written.after].map((state) => state && JSON.stringify(state));
    const id = newId();
    ids.set(name, id);
    const doer = byNobody ? null : school.personId('head');
    await owner.query(WRITE, [school.id, id, doer, name, subject, subjectId, ...states, note ?? null, subject === 'requisition']);
  }
  before = await rowsOf010();
  await owner.runMigrations();
}

beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
  school = await TestSchool.make(kit);
  const entry = await school.entry({ cycleDay: 'Wed', period: 'P3', group: '9B' });
  requisitionId = await askFor(kit, school, { entry, date: '2026-11-04', status: 'submitted', at: '11:10' });
  owner = await dataSource(kit.url, 'owner', entities, 1).initialize();
  await writeAs010();
});
afterAll(async () => {
  await owner.destroy();
  await kit.stop();
});

const inTables = (name: EventName) =>
  kit.db.read<{ payload: object; note: string | null }>(school.id, 'SELECT payload, note FROM event WHERE school_id = $1 AND id = $2', [
    school.id,
    ids.get(name),
  ]);

describe('what 0.1.0 wrote', () => {
  it('was of every name that it knew', () => {
    expect(OF_0_1_0).toHaveLength(41);
    expect(before).toHaveLength(OF_0_1_0.length + 1);
  });

  it.each(OF_0_1_0)('is read as facts: %s', async (name, { payload, note }) => {
    expect(await inTables(name)).toEqual([{ payload, note: note ?? null }]);
  });

  it('is all in the list of who did what', async () => {
    const list = async (who: string) => (await school.client(who).get<{ items: ActivityView[] }>('/activity?limit=100')).body.items;
    // addresses are for admins, what is said of a request for its own head
    const [forHead, forAdmin] = [await list('head'), await list('admin')];
    for (const [name, { payload, note }] of OF_0_1_0) {
      const items = name.startsWith('person.') ? forAdmin : forHead;
      expect(items.find(({ id }) => id === ids.get(name))).toMatchObject({ what: name, ...payload, note: note ?? null });
    }
  });

  it('is the history of its requisition, with the sentences that were dropped', async () => {
    const { history } = (await school.client('teacher').get<Requisition>(`/requisitions/${requisitionId}`)).body;
    expect(history.map(({ from, to, note }) => [from, to, note])).toEqual([
      [null, 'draft', null],
      ['draft', 'submitted', null],
      ['submitted', 'queried', 'As you like'],
      ['submitted', 'declined', 'As you like'],
      ['submitted', 'accepted', 'Accepted automatically: on time, nothing short, and no more than fits'],
      [null, 'changed', '31 pupils, before 28'],
      ['accepted', 'submitted', '30 pupils, before 28; after the deadline; a technician looks at it again'],
      ['accepted', 'prepared', null],
      ['prepared', 'delivered', null],
      ['delivered', 'collected', null],
      ['collected', 'cleared', null],
      ['submitted', 'cancelled', 'As you like'],
    ]);
  });

  it('says no overload of a request that waits: who is over the line is kept beside the events', async () => {
    const { waiting } = (await school.client('technician').get<PrepList>('/prep-list?date=2026-11-03')).body;
    expect(waiting.map(({ id, overload }) => [id, overload])).toEqual([[requisitionId, null]]);
  });

  it('and had not been told yet is told now', async () => {
    await kit.app.get(Worker).run('notify');
    const told = async (who: string) =>
      (await school.client(who).get<NotificationList>('/notifications?limit=100')).body.items.map(({ event }) => event).sort();
    // whether its overload is still one is judged as things are now, and it is none
    expect(await told('technician')).toEqual(['requisition.cancelled', 'requisition.changed-late', 'requisition.late']);
    expect(await told('teacher')).toEqual([
      'requisition.cancelled',
      'requisition.declined',
      'requisition.message',
      'requisition.queried',
      'requisition.short',
      'requisition.short',
    ]);
    expect(await kit.db.acrossSchools("SELECT 1 FROM pending WHERE consumer = 'notify'")).toEqual([]);
  });

  it('is written again as it was when the migration is taken back', async () => {
    while (!(await owner.query<{ there: boolean }[]>("SELECT to_regclass('activity') IS NOT NULL AS there"))[0]?.there)
      await owner.undoLastMigration();
    const untold = before.map((row) => ({ ...row, to_tell: false }));
    expect(await rowsOf010()).toEqual(untold);
    await owner.runMigrations();
  });
});
