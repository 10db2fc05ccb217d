import type { NotificationList, PreviewAnswer, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { type Client, FULL_DAY, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('a change of what was sent', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let technician: Client;
  let bulbs: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    await school.person('colleague', ['technician'], FULL_DAY);
    bulbs = (await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Bulb', owned: 10 })).body.id;
  });
  afterAll(() => kit.stop());
  beforeEach(() => at('2026-11-18T09:00:00Z'));

  const at = async (instant: string) => {
    kit.clock.set(instant);
    [teacher, technician] = [await school.signIn('teacher'), await school.signIn('technician')];
  };
  const ask = async (perClass: number) => {
    const lessonId = `${await school.entry({ cycleDay: 'Thu', period: 'P3' })}_2026-11-26`;
    const sent = { lessonId, title: 'Circuits', lines: [{ apparatusId: bulbs, perClass }], status: 'submitted' };
    return (await teacher.post<Requisition>('/requisitions', sent)).body;
  };
  const put = ({ id, version }: Requisition, change: object) => teacher.put<Requisition>(`/requisitions/${id}`, { version, ...change });

  it('says why where it is late: in its story, and to the technicians', async () => {
    const asked = await ask(2);
    await at('2026-11-25T09:00:00Z');
    const { status, body } = await put(asked, { lines: [{ apparatusId: bulbs, perClass: 3 }], note: ' A bigger class ' });
    expect([status, body.status, body.late]).toEqual([200, 'submitted', false]);
    expect(body.history.at(-1)).toMatchObject({ note: 'A bigger class' });
    await kit.app.get(Worker).run('notify');
    const { items } = (await technician.get<NotificationList>('/notifications')).body;
    const told = items.find(({ event }) => event === 'requisition.changed-late');
    expect(told?.text).toContain('A bigger class');
  });

  it('is none where nothing differs by value, whatever reason goes with it', async () => {
    const asked = await ask(1);
    await at('2026-11-25T09:00:00Z');
    const { body } = await put(asked, { lines: [{ apparatusId: bulbs, perClass: 1 }], note: 'No reason' });
    expect(body.status).toBe('accepted');
    const { body: noted } = await put(body, { notes: 'By the window' });
    expect([noted.status, noted.notes]).toEqual(['accepted', 'By the window']);
  });

  it('is previewed without what it holds itself', async () => {
    const asked = await ask(5);
    const preview = async (more: object) =>
      (await teacher.post<PreviewAnswer>('/requisitions/preview', { title: 'Circuits', ...more })).body;
    const lines = [{ apparatusId: bulbs, perClass: 6 }];
    const there = { lessonId: asked.lesson.id, lines };
    expect((await preview(there)).shortages).not.toEqual([]);
    expect((await preview({ ...there, requisitionId: asked.id })).shortages).toEqual([]);
    expect((await preview({ ...there, requisitionId: asked.id })).lines[0]?.free).toBe(6);
  });
});
