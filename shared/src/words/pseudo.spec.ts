import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { bare, pseudo } from './pseudo.js';
import type { Words } from './words.js';

/** Every text and function of a language, by its path. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

describe('the pseudo-locale', () => {
  const said = new Map(leaves(pseudo(en)));

  it.each(leaves(en).filter(([path]) => path !== 'locale'))('has its own %s', (path, own) => {
    const other = said.get(path);
    expect(typeof other).toBe(typeof own);
    if (typeof own === 'string' && own !== '') expect(other).toMatch(/^⟦.+⟧$/);
    expect(own === '' || own !== other).toBe(true);
  });

  it('says nothing that the language does not', () => {
    expect([...said.keys()]).toEqual(leaves(en).map(([path]) => path));
  });

  it('makes longer, accented, marked texts of what functions answer, also inside of objects and lists', () => {
    const words = {
      locale: 'x',
      a: { of: (count: number) => ({ title: `${count} sets`, parts: ['one', ''], count }) },
    } as unknown as Words;
    const { a } = pseudo(words) as unknown as { a: { of(count: number): unknown } };
    expect(a.of(3)).toEqual({ title: '⟦3 séts··⟧', parts: ['⟦óné·⟧', ''], count: 3 });
    expect(pseudo(en).dates.day('2026-11-03')).toBe('⟦Túé 3 Nóv···⟧');
  });

  it('is taken out of what a page shows, one text within another too', () => {
    expect(bare(' ⟦Wéék óf ⟦23 Nóv··⟧····⟧ Late ⟦a⟧ ')).toBe('Late');
    expect(bare('⟦cut off')).toBe('⟦cut off');
  });
});
