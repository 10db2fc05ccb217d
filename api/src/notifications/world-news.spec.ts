import type { Events as EventMap, NotificationList, Requisition, SettleWhy } from '@app/shared';
import { requestContext } from '../core/access/principal.js';
import { Events, type NewEvent } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

type Replanned = EventMap['requisition.replanned'];

let kit: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());
beforeEach(async () => {
  kit.clock.set('2026-11-18T09:00:00Z');
  school = await TestSchool.make(kit);
});

const ask = async (group: string, period = 'P3', date = '2026-11-23') => {
  const cycleDay = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][Temporal.PlainDate.from(date).dayOfWeek - 1] ?? '';
  const lessonId = `${await school.entry({ cycleDay, period, group, room: 'North 1' })}_${date}`;
  const sent = { lessonId, title: 'Density', lines: [], status: 'submitted', lateReason: 'forgot' };
  return (await school.client('teacher').post<Requisition>('/requisitions', sent)).body;
};
const status = 'accepted' as const;
const replanned = ({ id, title }: Requisition, before: Partial<Replanned['before']>, after: Partial<Replanned['after']>): NewEvent => ({
  name: 'requisition.replanned',
  subjectId: id,
  payload: { before: { status, ...before }, after: { status, title, ...after } },
  automatic: true,
});
/** Records what followed by itself of one request of somebody. */
const follow = (...happened: NewEvent[]) =>
  requestContext.run({ requestId: newId() }, () =>
    kit.db.transaction(school.id, () => kit.app.get(Events).record({ schoolId: school.id, personId: school.personId('admin') }, happened)),
  );
const listed = (why: SettleWhy): [{ settle: SettleWhy[] }, { settle: SettleWhy[] }] => [{ settle: [] }, { settle: [why] }];
const told = async (who: string) => {
  await kit.app.get(Worker).run('notify');
  const { items } = (await school.client(who).get<NotificationList>('/notifications')).body;
  return items.filter(({ event }) => event === 'requisition.world-changed');
};

describe('what a change of the world means for requests', () => {
  it('is told once to the teacher and the technicians', async () => {
    const asked = await ask('10P');
    await follow(replanned(asked, ...listed('lesson-gone')));
    for (const who of ['teacher', 'technician'])
      expect(await told(who)).toMatchObject([
        { subject: 'To settle: 10P Density, Mon 23 Nov P3 – its lesson is no longer in the timetable', link: `/requests/${asked.id}` },
      ]);
    expect(await told('head')).toEqual([]);
    expect(await told('admin')).toEqual([]);
  });

  it('is one message to each for all of one change, whatever it was and however its events are delivered', async () => {
    const mine: Requisition[] = [];
    for (let at = 0; at < 8; at++) mine.push(await ask(`9${at}`));
    await kit.app.get(Worker).run('notify');
    const other = newId();
    await kit.db.transaction(school.id, () =>
      kit.db.change("INSERT INTO room (school_id, id, code) VALUES ($1, $2, 'East 2')", [school.id, other]),
    );
    await follow(
      ...mine.slice(0, 6).map((one) => replanned(one, { roomId: other }, { roomId: newId() })),
      ...mine.slice(6).map((one) => replanned(one, ...listed('closed'))),
    );
    // one by one, as after a fault
    const waiting = await kit.db.read<{ id: string }>(
      school.id,
      "SELECT id FROM pending WHERE consumer = 'notify' AND school_id = $1 ORDER BY id",
      [school.id],
    );
    expect(waiting).toHaveLength(8);
    await kit.db.acrossSchools("UPDATE pending SET due = '2026-11-18T10:00:00Z' WHERE id = ANY($1)", [
      waiting.slice(0, 5).map(({ id }) => id),
    ]);
    await kit.app.get(Worker).run('notify');
    kit.clock.set('2026-11-18T10:00:00Z');
    const [message, ...more] = await told('technician');
    expect(more).toEqual([]);
    expect(message).toMatchObject({ subject: '8 requests have changed, 2 to settle', link: '/to-settle' });
    expect(message?.text).toContain('– 96 Density, Mon 23 Nov P3 – the school is closed that day\n');
    expect(message?.text).toContain('– 90 Density, Mon 23 Nov P3 – it is in North 1 now, not East 2\n');
    expect(message?.text).toContain('… and 3 more');
  });

  it('goes to the teacher of old and the teacher of now, to each with their own', async () => {
    await school.person('bram', ['teacher']);
    await school.signIn('bram');
    const [handed, kept] = [await ask('10P'), await ask('10Q', 'P4')];
    await kit.db.transaction(school.id, () =>
      kit.db.change('UPDATE timetable_entry SET teacher_id = $1 WHERE school_id = $2 AND id = $3', [
        school.personId('bram'),
        school.id,
        handed.lesson.id.split('_')[0],
      ]),
    );
    await follow(replanned(handed, ...listed('teacher-changed')), replanned(kept, ...listed('lesson-gone')));
    expect((await told('teacher'))[0]?.subject).toBe('2 requests have changed, all to settle');
    expect((await told('bram'))[0]?.subject).toBe('To settle: 10P Density, Mon 23 Nov P3 – bram takes the lesson now');
  });

  it('says that a lesson became shorter, as a double whose other half went does', async () => {
    const asked = await ask('10P');
    const at = (time: string): number => Temporal.Instant.from(`2026-11-23T${time}:00Z`).epochMilliseconds;
    await follow(replanned(asked, { endMs: at('13:10') }, { endMs: at('12:10') }));
    for (const who of ['teacher', 'technician'])
      expect((await told(who)).map(({ subject }) => subject)).toEqual([
        'Changed: 10P Density, Mon 23 Nov P3 – it ends at 12:10 now, not 13:10',
      ]);
  });

  it('names what went short, and says nothing of the absence of a teacher, of a class or of a draft', async () => {
    const asked = await ask('10P');
    const missing = { apparatusId: newId(), name: 'Balance', short: 2 };
    await follow(replanned(asked, { short: false, settle: [] }, { short: true, settle: ['short'] }), {
      name: 'requisition.short',
      subjectId: asked.id,
      payload: { after: { title: 'Density', ...missing } },
      automatic: true,
    });
    expect((await told('teacher')).map(({ subject }) => subject)).toEqual([
      'To settle: 10P Density, Mon 23 Nov P3 – it lacks 2 of Balance',
    ]);
    await follow(replanned(asked, ...listed('teacher-away')), replanned(asked, { pupils: 20 }, { pupils: 24 }));
    expect(await told('teacher')).toHaveLength(1);
    const lessonId = `${await school.entry({ cycleDay: 'Mon', period: 'P5', group: '10R' })}_2026-11-23`;
    const draft = await school
      .client('teacher')
      .post<Requisition>('/requisitions', { lessonId, title: 'Density', lines: [], status: 'draft' });
    await follow(replanned(draft.body, { roomId: null }, { roomId: newId() }));
    expect(await told('teacher')).toHaveLength(1);
  });
});

describe('what nobody has settled', () => {
  const put = (requisition: Requisition, why: SettleWhy, since: string) =>
    kit.db.transaction(school.id, () =>
      kit.db.change('INSERT INTO settle (school_id, requisition_id, why, since) VALUES ($1, $2, $3, $4)', [
        school.id,
        requisition.id,
        why,
        since,
      ]),
    );
  const morning = async (date: string) => {
    kit.clock.set(`${date}T07:00:00Z`);
    await school.signIn('head');
    await kit.db.acrossSchools("INSERT INTO pending (id, school_id, consumer, due) VALUES (uuidv7(), $1, 'morning', $2)", [
      school.id,
      `${date}T07:00:00Z`,
    ]);
    await kit.app.get(Worker).run('morning');
    const { items } = (await school.client('head').get<NotificationList>('/notifications')).body;
    return items.filter(({ event }) => event === 'requisition.unsettled').map(({ subject }) => subject);
  };

  it('is told to the head on the second school day before the lesson, once', async () => {
    await put(await ask('10P', 'P3', '2026-11-24'), 'lesson-gone', '2026-11-18T09:00:00Z');
    expect(await morning('2026-11-19')).toEqual([]);
    const said = 'Not settled yet: 10P Density, Tue 24 Nov P3 – its lesson is no longer in the timetable';
    expect(await morning('2026-11-20')).toEqual([said]);
    expect(await morning('2026-11-23')).toEqual([said]);
  });

  it('is told the next morning where it came on the list later than that, and not at all once it is settled', async () => {
    const [late, settled] = [await ask('10P', 'P3', '2026-11-24'), await ask('10Q', 'P3', '2026-11-24')];
    await put(settled, 'closed', '2026-11-18T09:00:00Z');
    await kit.db.transaction(school.id, () => kit.db.change('DELETE FROM settle WHERE requisition_id = $1', [settled.id]));
    expect(await morning('2026-11-20')).toEqual([]);
    await put(late, 'teacher-away', '2026-11-20T15:00:00Z');
    expect(await morning('2026-11-23')).toEqual(['Not settled yet: 10P Density, Tue 24 Nov P3 – teacher is away']);
  });
});
