import { describe, expect, it } from '@jest/globals';
import { filterOf, isFiltered, viewOf, yearStart } from './list-filter';

const technician = { today: '2026-11-18', personId: 'p1', seesAll: true, own: ['science', 'food'] };
const teacher = { ...technician, seesAll: false };

describe('what an address asks of the list of requests', () => {
  it('is what is to come of the own departments, where nothing is said', () => {
    expect(filterOf({}, technician)).toEqual({ from: '2026-11-18', departmentId: 'science,food' });
    expect(filterOf({}, { ...technician, own: [] })).toEqual({ from: '2026-11-18' });
    expect(filterOf({}, teacher)).toEqual({ from: '2026-11-18', teacherId: 'p1' });
  });

  it('is what its filters say together', () => {
    const asked = {
      q: ' wire ',
      status: 'accepted',
      teacher: 't',
      group: 'g',
      department: 'art',
      late: 'true',
      short: 'true',
      over: 'true',
    };
    expect(filterOf(asked, technician)).toEqual({
      from: '2026-11-18',
      q: 'wire',
      status: 'accepted',
      teacherId: 't',
      groupId: 'g',
      departmentId: 'art',
      late: 'true',
      short: 'true',
      overLine: 'true',
    });
    expect(filterOf(asked, teacher)).toMatchObject({ teacherId: 'p1' });
    expect(filterOf({ department: 'all' }, technician)).toEqual({ from: '2026-11-18' });
  });

  it('is what a figure is made of, where that is what was opened', () => {
    const madeOf = { from: '2026-09-01', to: '2026-10-23', year: '9', weekday: '2', period: 'P3', shortOf: 'a', wasted: 'true' };
    expect(filterOf({ view: 'past', department: 'art', practical: 'p', ...madeOf }, technician)).toEqual({
      ...madeOf,
      order: 'latest',
      departmentId: 'art',
      practicalId: 'p',
    });
    expect(isFiltered({ view: 'past', weekday: '2' })).toBe(true);
  });

  it('is the past with the latest lesson first, and a school year from September on', () => {
    expect(filterOf({ view: 'past' }, teacher)).toEqual({ to: '2026-11-17', order: 'latest', teacherId: 'p1' });
    expect(filterOf({ view: 'year' }, teacher)).toEqual({ from: '2026-09-01', teacherId: 'p1' });
    expect(['2026-08-31', '2026-09-01', '2027-02-28'].map(yearStart)).toEqual(['2025-09-01', '2026-09-01', '2026-09-01']);
  });

  it('waits for an answer in that view, unless another status is chosen', () => {
    expect(filterOf({ view: 'waiting' }, teacher)).toMatchObject({ status: 'submitted,queried' });
    expect(filterOf({ view: 'waiting', status: 'queried' }, teacher)).toMatchObject({ status: 'queried' });
    expect([viewOf('attention'), viewOf('nowhere'), viewOf(undefined)]).toEqual(['waiting', 'coming', 'coming']);
  });

  it('filters by more than its view where anything is chosen', () => {
    expect([{}, { view: 'past' }, { q: ' ' }, { q: 'x' }, { short: 'true' }, { over: 'true' }].map(isFiltered)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});
