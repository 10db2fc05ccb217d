import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationList, Person } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-10-22T11:40:00Z');
});
afterAll(() => kit.stop());

/** An e-mail that waits for the morning was written for whom somebody was the evening before. */
describe('an e-mail that waits', () => {
  let school: TestSchool;

  const change = async (key: string, what: object) => {
    const { body } = await school.client('admin').get<{ items: Person[] }>('/people?limit=200');
    const { id, version } = body.items.find((one) => one.id === school.personId(key)) ?? { id: '', version: 0 };
    expect((await school.client('admin').put(`/people/${id}`, { version, ...what })).status).toBe(200);
    await kit.app.get(Worker).run();
  };
  const mails = () =>
    kit.db.read<{ name: string; address: string }>(
      school.id,
      "SELECT to_name AS name, to_address AS address FROM mail_message WHERE school_id = $1 AND kind = 'requisition.late' ORDER BY to_name",
      [school.id],
    );

  beforeEach(async () => {
    school = await TestSchool.make(kit);
    await school.person('tess', ['technician']);
    const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3', group: '9B' })}_2026-11-03`;
    const asked = { lessonId, title: 'Density', lines: [], status: 'submitted', lateReason: 'forgot' };
    expect((await school.client('teacher').post('/requisitions', asked)).status).toBe(201);
    await kit.app.get(Worker).run('notify');
  });

  it('goes to the address that somebody has by then, and the others stay as they are', async () => {
    const [before, technician] = [await mails(), school.people.get('technician')?.email ?? ''];
    expect(before).toHaveLength(2);
    await change('tess', { email: `tess.${school.id}@new.example` });
    expect((await mails()).map(({ address }) => address).sort()).toEqual([technician, `tess.${school.id}@new.example`].sort());
    await change('tess', { name: 'Tess Okoro' });
    expect((await mails()).map(({ name }) => name).sort()).toEqual(['Tess Okoro', 'technician']);
  });

  it('goes to whom somebody was merged into, who was told it then', async () => {
    const [tess, tessa] = [school.personId('tess'), await school.person('tessa', ['technician'])];
    await school.signIn('tessa');
    await kit.db.transaction(school.id, () =>
      kit.db.change('UPDATE person SET account_id = NULL WHERE school_id = $1 AND id = $2', [school.id, tess]),
    );
    expect((await school.client('admin').post('/people/merge', { keep: tessa, other: tess })).status).toBe(200);
    await kit.app.get(Worker).run();
    const addresses = ['technician', 'tessa'].map((key) => school.people.get(key)?.email);
    expect((await mails()).map(({ address }) => address).sort()).toEqual(addresses.sort());
    const { body } = await school.client('tessa').get<NotificationList>('/notifications');
    expect(body.items.map(({ event }) => event)).toEqual(['requisition.late']);
  });

  it('goes to nobody who has left, to whom it stays told', async () => {
    await change('tess', { active: false });
    expect((await mails()).map(({ name }) => name)).toEqual(['technician']);
    const { body } = await school.client('technician').get<NotificationList>('/notifications');
    expect(body.items.map(({ event }) => event)).toContain('requisition.late');
    expect(
      await kit.db.read(school.id, 'SELECT FROM notification WHERE school_id = $1 AND person_id = $2', [
        school.id,
        school.personId('tess'),
      ]),
    ).toHaveLength(1);
  });
});
