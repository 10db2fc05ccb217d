import type { MachineJob } from '@app/shared/contracts';
import { en } from '@app/shared/words';
import { describe, expect, it } from '@jest/globals';
import { jobAt, jobBody, jobDraft } from './machine-job-draft';

const OF = { apparatusId: 'a1', timeZone: 'Europe/London', words: en };
const JOB: MachineJob = {
  ...{
    id: 'j1',
    version: 3,
    apparatusId: 'a1',
    machine: 'Kiln',
    title: 'Bisque firing',
    material: '32 tiles',
    sheets: 3,
    programme: 'slow',
  },
  ...{
    minutes: 25,
    runMinutes: 600,
    coolMinutes: 840,
    startsAt: '2026-07-16T14:30:00Z',
    until: null,
    ready: null,
    endedAt: null,
    task: null,
    done: false,
  },
  requisitions: [{ id: 'q1', title: 'Clay tiles', group: '8B', date: '2026-07-14' }],
  departmentId: 'd1',
};

describe('a machine job that is typed', () => {
  it('is sent as it was, by the clocks of the school', () => {
    const draft = jobDraft(JOB, OF.timeZone, en);
    expect(draft).toMatchObject({ date: '2026-07-16', time: '15:30', run: '10 h', cool: '14 h', sheets: '3' });
    const { version, ...same } = jobAt(JOB, '2026-07-16T14:30:00Z');
    expect([version, jobBody(draft, OF)]).toEqual([3, { body: same }]);
  });

  it('waits where no day is said, and cools as after any use where nothing is said', () => {
    const made = jobBody({ ...jobDraft(JOB, OF.timeZone, en), date: '', time: '', cool: '', sheets: ' ' }, OF);
    expect(made).toMatchObject({ body: { startsAt: null, coolMinutes: null, sheets: null } });
  });

  it.each([
    ['minutes', { minutes: '' }],
    ['minutes', { minutes: '2.5' }],
    ['minutes', { minutes: '-3' }],
    ['sheets', { sheets: 'two' }],
    ['sheets', { sheets: '1000' }],
    ['runMinutes', { run: '' }],
    ['runMinutes', { run: 'all night' }],
    ['runMinutes', { run: '0' }],
    ['coolMinutes', { cool: 'long' }],
    ['time', { time: '' }],
    ['startsAt', { date: '' }],
  ])('says what is wrong with its %s, and sends nothing', (field, more) => {
    const made = jobBody({ ...jobDraft(JOB, OF.timeZone, en), ...more }, OF);
    expect('wrong' in made && Object.keys(made.wrong)).toEqual([field]);
  });
});
