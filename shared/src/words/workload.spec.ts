import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pressureLevel, pressureOf } from '../workload/pressure.js';
import { en } from './en.js';
import { minutesIn, numberIn } from './testing/minutes-in.js';

const anyMinutes = fc.nat(9000);
const date = '2026-11-03';

describe('the figures of the workload, in English', () => {
  it('say of a day what is asked and what is there, and that it is over-booked exactly where that is more', () => {
    fc.assert(
      fc.property(anyMinutes, anyMinutes, (workMinutes, technicianMinutes) => {
        const level = pressureLevel(pressureOf(workMinutes, technicianMinutes));
        const said = en.load.barTitle({ date, workMinutes, technicianMinutes, level });
        const [, asked, there, how] = /^Tue 3 Nov: (.+) asked, (.+) there, (.+)$/.exec(said) ?? [];
        expect([minutesIn(asked), minutesIn(there)]).toEqual([workMinutes, technicianMinutes]);
        expect(how === 'over-booked').toBe(workMinutes > technicianMinutes);
        expect(en.load.ofMinutes(workMinutes, technicianMinutes).split(' of ').map(minutesIn)).toEqual([workMinutes, technicianMinutes]);
      }),
    );
  });

  it('say hours on a bar within half an hour of its minutes, and none only for less than that', () => {
    fc.assert(
      fc.property(anyMinutes, (minutes) => {
        const said = en.load.hoursOnBar(minutes);
        if (said === '') expect(minutes).toBeLessThan(30);
        else expect(Math.abs(numberIn(said) * 60 - minutes)).toBeLessThanOrEqual(30);
      }),
    );
  });

  it('count all bars, and name exactly those to come that are over-booked', () => {
    const anyDays = fc
      .array(fc.constantFrom('calm', 'tight', 'overloaded'), { maxLength: 20 })
      .map((levels) =>
        levels.map((level, index) => ({ date: Temporal.PlainDate.from('2026-11-01').add({ days: index }).toString(), level })),
      );
    fc.assert(
      fc.property(anyDays, fc.nat(20), (days, passed) => {
        const today = Temporal.PlainDate.from('2026-11-01').add({ days: passed }).toString();
        const said = en.load.barsSummary(days, today);
        expect(numberIn(said)).toBe(days.length);
        const over = days.filter((one) => one.level === 'overloaded' && one.date >= today);
        const named = /over-booked: ([^.]*)\./.exec(said)?.[1]?.split(', ') ?? [];
        expect(named).toEqual(over.map((one) => en.dates.day(one.date)));
        expect(said.includes('no day to come is over-booked')).toBe(over.length === 0);
      }),
    );
  });

  it('say of a share of time no other per cent than the share, and of work its minutes', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 9, noNaN: true }), anyMinutes, (share, minutes) => {
        expect(Math.abs(numberIn(en.workload.share(share, null)) - 100 * share)).toBeLessThanOrEqual(1);
        expect(minutesIn(en.workload.workAlone(minutes))).toBe(minutes);
      }),
    );
  });

  it('say a share in full that is over its time, and none that is over where it is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 3000 }), fc.integer({ min: -9, max: 9 }), (time, over) => {
        const percent = numberIn(en.workload.share((time + over) / time, null));
        expect(percent > 100).toBe(over > 0);
      }),
    );
  });

  it('say how much is overdue, of how many lessons, how many tasks and which practical most', () => {
    const title = 'Food tests';
    fc.assert(
      fc.property(fc.nat(5000), anyMinutes, (count, minutes) => {
        const overdue = en.workload.overdue(count, null);
        if (count === 0) expect(overdue).toBe('nothing is overdue');
        else expect(overdue).toBe(`${en.counts.number(count)} ${count === 1 ? 'task' : 'tasks'}`);
        expect(numberIn(en.workload.ofLessons(count))).toBe(count);
        expect(numberIn(en.workload.times(count))).toBe(count);
        const [tasks, most] = en.workload.madeOf(count, { title, minutes }).split(' · ');
        expect([numberIn(tasks), minutesIn(most?.replace(`most of it: ${title}, `, ''))]).toEqual([count, minutes]);
        expect(numberIn(en.workload.byPractical(count))).toBe(count);
        expect(numberIn(en.workload.showAll(count))).toBe(count);
      }),
    );
  });
});

describe('a week in review, in English', () => {
  const anyLoad = fc.record({ workMinutes: anyMinutes, technicianMinutes: fc.option(anyMinutes) });
  const anyDepartment = fc
    .record({ asked: fc.nat(400), late: fc.nat(400), excused: fc.nat(400), short: fc.nat(99), wasted: fc.nat(99) })
    .map(({ asked, late, excused, ...rest }) => {
      const [few = 0, some = 0, many = 0] = [asked, late, excused].sort((one, other) => one - other);
      return { ...rest, excused: few, late: some, asked: many };
    });

  const NOON_MS = Temporal.Instant.from('2026-11-09T12:00:00Z').epochMilliseconds;
  const anyOverload = fc
    .record({ hours: fc.nat(40), technicianMinutes: anyMinutes, over: fc.integer({ min: 1, max: 900 }) })
    .map(({ hours, technicianMinutes, over }) => ({
      fromMs: NOON_MS,
      toMs: NOON_MS + (hours + 1) * 3_600_000,
      workMinutes: technicianMinutes + over,
      technicianMinutes,
    }));
  const anyComing = fc.record({
    workMinutes: anyMinutes,
    technicianMinutes: anyMinutes,
    days: fc.integer({ min: 1, max: 5 }),
    overloads: fc.array(anyOverload, { maxLength: 2 }),
    beginsBefore: fc.boolean(),
  });

  it('sums up what its departments say, and says of the week to come what Workload says of it', () => {
    const facts = fc.record({
      department: fc.constant('Science'),
      counts: anyDepartment,
      thisWeek: anyLoad,
      nextWeek: fc.option(anyComing),
    });
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 4 }), (all) => {
        const departments = all.map(({ counts, ...rest }) => ({ ...rest, ...counts }));
        const days = { from: '2026-11-02', to: '2026-11-06' };
        const { subject, lines } = en.weekReview.mail({ ...days, departments, timeZone: 'Europe/London' });
        const sum = (of: (one: (typeof departments)[number]) => number) => departments.reduce((total, one) => total + of(one), 0);
        const [, requests, late] = /: ([\d,]+) requests?, ([\d,]+) late$/.exec(subject) ?? [];
        expect([numberIn(requests), numberIn(late)]).toEqual([sum((one) => one.asked), sum((one) => one.late)]);
        const loads = lines.filter((line) => line.startsWith('– This week: '));
        expect(loads).toHaveLength(departments.length);
        for (const [index, { thisWeek }] of departments.entries()) {
          const line = loads[index] ?? '';
          expect(minutesIn(/: (.+) asked/.exec(line)?.[1])).toBe(thisWeek.workMinutes);
          if (thisWeek.technicianMinutes === null) expect(line).toContain('no technician’s hours yet');
          else expect(minutesIn(/asked, (.+?) there/.exec(line)?.[1])).toBe(thisWeek.technicianMinutes);
        }
        const coming = departments.flatMap(({ nextWeek }) =>
          nextWeek ? [en.workload.verdict(nextWeek), ...nextWeek.overloads.map((one) => en.overloads.sentence(one, 'Europe/London'))] : [],
        );
        expect(lines.filter((line) => coming.includes(line.slice(2)))).toEqual(coming.map((said) => `– ${said}`));
      }),
    );
  });
});
