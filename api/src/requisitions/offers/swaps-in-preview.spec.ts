import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Alternative, Offer, PreviewAnswer, Requisition, WorkingPatternBody } from '@app/shared';
import type { FieldSchool } from '../../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { teachersOfField } from '../../testing/teachers-of-field.js';

const MONDAY = '2026-11-30';
const TUESDAY = '2026-12-01';
const ROWS = [
  ',Mon,P3,10P,10,24,Science,Science,HOLT,North 1',
  ',Tue,P2,10P,10,24,Science,Science,HOLT,North 1',
  ',Mon,P3,10Q,10,24,Science,Science,BRAM,South 2',
  ',Tue,P2,10Q,10,24,Science,Science,BRAM,South 2',
  ',Mon,P3,9R,9,30,Science,Science,KERR,North 3',
];
const NOW = '2026-11-18T09:00:00Z';

/** So many hours from nine on every day. */
function hours(end: string): WorkingPatternBody {
  return { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end })), breaks: [] };
}

/** A week in which the colleague's day helps. */
const KNOWN = { end: '12:00', there: 350, perSet: 12, own: 2, others: 12, owned: undefined } as const;

interface World {
  field: FieldSchool;
  ask: object;
  other: Requisition;
}

/** To change days with a colleague is offered while a request is being written, where there is no time for it as it is. */
describe('changing days, offered before a request is sent', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp(NOW);
  });
  afterAll(() => kit.stop());

  const preview = (field: FieldSchool, ask: object) => field.school.client('HOLT').post<PreviewAnswer>('/requisitions/preview', ask);
  const swapsOf = ({ alternatives }: PreviewAnswer): Alternative[] => alternatives.filter(({ kind }) => kind === 'swap');

  /** Technicians' time until `end`, a request of so many minutes on Monday, a colleague's on Tuesday, and one that is about to be asked for Monday. */
  async function world(of: { end: string; there: number; perSet: number; own: number; others: number; owned?: number }): Promise<World> {
    const field = await teachersOfField(kit, ROWS);
    const people = await field.admin.get<{ items: { id: string; version: number }[] }>('/people?limit=200');
    const technician = people.body.items.find(({ id }) => id === field.school.personId('technician'));
    await field.admin.put(`/people/${technician?.id}`, { version: technician?.version, workingPattern: hours(of.end) });
    const practical = async (title: string, prepare: { fixed: number; perSet: number }) => {
      const lines = title === 'Density' && of.owned !== undefined ? [{ apparatusId: await field.apparatus(of.owned), perSet: 1 }] : [];
      const body = { title, subject: 'Physics', groupSize: 2, prepare, clear: { fixed: 5, perSet: 0 }, lines };
      return (await field.technician.post<{ id: string }>('/practicals', body)).body.id;
    };
    if (of.there > 0)
      await field.ask('9R', MONDAY, { practicalId: await practical('Motors', { fixed: of.there, perSet: 0 }), lines: undefined });
    const practicalId = await practical('Density', { fixed: 10, perSet: of.perSet });
    const send = { practicalId, lines: undefined, title: undefined, goShort: true };
    const { body: other } = await field.ask('10Q', TUESDAY, { ...send, groupSize: of.others });
    const ask = { lessonId: await field.lesson('10P', MONDAY), practicalId, groupSize: of.own };
    return { field, ask, other };
  }

  it('is there for what is over the line and short of nothing', async () => {
    const { field, ask, other } = await world({ end: '12:00', there: 350, perSet: 12, own: 2, others: 12 });
    const { body } = await preview(field, ask);
    expect([body.shortages, (body.minutesOver ?? 0) > 0]).toEqual([[], true]);
    expect(swapsOf(body)).toMatchObject([{ apply: { offerTo: other.id }, facts: { better: ['over'], teacher: 'BRAM', group: '10Q' } }]);
  });

  it('is not there for what fits, nor for a colleague who would be over the line then', async () => {
    const well = await world({ end: '16:00', there: 0, perSet: 2, own: 2, others: 12 });
    expect((await preview(well.field, well.ask)).body.alternatives).toEqual([]);
    const alike = await world({ end: '12:00', there: 350, perSet: 12, own: 2, others: 2 });
    const { body } = await preview(alike.field, alike.ask);
    expect([(body.minutesOver ?? 0) > 0, swapsOf(body)]).toEqual([true, []]);
  });

  it('is so once the colleague has agreed, in schools of any sort, for what is asked and for what was sent', async () => {
    const seen = { asked: 0, sent: 0 };
    const cases = fc.record({
      end: fc.constantFrom('11:00', '12:00', '13:00'),
      there: fc.constantFrom(230, 300, 350, 420),
      perSet: fc.integer({ min: 8, max: 16 }),
      own: fc.constantFrom(2, 3),
      others: fc.constantFrom(4, 6, 12),
      owned: fc.constantFrom(undefined, 12, 9),
      isSent: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ isSent, owned, ...of }) => {
        const { field, ask, other } = await world({ ...of, ...(owned !== undefined && { owned }) });
        const [holt, bram] = [field.school.client('HOLT'), field.school.client('BRAM')];
        const send = () => holt.post<Requisition>('/requisitions', { ...ask, status: 'submitted', goShort: true });
        const before = isSent ? (await send()).body : null;
        const { body: now } = await preview(field, before ? { ...ask, requisitionId: before.id } : ask);
        const [swap] = swapsOf(now);
        if (!swap) return;
        seen[isSent ? 'sent' : 'asked'] += 1;
        const own = before ?? (await send()).body;
        const made = await holt.post<Offer>(`/requisitions/${other.id}/offers`, { swapWith: own.id });
        expect(made.status).toBe(201);
        expect((await bram.post(`/offers/${made.body.id}/answer`, { accept: true })).status).toBe(200);
        const [mine, theirs] = [await field.now(own), await field.now(other)];
        const { facts } = swap;
        expect(facts.kind === 'swap' && [facts.date, facts.theirs.date]).toEqual([mine.lesson.date, theirs.lesson.date]);
        expect([mine.late, mine.lines.reduce((sum, { short }) => sum + short, 0)]).toEqual([facts.late, facts.short]);
        expect(mine.minutesOver ?? 0).toBeCloseTo(facts.minutesOver, 6);
        expect(theirs.minutesOver ?? 0).toBeLessThanOrEqual(other.minutesOver ?? 0);
        expect([theirs.late, theirs.short]).toEqual([false, other.short]);
      }),
      { numRuns: 24, seed: 20_261_118, examples: [[{ ...KNOWN, isSent: false }], [{ ...KNOWN, isSent: true }]] },
    );
    expect([seen.asked > 0, seen.sent > 0]).toEqual([true, true]);
  }, 180_000);
});
