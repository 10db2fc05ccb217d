import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cycleDayKey,
  keysOfLabel,
  labelKey,
  labelOrder,
  looksMangled,
  matchPeriod,
  periodKey,
  periodsBetween,
  plainWords,
  readCount,
  readName,
  readTime,
  readTimes,
  readWeek,
  readWeekBesideDay,
  readWeekday,
  readYear,
  splitSession,
  weekdayMeanings,
  weekdayOfWords,
  weeksInOrder,
  yearOfGroup,
} from './index.js';

/** Text as files hold it: words of timetables, in parts and glued together, between any other text. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'Mon',
          'tag',
          'Montag',
          'Wed',
          'A',
          'b',
          'Week',
          '1',
          '07',
          'Day',
          'P',
          ':',
          '-',
          '/',
          ' ',
          'é',
          'ŵ',
          '.',
          '8.50',
          'pm',
          'Fri',
        ),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
);
const anyLabels = fc.constantFrom<readonly string[]>([], ['A', 'B'], ['Week 1', 'Week 2'], ['Red', 'Blue'], ['Odd', 'Even']);

describe('reading a weekday', () => {
  it('gives no word two meanings', () => {
    const twofold = [...weekdayMeanings()].filter(([, weekdays]) => weekdays.size > 1).map(([word]) => word);
    expect(twofold).toEqual([]);
  });

  it.each([
    ['Mon', 1],
    ['MONDAYS', 1],
    ['weds.', 3],
    ['Montag', 1],
    ['Donnerstag', 4],
    ['Dydd Mawrth', 2],
    ['Mercher', 3],
    ['mardi', 2],
    ['Miércoles', 3],
    ['MIERCOLES', 3],
    ['giovedì', 4],
    ['vrijdag', 5],
    ['Środa', 3],
    ['terça-feira', 2],
    ['måndag', 1],
    ['csütörtök', 4],
    ['Четверг', 4],
    ['Δευτέρα', 1],
    ['星期三', 3],
    ['Mond', 0],
    ['tag', 0],
    ['Someday', 0],
    ['ma', 0],
  ])('%j is weekday %j', (words, weekday) => {
    expect(weekdayOfWords(words)).toBe(weekday);
    expect(readWeekday(words)?.weekday ?? 0).toBe(weekday);
  });

  it.each([
    ['MonA', [], 'A'],
    ['mona', ['A', 'B'], 'A'],
    ['mona', [], undefined],
    ['Mona', ['B', 'C'], undefined],
    ['Monday2', [], '2'],
    ['Monday (Week B)', [], 'Week B'],
    ['WkAMon', [], 'Wk A'],
    ['Llun / Monday', [], ''],
    ['Mon-Fri', [], undefined],
    ['Mon, Wed', [], undefined],
    ['Month', [], undefined],
  ])('%j with the labels %j has %j beside its day', (words, labels, rest) => {
    expect(readWeekday(words, labels)?.rest).toBe(rest);
  });
});

describe('reading labels', () => {
  it.each([
    [['A', 'a', 'Day A', 'Week A', 'Wk A', 'WK. A', 'week  a', 'A week', 'WeekA'], 'a'],
    [['1', '01', 'W1', 'Week 1', 'wk1', 'Day 1', 'D1', 'Woche 1'], '1'],
    [['Red', 'RED', 'Week Red', 'Red week'], 'red'],
    [['Weekend'], 'weekend'],
    [['Daily'], 'daily'],
  ])('%j are one: %j', (labels, key) => {
    expect(new Set(labels.map(labelKey))).toEqual(new Set([key]));
  });

  it('knows a label that counts by its letter, its number and odd or even, and no other', () => {
    expect(keysOfLabel(['A', 'B'], 'B')).toEqual(['b', '2', 'even']);
    expect(keysOfLabel(['Week 1', 'Week 2', 'Week 3'], 'Week 3')).toEqual(['3', 'c']);
    expect(keysOfLabel(['Red', 'Blue'], 'Blue')).toEqual(['blue']);
    expect(keysOfLabel(['1', '2', 'E'], 'E')).toEqual(['e']);
    expect(labelOrder('Monday')).toBe(0);
  });

  it.each([
    [['A Mon', 'Week A Mon', 'a  MONDAY', 'Wk A - Mon', 'Mon A'], 'a mon'],
    [['Mon', 'Monday'], 'mon'],
    [['Day A', 'A'], 'a'],
  ])('%j are one day of a cycle: %j', (days, key) => {
    expect(new Set(days.map(cycleDayKey))).toEqual(new Set([key]));
  });

  it('reads weeks in order only where there are as many words as labels, and none of them a label', () => {
    expect([...weeksInOrder(['Red', 'Blue', 'red', 'both'], ['A', 'B'])]).toEqual([
      ['red', 'A'],
      ['blue', 'B'],
    ]);
    expect([...weeksInOrder(['T2', 'T1'], ['A', 'B'])]).toEqual([
      ['t1', 'A'],
      ['t2', 'B'],
    ]);
    for (const words of [['Red'], ['Red', 'Blue', 'Green'], ['Red', 'A']]) expect(weeksInOrder(words, ['A', 'B']).size).toBe(0);
  });
});

describe('reading a time', () => {
  it.each([
    ['9:50', '09:50'],
    ['11:10:00', '11:10'],
    ['11.10.00', '11:10'],
    ['9.50', '09:50'],
    ['950', '09:50'],
    ['0950', '09:50'],
    ['2:15 pm', '14:15'],
    ['2.15PM', '14:15'],
    ['12:05 am', '00:05'],
    ['12 p.m.', '12:00'],
    ['14h15', '14:15'],
    ['9 am', '09:00'],
    ['0.368055555555556', '08:50'],
    ['1899-12-30 08:50:00', '08:50'],
    ['24:00', undefined],
    ['9:60', undefined],
    ['3.11.26', undefined],
    ['03.11.2026', undefined],
    ['13:00 am', undefined],
    ['9', undefined],
    ['P1', undefined],
    ['', undefined],
  ])('%j is %j', (written, time) => {
    expect(readTime(written)).toBe(time);
  });

  it.each([
    ['12:50-1:50', { start: '12:50', end: '13:50' }],
    ['1:15-2:15 pm', { start: '13:15', end: '14:15' }],
    ['9:00 to 10:00', { start: '09:00', end: '10:00' }],
    ['1-2', undefined],
  ])('%j holds the times %j', (words, times) => {
    expect(readTimes(words)).toEqual(times);
  });
});

describe('reading a period', () => {
  const periods = [
    { name: 'P1', start: '08:50', end: '09:50' },
    { name: 'P2', start: '09:50', end: '10:50' },
    { name: 'P5', start: '14:00', end: '15:00' },
    { name: 'Fri 1', start: '08:30', end: '09:20', weekdays: [5] },
  ];

  it.each([
    ['Period 02', 'P2'],
    ['Lesson 2', 'P2'],
    ['Pd2', 'P2'],
    ['2nd period', 'P2'],
    ['2. Stunde', 'P2'],
    ['P2 (9:50-10:50)', 'P2'],
    ['09:50~10:50', 'P2'],
    ['9:50', 'P2'],
    ['P3', undefined],
    ['2x', undefined],
  ])('%j is %j', (words, name) => {
    expect(matchPeriod(periods, words)?.name).toBe(name);
  });

  it('finds none where several names fit', () => {
    expect(matchPeriod([{ name: 'P1' }, { name: 'L1' }], '1')).toBeUndefined();
    expect(matchPeriod([{ name: 'P1' }, { name: 'L1' }], 'L1')?.name).toBe('L1');
  });

  it.each([
    ['08:50', '09:50', 1, ['P1']],
    ['08:50', '10:50', 1, ['P1', 'P2']],
    ['02:00', '03:00', 1, ['P5']],
    ['08:30', '09:20', 5, ['Fri 1']],
    ['08:30', '09:20', 1, []],
    ['08:50', undefined, 2, ['P1']],
    ['08:50', '11:30', 1, []],
  ])('between %j and %j on weekday %j are %j', (start, end, weekday, names) => {
    expect(periodsBetween(periods, start, end, weekday).map(({ name }) => name)).toEqual(names);
  });
});

describe('reading numbers and codes', () => {
  it.each([
    ['22,0', 22],
    ['22', 22],
    ['', null],
    ['about 22', undefined],
    ['22,5', undefined],
    ['1,000', undefined],
    ['-1', undefined],
  ])('%j is the count %j', (written, count) => {
    expect(readCount(written, 500)).toBe(count);
  });

  it.each(['1.00E+02', '1E+05', '07-Jan', '01-Mar', 'Jan-07', '02/01/2026', '2026-01-02', '43831', '#REF!', '#N/A', '########'])(
    '%j looks mangled',
    (code) => {
      expect(looksMangled(code)).toBe(true);
    },
  );
  it.each(['10P', '7X/Sc1', '1E5', 'E2', '101', '10-1', 'S1', '12345', 'Mar', 'JAN', '3.14', '#1'])('%j does not', (code) => {
    expect(looksMangled(code)).toBe(false);
  });
});

describe('any text at all', () => {
  it('gives a value or nothing, and never throws', () => {
    fc.assert(
      fc.property(anyText, anyText, anyLabels, (text, other, labels) => {
        const periods = [{ name: text, start: '08:50', end: '09:50' }];
        for (const read of [
          readTime,
          readTimes,
          readYear,
          yearOfGroup,
          splitSession,
          periodKey,
          labelKey,
          cycleDayKey,
          looksMangled,
          plainWords,
        ])
          expect(() => read(text)).not.toThrow();
        expect(() => weeksInOrder([text, other], labels)).not.toThrow();
        expect(matchPeriod(periods, text)).toBe(periods[0]);
        const time = readTime(text);
        if (time !== undefined) expect(time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
        expect(readCount(text, 500) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is read once: what was read is read as the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = readName(text);
        expect(readName(name)).toBe(name);
        expect(name.isWellFormed() === text.isWellFormed() && name === name.normalize('NFC')).toBe(true);
        expect(plainWords(name)).toBe(plainWords(text));
        expect(plainWords(text.normalize('NFD'))).toBe(plainWords(text));
        expect(labelKey(labelKey(text))).toBe(labelKey(labelKey(labelKey(text))));
      }),
    );
  });

  it('never gives a label made of a part of a word', () => {
    fc.assert(
      fc.property(anyText, anyLabels, (text, labels) => {
        const words = new Set(
          (
            plainWords(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')).match(
              /\p{N}+|[\p{L}\p{M}]+/gu,
            ) ?? []
          ).map((word) => word.replace(/^0+(?=\d)/, '')),
        );
        // 'WeekA' and 'wkb' are two words written as one: the letter after them is a label, as every number is
        for (const word of [...words]) words.add(word.replace(/^(?:week|wk|day)(?=[a-z]$)/, ''));
        const day = readWeekday(text, labels);
        const week = day && readWeekBesideDay(day.rest, labels);
        if (typeof week !== 'string' || labels.includes(week)) return;
        for (const part of plainWords(week).match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []) expect(words).toContain(part.replace(/^0+(?=\d)/, ''));
        expect(weekdayOfWords(week)).toBe(0);
      }),
      { numRuns: 2000, examples: [['WeekaMO', []]] },
    );
  });

  it('is every week only where it says so', () => {
    for (const words of ['', 'Both', 'A/B', 'AB', '1,2', 'every week', 'A and B']) expect(readWeek(words, ['A', 'B'])).toBeNull();
    for (const words of ['first half of term', 'w/c 16 Nov', 'A/C']) expect(readWeek(words, ['A', 'B'])).toBeUndefined();
    expect(readWeekBesideDay('morning', [])).toBeUndefined();
  });
});
