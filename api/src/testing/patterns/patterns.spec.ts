import { costOf } from './cost.js';
import { type Pattern, patternsMade, patternsOfSources } from './patterns-of-sources.js';

/** Made of a name of ours from the catalogue, not of what anybody sends. */
const MADE_OF_OURS = ['api/src/core/database/clash.ts: new RegExp(`^${name}(?:_\\\\d+)?$`)'];

const { written, made, madeLater } = patternsOfSources();

describe('the time that a pattern takes', () => {
  let loaded: Pattern[];
  beforeAll(async () => (loaded = await patternsMade(made.keys())));

  it('grows with the length of the text and no faster, for every pattern of the product', () => {
    const known = [...written, ...loaded];
    const slow = known.flatMap(({ where, source, flags }) => {
      const { power, attack } = costOf(source, flags);
      return power > 1 ? [`${where}: /${source}/${flags} takes n^${power} for ${JSON.stringify(attack)} again and again`] : [];
    });
    expect(slow).toEqual([]);
    expect(written.length).toBeGreaterThan(250);
  });

  it('is known of patterns made of texts too: all are made as their file is loaded', () => {
    const counted = Map.groupBy(loaded, ({ where }) => where);
    expect(madeLater).toEqual(MADE_OF_OURS);
    expect(new Map([...counted].map(([file, patterns]) => [file, patterns.length]))).toEqual(made);
    expect(made.size).toBeGreaterThan(5);
  });

  it.each([
    ['a run of blanks before what may lack', String.raw`\s+$`, '', 2],
    ['a list parted by marks with blanks round them', String.raw`\s*[,;]\s*`, '', 2],
    ['two loops over the same letters', String.raw`^\d*,?\d+x`, '', 2],
    ['three of them', String.raw`^(.+?)[\s:]*(p?[\s:]*\d)$`, 'i', 3],
    ['what is looked ahead for', String.raw`^(?=.*a.*b)c`, '', 2],
    ['a loop in a loop', String.raw`^(?:[a-z]+\s?)*$`, '', Infinity],
    ['two ways for the same letter', String.raw`^(?:a|[a-c])*x`, '', Infinity],
    ['an end that may be blank in a loop', String.raw`^(?:\w+\s*)+:`, '', Infinity],
  ])('is refused for %s', (_, source, flags, power) => {
    expect(costOf(source, flags).power).toBe(power);
  });

  it.each([
    ['begins where the run begins', String.raw`(?<!\s)\s+$`, ''],
    ['may end wherever it is', String.raw`\s+`, 'g'],
    ['has its loops parted by what neither takes', String.raw`^[^@\s]+@\S+$`, ''],
    ['is parted by words', String.raw`\b(?:a|b)\b\s*x`, ''],
    ['has a bound', String.raw`\d{1,6}x`, ''],
    ['begins at the beginning', String.raw`^\s*x`, ''],
  ])('is linear for one that %s', (_, source, flags) => {
    expect(costOf(source, flags)).toEqual({ power: 1, attack: null });
  });

  it('cannot be told of one that refers back', () => {
    expect(() => costOf(String.raw`(a+)\1`, '')).toThrow('refers back');
  });
});
