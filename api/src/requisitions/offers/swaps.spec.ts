import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Offer, PreviewAnswer, Requisition } from '@app/shared';
import type { FieldSchool } from '../../testing/base-timetable.js';
import { type Client, startBeside, startTestApp, type TestApp } from '../../testing/index.js';
import { teachersOfField } from '../../testing/teachers-of-field.js';

const MONDAY = '2026-11-30';
const TUESDAY = '2026-12-01';
/** Two classes with lessons on the same two days, and a third. */
const ROWS = [
  ',Mon,P3,10P,10,24,Science,Science,HOLT,North 1',
  ',Tue,P2,10P,10,24,Science,Science,HOLT,North 1',
  ',Mon,P3,10Q,10,22,Science,Science,BRAM,South 2',
  ',Tue,P2,10Q,10,22,Science,Science,BRAM,South 2',
  ',Wed,P2,9R,9,30,Science,Science,KERR,North 3',
];

/** Two requests change days where the teacher who is asked agrees. */
describe('changing days', () => {
  let kit: TestApp;
  let beside: TestApp;
  let field: FieldSchool;
  let holt: Client;
  let bram: Client;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z', { DATABASE_POOL: '8' });
    beside = await startBeside(kit);
  });
  afterAll(async () => {
    await beside.stop();
    await kit.stop();
  });
  beforeEach(async () => {
    field = await teachersOfField(kit, ROWS);
    holt = field.school.client('HOLT');
    bram = field.school.client('BRAM');
  });

  const offer = (id: string, swapWith: string, client: Client) => client.post<Offer>(`/requisitions/${id}/offers`, { swapWith });
  const answer = (id: string, accept: boolean, client: Client) => client.post<Offer>(`/offers/${id}/answer`, { accept });
  const lessonOf = async (id: string) => (await field.now({ id })).lesson;
  const place = async (id: string) => {
    const { date, group, teacher } = await lessonOf(id);
    return [date, group?.code, teacher.code];
  };
  /** The most that is held of an apparatus at once. */
  async function mostHeld(apparatusId: string): Promise<number> {
    const rows = await field.query<{ most: number }>(
      `SELECT coalesce(max((SELECT sum(o.quantity) FROM hold o WHERE o.school_id = $1 AND o.apparatus_id = h.apparatus_id
         AND o.starts_at <= h.starts_at AND h.starts_at < o.ends_at)), 0)::int AS most FROM hold h WHERE h.school_id = $1 AND h.apparatus_id = $2`,
      [apparatusId],
    );
    return rows[0]?.most ?? 0;
  }

  it('is asked by the teacher of the other request, and puts each class’s practical on the other’s day, though both need all of the kit', async () => {
    const balances = await field.apparatus(10);
    const { body: own } = await field.askFor('10P', MONDAY, balances, 10);
    const { body: other } = await field.askFor('10Q', TUESDAY, balances, 10);
    const made = await offer(other.id, own.id, holt);
    expect([made.status, made.body.text]).toEqual([
      201,
      'Mon 30 Nov P3, 1 school day earlier, on time, 10P with HOLT on Tue 1 Dec P2 instead',
    ]);
    expect((await answer(made.body.id, true, holt)).status).toBe(403);
    const yes = await answer(made.body.id, true, bram);
    expect([yes.status, yes.body.state]).toEqual([200, 'accepted']);
    expect([await place(own.id), await place(other.id)]).toEqual([
      [TUESDAY, '10P', 'HOLT'],
      [MONDAY, '10Q', 'BRAM'],
    ]);
    expect(await mostHeld(balances)).toBe(10);
    const token = String(yes.headers['undo-token']);
    expect((await bram.post('/undo', { token })).status).toBe(200);
    expect([(await place(own.id))[0], (await place(other.id))[0]]).toEqual([MONDAY, TUESDAY]);
    expect(await mostHeld(balances)).toBe(10);
    expect((await answer(made.body.id, true, bram)).status).toBe(200);
  });

  it('of two requests of one class gives each the lesson of the other', async () => {
    const { body: one } = await field.ask('10P', MONDAY);
    const { body: two } = await field.ask('10P', TUESDAY);
    const { body } = await offer(one.id, two.id, field.technician);
    expect((await answer(body.id, true, holt)).status).toBe(200);
    expect([(await lessonOf(one.id)).id, (await lessonOf(two.id)).id]).toEqual([two.lesson.id, one.lesson.id]);
  });

  it('where a class has no lesson that day, each takes the lesson of the other', async () => {
    const { body: one } = await field.ask('10P', MONDAY);
    const { body: two } = await field.ask('9R', '2026-12-02');
    const { body } = await offer(one.id, two.id, field.technician);
    expect((await answer(body.id, true, holt)).status).toBe(200);
    expect([(await lessonOf(one.id)).id, (await lessonOf(two.id)).id]).toEqual([two.lesson.id, one.lesson.id]);
  });

  it('is not for who has neither of the two', async () => {
    const { body: one } = await field.ask('10P', MONDAY);
    const { body: two } = await field.ask('10Q', TUESDAY);
    expect((await offer(two.id, one.id, field.school.client('KERR'))).status).toBe(404);
    expect((await offer(one.id, two.id, holt)).status).toBe(403);
  });

  it('ends when either of the two changes', async () => {
    const { body: one } = await field.ask('10P', MONDAY);
    const { body: two } = await field.ask('10Q', TUESDAY);
    const { body } = await offer(two.id, one.id, holt);
    await holt.put(`/requisitions/${one.id}`, { version: one.version, pupils: 3 });
    expect((await answer(body.id, true, bram)).body).toMatchObject({ status: 409, code: 'OFFER_ENDED', current: { state: 'ended' } });
  });

  it('is judged afresh: refused as a whole where another took the kit meanwhile, with nothing changed', async () => {
    const balances = await field.apparatus(10);
    const { body: own } = await field.askFor('10P', MONDAY, balances, 4);
    const { body: other } = await field.askFor('10Q', TUESDAY, balances, 8);
    const { body } = await offer(other.id, own.id, holt);
    await field.import([...ROWS, ',Mon,P3,9R,9,30,Science,Science,KERR,North 3']);
    expect((await field.askFor('9R', MONDAY, balances, 5)).status).toBe(201);
    const no = await answer(body.id, true, bram);
    expect([no.status, no.body]).toMatchObject([409, { code: 'HOLD_REFUSED', shortages: [{ wanted: 8, free: 5 }] }]);
    expect([(await place(own.id))[0], (await place(other.id))[0]]).toEqual([MONDAY, TUESDAY]);
    expect(await mostHeld(balances)).toBe(9);
  });

  it('is offered with the refusal where it mends what is short and makes nothing worse, and does then what it promised', async () => {
    await field.import([...ROWS, ',Mon,P3,9R,9,30,Science,Science,KERR,North 3']);
    const balances = await field.apparatus(10);
    const { body: practical } = await field.technician.post<{ id: string }>('/practicals', {
      title: 'Density',
      subject: 'Physics',
      groupSize: 2,
      prepare: { fixed: 5, perSet: 1 },
      clear: { fixed: 5, perSet: 1 },
      lines: [{ apparatusId: balances, perClass: 5 }],
    });
    const practicalId = practical.id;
    await field.askFor('9R', MONDAY, balances, 5);
    const { body: other } = await field.askFor('10Q', TUESDAY, balances, 5, { practicalId });
    const ask = {
      lessonId: await field.lesson('10P', MONDAY),
      practicalId,
      lines: [{ apparatusId: balances, perClass: 6 }],
      status: 'submitted',
    };
    const looked = await holt.post<PreviewAnswer>('/requisitions', ask);
    expect(looked.status).toBe(409);
    const swaps = looked.body.alternatives.filter(({ kind }) => kind === 'swap');
    expect(swaps).toMatchObject([
      {
        text: 'Tue 1 Dec P2, 1 school day later, on time, 10Q with BRAM on Mon 30 Nov P3 instead, nothing short',
        apply: { offerTo: other.id },
        facts: { better: ['short'], short: 0 },
      },
    ]);
    const { body: own } = await holt.post<Requisition>('/requisitions', { ...ask, goShort: true });
    expect(own.short).toBe(true);
    const { body: made } = await offer(other.id, own.id, holt);
    expect((await answer(made.id, true, bram)).status).toBe(200);
    const moved = await field.now(own);
    expect([moved.lesson.date, moved.short, (await field.now(other)).short]).toEqual([TUESDAY, false, false]);
    expect(await mostHeld(balances)).toBe(10);
  });

  it('stands at the other’s day, as late as a move would be, and never holds more than there is', async () => {
    const quantity = fc.integer({ min: 1, max: 10 });
    const property = fc.asyncProperty(
      quantity,
      quantity,
      quantity,
      fc.boolean(),
      fc.constantFrom(0, 1),
      async (one, two, three, isLate, week) => {
        kit.clock.set('2026-11-18T09:00:00Z');
        const world = await teachersOfField(kit, ROWS);
        const balances = await world.apparatus(10);
        const dates = [MONDAY, TUESDAY].map((date) => Temporal.PlainDate.from(date).add({ weeks: week }).toString());
        const [first = '', second = ''] = dates;
        const asked = [
          await world.askFor('10P', first, balances, one),
          await world.askFor('10Q', second, balances, two),
          await world.askFor('9R', '2026-12-02', balances, three),
        ];
        if (isLate) kit.clock.set('2026-11-27T09:00:00Z');
        const [technician, teacher] = [await world.school.signIn('technician'), await world.school.signIn('BRAM')];
        const [own, other] = asked.map(({ body }) => body);
        if (!own || !other) throw new Error('Nothing was asked for');
        const { status, body } = await technician.post<Offer>(`/requisitions/${other.id}/offers`, { swapWith: own.id });
        expect(status).toBe(201);
        const yes = await answer(body.id, true, teacher);
        expect(yes.status).toBe(200);
        const [a, b] = [
          (await technician.get<Requisition>(`/requisitions/${own.id}`)).body,
          (await technician.get<Requisition>(`/requisitions/${other.id}`)).body,
        ];
        expect([a.lesson.date, b.lesson.date]).toEqual([second, first]);
        const isPast = isLate && week === 0;
        expect([a.late, b.late]).toEqual([isPast, isPast]);
        expect([a.short, b.short]).toEqual([false, false]);
        field = world;
        expect(await mostHeld(balances)).toBeLessThanOrEqual(10);
      },
    );
    try {
      await fc.assert(property, { numRuns: 4 });
    } finally {
      kit.clock.set('2026-11-18T09:00:00Z');
    }
  }, 120_000);

  it('of twenty at once over the same kit, on two servers, sells nothing twice and waits in no circle', async () => {
    const balances = await field.apparatus(10);
    const pairs: { own: Requisition; other: Requisition; offer: Offer }[] = [];
    for (let week = 0; week < 2; week++)
      for (let part = 0; part < 5; part++) {
        const date = (day: string) => Temporal.PlainDate.from(day).add({ weeks: week }).toString();
        const { body: own } = await field.askFor('10P', date(MONDAY), balances, 1);
        const { body: other } = await field.askFor('10Q', date(TUESDAY), balances, part % 2 === 0 ? 2 : 1);
        pairs.push({ own, other, offer: (await offer(other.id, own.id, holt)).body });
      }
    const before = await deadlocks();
    const answers = await Promise.all(
      pairs.flatMap(({ offer: { id } }, index) => [
        answer(id, true, field.school.client('BRAM', index % 2 === 0 ? kit : beside)),
        answer(id, true, field.school.client('BRAM', index % 2 === 0 ? beside : kit)),
      ]),
    );
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(pairs.length);
    for (const { own, other } of pairs)
      expect([(await place(own.id))[0], (await place(other.id))[0]]).toEqual([other.lesson.date, own.lesson.date]);
    expect(await mostHeld(balances)).toBeLessThanOrEqual(10);
    expect(await deadlocks()).toBe(before);
  }, 120_000);

  async function deadlocks(): Promise<number> {
    const [row] = await kit.db.acrossSchools<{ deadlocks: number }>(
      'SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    return row?.deadlocks ?? 0;
  }
});
