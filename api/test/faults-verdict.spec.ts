import { describe, expect, it } from '@jest/globals';

type Row = Record<string, unknown>;
interface Report {
  timed?: boolean;
  commit: string;
  table: Row[];
  others: Row[];
  races: Row;
  deadlocks: Row;
  starts: Row;
  mail: Row[];
  back: Row;
  tabs: Row;
  invariants: Row[];
  blind: string[];
}

interface Verdict {
  wrongIn: (report: Report) => string[];
  OTHERS_MS: number;
  BACK_MS: number;
}
interface Figures {
  sentencesOf: (report: Report) => string[];
}
const [verdict, figures]: [string, string] = ['../faults/verdict.mjs', '../faults/figures.mjs'];
const { wrongIn, OTHERS_MS, BACK_MS }: Verdict = await import(verdict);
const { sentencesOf }: Figures = await import(figures);

const SAME = 'same school';
const ANOTHER = 'another school';
const waits = (meanwhile: string, own: number, far: number, counts = [SAME, ANOTHER]): Row => ({
  meanwhile,
  counts,
  ...{ [`${SAME}: worst ms`]: own, [`${SAME}: failed`]: 0, [`${ANOTHER}: worst ms`]: far, [`${ANOTHER}: failed`]: 0 },
});
const report = (): Report => ({
  commit: 'abc',
  table: [{ what: 'a server is killed', faults: 3, acknowledged: 20, unanswered: 0, lost: 0, doubled: 0, 'unlike the first answer': 0 }],
  others: [
    waits('nothing, at rest', 100, 50),
    waits('a row is locked', OTHERS_MS + 100, OTHERS_MS + 50),
    waits('200 look', 9000, 10, [ANOTHER]),
  ],
  races: { operations: 100, rounds: 2, right: 2, overbooked: 0, faults: 0, retries: 0, 'looked again': 7 },
  deadlocks: { deadlocks: 0 },
  starts: { interrupted: 3, half: 0, 'whole afterwards': true, 'invariants broken': 0 },
  mail: [{ messages: 30, lost: 0, 'given up': 0, 'lost an attempt': 0 }],
  back: { times: 3, worstMs: BACK_MS },
  tabs: { killed: 2, cut: 2, ticks: 36, 'taken back': 6, lost: 0, doubled: 0, kept: 0, refused: 0, otherwise: 0 },
  invariants: [{ name: 'oversold instant', broken: 0 }],
  blind: [],
});
const wrong = (spoil: (report: Report) => void): string[] => {
  const spoilt = report();
  spoil(spoilt);
  return wrongIn(spoilt);
};

describe('the verdict of npm run faults', () => {
  it('is that all is as promised where it is, also where others wait just as long as they may', () => {
    expect(wrongIn(report())).toEqual([]);
    expect(sentencesOf(report()).join(' ')).toContain('All was as promised.');
  });

  it('is the same without a clock, but for who waited too long and what was well too late', () => {
    const slow = (report: Report) => {
      Object.assign(report.others[1] ?? {}, { [`${SAME}: worst ms`]: OTHERS_MS * 9 });
      Object.assign(report.back, { worstMs: BACK_MS * 9 });
    };
    expect(wrong(slow)).toHaveLength(2);
    expect(wrong((one) => (slow(one), Object.assign(one, { timed: false })))).toEqual([]);
    expect(wrong((one) => Object.assign(one, { timed: false, deadlocks: { deadlocks: 1 } }))).toHaveLength(1);
  });

  it.each<[string, (report: Report) => void, RegExp]>([
    ['a write that was lost', ({ table }) => Object.assign(table[0] ?? {}, { lost: 1 }), /1 were lost/],
    ['a write that nobody ever answered', ({ table }) => Object.assign(table[0] ?? {}, { unanswered: 2 }), /2 were never answered/],
    ['a load that did nothing', ({ table }) => Object.assign(table[0] ?? {}, { acknowledged: 0 }), /shows nothing/],
    [
      'others of the same school who waited',
      ({ others }) => Object.assign(others[1] ?? {}, { [`${SAME}: worst ms`]: OTHERS_MS + 101 }),
      /waited/,
    ],
    ['another school that waited', ({ others }) => Object.assign(others[2] ?? {}, { [`${ANOTHER}: worst ms`]: OTHERS_MS + 51 }), /waited/],
    ['others who were refused', ({ others }) => Object.assign(others[1] ?? {}, { [`${ANOTHER}: failed`]: 1 }), /failed/],
    ['a racing operation that was done again', ({ races }) => Object.assign(races, { retries: 1 }), /second time/],
    ['a race that was not right', ({ races }) => Object.assign(races, { right: 1 }), /not right/],
    ['a deadlock', ({ deadlocks }) => Object.assign(deadlocks, { deadlocks: 1 }), /deadlock/],
    ['a first start that nothing interrupted', ({ starts }) => Object.assign(starts, { interrupted: 0 }), /shows nothing/],
    ['a half first start', ({ starts }) => Object.assign(starts, { half: 1 }), /first start/],
    ['an e-mail that was given up', ({ mail }) => Object.assign(mail[0] ?? {}, { 'given up': 1 }), /e-mails/],
    ['a server that came back late', ({ back }) => Object.assign(back, { worstMs: BACK_MS + 1 }), /well/],
    ['a tick that was lost', ({ tabs }) => Object.assign(tabs, { lost: 1 }), /1 were lost/],
    ['tabs that met no fault', ({ tabs }) => Object.assign(tabs, { killed: 0 }), /shows nothing/],
    ['an invariant that is broken', ({ invariants }) => Object.assign(invariants[0] ?? {}, { broken: 2 }), /2 rows break/],
    ['an invariant that finds nothing', ({ blind }) => blind.push('oversold instant'), /found no row/],
  ])('names %s', (_, spoil, sentence) => {
    expect(wrong(spoil)).toEqual([expect.stringMatching(sentence)]);
  });
});
