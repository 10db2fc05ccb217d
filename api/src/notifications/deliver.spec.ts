import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationList, Outbox } from '@app/shared';
import { newId } from '../core/ids/index.js';
import { MailQueue } from '../core/mail/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { Deliver, type Message } from './deliver.js';

let kit: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp();
  school = await TestSchool.make(kit);
});
afterAll(() => kit.stop());

const message = (eventKey: string, subject: string): Message => ({
  personId: school.personId('technician'),
  event: 'week.review',
  eventKey,
  subject,
  text: 'It says it all.',
  link: '/today',
  mailTo: { name: 'technician', address: 'technician@school.example' },
  lessonStartMs: null,
});
const deliver = (...messages: Message[]) =>
  kit.db.transaction(school.id, () => kit.app.get(Deliver, { strict: false }).messages({ schoolId: school.id, calendar: null }, messages));
const told = async () =>
  (await school.client('technician').get<NotificationList>('/notifications')).body.items.map(({ subject }) => subject);
const mailed = async () => (await school.client('admin').get<Outbox>('/outbox')).body.items.map(({ subject }) => subject);

describe('a message', () => {
  it('is told and mailed once, however often its event is looked at', async () => {
    await deliver(message('one', 'First'));
    await deliver(message('one', 'First'), message('two', 'Second'));
    expect(await told()).toEqual(['Second', 'First']);
    expect(await mailed()).toEqual(['Second', 'First']);
  });

  it('may go out with others in one e-mail', async () => {
    await kit.db.transaction(school.id, async () => {
      const [mailId] = await kit.app.get(MailQueue).put(school.id, {
        kind: 'test.digest',
        to: { name: 'technician', address: 'technician@school.example' },
        subject: 'Two things',
        text: 'Third and fourth',
        link: '/today',
        dueMs: kit.clock.nowMs(),
      });
      for (const key of ['three', 'four'])
        await kit.db.change(
          `INSERT INTO notification (school_id, id, person_id, event, event_key, subject, text, at, mail_id) VALUES ($1, $2, $3, 'week.review', $4, $4, '', $5, $6)`,
          [school.id, newId(), school.personId('technician'), key, '2026-11-03T07:00:00Z', mailId],
        );
    });
    expect((await told()).slice(0, 2)).toEqual(['four', 'three']);
    expect((await mailed())[0]).toBe('Two things');
  });
});
