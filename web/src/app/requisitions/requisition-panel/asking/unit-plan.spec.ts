import type { SchemeStep } from '@app/shared/contracts';
import { expect, it } from '@jest/globals';
import { clashing, planned, unitOf, unitsLeft } from './unit-plan';

const step = (code: string, practicalId: string | null = `p ${code}`): SchemeStep => ({
  code,
  title: code,
  practicalId,
  practical: practicalId,
  reference: null,
});

it('a unit is what stands before the last mark of a code', () => {
  expect(['B10.3', 'B10.3.2', 'Y9-2', '7', '.1'].map(unitOf)).toEqual(['B10', 'B10.3', 'Y9', '', '']);
});

it('what is left of a scheme is what comes after the last step asked for, unit by unit, with a practical', () => {
  const steps = [step('B10.1'), step('B10.2'), step('B10.3', null), step('B10.4'), step('B11.1')];
  const covered = steps.map(({ code }, at) => ({ code, state: at === 0 ? ('done' as const) : ('open' as const) }));
  expect(unitsLeft(steps, null, covered).map(({ name, steps: its }) => [name, its.map(({ code }) => code)])).toEqual([
    ['B10', ['B10.2', 'B10.4']],
    ['B11', ['B11.1']],
  ]);
});

it('each step has the next lesson in order, and none is sent without one', () => {
  const plan = planned([step('B1'), step('B2'), step('B3')], [{ id: 'l1' }, { id: 'l2' }]);
  expect(plan.map(({ lessonId, on }) => [lessonId, on])).toEqual([
    ['l1', true],
    ['l2', true],
    ['', false],
  ]);
});

it('two steps at one lesson are told apart before anything is sent', () => {
  const [one, other] = planned([step('B1'), step('B2')], [{ id: 'l1' }, { id: 'l2' }]);
  if (!one || !other) throw new Error('There are two.');
  expect([...clashing([one, other])]).toEqual([]);
  expect([...clashing([one, { ...other, lessonId: 'l1' }])]).toEqual(['B2']);
  expect([...clashing([one, { ...other, lessonId: 'l1', on: false }])]).toEqual([]);
});
