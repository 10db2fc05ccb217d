import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');
const PAGE = readFileSync(join(ROOT, 'docs/consistency.md'), 'utf8');

describe('the page of what must fit together', () => {
  it('names for each of it what is answered, and a test that keeps it', () => {
    const rows = PAGE.split('\n').filter((line) => line.startsWith('|') && !/^\| (?:-|What must)/.test(line));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      const [what = '', answer = '', kept = ''] = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      const files = [...kept.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
      expect([what, answer !== '', files.length > 0, files.filter((path) => !existsSync(join(ROOT, path)))]).toEqual([
        what,
        true,
        true,
        [],
      ]);
    }
  });
});
