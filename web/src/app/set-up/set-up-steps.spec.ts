import { describe, expect, it } from '@jest/globals';
import type { Department, Person } from '@app/shared/contracts';
import { periodsOf, USUAL_BELLS, usualTerms } from '@app/shared/rules';
import { en } from '@app/shared/words';
import { department } from '../school/testing/departments';
import { setUpSteps, setUpWarnings, type SetUpFacts } from './set-up-steps';

const NOTHING: SetUpFacts = {
  book: { terms: [], closures: [], periods: [], cycle: null },
  lessons: 0,
  hasPracticals: false,
  hasAsked: false,
  people: [],
  departments: [],
};
const person = (change: Partial<Person>): Person => ({
  id: change.code ?? 'x',
  version: 1,
  name: 'Jo Smith',
  code: 'JSM',
  email: null,
  roles: ['teacher'],
  departmentIds: [],
  headOf: null,
  prepRoomId: null,
  workingPattern: null,
  title: null,
  specialisms: [],
  contract: null,
  active: true,
  signIn: 'joined',
  forgotten: false,
  still: null,
  ...change,
});
const CALENDAR: SetUpFacts['book'] = {
  terms: usualTerms(2026),
  closures: [{ name: 'Half term', kind: 'holiday', from: '2026-10-26', to: '2026-10-30' }],
  periods: periodsOf(USUAL_BELLS[0]!),
  cycle: { kind: 'weeks', labels: [] },
};
const states = (facts: Partial<SetUpFacts>) =>
  Object.fromEntries(setUpSteps({ ...NOTHING, ...facts }, en, true).map(({ id, state }) => [id, state]));
const warned = (facts: Partial<SetUpFacts>) => setUpWarnings({ ...NOTHING, ...facts }, en).map(({ says }) => says);

describe('the steps of a school that begins', () => {
  it('count a period once that begins at other times on some weekdays', () => {
    const [first, ...more] = CALENDAR.periods;
    const friday = { ...first!, start: '08:30', weekdays: [5] };
    const [calendar] = setUpSteps({ ...NOTHING, book: { ...CALENDAR, periods: [first!, friday, ...more] } }, en, true);
    expect(calendar?.says).toContain(`${CALENDAR.periods.length} periods`);
  });
  it('are done with the first request, whoever sent it', () => {
    const last = (facts: Partial<SetUpFacts>) => setUpSteps({ ...NOTHING, lessons: 5, hasPracticals: true, ...facts }, en, true).at(-1);
    expect(last({})).toMatchObject({ state: 'to-do', link: { path: '/fortnight' } });
    expect(last({ hasAsked: true })).toMatchObject({ state: 'done', says: 'It is sent: requests come in.', link: null });
  });
  it('wait for what they need, and say for what', () => {
    expect(states({})).toEqual({
      calendar: 'to-do',
      timetable: 'waits',
      deadlines: 'waits',
      library: 'to-do',
      people: 'to-do',
      request: 'waits',
    });
    const [, timetable] = setUpSteps(NOTHING, en, true);
    expect(timetable).toMatchObject({
      says: 'Waits for the calendar: without terms and periods no lesson shows.',
      link: { label: 'Import anyway' },
    });
    expect(states({ departments: [department()] })['deadlines']).toBe('waits');
    expect(states({ book: CALENDAR, departments: [department()] })).toMatchObject({
      calendar: 'done',
      timetable: 'to-do',
      deadlines: 'to-do',
    });
  });

  it('of deadlines is done once each department that asks has kept or set its own', () => {
    const of = (...departments: Department[]) => states({ book: CALENDAR, departments })['deadlines'];
    expect(of(department(), department({ id: 'd2', deadlinesFrom: '2026-11-23' }))).toBe('to-do');
    expect(of(department({ asks: false }), department({ id: 'd2', deadlinesFrom: '2026-11-23' }))).toBe('done');
  });

  it('of people is done once somebody prepares, all have names, and all are invited', () => {
    const technician = person({ code: 'TEC', name: 'Pat Wren', roles: ['technician'], signIn: 'invited' });
    expect(states({ people: [person({})] })['people']).toBe('to-do');
    expect(states({ people: [person({}), technician] })['people']).toBe('done');
    expect(states({ people: [person({}), technician, person({ code: 'T3', name: 'T3', signIn: 'never-invited' })] })['people']).toBe(
      'to-do',
    );
    expect(states({ people: [person({}), technician, person({ code: 'T3', name: 'T3', active: false })] })['people']).toBe('done');
  });

  it('lead to the first request once there are lessons and practicals', () => {
    const [last] = setUpSteps({ ...NOTHING, lessons: 12, hasPracticals: true }, en, true).slice(-1);
    expect([last?.state, last?.link?.path]).toEqual(['to-do', '/fortnight']);
    expect(setUpSteps({ ...NOTHING, lessons: 12, hasPracticals: true }, en, false).at(-1)?.link).toBeNull();
  });
});

describe('what a school that begins is warned of', () => {
  it('is nothing before it has begun', () => {
    expect(warned({})).toEqual([]);
  });

  it('is that nobody prepares, nobody leads, people without names, terms without a half term', () => {
    expect(warned({ book: CALENDAR, lessons: 12, people: [person({}), person({ code: 'T3', name: 'T3' })] })).toEqual([
      'No half term yet in Spring term, Summer term. Week letters and deadlines are wrong around a holiday that is missing.',
      en.setUp.warnings.technician,
      en.setUp.warnings.head,
      '1 person has only a code, no name: T3.',
    ]);
  });

  it('is that no technician has hours, until one of them has', () => {
    const head = person({ code: 'HD', name: 'Hal Moss', roles: ['head'] });
    const technician = person({ code: 'TEC', name: 'Pat Wren', roles: ['technician'] });
    expect(warned({ people: [head, technician] })).toEqual([en.setUp.warnings.hours]);
    const windows = [{ weekday: 1, start: '08:00', end: '16:00' }];
    expect(warned({ people: [head, { ...technician, workingPattern: { windows, breaks: [] } }] })).toEqual([]);
  });

  it('is that no technician works for a department that asks, unless those of others help', () => {
    const head = person({ code: 'HD', name: 'Hal Moss', roles: ['head'] });
    const workingPattern = { windows: [{ weekday: 1, start: '08:00', end: '16:00' }], breaks: [] };
    const people = [head, person({ code: 'TEC', name: 'Pat Wren', roles: ['technician'], departmentIds: ['d1'], workingPattern })];
    const art = department({ id: 'd2', name: 'Art' });
    const departments = [department(), art, department({ id: 'd3', name: 'Food' }), department({ id: 'd4', name: 'ICT', asks: false })];
    expect(warned({ people, departments })).toEqual([en.setUp.warnings.unserved(['Art', 'Food'])]);
    expect(warned({ people, departments: [department(), { ...art, teamShared: true }] })).toEqual([]);
    const everywhere = person({ code: 'ALL', name: 'Al Low', roles: ['technician'] });
    expect(warned({ people: [...people, everywhere], departments })).toEqual([]);
  });
});
