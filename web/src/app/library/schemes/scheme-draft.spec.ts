import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyOfScheme, codeAfter, lackingIn, NEW_SCHEME, withMoved, withStep, type StepDraft } from './scheme-draft';

const WORDS = { nameLacking: 'name', subjectLacking: 'subject', codeLacking: 'code', titleLacking: 'title', codeTwice: 'twice' };
const step = (key: number, code: string, title = code): StepDraft => ({
  key,
  code,
  title,
  practicalId: null,
  practical: null,
  reference: '',
});

describe('a scheme as it is written', () => {
  it('says at each field what it lacks, by the server’s names', () => {
    expect(lackingIn({ ...NEW_SCHEME, steps: [step(0, 'B1'), step(1, 'b1', ' '), step(2, '')] }, WORDS)).toEqual({
      name: 'name',
      subject: 'subject',
      'steps.1.code': 'twice',
      'steps.1.title': 'title',
      'steps.2.code': 'code',
      'steps.2.title': 'title',
    });
  });

  it('goes out without blanks around, and without a reference that is empty', () => {
    const steps = [{ ...step(0, ' B1 ', ' Cells '), reference: ' ' }];
    expect(bodyOfScheme({ name: ' Year 7 ', subject: ' Biology', year: 7, steps })).toEqual({
      name: 'Year 7',
      subject: 'Biology',
      year: 7,
      steps: [{ code: 'B1', title: 'Cells', practicalId: null, reference: null }],
    });
  });

  it('counts on from the last code', () => {
    expect(['B10.2', 'B10.9', 'Cells', ''].map(codeAfter)).toEqual(['B10.3', 'B10.10', '', '']);
    expect(withStep([step(4, 'B1')]).map(({ key, code }) => [key, code])).toEqual([
      [4, 'B1'],
      [5, 'B2'],
    ]);
  });

  it('moving a step there and back changes nothing, and none is ever lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(7), fc.integer({ min: -9, max: 9 }), (count, at, by) => {
        const steps = Array.from({ length: count }, (_, key) => step(key, `B${key}`));
        const from = Math.min(at, count - 1);
        const moved = withMoved(steps, from, by);
        const to = moved.findIndex(({ key }) => key === from);
        expect(moved.map(({ key }) => key).sort((one, other) => one - other)).toEqual(steps.map(({ key }) => key));
        expect(to).toBe(Math.min(Math.max(from + by, 0), count - 1));
        expect(withMoved(moved, to, from - to)).toEqual(steps);
      }),
    );
  });
});
