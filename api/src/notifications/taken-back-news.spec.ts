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

  it('is withdrawn, and who had read it is told what is so again, and nobody else', async () => {
    const cancelled = await cancel();
    await tell();
    const technician = of.school.client('technician');
    const { items } = (await technician.get<NotificationList>('/notifications')).body;
    const message = items.find(({ event }) => event === 'requisition.cancelled');
    await technician.patch(`/notifications/${message?.id}`, { read: true });
    await of.undo(cancelled, 'teacher');
    await tell();
    expect(await told()).toEqual(['requisition.taken-back']);
    expect(await told('other technician')).toEqual([]);
    const [newest] = (await technician.get<NotificationList>('/notifications')).body.items;
    expect(newest?.subject).toBe('It stands again: 10A Weighing, Tue 24 Nov P3');
    expect(newest?.text).toContain('teacher has undone what you were told: ‘Cancelled: 10A Weighing, Tue 24 Nov P3’');
    // what they had read waits to be sent no more
    expect(await mails()).toEqual([]);
  });

  it('is followed by nothing to somebody who has left since, whatever they had read', async () => {
    const cancelled = await cancel();
    await tell();
    await of.school.client('other technician').post('/notifications/read-all', {});
    const left = of.school.personId('other technician');
    expect((await of.school.client('admin').post(`/people/${left}/leave`, {})).status).toBe(200);
    await of.undo(cancelled, 'teacher');
    await tell();
    const messages = "SELECT event FROM notification WHERE school_id = $1 AND person_id = $2 AND event <> 'requisition.late'";
    expect(await kit.db.read(of.school.id, messages, [of.school.id, left])).toEqual([]);
    const followed = "SELECT FROM mail_message WHERE school_id = $1 AND kind = 'requisition.taken-back'";
    expect(await kit.db.read(of.school.id, followed, [of.school.id])).toEqual([]);
  });

  it('as a request that was sent, is told to who had read of it without a link that they may not open', async () => {
    const late = await of.asking(1, { lateReason: 'forgot' }, 'colleague');
    await tell();
    const technician = of.school.client('technician');
    await technician.post('/notifications/read-all', {});
    expect((await of.undo(late, 'colleague')).status).toBe(200);
    await tell();
    const [newest] = (await technician.get<NotificationList>('/notifications')).body.items;
    expect([newest?.event, newest?.link]).toEqual(['requisition.taken-back', null]);
    expect(newest?.text).toContain('Nothing is asked for there now.');
    expect((await technician.get(`/requisitions/${late.body.id}`)).status).toBe(404);
  });

  it('and done again is told', async () => {
    const cancelled = await cancel();
    await of.undo(cancelled, 'teacher');
    await of.step(await of.read(sent.id), 'cancelled', {}, 'teacher');
    await tell();
    expect(await told()).toEqual(['requisition.cancelled']);
  });

  describe('for who hears of it in the e-mail of the morning', () => {
    const choose = (choice: string) =>
      of.school.client('technician').put('/me/notifications', { 'requisition.late': 'digest', 'requisition.cancelled': choice });
    const digests = async () =>
      (await of.school.client('admin').get<Outbox>('/outbox')).body.items.filter(({ event }) => event === 'digest').map(({ to }) => to);
    async function morning() {
      const now = '2026-11-24T07:00:00Z';
      await of.at(now);
      await kit.db.acrossSchools("INSERT INTO pending (id, school_id, consumer, due) VALUES (uuidv7(), $1, 'morning', $2)", [
        of.school.id,
        now,
      ]);
      await kit.app.get(Worker).run('morning');
    }

    it('is told to nobody while it waits, however long ago it was done', async () => {
      await choose('digest');
      const cancelled = await cancel();
      await tell();
      expect(await told()).toEqual(['requisition.cancelled']);
      await of.at('2026-11-23T12:00:00Z');
      await of.undo(cancelled, 'teacher');
      await tell();
      expect(await told()).toEqual([]);
      await morning();
      expect(await digests()).toEqual([]);
    });

    it('is told once that e-mail carries it, which goes out whole', async () => {
      await choose('digest');
      const other = await of.ask(1, { lateReason: 'forgot' }, 'colleague');
      const cancelled = await cancel();
      await tell();
      await morning();
      expect(await digests()).toHaveLength(1);
      await of.undo(cancelled, 'teacher');
      await tell();
      expect(await told()).toEqual(['requisition.taken-back']);
      expect([await digests(), (await of.read(other.id)).status]).toEqual([[expect.stringContaining('technician')], other.status]);
    });

    it('or in the application only, is told to nobody until it was read', async () => {
      await choose('off');
      const first = await cancel();
      await tell();
      await of.undo(first, 'teacher');
      await tell();
      expect(await told()).toEqual([]);
      const second = await of.step(await of.read(sent.id), 'cancelled', {}, 'teacher');
      await tell();
      await of.at('2026-11-23T12:00:00Z');
      await of.undo(second, 'teacher');
      await tell();
      expect(await told()).toEqual([]);
      const third = await of.step(await of.read(sent.id), 'cancelled', {}, 'teacher');
      await tell();
      await of.school.client('technician').post('/notifications/read-all', {});
      await of.undo(third, 'teacher');
      await tell();
      expect(await told()).toEqual(['requisition.taken-back']);
    });
  });
});
