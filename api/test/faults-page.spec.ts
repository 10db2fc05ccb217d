import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/faults.md'), 'utf8');

const rows = PAGE.split('\n')
  .filter((line) => /^\| F?\d/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const textOf = (path: string) => (existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : '');
/** Whether a file holds a test whose title, as it is written, is this. */
const holds = (path: string, title: string) =>
  [`'${title}'`, `\`${title}\``, `"${title}"`].some((quoted) =>
    textOf(path)
      .split(quoted)
      .slice(0, -1)
      .some((before) => /\b(?:it|test)\($|^ *\]\)\($/.test(before.slice(before.lastIndexOf('\n') + 1)) || /\)\($/.test(before)),
  );

describe('the page of what was found', () => {
  it('has each finding once, its kind, and where else it was', () => {
    const numbers = [
      ...Array.from({ length: 18 }, (_, index) => `${index + 1}`),
      ...Array.from({ length: 29 }, (_, index) => `F${index + 1}`),
    ];
    expect(rows.map(([number]) => number)).toEqual(numbers);
    for (const row of rows) expect(row).toEqual(Array.from({ length: 5 }, () => expect.stringMatching(/\w/)));
  });

  it('names for each the tests that show it, by the names that they have', () => {
    const shown = rows.map(([number = '', , , , cell = '']) => ({
      number,
      tests: [...cell.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, path = '', title = '']) => ({ path, title })),
    }));
    expect(shown.filter(({ tests }) => tests.length === 0)).toEqual([]);
    // nothing that looks like a test is passed over
    expect(shown.flatMap(({ tests }) => tests)).toHaveLength(PAGE.match(/“/g)?.length ?? 0);
    const missing = shown.flatMap(({ number, tests }) =>
      tests.filter(({ path, title }) => !holds(path, title)).map((test) => ({ number, ...test })),
    );
    expect(missing).toEqual([]);
  });

  it('would be found out', () => {
    const path = 'api/test/faults-page.spec.ts';
    expect(holds(path, 'would be found out')).toBe(true);
    expect(holds(path, ['would be', 'found in'].join(' '))).toBe(false);
    expect(holds('api/test/nowhere.spec.ts', 'would be found out')).toBe(false);
  });
});
