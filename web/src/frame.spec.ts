import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string) => readFileSync(join(process.cwd(), 'web', path), 'utf8');
const page = read('src/index.html');
const tokens = read('src/theme/_tokens.scss');
const valueOf = (text: string, name: string) => new RegExp(`--${name}: ([^;]+);`).exec(text)?.[1];
const squeezed = (text: string) => text.replace(/\s+/g, '');

describe('the frame that is drawn before the scripts have come', () => {
  it.each(['ground', 'surface', 'sunken', 'line', 'ink', 'shadow-2', 'font', 'rail', 'bar'])('has the %s of the theme', (name) => {
    expect(valueOf(page, name)).toBeDefined();
    expect(valueOf(page, name)).toBe(valueOf(tokens, name));
  });

  it('shows the mark that the browser’s tab shows and the pages draw', () => {
    const mark = read('src/app/ui/mark.ts');
    const drawn = [...page.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path);
    expect(drawn).toHaveLength(1);
    expect(mark).toContain(drawn[0]);
    // favicon.svg draws the same with two strokes
    const strokes = [...read('public/favicon.svg').matchAll(/ d="([^"]+)"/g)].map(([, path]) => path);
    expect(squeezed(strokes.join(''))).toBe(squeezed(drawn[0] ?? ''));
  });

  it('says in one sentence what is missing where there is no JavaScript', () => {
    const said = /<noscript>([^<]+)<\/noscript>/.exec(page)?.[1] ?? '';
    expect(said.match(/[.!?]/g)).toHaveLength(1);
  });

  it('carries no style and no script in an attribute, which the content policy refuses', () => {
    expect(page).not.toMatch(/<[^>]+\s(?:style|on\w+)=/);
  });
});
