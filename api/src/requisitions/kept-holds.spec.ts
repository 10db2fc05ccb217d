import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Requisition } from '@app/shared';
import { FieldSchool } from '../testing/base-timetable.js';
import { startBeside, startTestApp, type TestApp } from '../testing/index.js';

const OWNED = 10;
const TURNAROUND_MS = 30 * 60_000;
const GROUPS = ['10P', '10Q', '10R', '10S'];
const WEEKDAYS = ['Mon', 'Tue', 'Thu'];
/** Every class meets on Monday, Tuesday and Thursday, each in a period of its own. */
const ROWS = GROUPS.flatMap((group, index) =>
  WEEKDAYS.map((day) => `,${day},P${index + 1},${group},10,24,Science,Science,T${index},Lab ${index}`),
);
const DATES = [
  '2026-11-23',
  '2026-11-24',
  '2026-11-26',
  '2026-11-30',
  '2026-12-01',
  '2026-12-03',
  '2026-12-07',
  '2026-12-08',
  '2026-12-10',
];
const STARTS = ['08:50', '09:50', '11:10', '12:10'];
const RUNS = Number(process.env['RUNS'] ?? 6);

interface Held {
  quantity: number;
  fromMs: number;
  toMs: number;
}

const atMs = (date: string, time: string) => Temporal.Instant.from(`${date}T${time}:00Z`).epochMilliseconds;
const startOf = (group: number, date: number) => atMs(DATES[date]!, STARTS[group]!);
/** What is out for a class from one date to another, by the sentence of the rule: to the last lesson's end plus turnaround. */
const heldFor = (group: number, from: number, until: number, quantity: number): Held => ({
  quantity,
  fromMs: startOf(group, from),
  toMs: startOf(group, until) + 3_600_000 + TURNAROUND_MS,
});
/** Slow and plain: what is out at one instant. */
const outAt = (holds: readonly Held[], ms: number) =>
  holds.filter(({ fromMs, toMs }) => fromMs <= ms && ms < toMs).reduce((sum, { quantity }) => sum + quantity, 0);
/** The fewest there are at any quarter of an hour of a stretch. */
function freeThrough(holds: readonly Held[], { fromMs, toMs }: Held): number {
  let most = 0;
  for (let ms = fromMs; ms < toMs; ms += 5 * 60_000) most = Math.max(most, outAt(holds, ms));
  return OWNED - most;
}

const steps = fc.array(
  fc.record({
    group: fc.nat(GROUPS.length - 1),
    date: fc.nat(DATES.length - 1),
    later: fc.nat(8),
    quantity: fc.integer({ min: 1, max: OWNED }),
    act: fc.constantFrom('ask', 'ask', 'ask', 'extend', 'cancel'),
    of: fc.nat(20),
  }),
  { minLength: 3, maxLength: 10 },
);

describe('kit that is kept out over several days', () => {
  let kit: TestApp;
  let beside: TestApp;
  let field: FieldSchool;
  const lessons = new Map<string, string>();
  const lesson = (group: number, date: number) => lessons.get(`${group} ${date}`)!;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z', { DATABASE_POOL: '12' });
    beside = await startBeside(kit);
    field = await FieldSchool.on(kit, ROWS);
    for (const [group, code] of GROUPS.entries())
      for (const [date, day] of DATES.entries()) lessons.set(`${group} ${date}`, await field.lesson(code, day));
  });
  afterAll(async () => {
    await beside.stop();
    await kit.stop();
  });

  const body = (kitId: string, { group, date, later, quantity }: { group: number; date: number; later: number; quantity: number }) => {
    const until = Math.min(date + later, DATES.length - 1);
    return {
      until,
      body: {
        lessonId: lesson(group, date),
        status: 'submitted',
        title: 'Growth',
        lines: [{ apparatusId: kitId, perClass: quantity }],
        ...(until > date ? { keepUntilLessonId: lesson(group, until) } : {}),
      },
    };
  };

  it('is granted exactly where it is free at every instant until it is taken down', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const kitId = await field.apparatus(OWNED, { turnaroundMinutes: 30 });
        const live = new Map<string, { version: number; held: Held; group: number; date: number; quantity: number }>();
        const others = (id: string | null) => [...live].filter(([one]) => one !== id).map(([, { held }]) => held);
        for (const step of all) {
          const [id, was] = [...live][step.of % Math.max(1, live.size)] ?? [];
          if (step.act === 'ask') {
            const asked = body(kitId, step);
            const held = heldFor(step.group, step.date, asked.until, step.quantity);
            const { status, body: made } = await field.technician.post<Requisition>('/requisitions', asked.body);
            expect(status).toBe(freeThrough(others(null), held) >= step.quantity ? 201 : 409);
            if (status === 201) live.set(made.id, { ...step, version: made.version, held });
          } else if (id && was && step.act === 'extend') {
            const until = Math.min(was.date + step.later, DATES.length - 1);
            const held = heldFor(was.group, was.date, until, was.quantity);
            const keepUntilLessonId = until > was.date ? lesson(was.group, until) : null;
            const { status, body: now } = await field.technician.put<Requisition>(`/requisitions/${id}`, {
              version: was.version,
              keepUntilLessonId,
            });
            expect(status).toBe(freeThrough(others(id), held) >= was.quantity ? 200 : 409);
            if (status === 200) live.set(id, { ...was, version: now.version, held });
          } else if (id && was) {
            await field.technician.post(`/requisitions/${id}/transitions`, { to: 'cancelled', version: was.version });
            live.delete(id);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  /** Take the lock out of `take_holds`, and this fails. */
  it('is never promised twice, however many ask at once for one day and for several', async () => {
    for (let round = 0; round < 4; round++) {
      const kitId = await field.apparatus(OWNED, { turnaroundMinutes: 30 });
      const asked = Array.from({ length: 40 }, (_, index) =>
        body(kitId, {
          group: index % 4,
          date: (index * 7 + round) % DATES.length,
          later: index % 3 === 0 ? 0 : (index % 8) + 1,
          quantity: 1 + (index % 4),
        }),
      );
      const answers = await Promise.all(
        asked.map((one, index) =>
          field.school.client('technician', index % 2 === 0 ? kit : beside).post<Requisition>('/requisitions', one.body),
        ),
      );
      // a machine that is busy with others may turn some away; nobody who was is told that the kit is short
      expect(answers.map(({ status }) => status).filter((status) => ![201, 409, 503].includes(status))).toEqual([]);
      const rows = await field.query<Held>(
        `SELECT quantity, date_part('epoch', starts_at) * 1000 AS "fromMs", date_part('epoch', ends_at) * 1000 AS "toMs" FROM hold WHERE school_id = $1 AND apparatus_id = $2`,
        [kitId],
      );
      expect(rows).toHaveLength(answers.filter(({ status }) => status === 201).length);
      expect(Math.max(...rows.map(({ fromMs }) => outAt(rows, fromMs)))).toBeLessThanOrEqual(OWNED);
      // nobody who was refused would have had it, had all who got it been asked before
      const refused = asked.filter((_, index) => answers[index]?.status === 409);
      for (const one of refused) {
        const index = asked.indexOf(one);
        const { group, date, quantity } = { group: index % 4, date: (index * 7 + round) % DATES.length, quantity: 1 + (index % 4) };
        expect(freeThrough(rows, heldFor(group, date, one.until, quantity))).toBeLessThan(quantity);
      }
    }
  });
});
