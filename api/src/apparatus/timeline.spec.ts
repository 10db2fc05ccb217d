import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Apparatus, Availability, CalendarView, Timeline } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { type Entry, hold, makeEntry } from '../testing/held-kit.js';

let kit: TestApp;
let school: TestSchool;
let entry: Entry;

beforeAll(async () => {
  kit = await startTestApp();
  school = await TestSchool.make(kit);
  entry = await makeEntry(kit, school);
});
afterAll(() => kit.stop());

let made = 0;
async function add(body: object = {}): Promise<Apparatus> {
  const answer = await school.client('technician').post<Apparatus>('/apparatus', { name: `Thing ${++made}`, owned: 10, ...body });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function timeline(query: string, as = 'technician'): Promise<Timeline> {
  const answer = await school.client(as).get<Timeline>(`/apparatus/timeline?${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const cell = ({ items: [item] }: Timeline, date: string, period: string) =>
  item?.cells.find((one) => one.date === date && one.period === period);

describe('GET /api/apparatus/timeline', () => {
  it('is refused to those who have not signed in', async () => {
    expect((await kit.client().get('/apparatus/timeline?from=2026-11-16&to=2026-11-20')).status).toBe(401);
  });

  it('has a cell for each period of each teaching day, and none for a holiday or a weekend', async () => {
    const { id } = await add();
    const { items } = await timeline(`from=2026-10-23&to=2026-11-03&ids=${id}`);
    const days = [...new Set(items[0]?.cells.map(({ date }) => date))];
    expect(days).toEqual(['2026-10-23', '2026-11-03']);
    expect(items[0]?.cells.filter(({ date }) => date === '2026-11-03').map(({ period }) => period)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5']);
    expect(items[0]?.cells.every(({ free, held }) => free === 10 && held.length === 0)).toBe(true);
  });

  it('says the least that is free over a period and the minutes in which it is made ready again', async () => {
    const { id } = await add({ outOfService: 1, turnaroundMinutes: 30 });
    const first = await hold(kit, school, entry, id, 6, '2026-11-17T09:50:00Z', '2026-11-17T11:20:00Z');
    const week = await timeline(`from=2026-11-17&to=2026-11-17&ids=${id}`);
    // P1 ends at 9:50 and is ready at 10:20; P3 begins at 11:10, before that is ready
    expect(['P1', 'P2', 'P3', 'P4', 'P5'].map((period) => cell(week, '2026-11-17', period)?.free)).toEqual([3, 3, 3, 9, 9]);
    expect(cell(week, '2026-11-17', 'P2')?.held).toEqual([{ requisitionId: first, quantity: 6 }]);
    expect(cell(week, '2026-11-17', 'P4')?.held).toEqual([]);
  });

  it('tells technicians and heads who has it, and teachers only how much is free', async () => {
    const { id } = await add();
    const request = await hold(kit, school, entry, id, 4, '2026-11-18T08:50:00Z', '2026-11-18T09:50:00Z');
    const query = `from=2026-11-18&to=2026-11-18&ids=${id}`;
    for (const who of ['technician', 'head', 'admin']) {
      const seen = await timeline(query, who);
      expect(cell(seen, '2026-11-18', 'P1')).toEqual({
        date: '2026-11-18',
        period: 'P1',
        free: 6,
        held: [{ requisitionId: request, quantity: 4 }],
      });
      expect(seen.requests).toEqual([{ id: request, title: `Request ${request.slice(-4)}`, teacher: 'TEACHER', group: '10G1' }]);
    }
    const told = await timeline(query, 'teacher');
    expect(cell(told, '2026-11-18', 'P1')).toEqual({ date: '2026-11-18', period: 'P1', free: 6, held: [] });
    expect(told.requests).toEqual([]);
  });

  it('is of what the words or the ids name, by name and page by page', async () => {
    const [b, a] = [await add({ name: 'Prism, blue' }), await add({ name: 'Prism, amber', labelled: true, owned: 1 })];
    const names = (of: Timeline) => of.items.map(({ apparatus: { name } }) => name);
    expect(names(await timeline('from=2026-11-16&to=2026-11-20&q=prism'))).toEqual(['Prism, amber', 'Prism, blue']);
    expect(names(await timeline(`from=2026-11-16&to=2026-11-20&ids=${b.id},${a.id},nothing`))).toEqual(['Prism, amber', 'Prism, blue']);
    expect(names(await timeline('from=2026-11-16&to=2026-11-20&ids='))).toEqual([]);
    const first = await timeline('from=2026-11-16&to=2026-11-20&q=prism&limit=1');
    expect(names(first)).toEqual(['Prism, amber']);
    const next = await timeline(`from=2026-11-16&to=2026-11-20&q=prism&limit=1&cursor=${first.nextCursor}`);
    expect([names(next), next.nextCursor]).toEqual([['Prism, blue'], undefined]);
  });

  it('tells nothing of another school', async () => {
    const other = await TestSchool.make(kit);
    const { id } = await add();
    const answer = await other.client('admin').get<Timeline>(`/apparatus/timeline?from=2026-11-16&to=2026-11-20&ids=${id}`);
    expect(answer.body.items).toEqual([]);
  });

  it.each([
    ['from=2026-11-16', 'to'],
    ['from=2026-11-20&to=2026-11-16', 'to'],
    ['from=2026-10-01&to=2026-12-02', 'to'],
    ['from=2026-11-16&to=2026-11-31', 'to'],
    ['from=2026-11-16&to=2026-11-20&limit=0', 'limit'],
    ['from=2026-11-16&to=2026-11-20&cursor=x', 'cursor'],
    ['from=2026-11-16&to=2026-11-20&room=1', 'room'],
  ])('refuses %s, naming %s', async (query, field) => {
    const { status, body } = await school.client('teacher').get<unknown>(`/apparatus/timeline?${query}`);
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });

  it('takes 62 days', async () => {
    expect((await timeline('from=2026-10-01&to=2026-12-01')).items.length).toBeGreaterThan(0);
  });

  it('is empty where the school has no calendar', async () => {
    const bare = await TestSchool.make(kit, { calendar: null });
    await bare.client('technician').post('/apparatus', { name: 'Balance', owned: 2 });
    const { body } = await bare.client('teacher').get<Timeline>('/apparatus/timeline?from=2026-11-16&to=2026-11-20');
    expect(body.items.map(({ cells }) => cells)).toEqual([[]]);
  });

  it('agrees with what the availability of each period says, whatever is held', async () => {
    const day = '2026-11-19';
    const { body: calendar } = await school.client('teacher').get<CalendarView>(`/calendar?from=${day}&to=${day}`);
    const at = (minutes: number) => Temporal.Instant.from(`${day}T08:00:00Z`).add({ minutes }).toString();
    const aHold = fc.record({ start: fc.nat(400), length: fc.integer({ min: 1, max: 300 }), quantity: fc.integer({ min: 1, max: 5 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(aHold, { maxLength: 4 }), fc.nat(90), async (holds, turnaroundMinutes) => {
        const { id } = await add({ owned: 20, turnaroundMinutes });
        for (const { start, length, quantity } of holds)
          await hold(kit, school, entry, id, quantity, at(start), at(start + length + turnaroundMinutes));
        const seen = await timeline(`from=${day}&to=${day}&ids=${id}`, 'teacher');
        for (const { name, start, end } of calendar.teachingDays[0]?.periods ?? []) {
          const until = Temporal.Instant.from(`${day}T${end}:00Z`).add({ minutes: turnaroundMinutes }).toString();
          const { body } = await school
            .client('teacher')
            .get<Availability[]>(`/apparatus/${id}/availability?from=${day}T${start}:00Z&to=${until}`);
          expect(cell(seen, day, name)?.free).toBe(Math.min(...body.map(({ free }) => free)));
        }
      }),
      { numRuns: 12 },
    );
  });
});
