import { afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { departmentOfSubject, DepartmentNames } from './department-of-subject.js';

afterEach(() => {
  jest.restoreAllMocks();
});

/** How many texts are compared while `work` is done: each is normalized once. */
function compared(work: () => void): number {
  const normalize = jest.spyOn(String.prototype, 'normalize');
  work();
  const times = normalize.mock.calls.length;
  normalize.mockRestore();
  return times;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[.]/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** The names as the rule says it, each asked of all that are known. */
class OneByOne {
  constructor(private readonly known: string[]) {}

  of(written: string, subject: string): string {
    if (written) return this.spelling(written);
    const own = subject && this.known.find((name) => plain(name) === plain(subject));
    if (own) return own;
    return this.spelling(departmentOfSubject(subject) ?? 'Other');
  }

  private spelling(name: string): string {
    const same = this.known.find((each) => plain(each) === plain(name)) ?? this.known.find((each) => meansTheSame(each, name));
    if (same === undefined) this.known.push(name);
    return same ?? name;
  }
}

const WAYS = [
  ['science', 'sciences', 'sci', 'sc'],
  ['art', 'art and design', 'art & design'],
  ['pe', 'physical education'],
];
const meansTheSame = (one: string, other: string): boolean => WAYS.some((ways) => ways.includes(plain(one)) && ways.includes(plain(other)));

describe('the names of departments', () => {
  it('are the ones that asking every known name for each lesson finds', () => {
    const words = WAYS.flat().flatMap((word) => [word, word.toUpperCase(), ` ${word.replace(' ', '_')}.`]);
    const name = fc.constantFrom(...words, 'Welsh', 'welsh', 'Latin', 'Other', '-');
    fc.assert(
      fc.property(
        fc.array(name),
        fc.array(fc.tuple(fc.oneof(fc.constant(''), name), fc.oneof(fc.constant(''), name))),
        (known, lessons) => {
          const [names, slow] = [new DepartmentNames(known), new OneByOne([...known])];
          for (const [written, subject] of lessons) expect(names.of(written, subject).name).toBe(slow.of(written, subject));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('cost twice as much for twice as many departments, not four times', () => {
    const cost = (many: number): number =>
      compared(() => {
        const names = new DepartmentNames([]);
        for (let each = 0; each < many; each += 1) names.of(`Department ${each}`, '');
      });
    expect(cost(2_000) / cost(1_000)).toBeLessThan(2.5);
  });

  it('cost twice as much for twice as many subjects that are departments', () => {
    const cost = (many: number): number => {
      const known = Array.from({ length: many }, (_, each) => `Course ${each}`);
      return compared(() => {
        const names = new DepartmentNames(known);
        for (const subject of known) expect(names.of('', subject).name).toBe(subject);
      });
    };
    expect(cost(1_000) / cost(500)).toBeLessThan(2.5);
  });
});
