import type { NotificationList, PrepList, Requisition } from '@app/shared';
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
});

const ask = async (date: string, period: string, group: string, more: object = {}) => {
  const cycleDay = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][Temporal.PlainDate.from(date).dayOfWeek - 1] ?? '';
  const lessonId = `${await school.entry({ cycleDay, period, group, room: 'North 1', ...more })}_${date}`;
  const sent = { lessonId, title: 'Density', lines: [], status: 'submitted', lateReason: 'forgot' };
  const { status, body } = await school.client('teacher').post<Requisition>('/requisitions', sent);
  expect(status).toBe(201);
  return body;
};
const write = async (from: string, to: string, by = 'head') => {
  const { status, body } = await school
    .client(by)
    .post<{ id: string }>('/absences', { personId: school.personId('teacher'), from, to, reason: 'A cold' });
  expect(status).toBe(201);
  return body.id;
};
const told = async (who: string) => {
  await kit.app.get(Worker).run('notify');
  const { items } = (await school.client(who).get<NotificationList>('/notifications')).body;
  return items.filter(({ event }) => event.startsWith('absence.'));
};

describe('the absence of a teacher', () => {
  // C10
  it('is told to technicians and head at once, in one message that names group, practical and lesson, and no reason', async () => {
    const asked = await ask('2026-11-23', 'P3', '10P');
    const id = await write('2026-11-23', '2026-11-23');
    for (const who of ['technician', 'head'])
      expect(await told(who)).toMatchObject([
        {
          subject: 'teacher is away: 10P Density, Mon 23 Nov P3',
          text: expect.stringContaining('teacher is away and has asked for Density with 10P on Mon 23 Nov P3 (11:10, North 1).'),
          link: `/requests/${asked.id}`,
        },
      ]);
    expect((await told('head'))[0]?.text).not.toContain('cold');
    expect(await told('teacher')).toEqual([]);
    const away = async () =>
      (await school.client('technician').get<PrepList>('/prep-list?date=2026-11-23')).body.tasks
        .filter(({ requisitionId }) => requisitionId === asked.id)
        .map(({ lesson }) => lesson?.teacherAway);
    expect(new Set(await away())).toEqual(new Set([true]));
    await school.client('head').delete(`/absences/${id}`);
    expect(new Set(await away())).toEqual(new Set([false]));
    expect(await told('admin')).toEqual([]);
  });

  it('over many lessons is one message, which names five and counts the rest', async () => {
    for (const [date, period] of [
      ['2026-11-23', 'P1'],
      ['2026-11-23', 'P2'],
      ['2026-11-24', 'P1'],
      ['2026-11-25', 'P1'],
      ['2026-11-26', 'P1'],
      ['2026-11-26', 'P2'],
      ['2026-11-27', 'P5'],
    ] as const)
      await ask(date, period, `9-${date.slice(-2)}${period}`);
    await write('2026-11-23', '2026-11-27', 'teacher');
    const [message, ...more] = await told('technician');
    expect(more).toEqual([]);
    expect(message).toMatchObject({ subject: 'teacher is away: 7 practicals from Mon 23 Nov to Fri 27 Nov', link: '/requests' });
    expect(message?.text).toContain('– 9-26P1 Density, Thu 26 Nov P1\n… and 2 more');
  });

  it('is told to nobody where nothing was asked for, and nobody hears of a lesson that is over or a request that is gone', async () => {
    const gone = await ask('2026-11-23', 'P3', '10P');
    await school.client('teacher').post(`/requisitions/${gone.id}/transitions`, { to: 'cancelled', version: gone.version });
    await ask('2026-11-18', 'P5', '10Q');
    await ask('2026-11-25', 'P5', '10R');
    await write('2026-11-16', '2026-11-17');
    await write('2026-11-23', '2026-11-24');
    expect(await told('technician')).toEqual([]);
  });

  it('that is taken back is told once to the same people', async () => {
    await ask('2026-11-23', 'P3', '10P');
    const id = await write('2026-11-23', '2026-11-23');
    await told('technician');
    await school.client('head').delete(`/absences/${id}`);
    for (const who of ['technician', 'head'])
      expect((await told(who)).map(({ subject }) => subject)).toEqual([
        'teacher is back after all: 10P Density, Mon 23 Nov P3',
        'teacher is away: 10P Density, Mon 23 Nov P3',
      ]);
  });
});
