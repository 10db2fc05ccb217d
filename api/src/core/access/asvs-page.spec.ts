import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');
const PAGE = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8');
const WORDS = ['met', 'not applicable', 'operator', 'later', 'not met'];

const lines = PAGE.split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [number = '', level = '', word = '', about = '', shown = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { number, level, word, about, files: [...shown.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path) };
  });

describe('the page of how we stand to ASVS', () => {
  it('says one of five words of each line, once each, and why', () => {
    expect(lines).toHaveLength(182);
    expect(new Set(lines.map(({ number }) => number)).size).toBe(182);
    for (const line of lines)
      expect(line).toEqual({
        number: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        level: expect.stringMatching(/^[12]$/),
        word: expect.stringMatching(new RegExp(`^(${WORDS.join('|')})$`)),
        about: expect.stringMatching(/\w/),
        files: expect.any(Array),
      });
  });

  it('names for what is met, or whoever runs it has to do, tests or pages that there are', () => {
    for (const { number, word, files } of lines) {
      if (word === 'met' || word === 'operator') expect([number, files.length > 0]).toEqual([number, true]);
      expect([number, files.filter((path) => !existsSync(join(ROOT, path)))]).toEqual([number, []]);
    }
  });

  it('counts what it says', () => {
    const counts = WORDS.map((word) => `${lines.filter((line) => line.word === word).length} ${word}`);
    expect(PAGE).toContain(`${counts.join(', ')}.`);
  });
});
