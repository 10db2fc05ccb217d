import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MESSAGE_KINDS, type NotificationList, type Outbox, type Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { makeFieldSchool } from '../testing/field-school.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());
beforeEach(async () => {
  kit.clock.set('2026-11-18T09:00:00Z');
  school = await makeFieldSchool(kit);
});

const choose = (who: string, choices: object) => school.client(who).put<Record<string, string>>('/me/notifications', choices);
const mailed = async (to: string) =>
  (await school.client('admin').get<Outbox>('/outbox?limit=100')).body.items
    .filter((mail) => mail.to.includes(to))
    .map(({ event }) => event);
/** HOLT asks late, which the technicians hear of. */
async function askLate() {
  const { body } = await school.client('HOLT').get<{ items: { id: string }[] }>('/lessons?from=2026-11-23&to=2026-11-23');
  const sent = { lessonId: body.items[0]?.id, title: 'Density', lines: [], status: 'submitted', lateReason: 'forgot' };
  kit.clock.set('2026-11-19T13:00:00Z');
  await school.signIn('HOLT');
  const asked = await school.client('HOLT').post<Requisition>('/requisitions', sent);
  expect(asked.body).toMatchObject({ late: true });
  await kit.app.get(Worker).run('notify');
  await Promise.all(['technician', 'admin'].map((who) => school.signIn(who)));
}
const heard = async (who: string) =>
  (await school.client(who).get<NotificationList>('/notifications?limit=100')).body.items.map(({ event }) => event);
async function morning(now: string) {
  kit.clock.set(now);
  await kit.db.acrossSchools("INSERT INTO pending (id, school_id, consumer, due) VALUES (uuidv7(), $1, 'morning', $2)", [school.id, now]);
  await kit.app.get(Worker).run('morning');
  await Promise.all(['technician', 'admin'].map((who) => school.signIn(who)));
}

describe('how somebody hears of things by e-mail', () => {
  it('is at once for everything until they choose otherwise, and of each sort by itself', async () => {
    const first = await school.client('technician').get<Record<string, string>>('/me/notifications');
    expect(Object.keys(first.body)).toEqual(Object.keys(MESSAGE_KINDS));
    expect(new Set(Object.values(first.body))).toEqual(new Set(['at-once']));
    const chosen = await choose('technician', { 'requisition.late': 'off', 'prep.list': 'digest' });
    expect(chosen.body).toMatchObject({ 'requisition.late': 'off', 'prep.list': 'digest', 'requisition.cancelled': 'at-once' });
    expect((await choose('technician', { 'requisition.late': 'at-once' })).body).toMatchObject({
      'requisition.late': 'at-once',
      'prep.list': 'digest',
    });
    expect((await school.client('HOLT').get<Record<string, string>>('/me/notifications')).body['prep.list']).toBe('at-once');
  });

  it('refuses what is no sort of message and no choice, naming it, and who is not signed in', async () => {
    for (const wrong of [{ 'requisition.late': 'sometimes' }, { 'requisition.early': 'off' }, { 'prep.list': 7 }]) {
      const { status, body } = await choose('technician', wrong);
      expect([status, body['code']]).toEqual([422, 'INVALID']);
    }
    expect((await kit.client().get('/me/notifications')).status).toBe(401);
    expect((await kit.client().put('/me/notifications', {})).status).toBe(401);
    expect((await kit.client().post('/notifications/read-all', {})).status).toBe(401);
  });

  it('is kept: off is no e-mail, and the message is in the application all the same', async () => {
    await choose('technician', { 'requisition.late': 'off' });
    await askLate();
    expect(await heard('technician')).toContain('requisition.late');
    expect(await mailed('technician')).not.toContain('requisition.late');
    await morning('2026-11-20T07:00:00Z');
    expect(await mailed('technician')).not.toContain('digest');
  });

  it('gathers what is chosen for it in one e-mail of the next teaching morning, once', async () => {
    await choose('technician', { 'requisition.late': 'digest' });
    await askLate();
    expect(await mailed('technician')).not.toContain('requisition.late');
    await morning('2026-11-20T07:00:00Z');
    expect((await mailed('technician')).filter((event) => event === 'digest')).toHaveLength(1);
    await morning('2026-11-23T07:00:00Z');
    expect((await mailed('technician')).filter((event) => event === 'digest')).toHaveLength(1);
  });

  it('gathers nothing that was read meanwhile, and all can be read at once', async () => {
    await choose('technician', { 'requisition.late': 'digest' });
    await askLate();
    const read = await school.client('technician').post<{ unread: number }>('/notifications/read-all', {});
    expect([read.status, read.body]).toEqual([200, { unread: 0 }]);
    const { body } = await school.client('technician').get<NotificationList>('/notifications');
    expect([body.unread, body.items.every((one) => one.read)]).toEqual([0, true]);
    await morning('2026-11-20T07:00:00Z');
    expect(await mailed('technician')).not.toContain('digest');
  });

  it('is nobody else’s: another school’s messages stay unread', async () => {
    const other = await TestSchool.make(kit);
    await askLate();
    await other.client('technician').post('/notifications/read-all', {});
    expect((await school.client('technician').get<NotificationList>('/notifications')).body.unread).toBeGreaterThan(0);
  });
});
