import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Requisition, Undone } from '@app/shared';
import { type Answer, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { storedOf } from '../testing/stored-request.js';

const NOW = '2026-11-09T10:00:00Z';

let kit: TestApp;
let school: TestSchool;
let balances: string;
let lesson: string;

beforeAll(async () => {
  kit = await startTestApp(NOW);
});
afterAll(() => kit.stop());
beforeEach(() => kit.clock.set(NOW));

async function makeSchool(): Promise<void> {
  kit.clock.set(NOW);
  school = await TestSchool.make(kit);
  await school.person('other technician', ['technician']);
  await school.signIn('other technician');
  await school.person('colleague', ['teacher']);
  await school.signIn('colleague');
  const made = await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 10, location: 'Prep room' });
  balances = made.body.id;
  lesson = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-24`;
}

const asking = (quantity: number, more: object = {}) => ({
  lessonId: lesson,
  title: 'Weighing',
  lines: [{ apparatusId: balances, perClass: quantity }],
  status: 'submitted',
  ...more,
});
const ask = async (quantity: number, more: object = {}, who = 'teacher') => {
  const answer = await school.client(who).post<Requisition>('/requisitions', asking(quantity, more));
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  return answer.body;
};
const step = (of: Requisition, to: string, more: object = {}, who = 'technician') =>
  school.client(who).post<Requisition>(`/requisitions/${of.id}/transitions`, { to, version: of.version, ...more });
const read = async (id: string, who = 'technician') => (await school.client(who).get<Requisition>(`/requisitions/${id}`)).body;
const tokenOf = ({ headers }: Answer) => headers['undo-token'] as string | undefined;
const undo = (answer: Answer, who: string, of = school) => of.client(who).post<Undone>('/undo', { token: tokenOf(answer) });
const stored = (id: string) => storedOf(kit, school, id);

describe('taking back', () => {
  beforeAll(makeSchool);

  it('a cancellation gives the request back as it was: its kit, its work, when it was sent', async () => {
    const sent = await ask(6);
    const before = await stored(sent.id);
    kit.clock.set('2026-11-23T10:00:00Z');
    const cancelled = await step(sent, 'cancelled', {}, 'teacher');
    expect(cancelled.body.status).toBe('cancelled');
    expect(await stored(sent.id)).not.toEqual(before);
    const undone = await undo(cancelled, 'teacher');
    expect([undone.status, undone.body]).toEqual([200, { already: false, things: [{ subject: 'requisition', id: sent.id }] }]);
    expect(await stored(sent.id)).toEqual(before);
    const { history } = await read(sent.id);
    expect(history.at(-1)).toMatchObject({ from: 'cancelled', to: sent.status, by: { id: school.personId('teacher') } });
  });

  it('is for the person who did it: to everybody else there is no such act', async () => {
    const sent = await ask(1);
    const cancelled = await step(sent, 'cancelled', {}, 'teacher');
    const other = await TestSchool.make(kit);
    for (const who of ['head', 'technician', 'colleague']) expect((await undo(cancelled, who)).status).toBe(404);
    expect((await undo(cancelled, 'teacher', other)).status).toBe(404);
    expect((await kit.client().post('/undo', { token: tokenOf(cancelled) })).status).toBe(401);
    expect((await school.client('teacher').post('/undo', { token: 'x' })).status).toBe(404);
    expect((await school.client('teacher').post('/undo', {})).status).toBe(422);
    expect((await read(sent.id)).status).toBe('cancelled');
    expect((await undo(cancelled, 'teacher')).status).toBe(200);
  });

  it('a second time does nothing', async () => {
    const sent = await ask(1);
    const cancelled = await step(sent, 'cancelled', {}, 'teacher');
    await undo(cancelled, 'teacher');
    const before = await read(sent.id);
    const again = await undo(cancelled, 'teacher');
    expect([again.status, again.body]).toEqual([200, { already: true, things: [{ subject: 'requisition', id: sent.id }] }]);
    expect(await read(sent.id)).toEqual(before);
  });

  it('ends after a day', async () => {
    const sent = await ask(1);
    const cancelled = await step(sent, 'cancelled', {}, 'teacher');
    kit.clock.set('2026-11-10T10:00:01Z');
    await school.signIn('teacher');
    expect((await undo(cancelled, 'teacher')).status).toBe(404);
    kit.clock.set('2026-11-10T09:59:59Z');
    expect((await undo(cancelled, 'teacher')).status).toBe(200);
  });

  it('is refused once somebody has built on it, with what they did', async () => {
    const sent = await ask(11, { goShort: true });
    const accepted = await step(sent, 'accepted');
    const prepared = await step(accepted.body, 'prepared', {}, 'other technician');
    const refused = await undo(accepted, 'technician');
    expect([refused.status, refused.body.code]).toEqual([409, 'UNDO_TOO_LATE']);
    expect((refused.body as unknown as { since: object[] }).since).toEqual([
      expect.objectContaining({ by: 'other technician', what: 'requisition.prepared', subject: 'requisition', subjectId: sent.id }),
    ]);
    expect((await read(sent.id)).status).toBe('prepared');
    // what was built on it is taken back first, and then nothing is
    expect((await undo(prepared, 'other technician')).status).toBe(200);
    expect((await undo(accepted, 'technician')).status).toBe(200);
    expect((await read(sent.id)).status).toBe('submitted');
  });
});
