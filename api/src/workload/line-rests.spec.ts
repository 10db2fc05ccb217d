import { LineRests } from './line-rests.js';

describe('the rest after a school’s line was worked out', () => {
  it('is ten times as long as that took, for that school alone', () => {
    const rests = new LineRests();
    rests.note('busy', 300, 1_000);
    expect(rests.of('busy', 1_000)).toBe(4_000);
    expect(rests.of('busy', 3_999)).toBe(4_000);
    expect(rests.of('busy', 4_000)).toBeNull();
    expect(rests.of('other', 1_000)).toBeNull();
  });

  it('is none where it took no time worth a word', () => {
    const rests = new LineRests();
    rests.note('small', 99, 1_000);
    expect(rests.of('small', 1_000)).toBeNull();
  });

  it('ends with a run that was short again', () => {
    const rests = new LineRests();
    rests.note('busy', 300, 1_000);
    rests.note('busy', 20, 2_000);
    expect(rests.of('busy', 2_000)).toBeNull();
  });
});
