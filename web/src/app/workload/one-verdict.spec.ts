import type { HttpTestingController } from '@angular/common/http/testing';
import type { RouterTestingHarness } from '@angular/router/testing';
import type { Board, Workload, WorkloadDay } from '@app/shared/contracts';
import { en } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { BoardPage } from '../board/board-page';
import { wordsThere } from '../core/words-there';
import { prepList } from '../prep/testing/prep-list';
import { settle, technicianHere } from '../prep/testing/technician-here';
import { Today } from '../prep/today/today';
import { weekOf } from './load-words';
import { WorkloadPage } from './workload-page/workload-page';

const ZONE = 'Europe/London';
/** Today is Tue 24 Nov 2026. */
const NEXT = { from: '2026-11-30', to: '2026-12-06' };

const day = (date: string, workMinutes: number): WorkloadDay => ({
  ...{ date, weekLabel: 'A', workMinutes, technicianMinutes: 1140, level: 'calm', backlogMinutes: 0 },
  technicians: [{ technician: null, workMinutes, technicianMinutes: 0 }],
});
const stretch = (from: string, to: string, workMinutes: number): Workload['overloads'][number] => ({
  ...{ from, to, workMinutes, technicianMinutes: 1140, pressure: 3, sentence: '', departmentIds: ['d1'] },
  groups: [{ practicalId: 'p1', title: 'Food tests', tasks: 4, minutes: workMinutes }],
  tasks: [],
});
const MONDAY = stretch('2026-11-30T00:00:00Z', '2026-12-01T00:00:00Z', 3420);
const FRIDAY_TO_MONDAY = stretch('2026-11-27T08:00:00Z', '2026-11-30T12:00:00Z', 2000);

const load = (overloads: Workload['overloads'], days = [day('2026-11-30', 3420), day('2026-12-01', 500)]): Workload => ({
  ...{
    from: '2026-11-23',
    to: '2027-01-03',
    departmentId: 'd1',
    days,
    overloads,
    people: [],
    overLine: 0,
    notJudged: [],
    allSetsJudged: true,
  },
  ...{ backlog: { overdueMinutes: 0, overdueTasks: 0, firstMissed: null }, pressure: 1, level: 'calm', lateToCome: 0 },
  late: { from: '2026-10-01', to: '2026-11-23', asked: 0, late: 0, excused: 0, rate: null, causes: [] },
  ...{ unanswered: 0, lessons: 0, shortages: [] },
});
const NO_BOARD: Board = { week: '2026-11-23', departmentId: 'd1', days: [], rows: [], nextDayEnd: '2026-11-25T16:00:00Z' };

describe('what is said of next week', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;

  beforeEach(async () => {
    await wordsThere();
    ({ http, harness } = await technicianHere({
      routes: [
        { path: 'today', component: Today },
        { path: 'workload', component: WorkloadPage },
        { path: 'board', component: BoardPage },
      ],
      now: '2026-11-24T08:00:00Z',
      words: () => en,
    }));
  });

  /** What a page says of next week: its verdict, and the sentences under it. */
  async function saidOn(path: string, answer: Workload): Promise<string> {
    await harness.navigateByUrl(path);
    for (let turn = 0; turn < 12; turn++) {
      await settle();
      http.match(({ url }) => url === '/api/prep-list').forEach((asked) => asked.flush({ ...prepList(), date: '2026-11-24' }));
      http.match(({ url }) => url === '/api/workload').forEach((asked) => asked.flush(answer));
      http.match(({ url }) => url === '/api/workload/board').forEach((asked) => asked.flush(NO_BOARD));
      http.match(({ url }) => url === '/api/departments').forEach((asked) => asked.flush({ items: [{ id: 'd1', name: 'Science' }] }));
    }
    const root = harness.fixture.nativeElement as HTMLElement;
    const [of, ...more] = root.querySelectorAll(`[aria-label="${en.workload.verdictOf}"]`);
    expect(more).toEqual([]);
    expect(of).toBeDefined();
    const rest = path === '/workload' ? [...root.querySelectorAll('app-overload-card')] : [];
    return [of!, ...rest].map((one) => one.textContent?.replace(/\s+/g, ' ').trim()).join(' ');
  }

  /** The week in review, as it goes to the head. */
  function mailed(answer: Workload): string {
    const nextWeek = weekOf(answer, NEXT.from, NEXT.to, ZONE);
    const facts = {
      department: 'Science',
      asked: 0,
      late: 0,
      excused: 0,
      short: 0,
      wasted: 0,
      thisWeek: { workMinutes: 0, technicianMinutes: 0 },
    };
    return en.weekReview
      .mail({ from: '2026-11-23', to: '2026-11-27', departments: [{ ...facts, nextWeek }], timeZone: ZONE })
      .lines.join(' ');
  }

  it.each<[string, Workload]>([
    ['where it fits', load([])],
    ['where one day does not', load([MONDAY])],
    ['where it begins this week, and two stretches do not', load([FRIDAY_TO_MONDAY, MONDAY])],
    ['where there is no lesson', load([], [])],
  ])('%s is the same on Workload, the week board and Today, and in the mail', async (_when, answer) => {
    const week = weekOf(answer, NEXT.from, NEXT.to, ZONE);
    const told = [en.workload.verdict(week), ...week.overloads.map((one) => en.overloads.sentence(one, ZONE))];
    expect(told.every((one) => one.length > 10)).toBe(true);
    const said = {
      workload: await saidOn('/workload', answer),
      board: await saidOn('/board', answer),
      today: await saidOn('/today', answer),
      mail: mailed(answer),
    };
    for (const [where, text] of Object.entries(said))
      for (const one of told) expect({ where, text }).toMatchObject({ text: expect.stringContaining(one) });
  });
});
