import { isClash } from './index.js';

const clash = (told: object) => Object.assign(new Error('refused'), { code: '23505' }, told);

describe('a clash with a row that is there', () => {
  it.each([
    ['by the name of its constraint', clash({ constraint: 'apparatus_name' }), true],
    ['by the name of a part of it', clash({ constraint: 'apparatus_name_102117' }), true],
    ['by its message alone', clash({ message: 'duplicate key value violates unique constraint "apparatus_name_102117"' }), true],
    ['of another constraint', clash({ constraint: 'apparatus_pkey' }), false],
    ['of one whose name only begins alike', clash({ constraint: 'apparatus_name_and_place' }), false],
    ['in words, with another state', Object.assign(new Error('"apparatus_name"'), { code: '23514', constraint: 'apparatus_name' }), false],
    ['not told of at all', new Error('no connection'), false],
  ])('is known %s', (_how, error, known) => {
    expect(isClash(error, 'apparatus_name')).toBe(known);
  });
});
