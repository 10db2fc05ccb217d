import { describe, expect, it } from '@jest/globals';
import { line, requisition } from '../../testing/requisitions';
import { askOf, draftOf } from './requisition-draft';

describe('a saved draft back in the form', () => {
  it('has the lines that were changed, and asks for them', () => {
    const saved = requisition({ ownLines: true, lines: [line({ perSet: 0, perClass: 3 })] });
    const draft = draftOf(saved);
    expect(draft.practical?.id).toBe('pr1');
    expect(askOf('l1', draft).lines).toEqual([{ apparatusId: 'a1', name: 'Microscope', kind: 'apparatus', perClass: 3 }]);
  });

  it('leaves the library’s list to the library, so that a correction there still counts', () => {
    const saved = requisition({ ownLines: false, lines: [line()] });
    expect(askOf('l1', draftOf(saved))).not.toHaveProperty('lines');
  });
});
