import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Offer, Requisition } from '@app/shared';
import type { FieldSchool } from '../../testing/base-timetable.js';
import { type Answer, type Client, startBeside, startTestApp, type TestApp } from '../../testing/index.js';
import { teachersOfField } from '../../testing/teachers-of-field.js';

const MONDAY = '2026-11-30';
const TUESDAY = '2026-12-01';
const WEEKS = [0, 1, 2];
const ROWS = [
  ',Mon,P3,10P,10,24,Science,Science,HOLT,North 1',
  ',Tue,P2,10P,10,24,Science,Science,HOLT,North 1',
  ',Mon,P3,10Q,10,22,Science,Science,BRAM,South 2',
  ',Tue,P2,10Q,10,22,Science,Science,BRAM,South 2',
  ',Wed,P2,10Q,10,22,Science,Science,BRAM,South 2',
];

interface Pair {
  own: Requisition;
  other: Requisition;
  offer: Offer;
}

/** Saying yes to change days while, on another server, one of the two requests is changed, moved or cancelled: one of them wins, wholly. */
describe('an answer that races what becomes of a request', () => {
  let kit: TestApp;
  let beside: TestApp;
  let field: FieldSchool;
  let balances: string;

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
    balances = await field.apparatus(10);
  });

  const of = (who: string, server: TestApp): Client => field.school.client(who, server);
  const later = (date: string, weeks: number) => Temporal.PlainDate.from(date).add({ weeks }).toString();
  async function pair(weeks: number): Promise<Pair> {
    const { body: own } = await field.askFor('10P', later(MONDAY, weeks), balances, 6);
    const { body: other } = await field.askFor('10Q', later(TUESDAY, weeks), balances, 10);
    const { body: offer } = await of('HOLT', kit).post<Offer>(`/requisitions/${other.id}/offers`, { swapWith: own.id });
    return { own, other, offer };
  }
  /** The most that is held of the balances at once. */
  async function mostHeld(): Promise<number> {
    const [row] = await field.query<{ most: number }>(
      `SELECT coalesce(max((SELECT sum(o.quantity) FROM hold o WHERE o.school_id = $1 AND o.apparatus_id = h.apparatus_id
         AND o.starts_at <= h.starts_at AND h.starts_at < o.ends_at)), 0)::int AS most FROM hold h WHERE h.school_id = $1 AND h.apparatus_id = $2`,
      [balances],
    );
    return row?.most ?? 0;
  }
  async function deadlocks(): Promise<number> {
    const [row] = await kit.db.acrossSchools<{ deadlocks: number }>(
      'SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    return row?.deadlocks ?? 0;
  }
  const cancel = ({ id, version }: Requisition, by: Client) => by.post(`/requisitions/${id}/transitions`, { to: 'cancelled', version });
  const change = ({ id, version }: Requisition, by: Client) => by.put(`/requisitions/${id}`, { version, pupils: 5 });

  const acts: Record<string, (pair: Pair) => Promise<Answer<unknown>>> = {
    'the asker cancels': ({ own }) => cancel(own, of('HOLT', beside)),
    'the asked cancels': ({ other }) => cancel(other, of('BRAM', beside)),
    'the asker changes theirs': ({ own }) => change(own, of('HOLT', beside)),
    'the asked changes theirs': ({ other }) => change(other, of('BRAM', beside)),
    'the asked moves theirs': async ({ other }) => {
      const lessonId = await field.lesson('10Q', '2026-12-02');
      return of('BRAM', beside).post(`/requisitions/${other.id}/move`, { version: other.version, lessonId, lateReason: 'forgot' });
    },
    'the asked says no': ({ offer }) => of('BRAM', beside).post(`/offers/${offer.id}/answer`, { accept: false }),
  };

  it.each(Object.keys(acts))(
    'ends in one way where %s',
    async (name) => {
      const before = await deadlocks();
      const pairs: Pair[] = [];
      for (const weeks of name === 'the asked moves theirs' ? [0] : WEEKS) pairs.push(await pair(weeks));
      const both = await Promise.all(
        pairs.map((one) =>
          Promise.all([of('BRAM', kit).post<Offer>(`/offers/${one.offer.id}/answer`, { accept: true }), acts[name]!(one)]),
        ),
      );
      for (const [index, [yes, act]] of both.entries()) {
        const { own, other } = pairs[index]!;
        const isYes = yes.status === 200;
        expect([isYes, act.status < 300]).toEqual([isYes, !isYes]);
        expect([409, 200]).toContain(yes.status);
        if (isYes) expect(act.status).toBe(409);
        const [mine, theirs] = [await field.now(own), await field.now(other)];
        if (isYes) expect([mine.lesson.date, theirs.lesson.date]).toEqual([other.lesson.date, own.lesson.date]);
        else expect(mine.lesson.date).toBe(own.lesson.date);
      }
      expect(await mostHeld()).toBeLessThanOrEqual(10);
      expect(await deadlocks()).toBe(before);
    },
    60_000,
  );
});
