import type { PlainRequest } from '@app/shared/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_DRAFT } from '../requisition-draft';
import { filledBy, withField, withLine, withNotes, withoutLine, withoutNote } from './said-draft';
import { piecesOf } from './said-parts';

const bunsen = { apparatusId: 'a1', name: 'Bunsen burner', kind: 'apparatus' as const, perClass: 10 };
const lamp = { apparatusId: 'a2', name: 'Small lamp', kind: 'apparatus' as const, perClass: 15 };
const read = (change: Partial<PlainRequest> = {}): PlainRequest => ({ draft: {}, understood: [], unsure: [], ...change });

describe('a message in plain words', () => {
  it('fills a free list, and keeps in the notes whatever is still open', () => {
    const filled = filledBy(
      read({ draft: { title: 'Bunsen burner', lines: [bunsen], pupils: 30 }, unsure: [{ text: '15 lamps', candidates: [] }] }),
      null,
      { ...EMPTY_DRAFT, notes: 'Large print' },
    );
    expect(filled).toEqual({
      practical: null,
      free: true,
      title: 'Bunsen burner',
      lines: [bunsen],
      pupils: 30,
      notes: 'Large print; 15 lamps',
    });
  });

  it('leaves the list to the practical where nothing else is asked for', () => {
    const practical = { id: 'p1', title: 'Food tests', groupSize: 2, demonstration: false };
    expect(filledBy(read({ draft: { practicalId: 'p1' } }), { practical, lines: [bunsen] }, EMPTY_DRAFT)).toMatchObject({
      practical,
      free: false,
      lines: null,
    });
  });

  it('takes one of what was named without a number, so that the person sees it on the list', () => {
    const { apparatusId, name, kind } = bunsen;
    expect(filledBy(read({ draft: { lines: [{ apparatusId, name, kind }] } }), null, EMPTY_DRAFT).lines).toEqual([
      { ...bunsen, perClass: 1 },
    ]);
  });

  it('puts a line that was chosen in the place of the one that was asked about, else at the end', () => {
    expect(withLine([bunsen], lamp, null)).toEqual([bunsen, lamp]);
    expect(withLine([bunsen, lamp], { ...lamp, perClass: 3 }, bunsen)).toEqual([{ ...lamp, perClass: 3 }, lamp]);
    expect(withoutLine([bunsen, lamp], bunsen)).toEqual([lamp]);
  });

  it('takes a number for its field, and nothing else', () => {
    expect(withField({ text: '28', field: 'pupils', value: '28' })).toEqual({ pupils: 28 });
    expect(withField({ text: 'x', field: 'pupils', value: 'x' })).toBeNull();
    expect(withField({ text: 'x', field: 'notes', value: '3' })).toBeNull();
  });

  it('notes can be taken out again, and others stay', () => {
    const words = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !text.includes(';'));
    fc.assert(
      fc.property(fc.uniqueArray(words, { maxLength: 6 }), words, (there, more) => {
        const before = there.filter((one) => one !== more).join('; ');
        const after = withNotes(before, [more]);
        expect(withNotes(after, [more])).toBe(after);
        expect(withoutNote(after, more)).toBe(before);
      }),
    );
  });

  it('is cut into pieces that are the message again, letter for letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(8), fc.boolean())), (text, cuts) => {
        const parts = cuts.map(([from, length, isKnown]) => ({ text: text.slice(from, from + length), isKnown }));
        const pieces = piecesOf(text, {
          understood: parts.filter(({ isKnown }) => isKnown).map((part) => ({ text: part.text })),
          unsure: parts.filter(({ isKnown }) => !isKnown).map((part) => ({ text: part.text, candidates: [] })),
        });
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });

  it('marks the longer part first, so that a short word within it takes nothing of it', () => {
    expect(
      piecesOf('10 lamps, lamps', { understood: [{ text: 'lamps' }], unsure: [{ text: '10 lamps', candidates: [] }] }).map(
        ({ text, kind }) => [text, kind],
      ),
    ).toEqual([
      ['10 lamps', 'unsure'],
      [', ', 'plain'],
      ['lamps', 'known'],
    ]);
  });
});
