import { hashPassword, passwordMatches } from './password.js';

describe('A password', () => {
  it('is stored as argon2id with 19 MiB, 2 passes, 1 thread and a salt of its own', async () => {
    const [one, two] = [await hashPassword('correct horse battery'), await hashPassword('correct horse battery')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });
  it('matches itself and nothing else', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(await passwordMatches(stored, 'correct horse battery')).toBe(true);
    for (const wrong of ['correct horse batterY', 'correct horse battery ', '']) expect(await passwordMatches(stored, wrong)).toBe(false);
  });
  it('is the same however the keyboard composes its letters', async () => {
    expect(await passwordMatches(await hashPassword('caf\u00e9 au lait, s\u2019il'), 'cafe\u0301 au lait, s\u2019il')).toBe(true);
  });
  it('of an unknown account costs as much to refuse as that of a known one', async () => {
    const stored = await hashPassword('correct horse battery');
    const median = async (hash: string | null) => {
      const times: number[] = [];
      for (let n = 0; n < 9; n++) {
        const from = process.hrtime.bigint();
        expect(await passwordMatches(hash, 'a wrong password')).toBe(false);
        times.push(Number(process.hrtime.bigint() - from));
      }
      return times.sort((a, b) => a - b)[4] ?? 0;
    };
    const [known, unknown] = [await median(stored), await median(null)];
    expect(unknown).toBeGreaterThan(known / 3);
  });
});
