import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Notification, NotificationList, Outbox, Requisition } from '@app/shared';
import { AppModule } from '../app.module.js';
import { createApp } from '../core/http/create-app.js';
import { newId } from '../core/ids/index.js';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

/** Forty minutes after the deadline of the week after half term; that of the week from 9 November is a fortnight away. */
const NOW = '2026-10-22T11:40:00Z';
const LATE = '2026-11-03';
const ON_TIME = '2026-11-10';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp(NOW);
});
afterAll(() => kit.stop());

describe('who hears what', () => {
  let school: TestSchool;
  let practicalId: string;

  /** Sets the clock; sessions begin anew, for they end after half a day. */
  const goTo = async (now: string) => {
    kit.clock.set(now);
    for (const who of ['teacher', 'technician', 'tess', 'head', 'admin']) await school.signIn(who);
  };
  const newPractical = async (title: string, prepareMinutes: number, lines: object[] = [{ name: 'Ruler', kind: 'apparatus', perSet: 1 }]) =>
    (
      await school.client('technician').post<{ id: string }>('/practicals', {
        title,
        subject: 'Physics',
        groupSize: 5,
        prepare: { fixed: prepareMinutes / 2, perSet: Math.round(prepareMinutes / 12) },
        clear: { fixed: 1, perSet: 0 },
        lines,
      })
    ).body.id;
  const lessonOn = async (date: string, period = 'P3', group?: string) => {
    const cycleDay = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][Temporal.PlainDate.from(date).dayOfWeek - 1] ?? '';
    return `${await school.entry({ cycleDay, period, ...(group ? { group } : {}) })}_${date}`;
  };
  const ask = async (lessonId: string, body: object = {}, who = 'teacher') => {
    const sent = { lessonId, practicalId, status: 'submitted', lateReason: 'forgot', ...body };
    const { status, body: made } = await school.client(who).post<Requisition>('/requisitions', sent);
    expect(status).toBe(201);
    return made;
  };
  const move = async (who: string, { id, version }: Requisition, to: string, more: object = {}) => {
    const answer = await school.client(who).post<Requisition>(`/requisitions/${id}/transitions`, { to, version, ...more });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const list = async (who: string) => (await school.client(who).get<NotificationList>('/notifications')).body.items;
  /** What each person heard since the last time, oldest first. */
  const heard = async () => {
    await kit.app.get(Worker).run('notify');
    const fresh: Record<string, string[]> = {};
    for (const who of ['teacher', 'technician', 'tess', 'head', 'admin']) {
      const unread = (await list(who)).filter(({ read }) => !read).reverse();
      for (const { id } of unread) await school.client(who).patch(`/notifications/${id}`, { read: true });
      if (unread.length > 0) fresh[who] = unread.map(({ subject }) => subject);
    }
    return fresh;
  };

  beforeEach(async () => {
    kit.clock.set(NOW);
    school = await TestSchool.make(kit);
    await school.person('tess', ['technician']);
    await school.signIn('tess');
    practicalId = await newPractical('Density', 10);
  });

  it('tells the technicians of a late request, and nobody of one on time', async () => {
    await ask(await lessonOn(LATE, 'P3', '9B'), { lateReason: 'other', lateWords: 'Sam Pupil was ill', notes: 'Sam Pupil needs gloves' });
    await ask(await lessonOn(ON_TIME));
    const late = 'Late request: 9B Density, Tue 3 Nov P3, 40 minutes after the deadline';
    expect(await heard()).toEqual({ technician: [late], tess: [late] });
    const [message] = await list('technician');
    expect(message).toMatchObject({ event: 'requisition.late', link: expect.stringMatching(/^\/requests\//), at: NOW });
    expect(message?.text).toContain('teacher asks for Density with 9B on Tue 3 Nov P3 (11:10, Lab');
    expect(message?.text).not.toContain('Sam Pupil');
  });

  it('never tells people of what they did themselves', async () => {
    await ask(await lessonOn(LATE, 'P3', '9B'), {}, 'technician');
    expect(await heard()).toEqual({ tess: [expect.stringMatching(/^Late request: 9B/)] });
  });

  it('tells a teacher of a question, an answer and an acceptance by a person, the technicians of the teacher’s words, and who asked of the answer', async () => {
    const asked = await ask(await lessonOn(LATE, 'P3', '9B'));
    await heard();
    const queried = await move('technician', asked, 'queried', { note: 'Which oil?' });
    expect(await heard()).toEqual({ teacher: ['Question about 9B Density, Tue 3 Nov P3'] });
    expect((await list('teacher'))[0]?.text).toContain('Which oil?');
    await school.client('teacher').post(`/requisitions/${asked.id}/messages`, { text: 'Olive oil' });
    const fromTeacher = 'Message from teacher: 9B Density, Tue 3 Nov P3';
    expect(await heard()).toEqual({ technician: [fromTeacher], tess: [fromTeacher] });
    await school.client('technician').post(`/requisitions/${asked.id}/messages`, { text: 'Thank you' });
    expect(await heard()).toEqual({ teacher: ['Message from technician: 9B Density, Tue 3 Nov P3'] });
    const accepted = await move('technician', await move('teacher', queried, 'submitted'), 'accepted');
    expect(await heard()).toEqual({
      teacher: ['Accepted: 9B Density, Tue 3 Nov P3'],
      technician: ['Answered: 9B Density, Tue 3 Nov P3'],
    });
    await move('technician', await move('technician', accepted, 'prepared'), 'accepted');
    expect(await heard()).toEqual({});
    const other = await ask(await lessonOn(LATE, 'P4', '9C'));
    await heard();
    await move('technician', other, 'declined', { note: 'No balances on that day' });
    expect(await heard()).toEqual({ teacher: ['Declined: 9C Density, Tue 3 Nov P4'] });
  });

  it('tells the technicians of a cancellation within two school days, and of none before', async () => {
    const far = await ask(await lessonOn(ON_TIME, 'P1'));
    const near = await ask(await lessonOn(ON_TIME, 'P2', '9B'));
    const draft = await ask(await lessonOn(ON_TIME, 'P4'), { status: 'draft' });
    await goTo('2026-11-05T12:00:00Z');
    await move('teacher', far, 'cancelled');
    expect(await heard()).toEqual({});
    await goTo('2026-11-06T12:00:00Z');
    await move('teacher', near, 'cancelled', { note: 'We are on a trip' });
    await move('teacher', draft, 'cancelled');
    expect(await heard()).toEqual({ technician: ['Cancelled: 9B Density, Tue 10 Nov P2'], tess: ['Cancelled: 9B Density, Tue 10 Nov P2'] });
  });

  it('tells the technicians of a late change', async () => {
    const asked = await ask(await lessonOn(ON_TIME, 'P3', '9B'));
    await school.client('teacher').put(`/requisitions/${asked.id}`, { version: asked.version, pupils: 28 });
    expect(await heard()).toEqual({});
    await goTo('2026-11-06T12:00:00Z');
    const { body } = await school.client('teacher').get<Requisition>(`/requisitions/${asked.id}`);
    await school.client('teacher').put(`/requisitions/${asked.id}`, { version: body.version, pupils: 31 });
    expect(await heard()).toEqual({
      technician: ['Late change: 9B Density, Tue 10 Nov P3'],
      tess: ['Late change: 9B Density, Tue 10 Nov P3'],
    });
    expect((await list('technician'))[0]?.text).toContain('It is for 31 pupils now, and was for 28.');
  });

  it('tells a teacher whose kit has become less', async () => {
    const { body: balance } = await school
      .client('technician')
      .post<{ id: string; version: number }>('/apparatus', { name: 'Balance', owned: 10 });
    practicalId = await newPractical('Weighing', 5, [{ apparatusId: balance.id, perSet: 1 }]);
    await ask(await lessonOn(ON_TIME, 'P3', '9B'));
    const { status } = await school.client('technician').put(`/apparatus/${balance.id}`, { version: balance.version, outOfService: 6 });
    expect(status).toBe(200);
    expect(await heard()).toEqual({ teacher: ['Short of kit: 9B Weighing, Tue 10 Nov P3, 2 of 6 Balance missing'] });
    expect((await list('teacher'))[0]?.text).toContain('2 of 6 Balance are missing now. The other 4 are held for you.');
    const { body: now } = await school.client('technician').get<{ version: number }>(`/apparatus/${balance.id}`);
    await school.client('technician').put(`/apparatus/${balance.id}`, { version: now.version, outOfService: 10 });
    expect(await heard()).toEqual({ teacher: ['Short of kit: 9B Weighing, Tue 10 Nov P3, 6 of 6 Balance missing'] });
    expect((await list('teacher'))[0]?.text).toContain('6 of 6 Balance are missing now, 4 more than before. None of them is held for you.');
  });

  it('tells technicians and head of an overload, then of its growth at most daily, and at once when it begins on an earlier day', async () => {
    practicalId = await newPractical('Great experiment', 2000);
    const asked = await ask(await lessonOn(ON_TIME, 'P1', '9B'));
    const sentence = asked.overloads?.sentence ?? '';
    expect(sentence).not.toBe('');
    const news = `Overload in Science: ${sentence}`;
    expect(await heard()).toEqual({ technician: [news], tess: [news], head: [news] });
    await ask(await lessonOn(ON_TIME, 'P2', '9C'));
    await ask(await lessonOn('2026-11-12', 'P1', '9D'));
    expect(await heard()).toEqual({});
    await ask(await lessonOn('2026-11-05', 'P2', '9E'));
    expect(await heard()).toEqual({
      technician: [expect.stringMatching(/^Late request/)],
      tess: [expect.stringMatching(/^Late request/)],
      head: [expect.stringMatching(/^Overload in Science begins earlier: Tue 3 Nov/)],
    });
    expect((await list('tess'))[0]?.text).toContain('More work than technician time in Science: Tue 3 Nov');
    await goTo('2026-10-23T11:40:00Z');
    await ask(await lessonOn(ON_TIME, 'P4', '9F'));
    expect((await heard()).head).toEqual([expect.stringMatching(/^Overload in Science has grown: /)]);
  });

  // D14
  it('tells technicians and head once that an overload has cleared', async () => {
    practicalId = await newPractical('Great experiment', 2000);
    const asked = [await ask(await lessonOn(ON_TIME, 'P1', '9B')), await ask(await lessonOn(ON_TIME, 'P2', '9C'))];
    expect(Object.keys(await heard())).toEqual(['technician', 'tess', 'head']);
    for (const requisition of asked) await move('teacher', requisition, 'cancelled');
    const cleared = ['No longer overloaded: Science'];
    expect(await heard()).toEqual({ technician: cleared, tess: cleared, head: cleared });
    expect((await list('head'))[0]).toMatchObject({ event: 'workload.cleared', link: '/workload' });
    const small = await ask(await lessonOn(ON_TIME, 'P3', '9D'), { practicalId: await newPractical('Density again', 10) });
    await move('teacher', small, 'cancelled');
    expect(await heard()).toEqual({});
  });

  it('tells of the end of an overload only who was told of it', async () => {
    practicalId = await newPractical('Great experiment', 2000);
    const asked = await ask(await lessonOn(ON_TIME, 'P1', '9B'));
    expect(Object.keys(await heard())).toEqual(['technician', 'tess', 'head']);
    await school.person('new', ['technician']);
    await school.signIn('new');
    await move('teacher', asked, 'cancelled');
    const cleared = ['No longer overloaded: Science'];
    expect(await heard()).toEqual({ technician: cleared, tess: cleared, head: cleared });
    expect(await list('new')).toEqual([]);
    // told of it, and read by one alone when the sending is taken back
    const lessonId = await lessonOn(ON_TIME, 'P2', '9C');
    const sent = await school.client('teacher').post<Requisition>('/requisitions', { lessonId, practicalId, status: 'submitted' });
    await kit.app.get(Worker).run('notify');
    expect((await list('tess')).filter(({ read }) => !read)).toHaveLength(1);
    await school.client('head').post('/notifications/read-all', {});
    expect((await school.client('teacher').post('/undo', { token: sent.headers['undo-token'] })).status).toBe(200);
    const { head, ...others } = await heard();
    expect(others).toEqual({});
    expect(head).toEqual([expect.stringMatching(/^Not asked for any more: 9C/), cleared[0]]);
    expect((await list('new')).filter(({ event }) => event !== 'workload.overload')).toEqual([]);
  });

  it('tells technicians and head of an overload that comes of a technician’s absence or hours, and that it clears when they are back', async () => {
    practicalId = await newPractical('Long experiment', 300);
    await ask(await lessonOn(ON_TIME, 'P5', '9B'));
    expect(await heard()).toEqual({});
    const away = { personId: school.personId('technician'), from: '2026-11-05', to: ON_TIME };
    const { body: absence } = await school.client('head').post<{ id: string }>('/absences', away);
    const overloaded = [expect.stringMatching(/^Overload in Science: /)];
    expect(await heard()).toEqual({ technician: overloaded, tess: overloaded, head: overloaded });
    await school.client('head').delete(`/absences/${absence.id}`);
    const cleared = ['No longer overloaded: Science'];
    expect(await heard()).toEqual({ technician: cleared, tess: cleared, head: cleared });
    const change = (body: object) => school.client('admin').put(`/people/${school.personId('technician')}`, body);
    const mornings = { windows: [{ weekday: 1, start: '08:00', end: '09:00' }], breaks: [] };
    expect((await change({ version: 1, workingPattern: mornings })).status).toBe(200);
    expect(await heard()).toEqual({ technician: overloaded, tess: overloaded, head: overloaded });
    expect((await change({ version: 2, name: 'Another name' })).status).toBe(200);
    expect(await heard()).toEqual({});
  });

  it('says lateness and overload of one request in one message', async () => {
    practicalId = await newPractical('Great experiment', 2000);
    await ask(await lessonOn(LATE, 'P1', '9B'));
    const { technician, head } = await heard();
    expect(technician).toEqual([expect.stringMatching(/^Late request/)]);
    expect(head).toEqual([expect.stringMatching(/^Overload in Science/)]);
    expect((await list('technician'))[0]?.text).toContain('More work than technician time in Science');
  });

  it('tells only the people of the department, and those of none, who still work there, once, on two servers', async () => {
    const stranger = await school.person('stranger', ['technician']);
    const ofAll = await school.person('of all', ['technician']);
    const leaver = await school.person('leaver', ['technician']);
    await kit.db.transaction(school.id, async () => {
      const art = newId();
      await kit.db.change("INSERT INTO department (school_id, id, name) VALUES ($1, $2, 'Art')", [school.id, art]);
      await kit.db.change('UPDATE person_department SET department_id = $2 WHERE person_id = $1', [stranger, art]);
      await kit.db.change('DELETE FROM person_department WHERE person_id = $1', [ofAll]);
      await kit.db.change('UPDATE person SET active = false WHERE id = $1', [leaver]);
    });
    const other = await createApp(AppModule.with(kit.config), kit.config);
    await other.init();
    try {
      for (let lesson = 0; lesson < 30; lesson++) await ask(await lessonOn(LATE, 'P3', `9-${lesson}`));
      await Promise.all([kit.app.get(Worker).run('notify'), other.get(Worker).run('notify')]);
      await Promise.all([kit.app.get(Worker).run('notify'), other.get(Worker).run('notify')]);
    } finally {
      await other.close();
    }
    const rows = await kit.db.read<{ name: string; told: number }>(
      school.id,
      'SELECT p.name, count(*) AS told FROM notification n JOIN person p ON p.school_id = n.school_id AND p.id = n.person_id GROUP BY p.name ORDER BY p.name',
    );
    expect(rows).toEqual([
      { name: 'head', told: 1 },
      { name: 'of all', told: 30 },
      { name: 'technician', told: 30 },
      { name: 'tess', told: 30 },
    ]);
    const left = await kit.db.read(school.id, "SELECT 1 FROM pending WHERE consumer = 'notify'");
    expect(left).toEqual([]);
  });
});

describe('one’s own messages', () => {
  let school: TestSchool;
  let other: TestSchool;
  let id: string;
  beforeAll(async () => {
    kit.clock.set(NOW);
    school = await TestSchool.make(kit);
    other = await TestSchool.make(kit);
    const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3', group: '9B' })}_${LATE}`;
    const body = { lessonId, title: 'Density', lines: [], status: 'submitted', lateReason: 'forgot' };
    const { body: asked } = await school.client('teacher').post<Requisition>('/requisitions', body);
    for (const text of ['One', 'Two', 'Three']) await school.client('technician').post(`/requisitions/${asked.id}/messages`, { text });
    await kit.app.get(Worker).run('notify');
    const { body: list } = await school.client('teacher').get<NotificationList>('/notifications');
    id = list.items[0]?.id ?? '';
  });

  it('are for people who are signed in', async () => {
    expect((await kit.client().get('/notifications')).status).toBe(401);
    expect((await kit.client().patch(`/notifications/${id}`, { read: true })).status).toBe(401);
  });

  it('are nobody else’s, neither in the school nor in another', async () => {
    expect((await school.client('head').patch(`/notifications/${id}`, { read: true })).status).toBe(404);
    expect((await other.client('teacher').patch(`/notifications/${id}`, { read: true })).status).toBe(404);
    expect((await other.client('teacher').get<NotificationList>('/notifications')).body).toEqual({ items: [], total: 0, unread: 0 });
  });

  it('come newest first, in pages, with how many are unread', async () => {
    const first = await school.client('teacher').get<NotificationList>('/notifications?limit=2');
    expect(first.body.unread).toBe(3);
    expect(first.body.items.map(({ text }) => text.split('\n').at(-1))).toEqual(['Three', 'Two']);
    const rest = await school.client('teacher').get<NotificationList>(`/notifications?limit=2&cursor=${first.body.nextCursor}`);
    expect(rest.body.items.map(({ text }) => text.split('\n').at(-1))).toEqual(['One']);
    expect(rest.body.nextCursor).toBeUndefined();
    expect((await school.client('teacher').get('/notifications?cursor=WyJ4Il0')).status).toBe(422);
  });

  it('are marked as read and as unread again', async () => {
    const read = await school.client('teacher').patch<Notification>(`/notifications/${id}`, { read: true });
    expect(read).toMatchObject({ status: 200, body: { id, read: true, at: NOW } });
    expect((await school.client('teacher').get<NotificationList>('/notifications')).body.unread).toBe(2);
    expect((await school.client('teacher').patch<Notification>(`/notifications/${id}`, { read: false })).body.read).toBe(false);
    expect((await school.client('teacher').patch(`/notifications/${id}`, { read: 'yes' })).status).toBe(422);
    expect((await school.client('teacher').patch('/notifications/nothing', { read: true })).status).toBe(404);
  });
});

describe('the outbox of an installation without a mail server', () => {
  let school: TestSchool;
  beforeAll(async () => {
    kit.clock.set(NOW);
    school = await TestSchool.make(kit);
    const silent = await school.person('silent', ['technician']);
    await kit.db.transaction(school.id, () => kit.db.change('UPDATE person SET email = NULL WHERE id = $1', [silent]));
    await school.signIn('silent');
    const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3', group: '9B' })}_${LATE}`;
    await school
      .client('teacher')
      .post('/requisitions', { lessonId, title: 'Density', lines: [], status: 'submitted', lateReason: 'forgot' });
    await kit.app.get(Worker).run('notify');
  });

  it('is for admins of the school', async () => {
    expect((await kit.client().get('/outbox')).status).toBe(401);
    for (const who of ['teacher', 'technician', 'head']) expect((await school.client(who).get('/outbox')).status).toBe(403);
  });

  it('shows of what sort is what would have been sent, and to whom, and not what people are told in it', async () => {
    const { body } = await school.client('admin').get<Outbox>('/outbox');
    expect(body.smtp).toBe(false);
    expect(body.items).toEqual([
      expect.objectContaining({
        to: school.people.get('technician')?.email,
        subject: 'Of the sort “A late request”',
        status: 'not-sent',
        attempts: 0,
        sentAt: null,
      }),
    ]);
    expect(body.items[0]?.text).toMatch(/^What it says is for the person it goes to\.\n\n/);
    expect(body.items[0]?.text).toContain(`${kit.config.publicUrl}/requests/`);
  });

  it('leaves somebody without an e-mail address the message in the application', async () => {
    expect((await school.client('silent').get<NotificationList>('/notifications')).body.unread).toBe(1);
  });

  it('invites people without an e-mail, and keeps the link out of the tables', async () => {
    const person = { name: 'Ann', email: 'ann@school.example', code: 'ANN', roles: ['teacher'], departmentIds: [] };
    const { status, body } = await school.client('admin').post<{ invitationUrl: string }>('/people', person);
    expect(status).toBe(201);
    expect(body.invitationUrl).toContain('/invitation#');
    expect((await school.client('admin').get<Outbox>('/outbox')).body.items).toHaveLength(1);
  });

  it('sends nothing again while there is no mail server', async () => {
    const { body } = await school.client('admin').get<Outbox>('/outbox');
    const id = body.items[0]?.id;
    expect(await school.client('admin').post(`/outbox/${id}/retry`)).toMatchObject({ status: 409, body: { code: 'TRANSITION_REFUSED' } });
    expect((await school.client('teacher').post(`/outbox/${id}/retry`)).status).toBe(403);
    const other = await TestSchool.make(kit);
    expect((await other.client('admin').post(`/outbox/${id}/retry`)).status).toBe(404);
  });
});

describe('a server with its jobs on', () => {
  it('tells by itself, and stops when it is told to', async () => {
    const awake = await startTestApp(NOW, { JOBS: '1' });
    try {
      const school = await TestSchool.make(awake);
      const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3', group: '9B' })}_${LATE}`;
      await school
        .client('teacher')
        .post('/requisitions', { lessonId, title: 'Density', lines: [], status: 'submitted', lateReason: 'forgot' });
      let items: Notification[] = [];
      while (items.length === 0) {
        await pause(100);
        items = (await school.client('technician').get<NotificationList>('/notifications')).body.items;
      }
      expect(items).toHaveLength(1);
    } finally {
      await awake.stop();
    }
  });
});
