import { describe, expect, it } from '@jest/globals';
import { isAsItComes, saidStrength } from '@app/shared';
import { apparatus, NAMED_FOR_NEEDS, needsOf, practicals, requiredPracticals, type SeedLine, type SeedPractical } from './library/index.js';
import { nearestTeachingFocus, oakfieldCalendar, oakfieldTeachingDays } from './oakfield/calendar.js';
import { easterSunday, mondayOf, wallMinutes, weekdayOf } from './oakfield/dates.js';
import { blocks, groups } from './oakfield/groups.js';
import { people, scienceTeachers, technicians } from './oakfield/people.js';
import { plan, type PlanLesson } from './oakfield/requests.js';
import { periods, rooms } from './oakfield/school.js';
import { oakfieldTimetable } from './oakfield/timetable.js';

const owned = new Map<string, (typeof apparatus)[number]>(apparatus.map((thing) => [thing.key, thing]));
const neededFor = (line: SeedLine, practical: SeedPractical, pupils: number) =>
  (line.perClass ?? 0) +
  (line.perSet ?? 0) * (practical.demonstration ? 1 : Math.ceil(pupils / practical.groupSize)) +
  (line.perPupil ?? 0) * pupils +
  (line.spare ?? 0);
const everyText = practicals.flatMap((p) => [p.title, p.method, ...p.hazards.map((h) => h.text), ...p.lines.map((l) => l.name)]);

describe('the starter library', () => {
  it('holds the 29 required practicals, ten in biology, nine in chemistry and ten in physics', () => {
    const bySubject = (subject: string) => requiredPracticals.filter((p) => p.subject === subject).length;
    expect([requiredPracticals.length, bySubject('Biology'), bySubject('Chemistry'), bySubject('Physics')]).toEqual([29, 10, 9, 10]);
  });

  it('gives every practical its own key and title, and every apparatus its own key and name', () => {
    for (const texts of [
      practicals.map((p) => p.key),
      practicals.map((p) => p.title),
      apparatus.map((a) => a.key),
      apparatus.map((a) => a.name),
    ])
      expect(new Set(texts).size).toBe(texts.length);
  });

  it('names only apparatus that the school owns, and owns none that no practical uses', () => {
    const used = new Set(practicals.flatMap((p) => p.lines.flatMap((line) => line.apparatus ?? [])));
    expect([...used].filter((key) => !owned.has(key))).toEqual([]);
    expect([...owned.keys()].filter((key) => !used.has(key as never))).toEqual([]);
  });

  it.each(practicals.map((p) => [p.key, p] as const))(
    '%s fits a class of its usual size in what is owned and in service',
    (_, practical) => {
      const pupils = practical.years.every((year) => year > 11) ? 16 : 30;
      const short = practical.lines.filter((line) => {
        const thing = line.apparatus && owned.get(line.apparatus);
        return thing && neededFor(line, practical, pupils) > thing.owned - thing.outOfService;
      });
      expect(short.map((line) => `${line.name}: ${neededFor(line, practical, pupils)}`)).toEqual([]);
    },
  );

  it('says of practicals that there are what a room must have: gas where something is heated on it, a room for food where food is made', () => {
    expect(NAMED_FOR_NEEDS.practicals.filter((key) => !practicals.some((one) => one.key === key))).toEqual([]);
    expect(NAMED_FOR_NEEDS.kit.filter((key) => !owned.has(key))).toEqual([]);
    const needing = (need: string) => practicals.filter((one) => needsOf(one).includes(need as never));
    expect(needing('gas')).toEqual(practicals.filter(({ lines }) => lines.some((line) => line.apparatus === 'bunsen-burner')));
    expect(needing('food-safe')).toEqual(practicals.filter(({ subject }) => subject === 'Food'));
    // a laboratory of the demo school has what most of its practicals need, and a few of them need what only some rooms have
    const has = (need: string) => rooms.filter(({ facilities }) => facilities.includes(need as never)).length;
    for (const need of ['fume-cupboard', 'blackout'])
      expect([needing(need).length > 0, has(need) > 0, has(need) < 8]).toEqual([true, true, true]);
  });

  it('serves every year from 7 to 13 in every science with something to choose from', () => {
    for (const subject of ['Biology', 'Chemistry', 'Physics'])
      for (const year of [10, 11, 12, 13])
        expect(practicals.filter((p) => p.subject === subject && p.years.includes(year)).length).toBeGreaterThanOrEqual(2);
    for (const year of [7, 8, 9]) expect(practicals.filter((p) => p.years.includes(year)).length).toBeGreaterThanOrEqual(6);
  });

  it('never says that something is safe, and points every hazard to the employer', () => {
    expect(everyText.filter((text) => /\bsafe|\bharmless|low hazard|no risk|not hazardous/i.test(text))).toEqual([]);
    for (const practical of practicals) {
      expect(practical.hazards.length).toBeGreaterThan(0);
      expect(practical.hazards.every((hazard) => hazard.guidance === 'Check your employer’s guidance')).toBe(true);
    }
  });

  it('says as the strength of a chemical a strength, and never a note', () => {
    const texts = practicals.flatMap(({ lines }) => lines.flatMap(({ concentrationText }) => concentrationText ?? []));
    const isStrength = (text: string) =>
      saidStrength({ concentration: null, concentrationText: text }) !== null ||
      isAsItComes(text) ||
      /^(?:saturated|diluted?|pH \d)/.test(text);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => !isStrength(text))).toEqual([]);
  });

  it('writes hazard codes as CLP writes them, and concentrations only on chemicals', () => {
    for (const line of practicals.flatMap((p) => p.lines)) {
      expect((line.pictograms ?? []).filter((code) => !/^GHS0[1-9]$/.test(code))).toEqual([]);
      expect((line.statements ?? []).filter((code) => !/^(H\d{3}[A-Za-z]{0,2}|EUH\d{3})$/.test(code))).toEqual([]);
      if (line.kind !== 'chemical') expect([line.concentration, line.pictograms]).toEqual([undefined, undefined]);
    }
  });
});

const timetable = oakfieldTimetable();
const groupOf = new Map(groups.map((group) => [group.code, group]));
const slotOf = (entry: (typeof timetable)[number]) => `${entry.cycleDay} ${entry.period}`;
const twice = (things: readonly string[]) => things.filter((thing, place) => things.indexOf(thing) !== place);

describe('the timetable of Oakfield School', () => {
  it('never has a teacher, a room or a group in two places at once', () => {
    expect(twice(timetable.map((entry) => `${slotOf(entry)} ${entry.teacher}`))).toEqual([]);
    expect(twice(timetable.map((entry) => `${slotOf(entry)} ${entry.room}`))).toEqual([]);
    expect(twice(timetable.map((entry) => `${slotOf(entry)} ${entry.group}`))).toEqual([]);
  });

  it('lets groups that share pupils meet at once only in the same option block or sixth-form column', () => {
    const blockOf = (code: string) => blocks.findIndex((block) => block.groups.some((group) => group.code === code));
    const clashes = [...Map.groupBy(timetable, slotOf)].flatMap(([slot, entries]) => {
      const meeting = new Map<string, number>();
      return entries.flatMap(({ group }) => {
        const block = blockOf(group);
        const clashing = (groupOf.get(group)?.classes ?? []).filter((name) => (meeting.get(name) ?? block) !== block);
        for (const name of groupOf.get(group)?.classes ?? []) meeting.set(name, block);
        return clashing.map((name) => `${slot} ${group} ${name}`);
      });
    });
    expect(clashes).toEqual([]);
  });

  it('gives every group all its lessons in a room of its own department, and no group two on a day', () => {
    for (const group of groups) {
      const entries = timetable.filter((entry) => entry.group === group.code);
      expect(entries).toHaveLength(group.shares.reduce((sum, share) => sum + share.lessons, 0));
      expect(twice(entries.map((entry) => entry.cycleDay))).toEqual([]);
      expect(entries.every((entry) => rooms.find((room) => room.code === entry.room)?.department === group.department)).toBe(true);
    }
  });

  it('has about 170 science lessons a week, 17 to 20 for each of nine teachers', () => {
    expect(scienceTeachers).toHaveLength(9);
    const science = timetable.filter((entry) => entry.department === 'Science');
    for (const week of ['A', 'B'])
      expect(Math.abs(science.filter((entry) => entry.cycleDay.startsWith(week)).length - 170)).toBeLessThan(4);
    for (const { code } of scienceTeachers) {
      const lessons = timetable.filter((entry) => entry.teacher === code).length;
      expect([code, lessons >= 34 && lessons <= 40]).toEqual([code, true]);
    }
  });
});

describe('the people of Oakfield School', () => {
  it('each have a code and an address of their own, the four of the sign-in page by role', () => {
    expect(twice(people.map((person) => person.code))).toEqual([]);
    expect(twice(people.map((person) => person.email))).toEqual([]);
    expect(people.every((person) => /^[a-z]+@oakfield\.example$/.test(person.email))).toBe(true);
    const named = (mailbox: string) => people.find((person) => person.email === `${mailbox}@oakfield.example`)?.name;
    expect(['admin', 'head', 'teacher', 'technician'].map(named)).toEqual(['Alex Morgan', 'Helen Marsh', 'Priya Patel', 'Sam Okoro']);
  });

  it('have three science technicians, one of whom does not work on Fridays', () => {
    const team = technicians.filter((person) => person.departments.includes('Science'));
    const onFridays = team.filter((person) => person.workingPattern?.windows.some((window) => window.weekday === 5));
    expect([team.length, onFridays.map((person) => person.name)]).toEqual([3, ['Sam Okoro', 'Anil Rao']]);
  });
});

describe('the calendar of Oakfield School', () => {
  it('knows when Easter is', () => {
    expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
  });

  it('gives the autumn of 2026 as schools published it', () => {
    const { terms, closures } = oakfieldCalendar('2026-11-21');
    expect(terms.find((term) => term.name.startsWith('Autumn 2026'))).toMatchObject({ from: '2026-09-01', to: '2026-12-18' });
    expect(closures.find((closure) => closure.from === '2026-10-26')).toMatchObject({ to: '2026-10-30', kind: 'holiday' });
    expect(closures.find((closure) => closure.from === '2026-11-02')?.kind).toBe('inset');
    expect(closures.find((closure) => closure.from === '2027-05-03')?.kind).toBe('bank-holiday');
  });

  it('has 185 to 193 teaching days in every year, five INSET days, and no overlap', () => {
    for (let year = 2024; year < 2045; year++) {
      const { terms, closures } = oakfieldCalendar(`${year}-11-01`);
      const days = oakfieldTeachingDays(`${year}-11-01`).filter((day) => `${year}-08-01` < day && day < `${year + 1}-08-01`);
      const inset = closures.filter(
        (closure) => closure.kind === 'inset' && `${year}-08-01` < closure.from && closure.from < `${year + 1}-08-01`,
      );
      expect([year, days.length >= 185 && days.length <= 193, inset.length]).toEqual([year, true, 5]);
      expect(inset.every(({ from }) => weekdayOf(from) <= 5)).toBe(true);
      expect(terms.every((term, place) => term.from < term.to && (terms[place + 1]?.from ?? '9999') > term.to)).toBe(true);
    }
  });
});

/** The dated lessons around a day, by alternating weeks from each year's first. */
function lessonsAround(today: string): PlanLesson[] {
  const focus = nearestTeachingFocus(today);
  const { overrides } = oakfieldCalendar(today).cycle;
  const days = oakfieldTeachingDays(today);
  const weeks = [...new Set(days.map(mondayOf))];
  const labelOf = (week: string) => {
    const first = overrides.findLast((override) => override.week <= week)?.week ?? week;
    return (weeks.indexOf(week) - weeks.indexOf(first)) % 2 === 0 ? 'A' : 'B';
  };
  return days
    .filter((day) => focus.from <= day && day <= focus.to)
    .flatMap((date) => {
      const cycleDay = `${labelOf(mondayOf(date))} ${['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][weekdayOf(date) - 1]}`;
      return timetable.filter((entry) => entry.cycleDay === cycleDay).map((entry) => ({ entry, date }));
    })
    .map(({ entry: { period, teacher, group, department, subject }, date }) => {
      const { year, pupils } = groupOf.get(group) ?? { year: 0, pupils: 0 };
      return { id: `${date} ${period} ${group}`, date, period, teacherCode: teacher, groupCode: group, year, pupils, department, subject };
    });
}

const practicalOf = new Map(practicals.map((practical) => [practical.key, practical]));

describe.each(['2026-11-18', '2026-11-21', '2026-10-27', '2027-05-03', '2026-08-10', '2026-12-29', '2026-09-02', '2027-07-19'])(
  'the requisitions of a demo started on %s',
  (today) => {
    const lessons = lessonsAround(today);
    const planned = plan(lessons, today, '10:00');
    const lessonOf = new Map(lessons.map((lesson) => [lesson.id, lesson]));
    const asked = planned.requisitions.map((requisition) => ({
      requisition,
      lesson: lessonOf.get(requisition.lessonId) as PlanLesson,
      practical: practicalOf.get(requisition.practicalKey) as SeedPractical,
    }));

    it('are the same each time, one at most for a lesson, and none where nothing is needed', () => {
      expect(plan([...lessons].reverse(), today, '10:00')).toEqual(planned);
      expect(twice([...planned.requisitions.map((one) => one.lessonId), ...planned.nothingNeeded])).toEqual([]);
    });

    it('end cleared when past, and are not begun when to come', () => {
      const past = asked.filter(({ lesson }) => lesson.date < today);
      expect(past.length).toBeGreaterThan(20);
      expect(past.every(({ requisition }) => requisition.status === 'cleared')).toBe(true);
      const coming = asked.filter(({ lesson }) => lesson.date > today);
      expect(coming.some(({ requisition }) => ['delivered', 'collected', 'cleared'].includes(requisition.status))).toBe(false);
      expect(coming.filter(({ requisition }) => requisition.status === 'queried').length).toBeGreaterThanOrEqual(1);
    });

    it('are for the right subject and year, about two in five of the science lessons, and late in about one of nine', () => {
      for (const { lesson, practical } of asked) {
        expect(practical.years).toContain(lesson.year);
        expect(lesson.subject === 'Science' || lesson.subject === practical.subject).toBe(true);
      }
      const week = nearestTeachingFocus(today).lastWeek;
      const isThatWeek = (lesson: PlanLesson) => lesson.department === 'Science' && mondayOf(lesson.date) === week;
      const share = asked.filter(({ lesson }) => isThatWeek(lesson)).length / lessons.filter(isThatWeek).length;
      expect([share > 0.3, share < 0.5]).toEqual([true, true]);
      const late = planned.requisitions.filter((one) => one.askedMinutesBeforeDeadline < 0);
      expect(late.every((one) => one.lateReason !== undefined)).toBe(true);
      expect([late.length / asked.length > 0.07, late.length / asked.length < 0.15]).toEqual([true, true]);
    });

    it('find their kit at every minute, but for the one that goes short', () => {
      const holding = asked.filter(({ requisition }) => !['draft'].includes(requisition.status));
      const whole = holding.filter(({ requisition }) => requisition.goShort !== true);
      expect(holding.length - whole.length).toBe(1);
      expect(missingOf(whole)).toEqual([]);
      expect(missingOf(holding)).not.toEqual([]);
    });

    it('overflow on one of the next five teaching days', () => {
      const next = oakfieldTeachingDays(today).filter((day) => day > today);
      expect(next.slice(0, 5)).toContain(planned.overloadedDay);
      const dayLessons = lessons.filter((lesson) => lesson.date === planned.overloadedDay && lesson.department === 'Science');
      expect(asked.filter(({ lesson }) => dayLessons.includes(lesson)).length / dayLessons.length).toBeGreaterThan(0.85);
    });
  },
);

/** Every apparatus of which at some moment more is out than is owned and in service: each start of a hold is counted afresh. */
function missingOf(asked: { requisition: { groupSize?: number }; lesson: PlanLesson; practical: SeedPractical }[]): string[] {
  const holds = asked.flatMap(({ requisition, lesson, practical }) => {
    const period = periods.find((one) => one.name === lesson.period);
    const sized = { ...practical, groupSize: requisition.groupSize ?? practical.groupSize };
    return practical.lines.flatMap((line) => {
      const thing = line.apparatus && owned.get(line.apparatus);
      if (!thing || !period) return [];
      const to = wallMinutes(lesson.date, period.end) + thing.turnaroundMinutes;
      return [
        { key: thing.key, from: wallMinutes(lesson.date, period.start), to, quantity: Math.ceil(neededFor(line, sized, lesson.pupils)) },
      ];
    });
  });
  const byKey = Map.groupBy(holds, (hold) => hold.key);
  return [...byKey].flatMap(([key, same]) => {
    const outAt = (at: number) => same.filter((hold) => hold.from <= at && at < hold.to).reduce((sum, hold) => sum + hold.quantity, 0);
    const thing = owned.get(key);
    return thing && same.some((hold) => outAt(hold.from) > thing.owned - thing.outOfService) ? [key] : [];
  });
}
