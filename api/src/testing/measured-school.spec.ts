import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startTestApp, type TestApp } from './index.js';

interface Measured {
  teachers: { token: string; xsrf: string }[];
  technician: { token: string; xsrf: string };
  practicals: { id: string }[];
  lessons: { entry: { id: string; teacher: { token: string; xsrf: string } }; date: string }[];
}
interface Making {
  NOW: string;
  FORTNIGHT: { from: string; to: string };
  makeSchool(client: pg.Client): Promise<Measured>;
  addHistory(client: pg.Client, school: Measured, count: number): Promise<void>;
}

/** `npm run bench` fills the tables by itself: a change of theirs must not leave it behind. */
describe('the school that is measured', () => {
  let kit: TestApp;
  let client: pg.Client;
  let making: Making;
  beforeAll(async () => {
    making = (await import(String('../../bench/school.mjs'))) as Making;
    kit = await startTestApp(making.NOW);
    client = new pg.Client(kit.url);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await kit.stop();
  });

  it('can be made on the tables as they are, with people who are signed in and years of use', async () => {
    const school = await making.makeSchool(client);
    await making.addHistory(client, school, 20);
    const [lesson] = school.lessons;
    const as = ({ token, xsrf }: { token: string; xsrf: string }) => kit.client().withSession(token, xsrf);
    const { from, to } = making.FORTNIGHT;
    const teacher = lesson?.entry.teacher ?? { token: '', xsrf: '' };
    const fortnight = await as(teacher).get<{ items: unknown[] }>(`/lessons?from=${from}&to=${to}`);
    expect([fortnight.status, fortnight.body.items.length > 0]).toEqual([200, true]);
    const asked = { lessonId: `${lesson?.entry.id}_${lesson?.date}`, practicalId: school.practicals[0]?.id, status: 'submitted' };
    expect((await as(teacher).post('/requisitions', asked)).status).toBe(201);
    expect((await as(school.technician).get(`/prep-list?date=${from}`)).status).toBe(200);
  });
});
