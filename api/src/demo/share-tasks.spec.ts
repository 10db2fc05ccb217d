import type { PreviewAnswer, Requisition } from '@app/shared';
import { JobRules } from '../calendar/index.js';
import { Worker } from '../core/jobs/index.js';
import { DemandSums } from '../prep/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { shareTasks } from './share-tasks.js';

describe('the demo school’s tasks', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-25T08:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  it('take the sums of demand with them to the person who is given them, so that what is asked next is judged by all that is kept', async () => {
    const demand = kit.app.get(DemandSums, { strict: false });
    const rules = await kit.app.get(JobRules, { strict: false }).of(school.id);
    if (!rules) throw new Error('There is no such school');
    const ask = async (fixed: number) => {
      const practical = { title: `Set-up of ${fixed}`, subject: 'Physics', prepare: { fixed, perSet: 0 }, clear: { fixed: 0, perSet: 0 } };
      const { body } = await school.client('technician').post<{ id: string }>('/practicals', practical);
      return { lessonId: `${await school.entry({ cycleDay: 'Wed', period: 'P2' })}_2026-12-02`, practicalId: body.id };
    };
    const send = async (asked: object) =>
      (await school.client('teacher').post<Requisition>('/requisitions', { ...asked, status: 'submitted' })).body;
    const first = await send(await ask(900));
    // over the line until the first is cancelled: it comes in once it is somebody's
    const second = await send(await ask(900));
    expect([first.minutesOver, second.minutesOver]).toEqual([null, expect.any(Number)]);
    await kit.db.transaction(school.id, () => shareTasks(kit.db, demand, rules));
    expect(await demand.check(school.id, 0)).toEqual([]);
    await school.client('technician').post(`/requisitions/${first.id}/transitions`, { to: 'cancelled', version: first.version, note: 'x' });
    await kit.app.get(Worker).run();
    const asked = await ask(900);
    const { body: preview } = await school.client('teacher').post<PreviewAnswer>('/requisitions/preview', asked);
    const sent = await send(asked);
    await kit.app.get(Worker).run();
    const { body: now } = await school.client('technician').get<Requisition>(`/requisitions/${sent.id}`);
    expect(now.minutesOver).toBeGreaterThan(0);
    expect([preview.minutesOver, sent.minutesOver]).toEqual([now.minutesOver, now.minutesOver]);
    expect(await demand.check(school.id, 0)).toEqual([]);
  });
});
