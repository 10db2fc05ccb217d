import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationList, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startBeside, startTestApp, type TestApp } from '../testing/index.js';
import { UndoSchool } from '../testing/undoing.js';

const NOW = '2026-11-09T10:00:00Z';

let kit: TestApp;
let beside: TestApp;

beforeAll(async () => {
  kit = await startTestApp(NOW, { DATABASE_POOL: '20' });
  beside = await startBeside(kit);
});
afterAll(async () => {
  await beside.stop();
  await kit.stop();
});

const run = (...names: string[]) => kit.app.get(Worker).run(...names);
const cancel = async (of: UndoSchool, { id }: Requisition, who = 'teacher') => of.step(await of.read(id), 'cancelled', {}, who);
const linesOf = async (of: UndoSchool, { id }: Requisition) => (await of.read(id)).lines.map(({ needed, short }) => [needed, short]);
/** The most that is held of the balances at one time, of which there are ten. */
async function heldOf(of: UndoSchool): Promise<number> {
  const [row] = await kit.db.read<{ held: number }>(
    of.school.id,
    'SELECT coalesce(sum(quantity), 0)::int AS held FROM hold WHERE school_id = $1 AND apparatus_id = $2',
    [of.school.id, of.balances],
  );
  return row?.held ?? 0;
}

describe('kit that a cancellation set free', () => {
  it('stays with a new request that took it: the cancellation stands, with what is missing', async () => {
    const of = await UndoSchool.make(kit);
    const sent = await of.ask(6);
    const cancelled = await cancel(of, sent);
    await of.ask(7, {}, 'colleague');
    const before = await of.stored(sent.id);
    const refused = await of.undo(cancelled, 'teacher');
    expect([refused.status, refused.body.code]).toEqual([409, 'HOLD_REFUSED']);
    expect(refused.body.detail).toBe(
      'Not enough at that time: Balance: 6 wanted, 3 free. Others have it since, so it cannot be undone. Nothing was changed; ask again for what is still free.',
    );
    expect(refused.body.shortages).toEqual([{ apparatusId: of.balances, name: 'Balance', wanted: 6, free: 3, short: 3 }]);
    expect(await of.stored(sent.id)).toEqual(before);
    expect(await heldOf(of)).toBe(7);
  });

  it('comes back from a short request that was filled with the parts of a kit', async () => {
    const of = await UndoSchool.make(kit);
    const tray = { name: 'Tray of balances', owned: 0, parts: [{ apparatusId: of.balances, quantity: 2 }] };
    const { body: made } = await of.school.client('technician').post<{ id: string }>('/apparatus', tray);
    const sent = await of.ask(6, { lines: [{ apparatusId: made.id, perClass: 3 }] });
    const short = await of.ask(9, { goShort: true }, 'colleague');
    expect(await linesOf(of, short)).toEqual([[9, 5]]);
    const cancelled = await cancel(of, sent);
    await run('fill-short');
    expect(await linesOf(of, short)).toEqual([[9, 0]]);
    expect((await of.undo(cancelled, 'teacher')).status).toBe(200);
    expect([await linesOf(of, sent), await linesOf(of, short)]).toEqual([[[3, 0]], [[9, 5]]]);
  });

  it('comes back from a short kit that was filled with what was cancelled, in whole ones', async () => {
    const of = await UndoSchool.make(kit);
    const tray = { name: 'Tray of balances', owned: 0, parts: [{ apparatusId: of.balances, quantity: 4 }] };
    const { body: made } = await of.school.client('technician').post<{ id: string }>('/apparatus', tray);
    const sent = await of.ask(5);
    const short = await of.ask(2, { goShort: true, lines: [{ apparatusId: made.id, perClass: 2 }] }, 'colleague');
    expect(await linesOf(of, short)).toEqual([[2, 1]]);
    const cancelled = await cancel(of, sent);
    await run('fill-short');
    expect(await linesOf(of, short)).toEqual([[2, 0]]);
    expect((await of.undo(cancelled, 'teacher')).status).toBe(200);
    expect([await linesOf(of, sent), await linesOf(of, short)]).toEqual([[[5, 0]], [[2, 1]]]);
  });

  it('comes back from a short request that it filled, which is short again and told', async () => {
    const of = await UndoSchool.make(kit);
    const sent = await of.ask(6);
    const before = await of.stored(sent.id);
    const short = await of.ask(9, { goShort: true }, 'colleague');
    expect(await linesOf(of, short)).toEqual([[9, 5]]);
    const cancelled = await cancel(of, sent);
    await run('fill-short');
    expect(await linesOf(of, short)).toEqual([[9, 0]]);
    expect((await of.undo(cancelled, 'teacher')).status).toBe(200);
    expect(await linesOf(of, short)).toEqual([[9, 5]]);
    expect(await of.stored(sent.id)).toMatchObject({ request: before['request'], holds: before['holds'], tasks: before['tasks'] });
    expect(await heldOf(of)).toBe(10);
    await run('notify');
    const { items } = (await of.school.client('colleague').get<NotificationList>('/notifications')).body;
    expect(items.map(({ event }) => event)).toContain('requisition.short');
  });

  it('does not come back from a short request that was made of it, nor from one that another cancellation filled', async () => {
    const of = await UndoSchool.make(kit);
    const [sent, other] = [await of.ask(3), await of.ask(3, { title: 'Weighing again' })];
    const short = await of.ask(8, { goShort: true }, 'colleague');
    expect(await linesOf(of, short)).toEqual([[8, 4]]);
    await cancel(of, other);
    await run('fill-short');
    expect(await linesOf(of, short)).toEqual([[8, 1]]);
    const cancelled = await cancel(of, sent);
    await run('fill-short');
    expect(await linesOf(of, short)).toEqual([[8, 0]]);
    const accepted = await of.step(await of.read(short.id), 'accepted');
    const prepared = await of.step(accepted.body, 'prepared');
    const refused = await of.undo(cancelled, 'teacher');
    expect([refused.status, refused.body.code]).toEqual([409, 'HOLD_REFUSED']);
    await of.undo(prepared, 'technician');
    // one was filled by this cancellation: two are free, and one comes back
    expect((await of.undo(cancelled, 'teacher')).status).toBe(200);
    expect(await linesOf(of, short)).toEqual([[8, 1]]);
    expect(await heldOf(of)).toBe(10);
  });

  it('is never sold twice, whoever comes first: an undo, a new request, the filling of a short one', async () => {
    const of = await UndoSchool.make(kit);
    for (let round = 0; round < 8; round++) {
      const sent = await of.ask(6);
      const short = await of.ask(6, { goShort: true }, 'colleague');
      const cancelled = await cancel(of, sent);
      const late = of.asking(4, { title: 'Late comer', goShort: round % 2 === 0 });
      const [undone, new_] = await Promise.all([of.undo(cancelled, 'teacher'), late, run('fill-short')]);
      expect([200, 409]).toContain(undone.status);
      expect(await heldOf(of)).toBeLessThanOrEqual(10);
      const held = (await of.stored(sent.id))['holds'];
      expect(held !== null).toBe(undone.status === 200);
      for (const one of [sent, short, ...(new_.status === 201 ? [new_.body] : [])])
        if ((await of.read(one.id)).status !== 'cancelled') await cancel(of, one, 'technician');
    }
  });
});
