import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(process.cwd(), 'web/src');

describe('a reader who has set larger letters', () => {
  it('gets the page that their window has room for: no width of a window is asked for in pixels', () => {
    const files = globSync('**/*.{scss,ts}', { cwd: ROOT }).filter((file) => !file.endsWith('.spec.ts'));
    expect(files.length).toBeGreaterThan(100);
    const asked = files.flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:@media|@container)[^{]*\{|'\((?:min|max)-(?:width|height)[^']*'/g)].map(
        ([query]) => `${file}: ${query}`,
      ),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((query) => /\d px|\dpx/.test(query))).toEqual([]);
  });
});
