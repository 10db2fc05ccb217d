import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NotificationList, Requisition } from '@app/shared';
import { AppModule } from '../app.module.js';
import { Clock } from '../core/clock/index.js';
import { createApp } from '../core/http/create-app.js';
import { StandingWork, Worker } from '../core/jobs/index.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const ASKED = '2026-10-20T09:00:00Z';

let kit: TestApp;
let second: NestFastifyApplication;
beforeAll(async () => {
  kit = await startTestApp(ASKED);
  second = await createApp(AppModule.with(kit.config), kit.config);
  await second.init();
});
afterAll(async () => {
  await second.close();
  await kit.stop();
});

describe('the prep list of the day', () => {
  let school: TestSchool;
  beforeEach(async () => {
    kit.clock.set(ASKED);
    school = await TestSchool.make(kit);
  });

  const tick = async (now: string) => {
    kit.clock.set(now);
    await kit.app.get(Worker).run('prep-list');
  };
  const listsOf = async (who: string) => {
    const client = await school.signIn(who);
    const { body } = await client.get<NotificationList>('/notifications');
    return body.items.filter(({ event }) => event === 'prep.list').map(({ subject, text, link }) => ({ subject, text, link }));
  };
  const ask = async (period: string, group: string, practicalId: string, cycleDay = 'Tue', date = '2026-11-03') => {
    const lessonId = `${await school.entry({ cycleDay, period, group, room: 'Lab 3' })}_${date}`;
    const { status, body } = await school
      .client('teacher')
      .post<Requisition>('/requisitions', { lessonId, practicalId, status: 'submitted' });
    expect(status).toBe(201);
    return body;
  };
  const newPractical = async (title: string) => {
    const body = {
      title,
      subject: 'Physics',
      groupSize: 5,
      prepare: { fixed: 10, perSet: 2 },
      clear: { fixed: 5, perSet: 1 },
      lines: [{ name: 'Ruler', kind: 'apparatus', perSet: 1 }],
    };
    return (await school.client('technician').post<{ id: string }>('/practicals', body)).body.id;
  };

  it('comes to the technicians at 07:00 and says what to make and when to be where', async () => {
    const density = await newPractical('Density');
    await ask('P3', '9B', density);
    await ask('P4', '9C', density);
    await school.client('teacher').post('/requisitions', {
      lessonId: `${await school.entry({ cycleDay: 'Fri', period: 'P1' })}_2026-11-06`,
      title: 'Free list',
      lines: [],
      status: 'draft',
    });
    await tick('2026-11-03T06:59:59Z');
    expect(await listsOf('technician')).toEqual([]);
    await tick('2026-11-03T07:00:00Z');
    const [list] = await listsOf('technician');
    expect(list?.subject).toMatch(/^Prep list, Tue 3 Nov: \d to prepare, 2 deliveries, 2 collections$/);
    expect(list?.link).toBe('/today');
    expect(list?.text).toContain('To deliver:\n- 10:40 to 11:10, Lab 3: Density, 9B P3\n- 11:40 to 12:10, Lab 3: Density, 9C P4');
    expect(list?.text).toContain('To collect:\n- 12:10 to 13:10, Lab 3: Density, 9B P3');
    for (const who of ['teacher', 'head', 'admin']) expect(await listsOf(who)).toEqual([]);
  });

  it('says each strength of a solution with its total for all classes and how that is made up', async () => {
    const lines = [1, 0.5].map((concentration) => ({
      name: 'Sucrose',
      kind: 'chemical',
      unit: 'cm3',
      perClass: 150,
      overage: 0,
      concentration,
    }));
    const body = { title: 'Osmosis', subject: 'Biology', groupSize: 2, prepare: { fixed: 10, perSet: 2 }, lines };
    const osmosis = (await school.client('technician').post<{ id: string }>('/practicals', body)).body.id;
    await ask('P3', '9B', osmosis);
    await ask('P4', '9C', osmosis);
    await tick('2026-11-03T07:00:00Z');
    const [list] = await listsOf('technician');
    expect(list?.text).toContain(
      'Solutions for that:\n- Sucrose 0.5 mol/dm³: 51.3 g, made up to 300 cm³; 9B, 9C\n- Sucrose 1 mol/dm³: 103 g, made up to 300 cm³; 9B, 9C\nCheck against your own hazard cards.',
    );
  });

  it('says a batch once, and what an earlier day left', async () => {
    const density = await newPractical('Density');
    await ask('P3', '9B', density);
    await ask('P4', '9C', density);
    await kit.db.transaction(school.id, async () => {
      await kit.db.change("UPDATE task SET date = '2026-11-03' WHERE kind = 'prepare'");
      await kit.db.change(
        "UPDATE task SET date = '2026-10-23' WHERE kind = 'clear' AND requisition_id = (SELECT id FROM requisition WHERE period = 'P3')",
      );
    });
    await tick('2026-11-03T07:00:00Z');
    const [list] = await listsOf('technician');
    expect(list?.text).toContain('To prepare (34 minutes):\n- Density: 9B, 9C; 12 sets, 34 minutes\n');
    expect(list?.text).toContain('- Density, 9B, carried over from Fri 23 Oct');
  });

  it('leaves out what is another technician’s, and what is done', async () => {
    const density = await newPractical('Density');
    const [one] = [await ask('P3', '9B', density), await ask('P4', '9C', density)];
    await school.person('tess', ['technician']);
    await kit.db.transaction(school.id, async () => {
      await kit.db.change('UPDATE task SET assignee_id = $1 WHERE requisition_id = $2', [school.personId('tess'), one.id]);
      await kit.db.change("UPDATE task SET done_at = '2026-10-21T09:00:00Z' WHERE requisition_id <> $1", [one.id]);
    });
    await tick('2026-11-03T07:00:00Z');
    expect((await listsOf('technician')).map(({ subject }) => subject)).toEqual(['Prep list, Tue 3 Nov: nothing to do']);
    expect((await listsOf('tess'))[0]?.subject).toContain('1 delivery, 1 collection');
  });

  it('comes once, however many servers tick and however often', async () => {
    for (const app of [kit.app, second]) app.get(Clock).set('2026-11-03T07:00:00Z');
    await Promise.all([kit.app, second].map((app) => app.get(Worker).run('prep-list')));
    await tick('2026-11-03T07:00:20Z');
    await tick('2026-11-03T11:59:00Z');
    expect(await listsOf('technician')).toHaveLength(1);
    await tick('2026-11-04T07:00:10Z');
    expect(await listsOf('technician')).toHaveLength(2);
  });

  it('is caught up with on the same day until noon, and then no more', async () => {
    await tick('2026-11-03T12:00:01Z');
    expect(await listsOf('technician')).toEqual([]);
    await tick('2026-11-04T11:30:00Z');
    expect(await listsOf('technician')).toHaveLength(1);
  });

  it('does not come on days without teaching', async () => {
    for (const now of ['2026-11-02T07:00:00Z', '2026-10-28T07:00:00Z', '2026-11-07T07:00:00Z', '2027-01-04T07:00:00Z']) await tick(now);
    expect(await listsOf('technician')).toEqual([]);
  });

  it('follows the calendar and the clock of the school as they change', async () => {
    await tick('2026-10-20T09:00:00Z');
    const admin = await school.signIn('admin');
    expect((await admin.put('/calendar', { ...AUTUMN_2026, closures: [] })).status).toBe(200);
    await tick('2026-10-26T07:00:00Z');
    expect(await listsOf('technician')).toHaveLength(2);
    expect((await (await school.signIn('admin')).put('/school', { timeZone: 'Asia/Kolkata' })).status).toBe(200);
    await tick('2026-10-27T01:30:00Z');
    expect(await listsOf('technician')).toHaveLength(3);
  });

  it('comes to a school of which nothing was waiting when a server started', async () => {
    await kit.db.acrossSchools('DELETE FROM pending');
    await kit.app.get(StandingWork).complete();
    await kit.app.get(StandingWork).complete();
    const rows = await kit.db.acrossSchools('SELECT 1 FROM pending WHERE school_id = $1 AND consumer = $2', [school.id, 'prep-list']);
    expect(rows).toHaveLength(1);
    await tick('2026-11-03T07:00:00Z');
    expect(await listsOf('technician')).toHaveLength(1);
  });

  it('comes at 07:00 by each school’s own clock, also when the clocks change', async () => {
    const sunday = { ...AUTUMN_2026, periods: AUTUMN_2026.periods.map((period) => ({ ...period, weekdays: [7, 1, 2, 3, 4] })) };
    school = await TestSchool.make(kit, { calendar: sunday });
    await tick('2026-10-25T06:30:00Z');
    expect(await listsOf('technician')).toEqual([]);
    await tick('2026-10-25T07:00:00Z');
    expect(await listsOf('technician')).toHaveLength(1);
    kit.clock.set(ASKED);
    school = await TestSchool.make(kit, { timeZone: 'America/New_York' });
    await tick('2026-10-23T10:59:00Z');
    expect(await listsOf('technician')).toEqual([]);
    await tick('2026-10-23T11:00:00Z');
    expect(await listsOf('technician')).toHaveLength(1);
    await tick('2026-11-03T11:59:00Z');
    expect(await listsOf('technician')).toHaveLength(1);
    await tick('2026-11-03T12:00:00Z');
    expect(await listsOf('technician')).toHaveLength(2);
  });
});
