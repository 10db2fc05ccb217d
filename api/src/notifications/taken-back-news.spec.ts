import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationList, Outbox, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp } from '../testing/index.js';
import { UndoSchool } from '../testing/undoing.js';

const NOW = '2026-11-23T10:00:00Z';

let kit: TestApp;
let of: UndoSchool;
let sent: Requisition;

beforeAll(async () => {
  // nobody answers there: what goes out stays waiting
  kit = await startTestApp(NOW, {
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'R <no-reply@school.example>',
    PUBLIC_URL: 'https://r.example',
  });
});
afterAll(() => kit.stop());
beforeEach(async () => {
  kit.clock.set(NOW);
  of = await UndoSchool.make(kit);
  sent = await of.ask(1, { lateReason: 'forgot' });
  await tell();
});

const tell = () => kit.app.get(Worker).run('notify');
/** A cancellation so near to its lesson is told to the technicians at once. */
const cancel = () => of.step(sent, 'cancelled', {}, 'teacher');
const told = async (who = 'technician') =>
  (await of.school.client(who).get<NotificationList>('/notifications')).body.items
    .map(({ event }) => event)
    .filter((event) => event !== 'requisition.late');
const mails = async () =>
  (await of.school.client('admin').get<Outbox>('/outbox')).body.items.filter(({ event }) => event === 'requisition.cancelled');

describe('what was taken back', () => {
  it('goes out by e-mail a minute after it was done, not before', async () => {
    await cancel();
    await tell();
    expect(await told()).toEqual(['requisition.cancelled']);
    // to both technicians
    const due = await kit.db.read<{ at: string; status: string }>(
      of.school.id,
      `SELECT to_char(due AT TIME ZONE 'UTC', 'HH24:MI:SS') AS at, status FROM mail_message WHERE school_id = $1 AND kind = 'requisition.cancelled'`,
      [of.school.id],
    );
    expect(due).toEqual([
      { at: '10:01:00', status: 'waiting' },
      { at: '10:01:00', status: 'waiting' },
    ]);
  });

  it('within the minute is told to nobody, in the application or by e-mail', async () => {
    const cancelled = await cancel();
    await tell();
    await of.undo(cancelled, 'teacher');
    await tell();
    expect([await told(), await told('other technician'), await mails()]).toEqual([[], [], []]);
  });

  it('before anybody was told is told to nobody', async () => {
    const cancelled = await cancel();
    await of.undo(cancelled, 'teacher');
    await tell();
    expect([await told(), await mails()]).toEqual([[], []]);
  });

  it('is told to who had read it, and to nobody else', async () => {
    const cancelled = await cancel();
    await tell();
    const technician = of.school.client('technician');
    const { items } = (await technician.get<NotificationList>('/notifications')).body;
    const message = items.find(({ event }) => event === 'requisition.cancelled');
    await technician.patch(`/notifications/${message?.id}`, { read: true });
    await of.undo(cancelled, 'teacher');
    await tell();
    expect(await told()).toEqual(['requisition.taken-back', 'requisition.cancelled']);
    expect(await told('other technician')).toEqual([]);
    const [newest] = (await technician.get<NotificationList>('/notifications')).body.items;
    expect(newest?.subject).toBe('Undone: 10A Weighing, Tue 24 Nov P3');
    expect(newest?.text).toContain('teacher has undone what you were told');
  });

  it('and done again is told', async () => {
    const cancelled = await cancel();
    await of.undo(cancelled, 'teacher');
    await of.step(await of.read(sent.id), 'cancelled', {}, 'teacher');
    await tell();
    expect(await told()).toEqual(['requisition.cancelled']);
  });
});
