import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationList, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { FIELD_CALENDAR } from '../testing/base-timetable.js';
import { importFile } from '../testing/import-file.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const NOW = '2026-11-16T09:00:00Z';
const MONDAY = '2026-11-30';
const HEADER = 'week,day,period,group,year,pupils,subject,department,teacher,room';
const row = (teacher: string, room = 'North 1', period = 'P1') => `,Mon,${period},10P,10,24,Science,Science,${teacher},${room}`;

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp(NOW);
});
afterAll(() => kit.stop());

/** A lesson of Holt and Bram is the one's as much as the other's: what its teacher is told of its request, both are. */
describe('a request for a lesson of two teachers', () => {
  let school: TestSchool;
  let asked: Requisition;

  const take = async (...rows: string[]) =>
    expect((await importFile(school.client('admin'), [HEADER, ...rows].join('\n'))).status).toBe(200);
  const ask = async (who: string, body: object = {}) => {
    const [entry] = await kit.db.read<{ id: string }>(
      school.id,
      "SELECT e.id FROM timetable_entry e JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id WHERE e.school_id = $1 AND g.code = '10P' AND e.valid_to IS NULL",
      [school.id],
    );
    const sent = {
      lessonId: `${entry?.id}_${MONDAY}`,
      title: 'Density',
      status: 'submitted',
      lines: [{ name: 'Wire', perClass: 1 }],
      ...body,
    };
    const answer = await school.client(who).post<Requisition>('/requisitions', sent);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const now = async () => (await school.client('technician').get<Requisition>(`/requisitions/${asked.id}`)).body;
  const move = async (who: string, to: string, more: object = {}) => {
    const { version } = await now();
    const answer = await school.client(who).post<Requisition>(`/requisitions/${asked.id}/transitions`, { to, version, ...more });
    expect(answer.status).toBe(200);
  };
  /** Who heard what since the last time. */
  const heard = async () => {
    await kit.app.get(Worker).run();
    const fresh: Record<string, string[]> = {};
    for (const who of ['holt', 'bram', 'kerr', 'technician', 'head']) {
      const unread = (await school.client(who).get<NotificationList>('/notifications')).body.items.filter(({ read }) => !read);
      for (const { id } of unread) await school.client(who).patch(`/notifications/${id}`, { read: true });
      if (unread.length > 0) fresh[who] = unread.map(({ event }) => event).reverse();
    }
    return fresh;
  };

  beforeEach(async () => {
    kit.clock.set(NOW);
    school = await TestSchool.make(kit, { calendar: FIELD_CALENDAR });
    for (const key of ['holt', 'bram', 'kerr']) {
      await school.person(key, ['teacher']);
      await school.signIn(key);
    }
    await take(row('HOLT/BRAM'));
    asked = await ask('bram');
    await heard();
  });

  it('is asked about, and answered, for both', async () => {
    await move('technician', 'queried', { note: 'Which wire?' });
    expect(await heard()).toEqual({ holt: ['requisition.queried'], bram: ['requisition.queried'] });
    await school.client('holt').post(`/requisitions/${asked.id}/messages`, { text: 'The thin one.' });
    expect(await heard()).toEqual({ bram: ['requisition.message'], technician: ['requisition.message'] });
    await school.client('technician').post(`/requisitions/${asked.id}/messages`, { text: 'Thank you.' });
    expect(await heard()).toEqual({ holt: ['requisition.message'], bram: ['requisition.message'] });
    await move('technician', 'accepted');
    expect(await heard()).toEqual({ holt: ['requisition.accepted'], bram: ['requisition.accepted'] });
  });

  it('moves to another room for both, and is to settle for both and whoever has the lesson now', async () => {
    await take(row('HOLT/BRAM', 'West 9'));
    expect(await heard()).toEqual({
      holt: ['requisition.world-changed'],
      bram: ['requisition.world-changed'],
      technician: ['requisition.world-changed'],
    });
    await take(row('KERR/HOLT', 'West 9'));
    expect(Object.keys(await heard())).toEqual(['holt', 'bram', 'kerr', 'technician']);
  });

  it('is cancelled by one of them to the knowledge of the other, and of the technicians only when it is near', async () => {
    await move('holt', 'cancelled');
    expect(await heard()).toEqual({ bram: ['requisition.cancelled'] });
    asked = await ask('holt');
    await heard();
    await move('technician', 'cancelled');
    expect(await heard()).toEqual({ holt: ['requisition.cancelled'], bram: ['requisition.cancelled'] });
  });

  it('is its teacher’s alone while it is a draft', async () => {
    await move('bram', 'cancelled');
    await heard();
    asked = await ask('bram', { status: 'draft' });
    await take(row('HOLT/BRAM', 'North 1', 'P2'));
    expect(Object.keys(await heard())).toEqual(['bram']);
  });
});
