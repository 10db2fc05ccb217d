import fc from 'fast-check';
import { patternOn } from '../workload/working-segments.js';
import { beganOn, isWithoutHours, contractFaults, endedOn, followedBy, resumedOn, workingPatternFaults } from './working-pattern.js';

const monday = { weekday: 1, start: '08:00', end: '16:00' };
const fields = (pattern: Parameters<typeof workingPatternFaults>[0]) => workingPatternFaults(pattern).map(({ field }) => field);

describe('A working pattern', () => {
  it.each([
    ['of nothing', { windows: [], breaks: [] }],
    ['with a break of every day', { windows: [monday], breaks: [{ start: '10:50', end: '11:10' }] }],
    [
      'with a break of every day that only the longer days have',
      { windows: [monday, { weekday: 5, start: '08:00', end: '10:00' }], breaks: [{ start: '10:50', end: '11:10' }] },
    ],
    ['with two windows that touch', { windows: [monday, { weekday: 1, start: '16:00', end: '17:00' }], breaks: [] }],
    ['with the same hours on two days', { windows: [monday, { ...monday, weekday: 2 }], breaks: [] }],
    [
      'with other hours in week B',
      {
        windows: [
          { ...monday, week: 'A' },
          { ...monday, week: 'B' },
        ],
        breaks: [],
      },
    ],
    ['with a break that fills its window', { windows: [monday], breaks: [{ weekday: 1, start: '08:00', end: '16:00' }] }],
  ])('%s is right', (_, pattern) => {
    expect(workingPatternFaults(pattern)).toEqual([]);
  });
  it.each([
    ['a window that ends as it starts', { windows: [{ ...monday, end: '08:00' }], breaks: [] }, ['workingPattern.windows.0.end']],
    ['a window over midnight', { windows: [{ ...monday, start: '22:00', end: '02:00' }], breaks: [] }, ['workingPattern.windows.0.end']],
    [
      'windows that overlap by a minute',
      { windows: [monday, { weekday: 1, start: '15:59', end: '17:00' }], breaks: [] },
      ['workingPattern.windows.1.start'],
    ],
    [
      'one window inside another',
      { windows: [{ weekday: 1, start: '09:00', end: '10:00' }, monday], breaks: [] },
      ['workingPattern.windows.1.start'],
    ],
    [
      'a window of week A over one of every week',
      { windows: [monday, { ...monday, week: 'A' }], breaks: [] },
      ['workingPattern.windows.1.start'],
    ],
    [
      'two windows of one week, written in two ways',
      {
        windows: [
          { ...monday, week: 'a' },
          { ...monday, week: 'A' },
        ],
        breaks: [],
      },
      ['workingPattern.windows.1.start'],
    ],
    ['a break before work', { windows: [monday], breaks: [{ start: '07:50', end: '08:10' }] }, ['workingPattern.breaks.0.start']],
    [
      'a break on a day without work',
      { windows: [monday], breaks: [{ weekday: 2, start: '10:50', end: '11:10' }] },
      ['workingPattern.breaks.0.start'],
    ],
    [
      'a break that ends before it starts',
      { windows: [monday], breaks: [{ start: '11:10', end: '10:50' }] },
      ['workingPattern.breaks.0.end'],
    ],
    ['a break without any work', { windows: [], breaks: [{ start: '10:50', end: '11:10' }] }, ['workingPattern.breaks.0.start']],
  ])('refuses %s', (_, pattern, expected) => {
    expect(fields(pattern)).toEqual(expected);
  });
  it('names every fault at once', () => {
    const pattern = { windows: [monday, { ...monday, end: '07:00' }, monday], breaks: [{ start: '06:00', end: '06:30' }] };
    expect(fields(pattern)).toEqual(['workingPattern.windows.1.end', 'workingPattern.windows.2.start', 'workingPattern.breaks.0.start']);
  });
  it('is right exactly when no minute of a day is worked twice', () => {
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    const window = fc.record({ weekday: fc.integer({ min: 1, max: 2 }), start: time, end: time }).filter(({ start, end }) => start < end);
    fc.assert(
      fc.property(fc.array(window, { maxLength: 4 }), (windows) => {
        const hours = windows.flatMap(({ weekday, start, end }) =>
          Array.from(
            { length: Number(end.slice(0, 2)) - Number(start.slice(0, 2)) },
            (_, n) => `${weekday} ${Number(start.slice(0, 2)) + n}`,
          ),
        );
        expect(workingPatternFaults({ windows, breaks: [] }).length === 0).toBe(new Set(hours).size === hours.length);
      }),
    );
  });
});

describe('hours besides', () => {
  it('end after they start, and do not overlap on one date', () => {
    const hours = { date: '2026-11-02', start: '09:00', end: '12:00' };
    const pattern = { windows: [], breaks: [] };
    expect(fields({ ...pattern, extra: [hours, { ...hours, date: '2026-11-03' }] })).toEqual([]);
    expect(fields({ ...pattern, extra: [{ ...hours, end: '09:00' }] })).toEqual(['workingPattern.extra.0.end']);
    expect(fields({ ...pattern, extra: [hours, { ...hours, start: '11:59', end: '13:00' }] })).toEqual(['workingPattern.extra.1.start']);
  });
});

describe('a contract', () => {
  const shares = [
    { function: 'prepare' as const, percent: 60 },
    { function: 'clear' as const, percent: 40 },
  ];

  it('names each sort of work once, and no more than the whole', () => {
    expect(contractFaults({})).toEqual([]);
    expect(contractFaults({ shares })).toEqual([]);
    expect(contractFaults({ shares: [...shares, { function: 'clear', percent: 0 }] })).toMatchObject([
      { field: 'contract.shares.2.function' },
    ]);
    expect(contractFaults({ shares: [...shares, { function: 'stock', percent: 0.5 }] })).toMatchObject([{ field: 'contract.shares' }]);
  });
});

describe('hours that follow others', () => {
  const dates = Array.from({ length: 20 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`);
  const hours = fc.constantFrom('08:00', '09:00', '10:00').map((start) => ({ windows: [{ weekday: 1, start, end: '16:00' }], breaks: [] }));

  it('leave every day before them as it was, whatever is changed from when on', () => {
    fc.assert(
      fc.property(hours, fc.array(fc.tuple(fc.nat(dates.length - 1), hours), { maxLength: 8 }), (first, changes) => {
        const slowly = dates.map(() => first.windows[0]!.start);
        let kept = followedBy(null, first, dates[7]!);
        for (const [from, next] of changes) {
          kept = followedBy(kept, next, dates[from]!);
          slowly.fill(next.windows[0]!.start, from);
        }
        expect(dates.map((date) => patternOn(kept, date).windows[0]!.start)).toEqual(slowly);
        expect(kept.former ?? []).toEqual([...(kept.former ?? [])].sort((one, other) => one.until.localeCompare(other.until)));
      }),
    );
  });

  it('count for all days where they are the first that are said', () => {
    const now = { windows: [{ weekday: 1, start: '08:00', end: '16:00' }], breaks: [] };
    expect(followedBy({ windows: [], breaks: [] }, now, '2026-11-05')).toEqual(now);
  });
});

describe('The first hours of somebody who is new', () => {
  const of = (start: string) => ({ windows: [{ weekday: 1, start, end: '16:00' }], breaks: [] });

  it('are none before the day on which they begin, also where they are put right that day, and an earlier day can be said', () => {
    const began = beganOn(of('08:00'), '2026-11-05');
    const day = (pattern: typeof began, date: string) => patternOn(pattern, date).windows[0]?.start ?? null;
    const days = (pattern: typeof began) => ['2026-10-30', '2026-11-04', '2026-11-05', '2026-11-20'].map((date) => day(pattern, date));
    expect(days(began)).toEqual([null, null, '08:00', '08:00']);
    expect(days(followedBy(began, of('09:00'), '2026-11-05'))).toEqual([null, null, '09:00', '09:00']);
    expect(days(followedBy(began, of('09:00'), '2026-11-20'))).toEqual([null, null, '08:00', '09:00']);
    expect(days(followedBy(began, of('08:00'), '2026-11-01'))).toEqual([null, '08:00', '08:00', '08:00']);
    expect(days(resumedOn(endedOn(began, '2026-11-10'), '2026-11-20'))).toEqual([null, null, '08:00', '08:00']);
  });

  it('count for all days where no day is said, and are none where there are none', () => {
    expect(beganOn(of('08:00'), null)).toEqual(of('08:00'));
    expect(beganOn({ windows: [], breaks: [] }, '2026-11-05')).toEqual({ windows: [], breaks: [] });
    expect([null, { windows: [], breaks: [] }, beganOn(of('08:00'), '2026-11-05'), of('08:00')].map(isWithoutHours)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('The hours of somebody who leaves and comes back', () => {
  const dates = Array.from({ length: 40 }, (_, day) => Temporal.PlainDate.from('2026-11-01').add({ days: day }).toString());
  const hours = fc.record({
    windows: fc.array(
      fc.constantFrom(1, 2, 3).map((weekday) => ({ weekday, start: '08:00', end: '12:00' })),
      { minLength: 1, maxLength: 2 },
    ),
    breaks: fc.constant<{ start: string; end: string }[]>([]),
  });

  it('are on each day what was true of it', () => {
    fc.assert(
      fc.property(hours, hours, fc.nat(9), fc.nat(9), fc.nat(9), (first, second, change, stay, gone) => {
        const [changed, left, back] = [change, change + 1 + stay, change + 2 + stay + gone].map((day) => dates[day] ?? '');
        const before = followedBy(first, second, changed ?? '');
        const pattern = resumedOn(endedOn(before, left ?? ''), back ?? '');
        for (const date of dates) {
          const wasThere = date < (left ?? '') || date >= (back ?? '');
          expect(patternOn(pattern, date).windows).toEqual(wasThere ? patternOn(before, date).windows : []);
        }
        expect(resumedOn(endedOn(before, left ?? ''), left ?? '')).toEqual(before);
      }),
    );
  });

  it('besides are none from the day on', () => {
    const extra = ['2026-11-03', '2026-11-05'].map((date) => ({ date, start: '17:00', end: '18:00' }));
    expect(endedOn({ windows: [monday], breaks: [], extra }, '2026-11-05').extra).toEqual(extra.slice(0, 1));
    expect(resumedOn({ windows: [monday], breaks: [] }, '2026-11-05')).toEqual({ windows: [monday], breaks: [] });
  });
});
