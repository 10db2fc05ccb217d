import { describe, expect, it } from '@jest/globals';
import type { RequisitionStatus } from './statuses.js';
import { HOLDING, moveRefused, nextStates, TRANSITIONS, type Actor } from './transitions.js';

const EVERYONE: readonly Actor[] = ['its-teacher', 'technician', 'head'];
const STATES: readonly RequisitionStatus[] = [
  'draft',
  'submitted',
  'accepted',
  'queried',
  'declined',
  'cancelled',
  'prepared',
  'delivered',
  'collected',
  'cleared',
];

describe("a requisition's life", () => {
  it('reaches every state from a draft', () => {
    const reached = new Set<RequisitionStatus>(['draft']);
    for (const state of reached) nextStates(state, EVERYONE).forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('names no step twice and no state outside the list', () => {
    const steps = TRANSITIONS.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(steps).size).toBe(steps.length);
    for (const { from, to } of TRANSITIONS) expect(STATES).toEqual(expect.arrayContaining([from, to]));
  });

  it('ends when declined, cancelled or cleared, and nowhere else', () => {
    expect(STATES.filter((state) => nextStates(state, EVERYONE).length === 0)).toEqual(['declined', 'cancelled', 'cleared']);
  });

  it('lets a technician, and nobody else, take one step back', () => {
    const back = TRANSITIONS.filter((step) => step.back);
    expect(back.map(({ from, to }) => [from, to])).toEqual([
      ['prepared', 'accepted'],
      ['delivered', 'prepared'],
      ['collected', 'delivered'],
    ]);
    for (const { from, to, actors } of back) {
      expect(actors).toEqual(['technician']);
      expect(TRANSITIONS).toContainEqual(expect.objectContaining({ from: to, to: from }));
      expect(moveRefused(from, to, ['its-teacher', 'head'])).toBe('not-yours');
    }
  });

  it.each<[RequisitionStatus, Actor[], RequisitionStatus[]]>([
    ['draft', ['its-teacher'], ['submitted', 'cancelled']],
    ['draft', ['technician'], ['submitted', 'cancelled']],
    ['draft', ['head'], ['submitted', 'cancelled']],
    ['submitted', ['technician'], ['accepted', 'queried', 'declined', 'cancelled']],
    ['submitted', ['its-teacher'], ['cancelled']],
    ['submitted', ['head'], ['cancelled']],
    ['queried', ['its-teacher'], ['submitted', 'cancelled']],
    ['queried', ['technician'], ['cancelled']],
    ['queried', ['technician', 'its-teacher'], ['submitted', 'cancelled']],
    ['accepted', ['technician'], ['prepared', 'queried', 'declined', 'cancelled']],
    ['accepted', ['its-teacher'], ['cancelled']],
    ['prepared', ['technician'], ['delivered', 'cancelled', 'accepted']],
    ['prepared', ['head'], ['cancelled']],
    ['delivered', ['technician'], ['collected', 'prepared']],
    ['delivered', ['its-teacher', 'head'], []],
    ['collected', ['technician'], ['cleared', 'delivered']],
    ['cleared', ['its-teacher', 'technician', 'head'], []],
    ['submitted', [], []],
  ])('from %s lets %j go to %j', (from, actors, expected) => {
    expect(nextStates(from, actors)).toEqual(expected);
  });

  it('tells a step that does not exist from one that is somebody else’s', () => {
    expect(moveRefused('submitted', 'accepted', ['technician'])).toBeNull();
    expect(moveRefused('submitted', 'accepted', ['its-teacher', 'head'])).toBe('not-yours');
    expect(moveRefused('submitted', 'prepared', EVERYONE)).toBe('not-a-step');
    expect(moveRefused('cancelled', 'submitted', EVERYONE)).toBe('not-a-step');
  });

  it('refuses exactly the moves that are not among the next states', () => {
    const parties: Actor[][] = [[], ['its-teacher'], ['technician'], ['head'], ['its-teacher', 'technician'], [...EVERYONE]];
    for (const actors of parties) {
      for (const from of STATES) {
        const allowed = STATES.filter((to) => moveRefused(from, to, actors) === null);
        expect(allowed.sort()).toEqual(nextStates(from, actors).sort());
      }
    }
  });

  it('holds kit from submission until it is collected, cancelled or declined', () => {
    expect(STATES.filter((state) => HOLDING.has(state))).toEqual(['submitted', 'accepted', 'queried', 'prepared', 'delivered']);
  });
});
