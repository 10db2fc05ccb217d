import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rightsOf } from '../access/index.js';
import { stateAfterTick, statesOfMove, STEP_TASKS, stepOf, stepsOfTick, tasksOfTick } from './steps.js';
import type { RequisitionStatus } from './statuses.js';
import { moveRefused, type StepTask, TRANSITIONS } from './transitions.js';

const LIFE: readonly RequisitionStatus[] = ['accepted', 'prepared', 'delivered', 'collected', 'cleared'];
const ELSEWHERE: readonly RequisitionStatus[] = ['draft', 'submitted', 'queried', 'declined', 'cancelled'];
const anyState = fc.constantFrom(...LIFE, ...ELSEWHERE);
const anyTask = fc.constantFrom(...STEP_TASKS);
/** The tasks that are done when a requisition is in a state. */
const doneIn = (state: RequisitionStatus): StepTask[] => STEP_TASKS.slice(0, Math.max(0, LIFE.indexOf(state)));

describe('the task that a step stands for', () => {
  it.each<[StepTask, RequisitionStatus, RequisitionStatus]>([
    ['prepare', 'accepted', 'prepared'],
    ['deliver', 'prepared', 'delivered'],
    ['collect', 'delivered', 'collected'],
    ['clear', 'collected', 'cleared'],
  ])('%s is finished on the way from %s to %s, by this step alone', (task, from, to) => {
    expect(stepOf(from, to)).toMatchObject({ task });
    expect(TRANSITIONS.filter((step) => step.task === task && !step.back)).toHaveLength(1);
  });

  it('is opened again by the step back, but for clearing: what has been cleared stays cleared', () => {
    for (const step of TRANSITIONS.filter(({ back }) => back)) expect(step.task).toBe(stepOf(step.to, step.from)?.task);
    expect(TRANSITIONS.filter(({ task, back }) => task === 'clear' && back)).toEqual([]);
  });
});

describe('the steps that a tick takes', () => {
  it('end in the state that the tick stands for', () => {
    expect(STEP_TASKS.map((task) => stateAfterTick(task, true))).toEqual(['prepared', 'delivered', 'collected', 'cleared']);
    expect(STEP_TASKS.map((task) => stateAfterTick(task, false))).toEqual(['accepted', 'prepared', 'delivered', null]);
    fc.assert(
      fc.property(anyState, anyTask, fc.boolean(), (from, task, done) => {
        const steps = stepsOfTick(from, task, done);
        if (steps) expect(steps.at(-1)?.to).toBe(stateAfterTick(task, done));
      }),
    );
  });

  it('are the open ones before it and its own', () => {
    expect(stepsOfTick('accepted', 'deliver', true)?.map(({ to }) => to)).toEqual(['prepared', 'delivered']);
    expect(stepsOfTick('accepted', 'clear', true)?.map(({ to }) => to)).toEqual(LIFE.slice(1));
    expect(stepsOfTick('delivered', 'collect', true)?.map(({ to }) => to)).toEqual(['collected']);
  });

  it('are the later ones, the last first, when it is taken back', () => {
    expect(stepsOfTick('delivered', 'prepare', false)?.map(({ to }) => to)).toEqual(['prepared', 'accepted']);
    expect(stepsOfTick('collected', 'collect', false)?.map(({ to }) => to)).toEqual(['delivered']);
  });

  it('are none before the answer, after the end, and of what has been cleared', () => {
    for (const state of ELSEWHERE) {
      expect(stepsOfTick(state, 'prepare', true)).toBeNull();
      expect(stepsOfTick(state, 'prepare', false)).toBeNull();
    }
    for (const task of STEP_TASKS) expect(stepsOfTick('cleared', task, false)).toBeNull();
  });

  it('are each in the table, one after the other, and leave the ticked task and all before it done, those after it open', () => {
    fc.assert(
      fc.property(anyState, anyTask, fc.boolean(), (from, task, done) => {
        const steps = stepsOfTick(from, task, done);
        if (!steps) return;
        let state = from;
        for (const step of steps) {
          expect(moveRefused(state, step.to, rightsOf('w', ['technician'], []), { personId: 't', departmentId: 'd' })).toBeNull();
          expect(step.from).toBe(state);
          state = step.to;
        }
        const place = STEP_TASKS.indexOf(task);
        expect(doneIn(state)).toEqual(STEP_TASKS.slice(0, done ? place + 1 : place));
      }),
    );
  });

  it('can be taken when the task is open (or, taken back, done) on the way to the end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIFE), anyTask, fc.boolean(), (from, task, done) => {
        const isDone = doneIn(from).includes(task);
        expect(stepsOfTick(from, task, done) !== null).toBe(isDone !== done && !(from === 'cleared' && !done));
      }),
    );
  });

  it('are taken back by taking back the first of them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIFE), anyTask, (from, task) => {
        const steps = stepsOfTick(from, task, true);
        const [first] = steps ?? [];
        const end = steps?.at(-1)?.to;
        if (!first?.task || !end || end === 'cleared') return;
        expect(stepsOfTick(end, first.task, false)?.at(-1)?.to).toBe(from);
      }),
    );
  });
});

describe('the states that a move goes through', () => {
  it('are both where what was accepted is said to be delivered, and else the one that is asked for', () => {
    expect(statesOfMove('accepted', 'delivered')).toEqual(['prepared', 'delivered']);
    expect(statesOfMove('prepared', 'delivered')).toEqual(['delivered']);
    expect(statesOfMove('accepted', 'cleared')).toEqual(['cleared']);
    expect(statesOfMove('collected', 'delivered')).toEqual(['delivered']);
    expect(statesOfMove('submitted', 'delivered')).toEqual(['delivered']);
  });

  it('end with the one that is asked for', () => {
    fc.assert(fc.property(anyState, anyState, (from, to) => expect(statesOfMove(from, to).at(-1)).toBe(to)));
  });
});

describe('the tasks that a tick marks', () => {
  const tasks = [...STEP_TASKS, 'duty'].map((kind) => ({ kind }));
  const marked = (kind: string, done: boolean, ...doneAlready: string[]): string[] => {
    const ticked = tasks.find((task) => task.kind === kind);
    return ticked ? tasksOfTick(ticked, tasks, done, (task) => doneAlready.includes(task.kind)).map((task) => task.kind) : [];
  };

  it('are the open ones before it, and it', () => {
    expect(marked('collect', true, 'prepare')).toEqual(['deliver', 'collect']);
  });

  it('are the done ones after it, the last first, and it, when it was not done after all', () => {
    expect(marked('prepare', false, 'prepare', 'deliver', 'collect')).toEqual(['collect', 'deliver', 'prepare']);
  });

  it('are it alone where it is no step of a requisition', () => {
    expect([marked('duty', true), marked('duty', false, ...STEP_TASKS, 'duty')]).toEqual([['duty'], ['duty']]);
  });

  it('are those of the steps that the tick takes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIFE), anyTask, fc.boolean(), (from, task, done) => {
        const steps = stepsOfTick(from, task, done);
        if (steps) expect(marked(task, done, ...doneIn(from))).toEqual(steps.map((step) => step.task));
      }),
    );
  });
});
