import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SchoolTurns, TooManyWait } from './school-turns.js';

/** Works that begin when it is their turn and end when they are told. */
class Works {
  readonly begun: string[] = [];
  readonly refused: string[] = [];
  private readonly ends = new Map<string, () => void>();

  constructor(private readonly turns: SchoolTurns) {}

  /** Asks for the work `A1` of the school `A`. */
  async ask(name: string): Promise<void> {
    const work = async (): Promise<void> => {
      this.begun.push(name);
      await new Promise<void>((end) => this.ends.set(name, end));
    };
    void this.turns.take(name[0] ?? '', work).catch((error: unknown) => {
      if (!(error instanceof TooManyWait)) throw error;
      this.refused.push(name);
    });
    await settled();
  }

  async end(name: string): Promise<void> {
    this.ends.get(name)?.();
    this.ends.delete(name);
    await settled();
  }

  get open(): string[] {
    return [...this.ends.keys()];
  }
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('turns of schools where little can be done at once', () => {
  it('give one school no second place, and let another pass all that it waits for', async () => {
    const works = new Works(new SchoolTurns({ atOnce: 2, ofSchool: 1, waitingOfSchool: 4, waiting: 20 }));
    for (const name of ['A1', 'A2', 'A3', 'B1', 'B2', 'C1']) await works.ask(name);
    expect(works.begun).toEqual(['A1', 'B1']);
    await works.end('A1');
    await works.end('C1');
    await works.end('A2');
    expect(works.begun).toEqual(['A1', 'B1', 'C1', 'A2', 'A3']);
  });

  it('refuse whoever would wait behind too many, of the own school or of all', async () => {
    const works = new Works(new SchoolTurns({ atOnce: 1, ofSchool: 1, waitingOfSchool: 2, waiting: 3 }));
    for (const name of ['A1', 'A2', 'A3', 'A4', 'B1', 'C1']) await works.ask(name);
    expect(works.refused).toEqual(['A4', 'C1']);
  });

  it('give one school fewer places while others ask too, and all of its own a second after', async () => {
    let nowMs = 0;
    const turns = new SchoolTurns({ atOnce: 8, ofSchool: 4, besideOthers: 2, waitingOfSchool: 9, waiting: 20 }, () => nowMs);
    const works = new Works(turns);
    for (const name of ['A1', 'A2', 'A3', 'A4', 'A5', 'B1']) await works.ask(name);
    expect(works.begun).toEqual(['A1', 'A2', 'A3', 'A4', 'B1']);
    for (const name of ['A1', 'A2', 'B1']) await works.end(name);
    expect(works.begun).not.toContain('A5');
    await works.end('A3');
    expect(works.open).toEqual(['A4', 'A5']);
    await works.ask('A6');
    expect(works.open).toEqual(['A4', 'A5']);
    nowMs = 1001;
    await works.ask('A7');
    await works.ask('A8');
    await works.end('A4');
    expect(works.open).toHaveLength(4);
  });

  it('give a school of which a crowd waits one place while others ask too, and those who wait the rest in the order in which they came', async () => {
    const most = { atOnce: 8, ofSchool: 6, besideOthers: 3, crowd: { waiting: 3, atWork: 1 }, waitingOfSchool: 9, waiting: 20 };
    const works = new Works(new SchoolTurns(most, () => 0));
    await works.ask('B1');
    for (const name of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']) await works.ask(name);
    expect(works.open).toEqual(['B1', 'A1', 'A2', 'A3']);
    await works.end('A1');
    await works.end('A2');
    expect(works.open).toEqual(['B1', 'A3']);
    for (const name of ['B2', 'B3']) await works.ask(name);
    expect(works.open).toEqual(['B1', 'A3', 'B2', 'B3']);
    await works.end('A3');
    expect(works.open).toEqual(['B1', 'B2', 'B3', 'A4', 'A5', 'A6']);
    expect(works.begun.filter((name) => name.startsWith('A'))).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6']);
  });

  it('give two crowds as many places as each would have beside the other', async () => {
    const most = { atOnce: 8, ofSchool: 6, besideOthers: 3, crowd: { waiting: 2, atWork: 1 }, waitingOfSchool: 9, waiting: 20 };
    const works = new Works(new SchoolTurns(most, () => 0));
    await works.ask('B1');
    for (const name of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7']) await works.ask(name);
    for (const name of ['B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8']) await works.ask(name);
    // B was none until three of it waited
    expect(works.open).toEqual(['B1', 'A1', 'A2', 'A3', 'B2', 'B3', 'B4', 'B5']);
    for (const name of ['B1', 'B2', 'B3']) await works.end(name);
    expect(works.open.toSorted()).toEqual(['A1', 'A2', 'A3', 'B4', 'B5', 'B6']);
    await works.end('A1');
    expect(works.open.toSorted()).toEqual(['A2', 'A3', 'A4', 'B4', 'B5', 'B6']);
  });

  it('count who asks and who is a crowd by all sorts of work together', async () => {
    const most = { atOnce: 8, ofSchool: 6, besideOthers: 3, crowd: { waiting: 2, atWork: 1 }, waitingOfSchool: 9, waiting: 20 };
    const [reads, writes] = [new SchoolTurns(most, () => 0), new SchoolTurns(most, () => 0)];
    SchoolTurns.together(reads, writes);
    const [reading, writing] = [new Works(reads), new Works(writes)];
    await reading.ask('B1');
    for (const name of ['A1', 'A2', 'A3', 'A4']) await writing.ask(name);
    // B only reads, and A has fewer at work that write
    expect(writing.open).toEqual(['A1', 'A2', 'A3']);
    for (const name of ['A5', 'A6', 'A7', 'A8', 'A9']) await reading.ask(name);
    // a crowd of A waits to read: it is one where it writes, too
    expect(reading.open).toEqual(['B1', 'A5', 'A6', 'A7']);
    for (const name of ['A1', 'A2']) await writing.end(name);
    expect(writing.open).toEqual(['A3']);
    await writing.end('A3');
    expect(writing.open).toEqual(['A4']);
  });

  it('leave to a school beside crowds alone what it has by itself', async () => {
    const most = { atOnce: 8, ofSchool: 6, besideOthers: 3, crowd: { waiting: 3, atWork: 1 }, waitingOfSchool: 9, waiting: 20 };
    const works = new Works(new SchoolTurns(most, () => 0));
    for (const name of ['B1', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6']) await works.ask(name);
    for (const name of ['A1', 'A2']) await works.end(name);
    for (const name of ['B2', 'B3', 'B4', 'B5', 'B6', 'B7']) await works.ask(name);
    expect(works.open.filter((name) => name.startsWith('B'))).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6']);
  });

  it('give one school several places and leave others some, and what is free next to each in turn', async () => {
    const works = new Works(new SchoolTurns({ atOnce: 3, ofSchool: 2, waitingOfSchool: 9, waiting: 20 }));
    for (const name of ['A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2', 'C1']) await works.ask(name);
    expect(works.begun).toEqual(['A1', 'A2', 'B1']);
    await works.end('A1');
    await works.end('A2');
    await works.end('B1');
    expect(works.begun).toEqual(['A1', 'A2', 'B1', 'B2', 'C1', 'A3']);
  });

  it('refuse who has waited too long, and count them no more', async () => {
    const turns = new SchoolTurns({ atOnce: 1, ofSchool: 1, waitingOfSchool: 1, waiting: 1, waitMs: 1 });
    expect(turns.enter('A')).toBeNull();
    await expect(turns.enter('B')).rejects.toThrow(TooManyWait);
    const next = turns.take('C', () => Promise.resolve('done'));
    turns.leave('A');
    await expect(next).resolves.toBe('done');
    expect(turns.enter('B')).toBeNull();
  });

  it('go on after a work that failed', async () => {
    const turns = new SchoolTurns({ atOnce: 1, ofSchool: 1, waitingOfSchool: 2, waiting: 3 });
    const failing = turns.take('A', () => Promise.reject(new Error('torn')));
    const next = turns.take('B', () => Promise.resolve('read'));
    await expect(failing).rejects.toThrow('torn');
    await expect(next).resolves.toBe('read');
  });

  it('let no school wait for two works of another, whatever is asked and ended when', async () => {
    const asks = fc.array(fc.oneof(fc.constantFrom('A', 'B', 'C', 'D'), fc.nat({ max: 1 })), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(asks, async (steps) => {
        const works = new Works(new SchoolTurns({ atOnce: 2, ofSchool: 1, waitingOfSchool: 100, waiting: 100 }));
        const asked: string[] = [];
        for (const [at, step] of steps.entries()) {
          if (typeof step === 'string') asked.push(`${step}${at}`);
          await (typeof step === 'string' ? works.ask(`${step}${at}`) : works.end(works.open[step] ?? ''));
          const schools = works.open.map((name) => name[0]);
          expect(new Set(schools).size).toBe(schools.length);
          const free = asked.filter((name) => !works.begun.includes(name) && !schools.includes(name[0]));
          expect(works.open.length === 2 || free.length === 0).toBe(true);
        }
        for (let last = works.open[0]; last !== undefined; last = works.open[0]) await works.end(last);
        expect(works.begun.toSorted()).toEqual(asked.toSorted());
        for (const one of asked) {
          // from when a school asks, each other school begins at most one work before it, besides what is open already
          const [from, until] = [asked.indexOf(one), works.begun.indexOf(one)];
          const isFirst = !asked.slice(0, from).some((name) => name[0] === one[0]);
          const between = works.begun.slice(0, until).filter((name) => asked.indexOf(name) > from);
          if (isFirst) expect(new Set(between.map((name) => name[0])).size).toBe(between.length);
        }
      }),
      { numRuns: 100 },
    );
  });
});
