import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Requisition, Undone } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { UndoSchool } from '../testing/undoing.js';

const NOW = '2026-11-09T10:00:00Z';

let kit: TestApp;
let of: UndoSchool;

beforeAll(async () => {
  kit = await startTestApp(NOW);
  of = await UndoSchool.make(kit);
});
afterAll(() => kit.stop());
beforeEach(() => of.at(NOW));

describe('taking back', () => {
  it('a cancellation gives the request back as it was: its kit, its work, when it was sent', async () => {
    const sent = await of.ask(1);
    const before = await of.stored(sent.id);
    await of.at('2026-11-23T10:00:00Z');
    const cancelled = await of.step(sent, 'cancelled', {}, 'teacher');
    expect(cancelled.body.status).toBe('cancelled');
    expect(await of.stored(sent.id)).not.toEqual(before);
    const undone = await of.undo(cancelled, 'teacher');
    expect([undone.status, undone.body]).toEqual([200, { already: false, things: [{ subject: 'requisition', id: sent.id }] }]);
    expect(await of.stored(sent.id)).toEqual(before);
    const { history } = await of.read(sent.id);
    expect(history.at(-1)).toMatchObject({ from: 'cancelled', to: 'taken-back', by: { id: of.school.personId('teacher') } });
    expect(history.at(-1)?.note).toBe('cancelled');
  });

  it('is for the person who did it: to everybody else there is no such act', async () => {
    const sent = await of.ask(1);
    const cancelled = await of.step(sent, 'cancelled', {}, 'teacher');
    const other = await TestSchool.make(kit);
    for (const who of ['head', 'technician', 'colleague']) expect((await of.undo(cancelled, who)).status).toBe(404);
    expect((await of.undo(cancelled, 'teacher', other)).status).toBe(404);
    expect((await kit.client().post('/undo', { token: cancelled.headers['undo-token'] })).status).toBe(401);
    const teacher = of.school.client('teacher');
    for (const token of ['x', randomUUID()]) expect((await teacher.post('/undo', { token })).status).toBe(404);
    expect((await teacher.post('/undo', {})).status).toBe(422);
    expect((await of.read(sent.id)).status).toBe('cancelled');
    expect((await of.undo(cancelled, 'teacher')).status).toBe(200);
  });

  it('a second time does nothing', async () => {
    const sent = await of.ask(1);
    const cancelled = await of.step(sent, 'cancelled', {}, 'teacher');
    await of.undo(cancelled, 'teacher');
    const before = await of.read(sent.id);
    const again = await of.undo(cancelled, 'teacher');
    expect([again.status, again.body]).toEqual([200, { already: true, things: [{ subject: 'requisition', id: sent.id }] }]);
    expect(await of.read(sent.id)).toEqual(before);
  });

  it('ends after a day', async () => {
    const cancelled = await of.step(await of.ask(1), 'cancelled', {}, 'teacher');
    await of.at('2026-11-10T10:00:01Z');
    expect((await of.undo(cancelled, 'teacher')).status).toBe(404);
    await of.at('2026-11-10T09:59:59Z');
    expect((await of.undo(cancelled, 'teacher')).status).toBe(200);
  });

  it('is refused once somebody has built on it, with what they did', async () => {
    const sent = await of.ask(11, { goShort: true });
    const accepted = await of.step(sent, 'accepted');
    const prepared = await of.step(accepted.body, 'prepared', {}, 'other technician');
    const refused = await of.undo(accepted, 'technician');
    expect([refused.status, refused.body.code]).toEqual([409, 'UNDO_TOO_LATE']);
    expect(refused.body.detail).toContain('other technician');
    expect((refused.body as unknown as { since: object[] }).since).toEqual([
      expect.objectContaining({ by: 'other technician', what: 'requisition.prepared', subject: 'requisition', subjectId: sent.id }),
    ]);
    expect((await of.read(sent.id)).status).toBe('prepared');
    // what was built on it is taken back first, and then nothing is
    expect((await of.undo(prepared, 'other technician')).status).toBe(200);
    expect((await of.undo(accepted, 'technician')).status).toBe(200);
    expect((await of.read(sent.id)).status).toBe('submitted');
    await of.step(await of.read(sent.id), 'cancelled');
  });

  it('is not hindered by words that were written since', async () => {
    const cancelled = await of.step(await of.ask(1), 'cancelled', {}, 'teacher');
    await of.school.client('technician').post(`/requisitions/${cancelled.body.id}/messages`, { text: 'Are you sure?' });
    expect((await of.undo(cancelled, 'teacher')).status).toBe(200);
  });

  it('has one token, however often the act is sent under one key', async () => {
    const { id, version } = await of.ask(1);
    const cancel = () =>
      of.school
        .client('teacher')
        .post<Requisition>(`/requisitions/${id}/transitions`, { to: 'cancelled', version }, { 'idempotency-key': 'cancel once' });
    const [first, again] = [await cancel(), await cancel()];
    expect(first.headers['undo-token']).toMatch(/^[0-9a-f-]{36}$/);
    expect(again.headers['undo-token']).toBe(first.headers['undo-token']);
    const undo = () =>
      of.school.client('teacher').post<Undone>('/undo', { token: first.headers['undo-token'] }, { 'idempotency-key': 'undo once' });
    const [undone, undoneAgain] = [await undo(), await undo()];
    expect([undone.status, undoneAgain.body]).toEqual([200, undone.body]);
    expect((await of.read(id)).status).not.toBe('cancelled');
  });

  it('by two at once is done once', async () => {
    for (let round = 0; round < 5; round++) {
      const cancelled = await of.step(await of.ask(1), 'cancelled', {}, 'teacher');
      const undone = await Promise.all([1, 2, 3].map(() => of.undo(cancelled, 'teacher')));
      expect(undone.map(({ status, body }) => [status, body.already]).sort()).toEqual([
        [200, false],
        [200, true],
        [200, true],
      ]);
      const { history } = await of.read(cancelled.body.id);
      expect(history.filter(({ to }) => to === 'taken-back')).toHaveLength(1);
      await of.step(await of.read(cancelled.body.id), 'cancelled');
    }
  });

  it('is offered by no answer that changed nothing, and by no refusal', async () => {
    const sent = await of.ask(1);
    expect((await of.school.client('teacher').get(`/requisitions/${sent.id}`)).headers['undo-token']).toBeUndefined();
    expect((await of.step({ ...sent, version: 9 }, 'cancelled')).headers['undo-token']).toBeUndefined();
  });
});
