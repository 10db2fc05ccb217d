import type { ListedTask } from '@app/shared/contracts';
import { periodsOf } from './day-rows';

const DATE = '2026-11-18';

function task(requisitionId: string | null, kind: ListedTask['kind'], more: object = {}, lesson: object = {}): ListedTask {
  return {
    ...{ id: `${requisitionId} ${kind}`, version: 1, kind, requisitionId, departmentId: 'd', title: 'Osmosis', minutes: 5, pinned: false },
    ...{
      from: '2026-11-18T09:00:00Z',
      due: '2026-11-18T10:00:00Z',
      date: DATE,
      assignee: null,
      doneAt: null,
      actualMinutes: null,
      ...more,
    },
    lesson: {
      ...{
        lessonDate: DATE,
        lessonStart: '2026-11-18T10:00:00Z',
        period: 'P2',
        lastPeriod: null,
        room: 'Lab 2',
        group: '10Y',
        teacher: 'A',
      },
      ...{ sets: 8, trays: 3, status: 'accepted', ...lesson },
    } as unknown as ListedTask['lesson'],
  };
}

describe('a day on paper', () => {
  it('has each practical once, by period and then by room as people count', () => {
    const tasks = [
      task('late', 'prepare', {}, { lessonStart: '2026-11-18T13:00:00Z', period: 'P5' }),
      task('ten', 'prepare', {}, { room: 'Lab 10' }),
      task('two', 'prepare'),
      task('two', 'collect'),
      task('none', 'deliver', {}, { room: null }),
    ];
    const periods = periodsOf({ date: DATE, tasks, deliveries: [] });
    expect(periods.map(({ period, rows }) => [period, rows.map(({ requisitionId }) => requisitionId)])).toEqual([
      ['P2', ['two', 'ten', 'none']],
      ['P5', ['late']],
    ]);
  });
  it('says what pupils of a class need, and nothing where nothing was said', () => {
    const needs = [{ need: 'no gluten', count: 2 }];
    const tasks = [task('a', 'prepare', {}, { needs }), task('b', 'prepare')];
    const [at] = periodsOf({ date: DATE, tasks, deliveries: [] });
    expect(at?.rows.map((row) => [row.requisitionId, row.needs])).toEqual([
      ['a', needs],
      ['b', []],
    ]);
  });
  it('leaves out what is prepared for another day, and duties', () => {
    const tasks = [task('tomorrow', 'prepare', {}, { lessonDate: '2026-11-19' }), { ...task(null, 'duty'), lesson: null }];
    expect(periodsOf({ date: DATE, tasks, deliveries: [] })).toEqual([]);
  });
  it('says what is made and what is out, whether its task is on the list or not', () => {
    const tasks = [
      task('a', 'prepare', { doneAt: '2026-11-18T08:00:00Z' }),
      task('b', 'collect', {}, { status: 'delivered' }),
      task('c', 'prepare'),
    ];
    const [at] = periodsOf({ date: DATE, tasks, deliveries: [] });
    expect(at?.rows.map(({ requisitionId, made, out }) => [requisitionId, made, out])).toEqual([
      ['a', true, false],
      ['b', true, true],
      ['c', false, false],
    ]);
  });
});
