import type { Requisition, RequisitionStatus } from '@app/shared';
import { DemandSums } from '../prep/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const SINCE_MS = Temporal.Instant.from('2026-09-01T00:00:00Z').epochMilliseconds;

/** The sums that overload is judged from are kept by whoever writes tasks; nothing in the database adds them up by itself. */
describe('the sums of demand', () => {
  let kit: TestApp;
  let school: TestSchool;
  let entries: string[];
  const people = Array.from({ length: 8 }, (_, index) => `teacher${index}`);

  beforeAll(async () => {
    kit = await startTestApp('2026-10-01T09:00:00Z', { DATABASE_POOL: '8' });
    school = await TestSchool.make(kit);
    for (const key of people) {
      await school.person(key, ['teacher']);
      await school.signIn(key);
    }
    entries = await Promise.all(
      people.map((teacher) => school.entry({ cycleDay: 'Tue', period: 'P3', teacher, group: teacher, room: teacher })),
    );
  });
  afterAll(() => kit.stop());

  const astray = () => kit.app.get(DemandSums, { strict: false }).check(school.id, SINCE_MS);
  const total = async () => {
    const [row] = await kit.db.read<{ minutes: number }>(
      school.id,
      'SELECT coalesce(sum(minutes), 0) AS minutes FROM demand WHERE school_id = $1',
      [school.id],
    );
    return row?.minutes;
  };
  const ask = async (index: number, pupils = 30) =>
    (
      await school.client(people[index] ?? '').post<Requisition>('/requisitions', {
        lessonId: `${entries[index]}_2026-11-03`,
        status: 'submitted',
        title: 'Energy',
        pupils,
        lines: [{ name: 'Wire', kind: 'consumable', perPupil: 0.1 }],
      })
    ).body;
  const move = async (one: Requisition, to: RequisitionStatus, by = 'technician') =>
    (await school.client(by).post<Requisition>(`/requisitions/${one.id}/transitions`, { version: one.version, to })).body;

  it('are those of the open tasks through asking, changing, every step forth and back, and cancelling', async () => {
    const asked = await ask(0);
    expect(asked.status).toBe('accepted');
    const before = await total();
    expect(before).toBeGreaterThan(0);
    expect(await astray()).toEqual([]);
    const changed = (
      await school.client('teacher0').put<Requisition>(`/requisitions/${asked.id}`, {
        version: asked.version,
        lessonId: `${entries[0]}_2026-11-03`,
        title: 'Energy',
        pupils: 11,
        lines: [{ name: 'Wire', kind: 'consumable', perPupil: 0.1 }],
      })
    ).body;
    expect(await astray()).toEqual([]);
    const prepared = await move(changed, 'prepared');
    expect(prepared.status).toBe('prepared');
    expect(await total()).toBeLessThan(before ?? 0);
    expect(await astray()).toEqual([]);
    const back = await move(prepared, 'accepted');
    expect([back.status, await astray()]).toEqual(['accepted', []]);
    const gone = await move(back, 'cancelled', 'teacher0');
    expect([gone.status, await astray(), await total()]).toEqual(['cancelled', [], 0]);
  });
  it('come to the same when many write the same windows at once, and back to nought', async () => {
    for (let round = 0; round < 3; round++) {
      const asked = await Promise.all(people.map((_, index) => ask(index, 20 + index)));
      expect([await astray(), asked.every(({ id }) => id)]).toEqual([[], true]);
      const isMade = ({ status }: Requisition, index: number) => status === 'accepted' && index % 2 === 0;
      const moved = await Promise.all(
        asked.map((one, index) => (isMade(one, index) ? move(one, 'prepared') : move(one, 'cancelled', people[index]))),
      );
      expect(new Set(moved.map(({ status }) => status))).toEqual(new Set(['prepared', 'cancelled']));
      expect(await astray()).toEqual([]);
      const reopened = await Promise.all(moved.map((one) => (one.status === 'prepared' ? move(one, 'accepted') : Promise.resolve(one))));
      expect(await astray()).toEqual([]);
      await Promise.all(
        reopened.map((one, index) => (one.status === 'accepted' ? move(one, 'cancelled', people[index]) : Promise.resolve(one))),
      );
      expect([await astray(), await total()]).toEqual([[], 0]);
    }
  });
  it('are those of the open tasks of whoever took them, who keeps them through a change at the lesson', async () => {
    const technician = school.client('technician');
    const practical = {
      title: 'Ohm’s law',
      subject: 'Physics',
      groupSize: 2,
      prepare: { fixed: 10, perSet: 1 },
      lines: [{ name: 'Wire', perSet: 1 }],
    };
    const practicalId = (await technician.post<{ id: string }>('/practicals', practical)).body.id;
    const lessonId = `${entries[1]}_2026-11-10`;
    const asked = await school
      .client('teacher1')
      .post<Requisition>('/requisitions', { lessonId, practicalId, pupils: 20, status: 'submitted' });
    const prepare = asked.body.tasks.find(({ kind }) => kind === 'prepare');
    const taken = { version: prepare?.version, assigneeId: school.personId('technician') };
    expect((await technician.patch(`/tasks/${prepare?.id}`, taken)).status).toBe(200);
    expect(await astray()).toEqual([]);
    const { body: now } = await technician.get<Requisition>(`/requisitions/${asked.body.id}`);
    const { body } = await technician.put<Requisition>(`/requisitions/${now.id}`, {
      version: now.version,
      lessonId,
      practicalId,
      pupils: 12,
    });
    const whose = body.tasks.map(({ kind, assignee }) => [kind, assignee?.id ?? null]);
    expect(whose).toContainEqual(['prepare', school.personId('technician')]);
    expect(whose.filter(([kind, id]) => kind !== 'prepare' && id !== null)).toEqual([]);
    expect(await astray()).toEqual([]);
    await move(body, 'cancelled', 'teacher1');
  });
  it('would be found where they were not', async () => {
    await ask(0);
    await kit.db.transaction(school.id, () =>
      kit.db.change('UPDATE demand SET minutes = minutes + 1 WHERE school_id = $1 AND minutes > 0', [school.id]),
    );
    const found = await astray();
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ kept, open }) => Number(kept[0]) === Number(open[0]) + 1)).toBe(true);
  });
});
