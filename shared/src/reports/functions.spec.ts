import { describe, expect, it } from '@jest/globals';
import { DUTY_FUNCTIONS } from '../duties/limits.js';
import { TASK_KINDS } from '../prep/task-kinds.js';
import { functionOf } from './functions.js';
import { WORK_FUNCTIONS } from './limits.js';

describe('what work counts for', () => {
  it('is one of the functions for every kind of work and every duty', () => {
    for (const kind of TASK_KINDS) for (const duty of [...DUTY_FUNCTIONS, null]) expect(WORK_FUNCTIONS).toContain(functionOf(kind, duty));
  });

  it('is taking and fetching together, help in lessons with duties of support, and other work where a duty is gone', () => {
    expect([functionOf('deliver', null), functionOf('collect', null)]).toEqual(['deliver-and-collect', 'deliver-and-collect']);
    expect([functionOf('support', null), functionOf('duty', 'support')]).toEqual(['support', 'support']);
    expect(functionOf('duty', null)).toBe('other');
  });

  it('leaves no function out of which there could be work', () => {
    const reached = TASK_KINDS.flatMap((kind) => DUTY_FUNCTIONS.map((duty) => functionOf(kind, duty)));
    expect(new Set(reached)).toEqual(new Set(WORK_FUNCTIONS));
  });
});
