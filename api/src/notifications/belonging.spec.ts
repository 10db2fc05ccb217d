import type { NotificationList } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

describe('people of no department', () => {
  // C09
  it('are told as those of every department are, and get the list of the day', async () => {
    const school = await TestSchool.make(kit);
    await kit.db.transaction(school.id, async () => {
      await kit.db.change('DELETE FROM person_department WHERE person_id = ANY($1)', [
        [school.personId('technician'), school.personId('head')],
      ]);
    });
    const told = async (who: string) =>
      (await school.client(who).get<NotificationList>('/notifications')).body.items.map(({ subject }) => subject);
    const lessonId = `${await school.entry({ cycleDay: 'Fri', period: 'P3', group: '10P' })}_2026-11-20`;
    const sent = { lessonId, title: 'Density', lines: [], status: 'submitted', lateReason: 'forgot' };
    expect((await school.client('head').post('/requisitions', sent)).status).toBe(201);
    await kit.app.get(Worker).run('notify');
    expect(await told('technician')).toEqual([expect.stringMatching(/^Late request: 10P Density, Fri 20 Nov P3/)]);
    kit.clock.set('2026-11-20T07:00:00Z');
    await school.signIn('technician');
    await kit.app.get(Worker).run('prep-list');
    expect((await told('technician'))[0]).toMatch(/^Prep list, Fri 20 Nov: \d to prepare, 1 delivery/);
    const absence = { personId: school.personId('teacher'), from: '2026-11-20', to: '2026-11-20' };
    await school.signIn('head');
    await school.client('head').post('/absences', absence);
    await kit.app.get(Worker).run('notify');
    expect(await told('head')).toEqual(['teacher is away: 10P Density, Fri 20 Nov P3']);
  });
});
