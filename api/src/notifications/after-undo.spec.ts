import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Notification, NotificationList, Outbox, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { type Answer, startTestApp, type TestApp } from '../testing/index.js';
import { UndoSchool } from '../testing/undoing.js';

/** The day before the lesson that is asked for, after its deadline; e-mail goes at once. */
const NOW = '2026-11-23T10:00:00Z';
const PEOPLE = ['teacher', 'colleague', 'technician', 'other technician', 'head', 'admin'];
const why = { lateReason: 'forgot' };

/** A mail server on loopback that takes whatever it is given. */
const post = new SMTPServer({
  closeTimeout: 100,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) => void stream.resume().on('end', () => done()),
});
let kit: TestApp;
beforeAll(async () => {
  const { port } = await new Promise<AddressInfo>((resolve) => {
    post.listen(0, '127.0.0.1', () => resolve(post.server.address() as AddressInfo));
  });
  kit = await startTestApp(NOW, {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'R <no-reply@school.example>',
    PUBLIC_URL: 'https://r.example',
  });
});
afterAll(async () => {
  await kit.stop();
  await new Promise<void>((resolve) => post.close(() => resolve()));
});

/** An act: who does it, what to, who hears of it, and what begins the message to those of them who had heard once it is undone. */
interface Act {
  who: string;
  before?: (of: UndoSchool, sent: Requisition) => Promise<Answer<Requisition>>;
  act: (of: UndoSchool, now: Requisition) => Promise<Answer>;
  hears: string[];
  again?: string;
}

const query = (of: UndoSchool, now: Requisition) => of.step(now, 'queried', { note: 'Which ones?' });
const accept = (of: UndoSchool, now: Requisition) => of.step(now, 'accepted');
const technicians = ['technician', 'other technician'];

const ACTS: Record<string, Act> = {
  cancel: {
    who: 'teacher',
    act: (of, now) => of.step(now, 'cancelled', { note: 'No time' }, 'teacher'),
    hears: technicians,
    again: 'It stands again: 10A Weighing, Tue 24 Nov P3',
  },
  decline: {
    who: 'technician',
    act: (of, now) => of.step(now, 'declined', { note: 'Too late' }),
    hears: ['teacher'],
    again: 'It stands again: 10A Weighing, Tue 24 Nov P3',
  },
  accept: {
    who: 'technician',
    act: accept,
    hears: ['teacher'],
    again: 'Not accepted after all: 10A Weighing, Tue 24 Nov P3',
  },
  query: { who: 'technician', act: query, hears: ['teacher'], again: 'Question taken back: 10A Weighing, Tue 24 Nov P3' },
  answer: {
    who: 'teacher',
    before: query,
    act: (of, now) => of.step(now, 'submitted', { note: 'Those' }, 'teacher'),
    hears: ['technician'],
    again: 'Answer taken back: 10A Weighing, Tue 24 Nov P3',
  },
  move: {
    who: 'teacher',
    act: (of, now) => of.put(now, { lessonId: of.lessons.later, ...why }),
    hears: technicians,
    again: 'Not moved after all: 10A Weighing, Tue 24 Nov P3',
  },
  change: {
    who: 'teacher',
    act: (of, now) => of.put(now, { pupils: 14, ...why }),
    hears: technicians,
    again: 'Not changed after all: 10A Weighing, Tue 24 Nov P3',
  },
  'hand over': {
    who: 'teacher',
    act: (of, now) => of.put(now, { teacherId: of.school.personId('colleague') }),
    hears: ['colleague'],
    again: 'Not handed over after all: 10A Weighing, Tue 24 Nov P3',
  },
  'send late': {
    who: 'colleague',
    act: (of) => of.asking(1, why, 'colleague'),
    hears: technicians,
    again: 'Not asked for any more: ',
  },
  'send short for somebody': {
    who: 'technician',
    act: (of) => of.asking(11, { lessonId: of.lessons.colleague, goShort: true, ...why }, 'technician'),
    hears: ['colleague', 'other technician'],
    again: 'Not asked for any more: ',
  },
  note: { who: 'technician', act: (of, now) => of.put(now, { notes: 'Gloves' }, 'technician'), hears: [] },
  prepare: { who: 'technician', before: accept, act: (of, now) => of.tick(now.id, 'prepare', { doneAt: NOW }), hears: [] },
  clear: { who: 'technician', before: accept, act: (of, now) => of.tick(now.id, 'clear', { doneAt: NOW }), hears: [] },
};

/** How those whom an act concerns come to hear of it before it is undone. */
const HEARINGS: Record<string, { hear: (of: UndoSchool) => Promise<void>; isHeard: boolean }> = {
  'before anybody is told': { hear: () => Promise.resolve(), isHeard: false },
  'while nobody has read of it': { hear: () => tell(), isHeard: false },
  'long after, in the application only, unread': {
    hear: async (of) => {
      await everybody(of, async (client) => {
        const kinds = Object.keys((await client.get<Record<string, string>>('/me/notifications')).body);
        await client.put('/me/notifications', Object.fromEntries(kinds.map((kind) => [kind, 'off'])));
      });
      await tell();
      kit.clock.set('2026-11-23T14:00:00Z');
    },
    isHeard: false,
  },
  'after it was read': {
    hear: async (of) => {
      await tell();
      await everybody(of, (client) => client.post('/notifications/read-all', {}));
    },
    isHeard: true,
  },
  'after it was sent by e-mail': {
    hear: async () => {
      await tell();
      kit.clock.set('2026-11-23T10:02:00Z');
      await kit.app.get(Worker).run('mail');
    },
    isHeard: true,
  },
};

const tell = () => kit.app.get(Worker).run('notify');
async function everybody(of: UndoSchool, does: (client: ReturnType<UndoSchool['school']['client']>) => Promise<unknown>) {
  for (const who of PEOPLE) await does(of.school.client(who));
}

/** What everybody has in their list, by who they are. */
async function lists(of: UndoSchool): Promise<Record<string, Notification[]>> {
  const all: Record<string, Notification[]> = {};
  for (const who of PEOPLE) all[who] = (await of.school.client(who).get<NotificationList>('/notifications?limit=100')).body.items;
  return all;
}
/** What they have besides what they had before; nobody who has nothing. */
function besides(now: Record<string, Notification[]>, before: Record<string, Notification[]>): Record<string, Notification[]> {
  const fresh = PEOPLE.map((who) => {
    const had = new Set(before[who]?.map(({ id }) => id));
    return [who, (now[who] ?? []).filter(({ id }) => !had.has(id))] as const;
  });
  return Object.fromEntries(fresh.filter(([, items]) => items.length > 0));
}
const subjects = (told: Record<string, Notification[]>) =>
  Object.fromEntries(Object.entries(told).map(([who, items]) => [who, items.map(({ subject }) => subject)]));
const mails = async (of: UndoSchool) =>
  (await of.school.client('admin').get<Outbox>('/outbox?limit=100')).body.items.map(({ id, event, status }) => ({ id, event, status }));

describe.each(Object.entries(ACTS))('%s, undone', (_name, { who, before, act, hears, again = '' }) => {
  // of what nobody hears it is looked at once
  it.each(Object.entries(HEARINGS).slice(hears.length === 0 ? 3 : 0, hears.length === 0 ? 4 : undefined))(
    '%s, leaves nobody with what is not so',
    async (_when, { hear, isHeard }) => {
      kit.clock.set(NOW);
      const of = await UndoSchool.make(kit);
      const sent = await of.ask(1, why);
      if (before) await before(of, sent);
      await tell();
      await everybody(of, (client) => client.post('/notifications/read-all', {}));
      const [had, mailed] = [await lists(of), await mails(of)];

      const done = await act(of, await of.read(sent.id));
      expect([done.status < 300, done.headers['undo-token']]).toEqual([true, expect.any(String)]);
      await hear(of);
      const untrue = besides(await lists(of), had);
      if (isHeard) expect(Object.keys(untrue)).toEqual(PEOPLE.filter((one) => hears.includes(one)));

      expect((await of.undo(done, who)).status).toBe(200);
      await tell();
      const now = await lists(of);
      const gone = Object.values(untrue).flatMap((items) => items.map(({ id }) => id));
      expect(Object.values(now).flatMap((items) => items.filter(({ id }) => gone.includes(id)).map(({ subject }) => subject))).toEqual([]);
      const followed = isHeard ? PEOPLE.filter((one) => hears.includes(one)) : [];
      expect(subjects(besides(now, had))).toEqual(Object.fromEntries(followed.map((one) => [one, [expect.stringMatching(`^${again}`)]])));
      // what was not sent by then goes out to nobody
      const fresh = (await mails(of)).filter(({ id }) => !mailed.some((one) => one.id === id));
      expect(fresh.filter(({ event, status }) => event !== 'requisition.taken-back' && status !== 'sent')).toEqual([]);
    },
  );
});
