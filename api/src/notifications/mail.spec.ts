import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Outbox, OutgoingMail, Requisition } from '@app/shared';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { AppModule } from '../app.module.js';
import { createApp } from '../core/http/create-app.js';
import { Worker } from '../core/jobs/index.js';
import { mailProblem, MailTransport } from '../core/mail/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const NOW = '2026-10-22T11:40:00Z';

/** A mail server on loopback that keeps what it is given. */
class PostOffice {
  readonly mails: Email[] = [];
  /** What it says to the next messages instead of taking them. */
  refusals: { responseCode: number; message: string }[] = [];
  /** While it is stuck it answers nobody; who waits is told to go away by calling what is here. */
  isStuck = false;
  readonly stuck: (() => void)[] = [];
  private server: SMTPServer | null = null;
  port = 0;

  open(): Promise<void> {
    if (this.server) return Promise.resolve();
    const server = new SMTPServer({
      closeTimeout: 100,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: (_address, _session, done) => {
        if (this.isStuck) {
          this.stuck.push(() => done(new Error('The server went away')));
          return;
        }
        const refusal = this.refusals.shift();
        done(refusal ? Object.assign(new Error(refusal.message), refusal) : null);
      },
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
            this.mails.push(mail);
            done();
          });
        });
      },
    });
    this.server = server;
    return new Promise((resolve) =>
      server.listen(this.port, '127.0.0.1', () => {
        const address = server.server.address();
        this.port = typeof address === 'object' && address ? address.port : 0;
        resolve();
      }),
    );
  }

  close(): Promise<void> {
    const { server } = this;
    this.server = null;
    return server ? new Promise((resolve) => server.close(() => resolve())) : Promise.resolve();
  }
}

const post = new PostOffice();
let kit: TestApp;
let second: NestFastifyApplication;
let school: TestSchool;

beforeAll(async () => {
  await post.open();
  kit = await startTestApp(NOW, {
    SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    MAIL_FROM: 'Requisite <no-reply@school.example>',
    PUBLIC_URL: 'https://requisite.school.example',
  });
  second = await createApp(AppModule.with(kit.config), kit.config);
  await second.init();
});
afterAll(async () => {
  await second.close();
  await kit.stop();
  await post.close();
});
beforeEach(async () => {
  kit.clock.set(NOW);
  school = await TestSchool.make(kit);
});
afterEach(async () => {
  post.mails.length = 0;
  post.refusals = [];
  await kit.db.acrossSchools('DELETE FROM mail_server');
  // nothing of this test is sent in the next
  const left = "UPDATE mail_message SET status = 'not-sent' WHERE school_id = $1 AND status = 'waiting'";
  await kit.db.transaction(school.id, () => kit.db.change(left, [school.id]));
  await post.open();
});

/** An e-mail waits a minute, in which what it tells of may be taken back: those that were written now wait no more. */
async function letMinutePass(): Promise<void> {
  const from = Temporal.Instant.fromEpochMilliseconds(kit.clock.nowMs());
  const [now, then] = [from, from.add({ minutes: 1 })].map(String);
  await kit.db.transaction(school.id, async () => {
    await kit.db.query('UPDATE mail_message SET due = $2 WHERE school_id = $1 AND due = $3', [school.id, now, then]);
    await kit.db.query("UPDATE pending SET due = $2 WHERE school_id = $1 AND due = $3 AND consumer = 'mail'", [school.id, now, then]);
  });
}

/** A late request, told: one e-mail to the technician. */
const askLate = async (group: string) => {
  const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3', group })}_2026-11-03`;
  const body = { lessonId, title: 'Density', lines: [], status: 'submitted', lateReason: 'forgot' };
  const made = await school.client('teacher').post<Requisition>('/requisitions', body);
  expect(made.status).toBe(201);
  await kit.app.get(Worker).run('notify');
  await letMinutePass();
  return made.body.id;
};
const send = () => kit.app.get(Worker).run('mail');
const after = async (minutes: number) => {
  kit.clock.set(Temporal.Instant.fromEpochMilliseconds(kit.clock.nowMs()).add({ minutes }).toString());
  await school.signIn('admin');
  await send();
};
const outbox = async () => (await school.client('admin').get<Outbox>('/outbox')).body.items;
const away = async () => (await school.client('admin').get<Outbox>('/outbox')).body.away;
const newest = async (): Promise<OutgoingMail> => {
  const [mail] = await outbox();
  if (!mail) throw new Error('The outbox is empty');
  return mail;
};

describe('an e-mail', () => {
  it('says it all in its subject and leads to the request, in plain text', async () => {
    const id = await askLate('9B');
    await send();
    expect(post.mails).toHaveLength(1);
    const [mail] = post.mails;
    const row = await newest();
    expect(mail).toMatchObject({
      subject: 'Late request: 9B Density, Tue 3 Nov P3, 40 minutes after the deadline',
      from: { name: 'Requisite', address: 'no-reply@school.example' },
      to: [{ name: 'technician', address: school.people.get('technician')?.email }],
      messageId: `<${row.id}@requisite>`,
    });
    expect(mail?.html).toBeUndefined();
    expect(mail?.text?.trim().split('\n').at(-1)).toBe(`https://requisite.school.example/requests/${id}`);
    expect(mail?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
    expect(row).toMatchObject({ status: 'sent', attempts: 1, sentAt: NOW, problem: null });
  });

  it('goes once, however many servers send at once', async () => {
    for (let group = 0; group < 12; group++) await askLate(`9-${group}`);
    await Promise.all([send(), second.get(Worker).run('mail')]);
    await Promise.all([send(), second.get(Worker).run('mail')]);
    const sent = await outbox();
    expect((await school.client('admin').get<Outbox>('/outbox?limit=1')).body.total).toBe(sent.length);
    expect(sent.filter(({ event }) => event === 'requisition.late')).toHaveLength(12);
    expect(sent.every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(true);
    expect(post.mails.map(({ messageId }) => messageId).sort()).toEqual(sent.map(({ id }) => `<${id}@requisite>`).sort());
  });

  it('that another server has in hand is passed over, not waited for', async () => {
    await askLate('9B');
    await askLate('9C');
    const { id } = await newest();
    const [taken, given] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const other = kit.db.transaction(school.id, async () => {
      await kit.db.query('SELECT 1 FROM mail_message WHERE school_id = $1 AND id = $2 FOR UPDATE', [school.id, id]);
      taken.resolve();
      await given.promise;
    });
    await taken.promise;
    await send();
    expect(post.mails.map(({ messageId }) => messageId)).not.toContain(`<${id}@requisite>`);
    expect(post.mails).toHaveLength(1);
    given.resolve();
    await other;
    await after(1);
    expect(post.mails).toHaveLength(2);
  });

  it('waits in the evening and goes at 07:00 of the next teaching day', async () => {
    kit.clock.set('2026-10-22T17:00:00Z');
    await askLate('9B');
    await send();
    expect(post.mails).toHaveLength(0);
    expect(await newest()).toMatchObject({ status: 'waiting', after: '2026-10-23T06:00:00Z' });
    await after(13 * 60 - 1);
    expect(post.mails).toHaveLength(0);
    await after(1);
    expect(post.mails).toHaveLength(1);
  });
});

describe('a mail server that is away', () => {
  it('loses nothing: the message goes when it is back', async () => {
    await post.close();
    await askLate('9B');
    await send();
    expect(await newest()).toMatchObject({ status: 'waiting', attempts: 0, after: NOW, problem: expect.stringContaining('ECONNREFUSED') });
    await post.open();
    await send();
    expect(post.mails).toHaveLength(0);
    await after(1);
    expect(post.mails).toHaveLength(1);
    expect(await newest()).toMatchObject({ status: 'sent', attempts: 1, problem: null });
  });

  it('loses none of many in a whole morning, and is tried ever less often', async () => {
    await post.close();
    for (let group = 0; group < 7; group++) await askLate(`9-${group}`);
    await send();
    expect(await away()).toEqual({ since: NOW, nextTry: '2026-10-22T11:41:00Z', problem: expect.stringContaining('ECONNREFUSED') });
    for (let minute = 0; minute < 180; minute += 20) await after(20);
    expect(await away()).toMatchObject({ since: NOW, nextTry: '2026-10-22T14:55:00Z' });
    const waiting = await outbox();
    expect(waiting.length).toBeGreaterThanOrEqual(7);
    expect(waiting.every(({ status, attempts }) => status === 'waiting' && attempts === 0)).toBe(true);
    await post.open();
    await after(15);
    expect(post.mails).toHaveLength(waiting.length);
    expect(await away()).toBeNull();
  });

  it('says with 421 that it is itself that cannot go on, and of a message that cannot be made that it is that', () => {
    const said = (responseCode?: number) => mailProblem(Object.assign(new Error('No'), { code: 'EENVELOPE', responseCode }));
    expect(said(421)).toMatchObject({ isOfServer: true, isFinal: false });
    expect(said(451)).toMatchObject({ isOfServer: false, isFinal: false });
    expect(said(550)).toMatchObject({ isOfServer: false, isFinal: true });
    expect(said()).toMatchObject({ isOfServer: false, isFinal: true });
  });

  it('costs one message of two that it refuses, and the other goes at once', async () => {
    await askLate('9B');
    await askLate('9C');
    post.refusals = [{ responseCode: 550, message: 'no such mailbox' }];
    await send();
    expect((await outbox()).map(({ status }) => status).sort()).toEqual(['failed', 'sent']);
    expect(await away()).toBeNull();
  });

  it('is there again once it answers, be it with a refusal', async () => {
    await post.close();
    await askLate('9B');
    await send();
    expect(await away()).not.toBeNull();
    await post.open();
    post.refusals = [{ responseCode: 550, message: 'no such mailbox' }];
    await after(1);
    expect([(await newest()).status, await away()]).toEqual(['failed', null]);
  });

  it('is sent nothing where it offers no encryption, unless the setting allows it', async () => {
    const mail = { id: 'm', name: 'Ann', address: 'ann@school.example', subject: 'Hello', text: 'Hello' };
    const smtpUrl = `smtp://0.0.0.0:${post.port}`;
    const strict = new MailTransport({ smtpUrl, smtpTls: 'required', mailFrom: 'no-reply@school.example' });
    const error: unknown = await strict.send(mail).catch((thrown: unknown) => thrown);
    strict.onApplicationShutdown();
    expect(mailProblem(error)).toMatchObject({ isOfServer: true, words: expect.stringContaining('STARTTLS') });
    expect(post.mails).toHaveLength(0);
    const lenient = new MailTransport({ smtpUrl, smtpTls: 'optional', mailFrom: 'no-reply@school.example' });
    await lenient.send(mail);
    lenient.onApplicationShutdown();
    expect(post.mails).toHaveLength(1);
  });

  it('is asked again for all that was given up, at once, by an admin', async () => {
    for (const group of ['9B', '9C']) await askLate(group);
    post.refusals = [1, 2].map(() => ({ responseCode: 550, message: 'not today' }));
    await send();
    const before = (await school.client('admin').get<Outbox>('/outbox')).body;
    expect([before.failed, post.mails.length]).toEqual([2, 0]);
    expect((await school.client('teacher').post('/outbox/retry')).status).toBe(403);
    expect(await school.client('admin').post('/outbox/retry')).toMatchObject({ status: 200, body: { retried: 2, left: 0 } });
    await send();
    expect(post.mails).toHaveLength(2);
    expect((await outbox()).every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(true);
    expect(await school.client('admin').post('/outbox/retry')).toMatchObject({ status: 200, body: { retried: 0, left: 0 } });
  });

  it('that cannot take a message now is asked again after 1, 5, 30 and 120 minutes, then by an admin who asks for it', async () => {
    post.refusals = Array.from({ length: 5 }, () => ({ responseCode: 451, message: 'try again later' }));
    await askLate('9B');
    await send();
    for (const wait of [1, 5, 30]) await after(wait);
    expect(await newest()).toMatchObject({ status: 'waiting', attempts: 4 });
    await after(120);
    const failed = await newest();
    expect(failed).toMatchObject({ status: 'failed', attempts: 5 });
    await after(24 * 60);
    expect(post.mails).toHaveLength(0);
    const again = await school.client('admin').post<OutgoingMail>(`/outbox/${failed.id}/retry`);
    expect(again).toMatchObject({ status: 200, body: { status: 'waiting', attempts: 0 } });
    expect((await school.client('admin').post(`/outbox/${failed.id}/retry`)).status).toBe(409);
    await send();
    expect(post.mails).toHaveLength(1);
    expect((await school.client('admin').post(`/outbox/${failed.id}/retry`)).status).toBe(409);
  });

  it('is left alone by the messages of other schools for a minute, at no cost of their attempts', async () => {
    await post.close();
    await askLate('9B');
    await send();
    const first = school;
    school = await TestSchool.make(kit);
    await askLate('9B');
    await post.open();
    await send();
    expect(await newest()).toMatchObject({ status: 'waiting', attempts: 0, after: NOW });
    expect(post.mails).toHaveLength(0);
    await after(1);
    expect(post.mails).toHaveLength(2);
    expect(await newest()).toMatchObject({ status: 'sent', attempts: 1 });
    school = first;
    await school.signIn('admin');
    expect(await newest()).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it('that says later is asked later, and one that says never is believed', async () => {
    await askLate('9B');
    post.refusals = [{ responseCode: 451, message: 'try again later' }];
    await send();
    expect(await newest()).toMatchObject({ status: 'waiting', attempts: 1, problem: expect.stringContaining('try again later') });
    post.refusals = [{ responseCode: 550, message: 'no such mailbox' }];
    await after(1);
    expect(await newest()).toMatchObject({ status: 'failed', attempts: 2, problem: expect.stringContaining('no such mailbox') });
  });
});

describe('a server that dies between taking a message on and sending it', () => {
  it('loses nothing: another sends it ten minutes later, and what the first might still say is no longer heard', async () => {
    await askLate('9B');
    post.isStuck = true;
    const dying = second.get(Worker).run('mail');
    while (post.stuck.length === 0) await pause(10);
    post.isStuck = false;
    await send();
    await after(9);
    expect(post.mails).toHaveLength(0);
    await after(1);
    expect(post.mails).toHaveLength(1);
    for (const refuse of post.stuck) refuse();
    await dying;
    expect(await newest()).toMatchObject({ status: 'sent', attempts: 2, problem: null });
    await after(24 * 60);
    expect(post.mails).toHaveLength(1);
  });
});

describe('an invitation', () => {
  const person = { name: 'Ann', code: 'ANN', roles: ['teacher'], departmentIds: [] };
  /** How many rows hold what makes a link the person's. */
  const kept = async (url: string): Promise<number> => {
    const rows = await kit.db.read<{ found: number }>(
      school.id,
      `SELECT (SELECT count(*) FROM mail_message m WHERE m::text LIKE $1) + (SELECT count(*) FROM notification n WHERE n::text LIKE $1) + (SELECT count(*) FROM event e WHERE e::text LIKE $1) AS found`,
      [`%${url.split('#').at(-1)}%`],
    );
    return Number(rows[0]?.found);
  };

  it('is sent at once with its link, which no admin and no table keeps', async () => {
    kit.clock.set('2026-10-22T22:00:00Z');
    await school.signIn('admin');
    const invited = await school
      .client('admin')
      .post<{ id: string; invitationUrl: string }>('/people', { ...person, email: `ann@${school.id}.example` });
    expect(invited.status).toBe(201);
    const { invitationUrl } = invited.body;
    expect((await newest()).text).not.toContain(invitationUrl);
    await send();
    expect(post.mails[0]?.text?.trim().split('\n').at(-1)).toBe(invitationUrl);
    expect(post.mails[0]?.subject).toBe(`Your invitation to ${school.name} on Requisite`);
    expect(await kept(invitationUrl)).toBe(0);
  });

  it('that was given up keeps its link nowhere, and is not sent without one', async () => {
    const made = await school.client('admin').post<{ invitationUrl: string }>('/people', { ...person, email: `ann@${school.id}.example` });
    expect(await kept(made.body.invitationUrl)).toBe(1);
    post.refusals = [{ responseCode: 550, message: 'nobody of that name' }];
    await send();
    expect(await newest()).toMatchObject({ status: 'failed', problem: expect.stringContaining('nobody of that name') });
    expect(await kept(made.body.invitationUrl)).toBe(0);
    const again = await school.client('admin').post(`/outbox/${(await newest()).id}/retry`);
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'TRANSITION_REFUSED', detail: expect.stringContaining('for one person alone') },
    });
    expect((await school.client('admin').post('/outbox/retry')).body).toEqual({ retried: 0, left: 0 });
    await send();
    expect(post.mails).toHaveLength(0);
  });

  it('that is refused is never sent', async () => {
    await school.client('admin').post('/people', { ...person, email: `ann@${school.id}.example` });
    const refused = await school.client('admin').post('/people', { ...person, email: `ben@${school.id}.example` });
    expect(refused.status).toBe(409);
    await send();
    expect(post.mails).toHaveLength(1);
  });
});
