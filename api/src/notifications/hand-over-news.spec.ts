import type { NotificationList, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());
beforeEach(async () => {
  school = await TestSchool.make(kit);
  await school.person('bram', ['teacher']);
  await school.signIn('bram');
});

const lessonAt = async (group: string, period: string) =>
  `${await school.entry({ cycleDay: 'Tue', period, group, room: 'North 1' })}_2026-12-01`;
const ask = async (lessonId: string) => {
  const sent = { lessonId, title: 'Density', lines: [], status: 'submitted' };
  const { status, body } = await school.client('teacher').post<Requisition>('/requisitions', sent);
  expect(status).toBe(201);
  return body;
};
const told = async (who: string) => {
  await kit.app.get(Worker).run('notify');
  return (await school.client(who).get<NotificationList>('/notifications')).body.items.map(({ subject }) => subject);
};

describe('a request that goes to somebody else', () => {
  it('is told to the other side, and to nobody who did it', async () => {
    const { id, version } = await ask(await lessonAt('10P', 'P3'));
    const change = { version, teacherId: school.personId('bram') };
    expect((await school.client('teacher').put(`/requisitions/${id}`, change)).status).toBe(200);
    expect(await told('bram')).toEqual(['Handed over: 10P Density, Tue 1 Dec P3, from teacher to bram']);
    for (const who of ['teacher', 'technician', 'head']) expect(await told(who)).toEqual([]);
  });

  it('by a technician is told to both sides', async () => {
    const { id, version } = await ask(await lessonAt('10P', 'P3'));
    const change = { version, teacherId: school.personId('bram') };
    expect((await school.client('technician').put(`/requisitions/${id}`, change)).status).toBe(200);
    for (const who of ['bram', 'teacher'])
      expect(await told(who)).toEqual(['Handed over: 10P Density, Tue 1 Dec P3, from teacher to bram']);
  });
});

describe('somebody who leaves', () => {
  const leave = async (more: object = {}) =>
    expect((await school.client('admin').post(`/people/${school.personId('teacher')}/leave`, more)).status).toBe(200);
  const hears = async (who: string) => {
    await kit.app.get(Worker).run('notify');
    const { items } = (await school.client(who).get<NotificationList>('/notifications')).body;
    return items.filter(({ event }) => event === 'person.left');
  };

  it('leaves what is open to technicians and heads, told at once in one message that names five and counts the rest', async () => {
    for (const period of ['P1', 'P2', 'P3', 'P4', 'P5']) await ask(await lessonAt(`10${period}`, period));
    const last = `${await school.entry({ cycleDay: 'Wed', period: 'P1', group: '9Z', room: 'North 1' })}_2026-12-02`;
    await ask(last);
    await leave();
    for (const who of ['technician', 'head']) {
      const [message, ...more] = await hears(who);
      expect([message?.subject, message?.link, more]).toEqual(['To hand over: 6 requests – teacher has left', '/to-settle', []]);
      expect(message?.text).toContain('– 10P5 Density, Tue 1 Dec P5\n… and 1 more\n');
    }
    expect(await hears('bram')).toEqual([]);
  });

  it('is told to nobody where nothing is open, or somebody takes it over', async () => {
    const lessonId = await lessonAt('10P', 'P3');
    const draft = { lessonId, title: 'Density', lines: [], status: 'draft' };
    expect((await school.client('teacher').post('/requisitions', draft)).status).toBe(201);
    await leave();
    expect(await hears('technician')).toEqual([]);
    await leave({ handOverTo: school.personId('bram') });
    expect(await hears('technician')).toEqual([]);
  });
});

describe('a request that is moved to another lesson', () => {
  it('is told to the technicians, and to its teacher where somebody else moved it', async () => {
    const asked = await ask(await lessonAt('10P', 'P3'));
    const move = { version: asked.version, lessonId: await lessonAt('10P', 'P4') };
    expect((await school.client('head').post(`/requisitions/${asked.id}/move`, move)).status).toBe(200);
    for (const who of ['teacher', 'technician']) expect(await told(who)).toEqual(['Moved: 10P Density, Tue 1 Dec P4, was Tue 1 Dec P3']);
    expect(await told('head')).toEqual([]);
  });
});
