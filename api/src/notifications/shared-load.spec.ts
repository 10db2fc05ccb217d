import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationList, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const NOW = '2026-11-03T08:00:00Z';
const DAY = '2026-11-11';
const HEARERS = ['technician', 'tess', 'head', 'artHead'] as const;
const MORNINGS = { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '12:00' })), breaks: [] };

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp(NOW);
});
afterAll(() => kit.stop());

describe('an overload of departments that share a technician', () => {
  let school: TestSchool;
  let art: string;

  const put = async (who: string, body: object) => {
    const { body: people } = await school.client('admin').get<{ items: { id: string; version: number }[] }>('/people');
    const version = people.items.find(({ id }) => id === school.personId(who))?.version;
    expect((await school.client('admin').put(`/people/${school.personId(who)}`, { version, ...body })).status).toBe(200);
  };
  /** Asks for so many minutes of preparing on a Wednesday: mornings of 180 minutes on Monday and Tuesday, and 35 before the lesson. */
  const ask = async (title: string, fixed: number, departmentId: string, day = DAY) => {
    const practical = await school
      .client('technician')
      .post<{ id: string }>('/practicals', { title, subject: 'Physics', prepare: { fixed, perSet: 0 }, clear: { fixed: 1, perSet: 0 } });
    const lessonId = `${await school.entry({ cycleDay: 'Wed', period: 'P2', departmentId })}_${day}`;
    const sent = { lessonId, practicalId: practical.body.id, status: 'submitted' };
    const { status, body } = await school.client('teacher').post<Requisition>('/requisitions', sent);
    expect(status).toBe(201);
    return body;
  };
  const cancel = async ({ id }: Requisition) => {
    const { body } = await school.client('teacher').get<Requisition>(`/requisitions/${id}`);
    const step = { to: 'cancelled', version: body.version };
    expect((await school.client('teacher').post(`/requisitions/${id}/transitions`, step)).status).toBe(200);
  };
  /** What each heard since the last time: subjects, and the lines that give figures. */
  const heard = async () => {
    await kit.app.get(Worker).run();
    const fresh: Record<string, { subjects: string[]; figures: number }> = {};
    for (const who of HEARERS) {
      const { body } = await school.client(who).get<NotificationList>('/notifications');
      const unread = body.items.filter(({ read }) => !read).reverse();
      for (const { id } of unread) await school.client(who).patch(`/notifications/${id}`, { read: true });
      const figures = unread.flatMap(({ text }) =>
        text.split('\n').filter((line) => line.includes('More work than technician time')),
      ).length;
      if (unread.length > 0) fresh[who] = { subjects: unread.map(({ subject }) => subject), figures };
    }
    return fresh;
  };
  const once = (subject: RegExp) => ({ subjects: [expect.stringMatching(subject)], figures: 1 });

  beforeEach(async () => {
    kit.clock.set(NOW);
    school = await TestSchool.make(kit);
    art = (await school.client('admin').post<{ id: string }>('/departments', { name: 'Art' })).body.id;
    for (const [key, role] of [
      ['tess', 'technician'],
      ['artHead', 'head'],
    ] as const) {
      await school.person(key, [role]);
      await school.signIn(key);
      await put(key, { departmentIds: [art] });
    }
    // of no department: for all of them, and alone with hours
    await put('technician', { departmentIds: [], workingPattern: MORNINGS });
    await heard();
  });

  it('is told in one message, which names them all', async () => {
    await ask('Density', 170, school.departmentId);
    await ask('Casting', 170, art);
    expect(await heard()).toEqual({});
    await school.client('head').post('/absences', { personId: school.personId('technician'), from: '2026-11-09', to: '2026-11-09' });
    const both = once(/^Overload in Art and Science: /);
    expect(await heard()).toEqual({ technician: both, tess: both, head: both, artHead: both });
  });

  it('is told at once to those of each, with whichever request it came', async () => {
    await ask('Density', 300, school.departmentId);
    await ask('Casting', 200, art);
    const both = once(/^Overload in Art and Science: /);
    expect(await heard()).toEqual({ technician: both, tess: both, head: both, artHead: both });
  });

  it('is told to nobody again for another department that comes to be in it, but to that one', async () => {
    await ask('Density', 300, school.departmentId);
    await ask('Density again', 200, school.departmentId);
    const one = once(/^Overload in Science: /);
    expect(await heard()).toEqual({ technician: one, head: one });
    await ask('Casting', 100, art);
    const joined = once(/^Overload in Art and Science: /);
    expect(await heard()).toEqual({ tess: joined, artHead: joined });
  });

  it('has cleared for who serves both when it has for both, and then once', async () => {
    const asked = [await ask('Density', 500, school.departmentId), await ask('Casting', 200, art)] as const;
    await heard();
    await cancel(asked[1]);
    const ofArt = { subjects: ['No longer overloaded: Art'], figures: 0 };
    expect(await heard()).toEqual({ tess: ofArt, artHead: ofArt });
    await cancel(asked[0]);
    const ofScience = { subjects: ['No longer overloaded: Science'], figures: 0 };
    expect(await heard()).toEqual({ technician: ofScience, head: ofScience });
  });

  it('is told to nobody again in the same words on the same day who was not told that it was gone', async () => {
    await ask('Density', 500, school.departmentId);
    const one = once(/^Overload in Science: /);
    expect(await heard()).toEqual({ technician: one, head: one });
    const away = { personId: school.personId('technician'), from: '2026-11-23', to: '2026-11-24' };
    const absence = await school.client('head').post<{ id: string }>('/absences', away);
    expect(absence.status).toBe(201);
    await ask('Casting', 200, art, '2026-11-25');
    const ofArt = once(/^Overload in Art: /);
    expect(await heard()).toMatchObject({ technician: ofArt, tess: ofArt, artHead: ofArt });
    expect((await school.client('head').delete(`/absences/${absence.body.id}`)).status).toBeLessThan(300);
    const gone = { subjects: ['No longer overloaded: Art'], figures: 0 };
    expect(await heard()).toEqual({ tess: gone, artHead: gone });
    await school.client('head').post('/absences', away);
    expect(await heard()).toEqual({ tess: ofArt, artHead: ofArt });
  });
});
