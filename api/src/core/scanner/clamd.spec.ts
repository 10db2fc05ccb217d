import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MARK, NAME_OF_MARK, StandInClamd } from '../../testing/stand-in-clamd.js';
import { askClamd, NotScanned, readAnswer } from './clamd.js';

/** As long as the machine takes; nothing here is judged by it. */
const LONG_MS = 600_000;
let clamd: StandInClamd | null = null;
const start = async (mood: StandInClamd['mood'] = 'well'): Promise<StandInClamd> => {
  clamd = await StandInClamd.start();
  clamd.mood = mood;
  return clamd;
};
afterEach(async () => {
  await clamd?.stop();
  clamd = null;
});

describe('a clamd', () => {
  it('is sent every file byte by byte, whatever its length, and says what it found', async () => {
    const { url, files } = await start();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: 3 }), fc.boolean(), async (some, pieces, isBad) => {
        const bytes = Buffer.concat([Buffer.alloc(pieces * 65_536, 'x'), some, Buffer.from(isBad ? MARK : '')]);
        expect(await askClamd(url, bytes, LONG_MS)).toEqual({ found: isBad ? NAME_OF_MARK : null });
        expect(files.at(-1)?.equals(bytes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['breaks off', /E[A-Z]+|answered nothing/],
    ['full', /size limit exceeded|E[A-Z]+/],
    ['babbles', /has no end/],
  ] as const)('that %s has not looked, and says why', async (mood, why) => {
    const { url } = await start(mood);
    const asked = askClamd(url, Buffer.alloc(3_000_000), LONG_MS);
    await expect(asked).rejects.toThrow(NotScanned);
    await expect(asked).rejects.toThrow(why);
  });

  it('that says nothing is waited for no longer than was said, and is let go', async () => {
    const silent = await start('silent');
    await expect(askClamd(silent.url, Buffer.from('Cut.'), 1)).rejects.toThrow('it took longer than 0.001 s');
    while (silent.asking > 0) await new Promise((done) => setImmediate(done));
  });

  it('that is not there has not looked', async () => {
    const { url } = await start();
    await clamd?.stop();
    await expect(askClamd(url, Buffer.from('Cut.'), LONG_MS)).rejects.toThrow('ECONNREFUSED');
    await expect(askClamd('unix:///nowhere/clamd.ctl', Buffer.from('Cut.'), LONG_MS)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['stream: OK\0', { found: null }],
    ['stream: Win.Test-1 FOUND\0', { found: 'Win.Test-1' }],
    ['stream: a\u0007b FOUND\n', { found: 'a?b' }],
    [`stream: ${'n'.repeat(500)} FOUND\0`, { found: 'n'.repeat(100) }],
  ])('answers %j', (text, said) => {
    expect(readAnswer(text)).toEqual(said);
  });
  it.each([
    '',
    '\0',
    'OK',
    'stream: OKAY',
    'UNKNOWN COMMAND',
    'stream: FOUND',
    'stream: OK FOUND ERROR',
    'INSTREAM size limit exceeded. ERROR',
  ])('says nothing of a file with %j, which never counts as well', (text) => {
    expect(() => readAnswer(text)).toThrow(NotScanned);
  });
});
