import { isId, newId } from './uuid.js';

describe('newId', () => {
  it('gives ids that sort in the order of their making, also within a millisecond', () => {
    const ids = Array.from({ length: 5000 }, newId);
    expect(ids.every(isId)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
