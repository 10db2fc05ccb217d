import type { PrepList } from '@app/shared/contracts';
import { zonedMs } from '@app/shared/rules';
import { en } from '@app/shared/words';
import { describe, expect, it } from '@jest/globals';
import { prepList, task } from '../testing/prep-list';
import { isUnanswered, outAndBack, pausesOf, toMake, withPauses } from './work-rows';

const READING = { timeZone: 'Europe/London', today: '2026-11-24', words: en };

function titles(list: PrepList): string[] {
  return toMake(list, READING).map((row) => `${row.time} ${row.title}`);
}

describe('what there is to make', () => {
  it('is made once for all classes of a batch, and says which they are', () => {
    const tasks = [
      task('a', 'prepare'),
      task('b', 'prepare', { requisitionId: 'q2' }, { group: '9D', period: 'P4', lessonDate: '2026-11-25' }),
    ];
    const [row] = toMake(prepList({ tasks, batches: [{ ...BATCH, taskIds: ['a', 'b'], sets: 41, trays: 14 }] }), READING);
    expect(row?.title).toBe('Food tests: make once for 2 classes');
    expect(row?.facts).toBe('41 sets, 14 trays · 9A P3 Lab 2, 9D Wed 25 Nov P4 Lab 2');
    expect(row?.tasks.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('names the teachers who are away, each once', () => {
    const away = { teacherAway: true };
    const tasks = [
      task('a', 'prepare', {}, away),
      task('b', 'prepare', { requisitionId: 'q2' }, away),
      task('c', 'prepare', { requisitionId: 'q3' }, { teacher: 'Sam Okoro' }),
    ];
    const batches = [{ ...BATCH, taskIds: ['a', 'b', 'c'] }];
    expect(toMake(prepList({ tasks, batches }), READING)[0]?.away).toEqual(['Priya Patel']);
    expect(outAndBack(prepList({ tasks: [task('d', 'deliver', {}, away)] }), READING)[0]?.away).toEqual(['Priya Patel']);
  });

  it('says what pupils of each class need, each need once and no name, where something is made', () => {
    const needs = [{ need: 'no gluten', count: 2 }];
    const tasks = [
      task('a', 'prepare', {}, { needs }),
      task('b', 'prepare', { requisitionId: 'q2' }, { needs }),
      task('c', 'prepare', { requisitionId: 'q3' }, { group: '9D', needs: [{ need: 'vegan', count: 1 }] }),
    ];
    const batches = [{ ...BATCH, taskIds: ['a', 'b', 'c'] }];
    expect(toMake(prepList({ tasks, batches }), READING)[0]?.needs).toEqual(['9A: no gluten, 2 pupils', '9D: vegan, 1 pupil']);
    expect(toMake(prepList({ tasks: [task('d', 'prepare', {}, { needs })] }), READING)[0]?.needs).toEqual(['9A: no gluten, 2 pupils']);
    expect(outAndBack(prepList({ tasks: [task('e', 'deliver', {}, { needs })] }), READING)[0]?.needs).toEqual([]);
  });

  it('says how what is to be cleared is cleared away, where the school has written it, and only there', () => {
    const clearAway = 'Acid to the waste bottle.';
    const rowsOf = (kind: 'clear' | 'collect') => outAndBack(prepList({ tasks: [task('a', kind, {}, { clearAway })] }), READING);
    expect(rowsOf('clear')[0]?.clearAway).toEqual([clearAway]);
    expect(rowsOf('collect')[0]?.clearAway).toEqual([]);
  });

  it('says a midnight as the end of its day, names another day, and stands in order of instants', () => {
    const tasks = [
      task('lead', 'prepare', { due: '2026-11-25T00:00:00Z', title: 'Agar' }),
      task('early', 'prepare', { due: '2026-11-24T08:30:00Z', title: 'Salts', requisitionId: 'q2' }),
      task('over', 'prepare', { due: '2026-11-26T09:00:00Z', title: 'Seeds', requisitionId: 'q3', overdue: true }),
    ];
    expect(titles(prepList({ tasks }))).toEqual(['08:30 Salts', 'the end of today Agar', 'Thu 26 Nov 09:00 Seeds']);
    const read = { ...READING, today: '2026-11-23' };
    expect(toMake(prepList({ tasks }), read).map(({ time }) => time)).toContain('the end of Tue 24 Nov');
  });

  it('stands in order of time, with what earlier days left open before it', () => {
    const tasks = [
      task('late', 'prepare', { due: '2026-11-24T11:00:00Z', title: 'Rates' }),
      task('early', 'prepare', { due: '2026-11-24T08:30:00Z', title: 'Salts', requisitionId: 'q2' }),
      task('old', 'duty', { due: '2026-11-23T15:00:00Z', date: '2026-11-23', title: 'Stock check', requisitionId: null }),
    ];
    expect(titles(prepList({ tasks }))).toEqual(['Mon 23 Nov 15:00 Stock check', '08:30 Salts', '11:00 Rates']);
  });
});

describe('what goes out and comes back', () => {
  it('is ordered by when it must be there, and by when it can be fetched', () => {
    const tasks = [
      task('c', 'collect', { from: '2026-11-24T09:50:00Z', due: '2026-11-24T10:50:00Z' }),
      task('d', 'deliver', { from: '2026-11-24T08:20:00Z', due: '2026-11-24T08:50:00Z' }),
    ];
    expect(outAndBack(prepList({ tasks }), READING).map((row) => `${row.timeSays} ${row.time} ${row.title}`)).toEqual([
      'by 08:50 Deliver to Lab 2',
      'from 09:50 Collect from Lab 2',
    ]);
  });

  it('has the breaks drawn where they fall, and touching ones once', () => {
    const pauses = pausesOf([
      { start: '10:00', end: '10:15' },
      { start: '10:15', end: '10:30' },
      { start: '12:20', end: '13:00' },
    ]);
    expect(pauses).toEqual([
      { start: '10:00', end: '10:30', inTurn: true },
      { start: '12:20', end: '13:00', inTurn: false },
    ]);
    const rows = outAndBack(prepList({ tasks: [task('d', 'deliver'), task('c', 'collect', { from: '2026-11-24T11:00:00Z' })] }), READING);
    expect(
      withPauses(rows, pauses, (time) => zonedMs('2026-11-24', time, READING.timeZone)).map((line) => line.row?.title ?? line.pause?.start),
    ).toEqual(['Deliver to Lab 2', '10:00', 'Collect from Lab 2', '12:20']);
  });
});

describe('a step of a request', () => {
  it('waits while the request has no answer', () => {
    expect(isUnanswered(task('a', 'prepare', {}, { status: 'submitted' }))).toBe(true);
    expect(isUnanswered(task('a', 'prepare'))).toBe(false);
    expect(isUnanswered({ ...task('a', 'duty'), lesson: null })).toBe(false);
  });
});

const BATCH = {
  key: 'k',
  practicalId: 'p',
  title: 'Food tests',
  taskIds: [],
  requisitionIds: [],
  sets: 1,
  trays: 1,
  minutes: 64,
  due: '2026-11-24T08:35:00Z',
};
