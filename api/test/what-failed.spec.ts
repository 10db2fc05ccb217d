import { describe, expect, it } from '@jest/globals';

interface WhatFailed {
  failedSpecs: (report: object) => string[];
  journeysThat: (status: string, report: object) => string[];
  lastLines: (output: string, count?: number) => string[];
  mayBeDoneAgain: (report: object) => string[];
}
const tool: string = '../tools/what-failed.mjs';
const { failedSpecs, journeysThat, lastLines, mayBeDoneAgain }: WhatFailed = await import(tool);

const RED = '\u001b[31m';
const PLAIN = '\u001b[39m';

describe('what is said at the end of a run', () => {
  it('names each spec that failed with the first lines of what it said, and a file that did not load', () => {
    const testResults = [
      {
        name: 'holds.spec.ts',
        status: 'failed',
        message: 'all of it',
        assertionResults: [
          { status: 'passed', fullName: 'holds fit', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'holds end',
            failureMessages: [`${RED}Expected: 1${PLAIN}\n\n  Received: 2\n${'at x\n'.repeat(20)}`],
          },
        ],
      },
      { name: 'broken.spec.ts', status: 'failed', message: 'SyntaxError: no', assertionResults: [] },
      { name: 'fine.spec.ts', status: 'passed', message: '', assertionResults: [] },
    ];
    expect(failedSpecs({ testResults })).toEqual([
      'holds.spec.ts: holds end',
      '    Expected: 1',
      '    Received: 2',
      ...Array<string>(4).fill('    at x'),
      'broken.spec.ts',
      '    SyntaxError: no',
    ]);
  });

  it('has one or two files done again, and none where a race, a property, a file that does not load or a third one failed', () => {
    const ended = (name: string, status: string, said = 'Expected: 1') => ({
      name,
      status,
      message: said,
      assertionResults: [{ status, fullName: 'it', failureMessages: status === 'failed' ? [said] : [] }],
    });
    const [slow, mail, fine] = [ended('slow.spec.ts', 'failed'), ended('mail.spec.ts', 'failed'), ended('fine.spec.ts', 'passed')];
    const again = (...testResults: object[]) => mayBeDoneAgain({ testResults: [fine, ...testResults] });
    expect(again()).toEqual([]);
    expect(again(slow)).toEqual(['slow.spec.ts']);
    expect(again(slow, mail)).toEqual(['slow.spec.ts', 'mail.spec.ts']);
    expect(again(slow, mail, ended('third.spec.ts', 'failed'))).toEqual([]);
    expect(again(slow, ended('requisitions/race.spec.ts', 'failed'))).toEqual([]);
    expect(again(ended('test/world/world.spec.ts', 'failed'))).toEqual([]);
    expect(again(ended('sums.spec.ts', 'failed', 'Error: Property failed after 3 tests'))).toEqual([]);
    expect(again({ name: 'broken.spec.ts', status: 'failed', message: 'SyntaxError: no', assertionResults: [] })).toEqual([]);
  });

  it('names each journey that failed, and each that passed only when it was done again', () => {
    const journey = (title: string, status: string) => ({
      file: 'board.spec.ts',
      line: 7,
      title,
      tests: [{ status, results: [{ errors: status === 'expected' ? [] : [{ message: `${title} was not seen` }] }, { errors: [] }] }],
    });
    const report = {
      suites: [
        { specs: [journey('drags', 'flaky')], suites: [{ specs: [journey('walks', 'unexpected')] }] },
        { specs: [journey('prints', 'expected')] },
      ],
    };
    expect(journeysThat('unexpected', report)).toEqual(['board.spec.ts:7: walks', '    walks was not seen']);
    expect(journeysThat('flaky', report)).toEqual(['board.spec.ts:7: drags', '    drags was not seen']);
  });

  it('repeats the last lines of a program that ended before its report', () => {
    expect(lastLines('one\ntwo\nthree\n', 2)).toEqual(['    two', '    three']);
  });
});
