import { describe, expect, it } from '@jest/globals';
import { type Rights, rightsOf, type Role } from '../access/index.js';
import type { RequisitionStatus } from './statuses.js';
import { HOLDING, moveRefused, nextStates, TRANSITIONS } from './transitions.js';

/** What a person is to a requisition; a person may be several at once. */
type Party = 'its-teacher' | 'technician' | 'head' | 'a colleague' | 'admin';

const OF = { personId: 'its teacher', departmentId: 'd' };
const EVERYONE: readonly Party[] = ['its-teacher', 'technician', 'head'];
/** A head of another department than the request's. */
const ELSEWHERE = rightsOf('head of Art', ['head'], ['art']);

/** The rights of somebody who is all of that; its teacher and a colleague teach. */
function as(...parties: Party[]): Rights {
  const roles = parties.map((party): Role => (party === 'its-teacher' || party === 'a colleague' ? 'teacher' : party));
  return rightsOf(parties.includes('its-teacher') ? OF.personId : 'somebody else', roles, []);
}

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
    for (const state of reached) nextStates(state, as(...EVERYONE), OF).forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('names no step twice and no state outside the list', () => {
    const steps = TRANSITIONS.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(steps).size).toBe(steps.length);
    for (const { from, to } of TRANSITIONS) expect(STATES).toEqual(expect.arrayContaining([from, to]));
  });

  it('ends when declined, cancelled or cleared, and nowhere else', () => {
    expect(STATES.filter((state) => nextStates(state, as(...EVERYONE), OF).length === 0)).toEqual(['declined', 'cancelled', 'cleared']);
  });

  it('lets a technician, and nobody else, take one step back', () => {
    const back = TRANSITIONS.filter((step) => step.back);
    expect(back.map(({ from, to }) => [from, to])).toEqual([
      ['prepared', 'accepted'],
      ['delivered', 'prepared'],
      ['collected', 'delivered'],
    ]);
    for (const { from, to } of back) {
      expect(moveRefused(from, to, as('technician'), OF)).toBeNull();
      expect(TRANSITIONS).toContainEqual(expect.objectContaining({ from: to, to: from }));
      expect(moveRefused(from, to, as('its-teacher', 'head', 'admin'), OF)).toBe('not-yours');
    }
  });

  it.each<[RequisitionStatus, Party[], RequisitionStatus[]]>([
    ['draft', ['its-teacher'], ['submitted', 'cancelled']],
    ['draft', ['technician'], []],
    ['draft', ['head'], []],
    ['submitted', ['technician'], ['accepted', 'queried', 'declined', 'cancelled']],
    ['submitted', ['its-teacher'], ['cancelled']],
    ['submitted', ['head'], ['cancelled']],
    ['queried', ['its-teacher'], ['submitted', 'cancelled']],
    ['queried', ['technician'], ['accepted', 'declined', 'cancelled']],
    ['queried', ['technician', 'its-teacher'], ['submitted', 'accepted', 'declined', 'cancelled']],
    ['accepted', ['technician'], ['prepared', 'queried', 'declined', 'cancelled']],
    ['accepted', ['its-teacher'], ['cancelled']],
    ['prepared', ['technician'], ['delivered', 'cancelled', 'accepted']],
    ['prepared', ['head'], ['cancelled']],
    ['delivered', ['technician'], ['collected', 'prepared']],
    ['delivered', ['its-teacher', 'head'], []],
    ['collected', ['technician'], ['cleared', 'delivered']],
    ['cleared', ['its-teacher', 'technician', 'head'], []],
    ['submitted', ['a colleague'], []],
    ['submitted', ['admin'], []],
  ])('from %s lets %j go to %j', (from, parties, expected) => {
    expect(nextStates(from, as(...parties), OF)).toEqual(expected);
  });

  it('lets a head of another department take no step', () => {
    expect(STATES.flatMap((state) => nextStates(state, ELSEWHERE, OF))).toEqual([]);
  });

  it('tells a step that does not exist from one that is somebody else’s', () => {
    expect(moveRefused('submitted', 'accepted', as('technician'), OF)).toBeNull();
    expect(moveRefused('submitted', 'accepted', as('its-teacher', 'head', 'admin'), OF)).toBe('not-yours');
    expect(moveRefused('submitted', 'prepared', as(...EVERYONE), OF)).toBe('not-a-step');
    expect(moveRefused('cancelled', 'submitted', as(...EVERYONE), OF)).toBe('not-a-step');
  });

  it('refuses exactly the moves that are not among the next states', () => {
    const people: Party[][] = [
      ['a colleague'],
      ['its-teacher'],
      ['technician'],
      ['head'],
      ['admin'],
      ['its-teacher', 'technician'],
      [...EVERYONE],
    ];
    for (const parties of people) {
      for (const from of STATES) {
        const allowed = STATES.filter((to) => moveRefused(from, to, as(...parties), OF) === null);
        expect(allowed.sort()).toEqual(nextStates(from, as(...parties), OF).sort());
      }
    }
  });

  it('holds kit from submission until it is collected, cancelled or declined', () => {
    expect(STATES.filter((state) => HOLDING.has(state))).toEqual(['submitted', 'accepted', 'queried', 'prepared', 'delivered']);
  });
});
