import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationList, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { type Answer, startTestApp, type TestApp } from '../testing/index.js';
import { UndoSchool } from '../testing/undoing.js';

const NOW = '2026-11-09T10:00:00Z';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp(NOW);
});
afterAll(() => kit.stop());

describe('that kit came free, once what set it free is undone', () => {
  let of: UndoSchool;
  let short: Requisition;
  let cancelled: Answer<Requisition>;

  const run = (...names: string[]) => kit.app.get(Worker).run(...names);
  const readAll = (who: string) => of.school.client(who).post('/notifications/read-all', {});
  const told = async (who: string) =>
    (await of.school.client(who).get<NotificationList>('/notifications')).body.items.map(({ event, subject, link }) => ({
      event,
      subject,
      link,
    }));
  const subjects = async (who: string) => (await told(who)).map(({ subject }) => subject.replace(/: .*/, ''));

  beforeEach(async () => {
    of = await UndoSchool.make(kit);
    const sent = await of.ask(6);
    short = await of.ask(9, { goShort: true }, 'colleague');
    await run('notify');
    cancelled = await of.step(await of.read(sent.id), 'cancelled', {}, 'teacher');
    await run('fill-short');
    expect((await of.read(short.id)).lines[0]).toMatchObject({ short: 0 });
  });
  const undo = async () => {
    expect((await of.undo(cancelled, 'teacher')).status).toBe(200);
    expect((await of.read(short.id)).lines[0]).toMatchObject({ short: 5 });
    await run('notify');
  };

  it('is told to nobody who had not heard it by then; its teacher hears that it is short', async () => {
    await undo();
    expect([await subjects('technician'), await subjects('colleague')]).toEqual([[], ['Short of kit']]);
  });

  it('is withdrawn where nobody has read it', async () => {
    await run('notify');
    expect([await subjects('technician'), await subjects('colleague')]).toEqual([['Kit came free'], ['Kit came free']]);
    await undo();
    expect([await subjects('technician'), await subjects('colleague')]).toEqual([[], ['Short of kit']]);
  });

  it('is followed, to each who has read it, by one message that it is short again', async () => {
    await run('notify');
    for (const who of ['technician', 'colleague']) await readAll(who);
    await undo();
    expect(await subjects('other technician')).toEqual([]);
    expect(await subjects('colleague')).toEqual(['Short of kit']);
    const [one, ...more] = await told('technician');
    expect([one, more]).toEqual([
      {
        event: 'requisition.taken-back',
        subject: expect.stringMatching(/^Short again: .* Weighing, Tue 24 Nov P3$/),
        link: `/requests/${short.id}`,
      },
      [],
    ]);
  });
});
