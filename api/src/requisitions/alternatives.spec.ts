import { type Alternative, betterThan, en, type PreviewAnswer } from '@app/shared';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const PERIODS = ['P1', 'P2', 'P3', 'P4', 'P5'];
const GROUPS = ['7A', '8B', '9C'];
/** The week from 9 November closes on Thursday 5 November, 12:00: before it, after it, and while lessons of it are over. */
const NOWS = ['2026-11-03T09:00:00Z', '2026-11-05T14:30:00Z', '2026-11-10T10:00:00Z'];

/** What is amiss with a request, read from the preview alone. */
function amissIn({ minutesLate, shortages, minutesOver, blocked, roomLacks, roomClosed }: PreviewAnswer) {
  const short = shortages.reduce((sum, one) => sum + one.short, 0);
  return { minutesLate, short, minutesOver: minutesOver ?? 0, blocked: blocked !== null, lacks: roomLacks.length + (roomClosed ? 1 : 0) };
}

describe('what would help', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp(NOWS[0] ?? '');
  });
  afterAll(() => kit.stop());

  /** Applies an offer, previews, and compares what is so then with what was promised. */
  async function expectKept(teacher: Client, ask: object, now: PreviewAnswer, { facts, minutesSaved, text, kind, apply }: Alternative) {
    const { status, body: then } = await teacher.post<PreviewAnswer>('/requisitions/preview', { ...ask, ...apply });
    expect(status).toBe(200);
    const [was, is] = [amissIn(now), amissIn(then)];
    expect(facts).toMatchObject({
      kind,
      late: then.late,
      minutesLate: is.minutesLate,
      schoolDaysLate: then.schoolDaysLate,
      short: is.short,
    });
    expect(facts.minutesOver).toBeCloseTo(is.minutesOver, 6);
    expect(betterThan(was, is)).toEqual(facts.better);
    expect(minutesSaved).toBe(now.load.addsMinutes - then.load.addsMinutes);
    expect(text).toBe(en.alternatives.text(facts, minutesSaved));
    if (facts.kind === 'sets') expect(then).toMatchObject({ groupSize: facts.groupSize, sets: facts.sets });
  }

  const asked = fc.record({ lesson: fc.nat(), practical: fc.nat(), now: fc.nat(NOWS.length - 1), pupils: fc.integer({ min: 8, max: 32 }) });
  const schools = fc.record({
    owned: fc.integer({ min: 4, max: 16 }),
    minutes: fc.integer({ min: 150, max: 460 }),
    places: fc.uniqueArray(fc.nat(DAYS.length * PERIODS.length - 1), { minLength: 6, maxLength: 12 }),
    asked: fc.array(asked, { minLength: 8, maxLength: 14 }),
    looked: fc.array(asked, { minLength: 4, maxLength: 6 }),
  });

  it('is so when it is applied, in schools of any sort', async () => {
    const seen = { lesson: 0, sets: 0, shared: 0, equivalent: 0, room: 0, swap: 0 };
    const mended = { late: 0, short: 0, over: 0, room: 0 };
    await fc.assert(
      fc.asyncProperty(schools, async ({ owned, minutes, places, asked: before, looked }) => {
        kit.clock.set(NOWS[0] ?? '');
        const school = await TestSchool.make(kit);
        const [teacher, technician] = [school.client('teacher'), school.client('technician')];
        const { body: microscope } = await technician.post<{ id: string }>('/apparatus', { name: 'Microscope', owned });
        const practicals = await Promise.all(
          ['Cells', 'Leaves'].map((title, place) =>
            technician.post<{ id: string }>('/practicals', {
              title,
              subject: 'Biology',
              groupSize: 2 + place,
              prepare: { fixed: minutes, perSet: 2 + 4 * place },
              clear: { fixed: 5, perSet: 1 },
              lines: [{ apparatusId: microscope.id, perSet: 1 }],
            }),
          ),
        );
        const entries: string[] = [];
        for (const place of places) {
          const at = { cycleDay: DAYS[place % 5] ?? '', period: PERIODS[Math.floor(place / 5)] ?? '' };
          entries.push(await school.entry({ ...at, group: GROUPS[place % 3] ?? '' }));
        }
        const cycleDays = places.map((place) => place % 5);
        const askOf = ({ lesson, practical, pupils }: { lesson: number; practical: number; pupils: number }) => {
          const place = lesson % entries.length;
          const date = Temporal.PlainDate.from('2026-11-09').add({ days: (cycleDays[place] ?? 0) + 7 * (lesson % 2) });
          const practicalId = practicals[practical % 2]?.body.id;
          return { lessonId: `${entries[place] ?? ''}_${date.toString()}`, practicalId, pupils };
        };
        for (const one of before) {
          const body = { ...askOf(one), status: 'submitted', goShort: true };
          await teacher.post('/requisitions', body);
        }
        for (const one of looked) {
          kit.clock.set(NOWS[one.now] ?? '');
          await school.signIn('teacher');
          const ask = askOf(one);
          const { status, body: now } = await school.client('teacher').post<PreviewAnswer>('/requisitions/preview', ask);
          if (status !== 200) continue; // its lesson is over
          for (const offer of now.alternatives) {
            seen[offer.kind] += 1;
            for (const trouble of offer.facts.better) mended[trouble] += 1;
            await expectKept(school.client('teacher'), ask, now, offer);
          }
        }
      }),
      { numRuns: 6 },
    );
    expect(seen.lesson).toBeGreaterThan(0);
    expect(seen.sets).toBeGreaterThan(0);
    expect(mended.late + mended.short).toBeGreaterThan(0);
  });
});
