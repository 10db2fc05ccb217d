import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Apparatus, ApparatusChanged, ImportTaken, RequisitionSummary } from '@app/shared';
import { dataSource } from '../core/database/index.js';
import { Worker } from '../core/jobs/index.js';
import { importFile, TIMETABLE } from '../testing/import-file.js';
import { AUTUMN_2026, startTestApp, type TestApp } from '../testing/index.js';
import { UndoSchool } from '../testing/undoing.js';

const NOW = '2026-11-18T09:00:00Z';
const AHEAD = '2026-11-18T09:05:00Z';
const HOUR_AHEAD = '2026-11-18T10:00:00Z';
const AHEAD_MS = 300_000n;

/** The id as a server made it whose clock is five minutes ahead. */
function ahead(id: string): string {
  const bare = id.replace('-', '');
  const ms = (BigInt(`0x${bare.slice(0, 12)}`) + AHEAD_MS).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}${id.slice(13)}`;
}

/** What was first is first, whatever the clocks of the servers say: one is five minutes ahead, and the other is asked after it. */
describe('of two servers whose clocks differ', () => {
  let kit: TestApp;
  let of: UndoSchool;

  beforeAll(async () => {
    kit = await startTestApp(NOW);
  });
  beforeEach(async () => {
    kit.clock.set(NOW);
    of = await UndoSchool.make(kit);
  });
  afterAll(() => kit.stop());

  /** Makes a row the writing of the server that is ahead. */
  async function writtenAhead(id: string, ...columns: readonly [table: string, column: string][]): Promise<void> {
    const owner = await dataSource(kit.url, 'owner', [], 1).initialize();
    await owner.query('SET session_replication_role = replica');
    for (const [table, column] of columns) await owner.query(`UPDATE ${table} SET ${column} = $1 WHERE ${column} = $2`, [ahead(id), id]);
    await owner.destroy();
  }

  it('the hold that was asked for last is the first to go short', async () => {
    await of.at(AHEAD);
    const first = await of.ask(6);
    await of.at(NOW);
    const second = await of.ask(4, {}, 'colleague');
    const { body: balance } = await of.school.client('technician').get<Apparatus>(`/apparatus/${of.balances}`);
    const less = { version: balance.version, owned: 7 };
    const { body } = await of.school.client('technician').put<ApparatusChanged>(`/apparatus/${of.balances}`, less);
    expect(body.nowShort).toMatchObject([{ requisitionId: second.id, short: 3 }]);
    expect((await of.read(first.id)).short).toBe(false);
  });

  it('the one that was asked for first is the first to be given what comes free', async () => {
    await of.at(AHEAD);
    const first = await of.ask(6);
    await of.at(NOW);
    const second = await of.ask(4, {}, 'colleague');
    const { body: balance } = await of.school.client('technician').get<Apparatus>(`/apparatus/${of.balances}`);
    await of.school.client('technician').put(`/apparatus/${of.balances}`, { version: balance.version, owned: 5 });
    const { body: fewer } = await of.school.client('technician').get<Apparatus>(`/apparatus/${of.balances}`);
    await of.school.client('technician').put(`/apparatus/${of.balances}`, { version: fewer.version, owned: 7 });
    await kit.app.get(Worker).run('fill-short');
    const short = async (id: string) => (await of.read(id)).lines.map((line) => line.short);
    expect([await short(first.id), await short(second.id)]).toEqual([[0], [3]]);
  });

  it('what a cancellation set free is taken back from who asked last, though the first was asked of a server an hour ahead', async () => {
    const big = await of.ask(8);
    await of.at(HOUR_AHEAD);
    const first = await of.ask(4, { goShort: true }, 'colleague');
    await of.at(NOW);
    const second = await of.ask(4, { goShort: true }, 'colleague');
    const short = async () => Promise.all([first, second].map(async ({ id }) => (await of.read(id)).lines[0]?.short));
    expect(await short()).toEqual([2, 4]);
    const cancelled = await of.step(big, 'cancelled', { note: 'Not needed' }, 'teacher');
    await kit.app.get(Worker).run('fill-short');
    expect(await short()).toEqual([0, 0]);
    const { body: balance } = await of.school.client('technician').get<Apparatus>(`/apparatus/${of.balances}`);
    await of.school.client('technician').put(`/apparatus/${of.balances}`, { version: balance.version, owned: 14 });
    await of.at(HOUR_AHEAD);
    expect((await of.undo(cancelled, 'teacher')).status).toBe(200);
    expect(await short()).toEqual([0, 2]);
  });

  it('a request that was in time stays so, whichever server works its day out again', async () => {
    const before = await of.ask(1);
    const instant = (minutes: number) =>
      Temporal.Instant.from(before.deadline ?? '')
        .add({ minutes })
        .toString();
    await of.at(instant(-30));
    const asked = await of.ask(2, {}, 'colleague');
    expect(asked.late).toBe(false);
    await of.at(instant(30));
    const periods = AUTUMN_2026.periods.map((period) => (period.name === 'P3' ? { ...period, start: '11:15' } : period));
    expect((await of.school.client('admin').put('/calendar', { ...AUTUMN_2026, periods })).status).toBe(200);
    const { late, minutesLate, submittedAt, lesson, deadline } = await of.read(asked.id);
    expect(lesson.start).toBe('2026-11-24T11:15:00Z');
    expect({ late, minutesLate, submittedAt }).toEqual({ late: false, minutesLate: 0, submittedAt: asked.submittedAt });
    await of.at(instant(-30));
    expect((await of.read(asked.id)).deadline).toBe(deadline);
  });

  it('a thread ends with what was written last, in lists too', async () => {
    const asked = await of.ask(1, { lateReason: 'forgot' });
    const write = (text: string) => of.school.client('teacher').post<{ id: string }>(`/requisitions/${asked.id}/messages`, { text });
    await write('First');
    const [message] = (await of.read(asked.id)).messages ?? [];
    await writtenAhead(message?.id ?? '', ['requisition_message', 'id']);
    await write('Second');
    expect((await of.read(asked.id)).messages?.map(({ text }) => text)).toEqual(['First', 'Second']);
    const list = await of.school.client('technician').get<{ items: RequisitionSummary[] }>('/requisitions?from=2026-11-18&to=2026-12-18');
    expect(list.body.items.find(({ id }) => id === asked.id)?.lastMessage).toBe('Second');
  });

  it('the import that came last is the first of the list and the one that can be undone', async () => {
    const admin = of.school.client('admin');
    const takes = async (text: string) => {
      const taken = await importFile(admin, text, { mode: 'apply' });
      expect(taken.status).toBe(200);
    };
    const listed = async () => (await admin.get<{ items: ImportTaken[] }>('/imports')).body.items;
    await takes(TIMETABLE);
    const [first] = await listed();
    await writtenAhead(first?.id ?? '', ['import', 'id'], ['import_entry', 'import_id']);
    await takes(TIMETABLE.replace('Lab 1', 'Lab 2'));
    const items = await listed();
    expect(items.map(({ id, canUndo }) => [id === ahead(first?.id ?? ''), canUndo])).toEqual([
      [false, true],
      [true, false],
    ]);
    const [next] = (await admin.get<{ items: ImportTaken[] }>('/imports?limit=1')).body.items;
    expect(next?.id).toBe(items[0]?.id);
  });
});
