import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capacityCurve, type Segment } from './capacity.js';
import { liesIn } from './critical-stretch.js';
import { criticalOf, criticalsOf } from './overloads.js';
import { pressureOf } from './pressure.js';
import { minutesOf } from './sweep.js';
import { judgedSets } from './judged-sets.js';
import { keepLine } from './keep-line.js';
import { type Asked, inOrder, type JudgedSet, tryAgainst, trySent, type Work } from './over-line.js';

const MINUTE = 60_000;
const EVER = { fromMs: -Infinity, toMs: Infinity };
/** A sample; as a soak 10,000 weeks were compared. */
const RUNS = 400;
/** Of weeks with one request more, which need no oracle. */
const SENT_RUNS = 2_500;

interface Person {
  id: string;
  departmentIds: string[];
  works: Segment[];
}
interface Week {
  departments: string[];
  people: Person[];
  always: Work[];
  requests: Asked[];
}

const VIEW = 40;
const DEPARTMENTS = ['art', 'food', 'science', 'textiles'];
const anyDepartment = fc.constantFrom(...DEPARTMENTS);
const anyBatch = fc.constantFrom(null, null, null, 'heat', 'light');
const FIXED: Record<string, number> = { heat: 6, light: 2 };
const anyWork: fc.Arbitrary<Omit<Work, 'departmentId'>> = fc
  .tuple(fc.nat(VIEW - 1), fc.integer({ min: 1, max: 18 }), fc.nat(16), anyBatch)
  .map(([from, length, halves, batch]) => ({
    fromMs: from * MINUTE,
    dueMs: (from + length) * MINUTE,
    minutes: halves / 2,
    batch,
    fixedMinutes: batch ? FIXED[batch]! : 0,
  }));
const anyRequest = fc.record({
  late: fc.boolean(),
  askedMs: fc.nat(30),
  begun: fc.nat(9).map((one) => one === 0),
  departmentId: anyDepartment,
  work: fc.array(anyWork, { minLength: 1, maxLength: 4 }),
});
const anyPerson = fc.record({
  departmentIds: fc.subarray(DEPARTMENTS, { maxLength: 2 }),
  bounds: fc.uniqueArray(fc.nat(VIEW + 20), { minLength: 2, maxLength: 8 }),
});

function week(people: { departmentIds: string[]; bounds: number[] }[], requests: (Omit<Asked, 'id'> & { departmentId: string })[]): Week {
  return {
    departments: DEPARTMENTS,
    people: people.map(({ departmentIds, bounds }, index) => {
      const ascending = bounds.sort((one, other) => one - other);
      const works = ascending.slice(1).flatMap((to, at) => (at % 2 ? [] : [{ fromMs: ascending[at]! * MINUTE, toMs: to * MINUTE }]));
      return { id: `person ${index}`, departmentIds, works };
    }),
    always: [],
    requests: requests.map(({ departmentId, work, ...asked }, index) => ({
      ...asked,
      id: `request ${index}`,
      work: work.map((one) => ({ ...one, departmentId })),
    })),
  };
}
const anyWeek = fc
  .tuple(
    fc.array(anyPerson, { minLength: 1, maxLength: 4 }),
    fc.array(anyRequest, { maxLength: 14 }),
    fc.array(fc.tuple(anyWork, anyDepartment), { maxLength: 2 }),
  )
  .map(([people, requests, always]) => ({
    ...week(people, requests as never),
    always: always.map(([work, departmentId]) => ({ ...work, departmentId, batch: null, fixedMinutes: 0 })),
  }));

// the rule book, written plainly

const serve = (person: Person, departmentId: string) => person.departmentIds.length === 0 || person.departmentIds.includes(departmentId);
const minutesIn = (works: readonly Segment[], from: number, to: number) =>
  works.reduce((sum, one) => sum + Math.max(0, Math.min(one.toMs, to) - Math.max(one.fromMs, from)) / MINUTE, 0);

function plainDemand(work: readonly Work[], from: number, to: number): number {
  const inside = work.filter((one) => from <= one.fromMs && one.dueMs <= to);
  const batches = new Map(inside.filter(({ batch }) => batch).map(({ batch, fixedMinutes = 0 }) => [batch, fixedMinutes]));
  return inside.reduce((sum, { minutes }) => sum + minutes, 0) + [...batches.values()].reduce((sum, fixed) => sum + fixed, 0);
}

/** Every set of departments that holds one, hangs together through shared people, and leaves out nobody's like. */
function plainSets({ departments, people }: Week, departmentId: string): { departments: string[]; team: Person[] }[] {
  const served = (id: string) => people.filter((one) => serve(one, id));
  const like = (one: string, other: string) =>
    served(one)
      .map(({ id }) => id)
      .join() ===
    served(other)
      .map(({ id }) => id)
      .join();
  const judged = departments.filter((id) => served(id).length > 0);
  const sets: string[][] = [];
  for (let mask = 0; mask < 2 ** judged.length; mask++) sets.push(judged.filter((_, index) => mask & (2 ** index)));
  const isWhole = (set: string[]) => judged.every((id) => set.includes(id) || !set.some((one) => like(one, id)));
  const hangsTogether = (set: string[]) => {
    const reached = [departmentId];
    for (const one of reached)
      reached.push(...set.filter((id) => !reached.includes(id) && people.some((person) => serve(person, id) && serve(person, one))));
    return reached.length === set.length;
  };
  return sets
    .filter((set) => set.includes(departmentId) && isWhole(set) && hangsTogether(set))
    .map((set) => ({ departments: set, team: people.filter((one) => set.some((id) => serve(one, id))) }));
}

/** The most minutes by which a request is over, trying every stretch that holds a piece of its own; 0: it fits. */
function plainOver(kept: readonly Work[], own: readonly Work[], all: Week): number {
  let most = 0;
  const departmentId = own[0]?.departmentId ?? '';
  for (const { departments, team } of plainSets(all, departmentId)) {
    const work = [...kept, ...own].filter((one) => departments.includes(one.departmentId) && (one.minutes > 0 || one.fixedMinutes));
    for (const { fromMs } of work)
      for (const { dueMs } of work) {
        const holdsOwn = own.some((one) => (one.minutes > 0 || one.fixedMinutes) && fromMs <= one.fromMs && one.dueMs <= dueMs);
        if (!holdsOwn) continue;
        const capacity = team.reduce((sum, { works }) => sum + minutesIn(works, fromMs, dueMs), 0);
        most = Math.max(most, plainDemand(work, fromMs, dueMs) - capacity);
      }
  }
  return most;
}

/** The greedy set of the rule book: who is over the line, and by how much. */
function plainLine(all: Week): Map<string, number> {
  const kept = [...all.always, ...all.requests.filter(({ begun }) => begun).flatMap(({ work }) => work)];
  const over = new Map<string, number>();
  const waiting = all.requests.filter(({ begun }) => !begun);
  const onTime = waiting.filter(({ late }) => !late);
  const late = waiting.filter((one) => one.late);
  const bySending = (one: Asked, other: Asked) => one.askedMs - other.askedMs || (one.id < other.id ? -1 : 1);
  for (const asked of [...onTime.sort(bySending), ...late.sort(bySending)]) {
    const minutes = plainOver(kept, asked.work, all);
    if (minutes > 0) over.set(asked.id, minutes);
    else kept.push(...asked.work);
  }
  return over;
}

// what the server runs

function setsOf({ people, departments }: Week): (departmentId: string) => readonly JudgedSet[] {
  const curveOf = (ids: readonly string[]) => capacityCurve(people.filter(({ id }) => ids.includes(id)).map(({ works }) => works));
  const known = new Map(
    departments.map((id) => [
      id,
      judgedSets(people, departments, id).sets.map((set) => ({ departmentIds: new Set(set.departmentIds), curve: curveOf(set.peopleIds) })),
    ]),
  );
  return (departmentId) => known.get(departmentId) ?? [];
}
function line(all: Week): Map<string, number> {
  const over = keepLine(all.requests, all.always, { setsOf: setsOf(all), near: () => EVER });
  return new Map([...over].map(([id, { minutesOver }]) => [id, minutesOver]));
}

describe('the line', () => {
  it('is kept as the rule book’s greedy set is found', () => {
    fc.assert(
      fc.property(anyWeek, (all) => expect(line(all)).toEqual(plainLine(all))),
      { numRuns: RUNS },
    );
  });

  it('is what each was told when it was sent, where nobody late stood before it and nothing has changed since', () => {
    const onTime = anyWeek.map((all) => ({ ...all, requests: all.requests.map((one) => ({ ...one, late: false, begun: false })) }));
    fc.assert(
      fc.property(onTime, (all) => {
        const kept: Work[] = [...all.always];
        const told = new Map<string, number>();
        for (const { id, work } of [...all.requests].sort(inOrder)) {
          const over = tryAgainst(kept, work, setsOf(all)(work[0]!.departmentId));
          if (over) told.set(id, over.minutesOver);
          else kept.push(...work);
        }
        expect(told).toEqual(plainLine(all));
      }),
      { numRuns: RUNS },
    );
  });

  it('says of a request that is sent alone what it says once the job has run: fits or over, and by how much', () => {
    const one = fc.tuple(anyWeek, anyRequest);
    let overs = 0;
    fc.assert(
      fc.property(one, ([all, { departmentId, work, ...sent }]) => {
        const asked: Asked = { ...sent, id: 'sent', askedMs: 31, work: work.map((part) => ({ ...part, departmentId })) };
        const over = line(all);
        const kept = all.requests.filter(({ id, begun }) => begun || !over.has(id));
        const workOf = (those: readonly Asked[]) => [...all.always, ...those.flatMap((request) => request.work)];
        const told = trySent(
          asked,
          { all: workOf(kept), firm: workOf(kept.filter(({ late, begun }) => begun || !late)) },
          asked.work,
          setsOf(all)(departmentId),
        );
        const afterwards = line({ ...all, requests: [...all.requests, asked] });
        expect(told.over?.minutesOver).toBe(afterwards.get('sent'));
        afterwards.delete('sent');
        // where it pushes nobody out, nobody else's flag changes
        if (!told.pushes) expect([...afterwards.keys()].sort()).toEqual([...over.keys()].sort());
        if (told.over) overs++;
      }),
      { numRuns: SENT_RUNS },
    );
    expect(overs).toBeGreaterThan(SENT_RUNS / 10);
  });

  it('is the same once the job has run, whatever was kept before: work done, taken back, time lost, others late', () => {
    const anyTurn = fc.tuple(anyWeek, fc.array(fc.nat(20)), fc.nat(3), fc.nat(VIEW));
    fc.assert(
      fc.property(anyTurn, ([all, gone, away, nowMinutes]) => {
        const nowMs = nowMinutes * MINUTE;
        const later = (work: readonly Work[]) =>
          work.filter(({ dueMs }) => dueMs > nowMs).map((one) => ({ ...one, fromMs: Math.max(one.fromMs, nowMs) }));
        const changed: Week = {
          ...all,
          people: all.people.map((one, index) => (index === away ? { ...one, works: one.works.slice(1) } : one)),
          always: later(all.always),
          requests: all.requests.filter((_, index) => !gone.includes(index)).map((one) => ({ ...one, work: later(one.work) })),
        };
        expect(line(changed)).toEqual(plainLine(changed));
      }),
      { numRuns: RUNS },
    );
  });

  it('leaves everything that is kept within everybody’s time, and flags nobody where everything fits', () => {
    fc.assert(
      fc.property(anyWeek, (all) => {
        const over = line({ ...all, always: [], requests: all.requests.map((one) => ({ ...one, begun: false })) });
        const kept = all.requests.filter(({ id }) => !over.has(id)).flatMap(({ work }) => work);
        const sets = all.departments.flatMap((id) => setsOf(all)(id));
        expect(criticalOf(kept, sets)).toBeNull();
        const everything = all.requests.flatMap(({ work }) => work);
        expect(criticalOf(everything, sets) === null).toBe(over.size === 0);
      }),
      { numRuns: RUNS },
    );
  });

  it('are told by one walk as by looking at every pair of times, for all work and for that of a request', () => {
    fc.assert(
      fc.property(anyWeek, fc.nat(), (all, which) => {
        const sets = all.departments.flatMap((id) => setsOf(all)(id));
        const work = [...all.always, ...all.requests.flatMap((one) => one.work)];
        const own = all.requests[which % Math.max(1, all.requests.length)]?.work ?? [];
        const { ofAll, ofOwn } = criticalsOf(work, sets, own);
        expect([ofAll, ofOwn]).toEqual([criticalOf(work, sets), criticalOf(work, sets, own)]);
        expect([ofAll, ofOwn].map((one) => one && figuresOf(one))).toEqual([slowly(work, sets), slowly(work, sets, own)]);
      }),
      { numRuns: RUNS },
    );
  });
});

interface Figures {
  isMuch: boolean;
  pressure: number;
  lengthMs: number;
}

function figuresOf(one: { openMs: number; endMs: number; excessMinutes: number; pressure: number }): Figures {
  return { isMuch: one.excessMinutes >= 30, pressure: one.pressure, lengthMs: one.endMs - one.openMs };
}

/** The slow and obvious way: every pair of times, all work that lies between them, and the first by what is told first. */
function slowly(work: readonly Work[], sets: readonly JudgedSet[], own: readonly Work[] | null = null): Figures | null {
  const isAny = (one: Work) => one.minutes + (one.fixedMinutes ?? 0) > 0 && one.fromMs < one.dueMs;
  const found = sets.flatMap(({ departmentIds, curve }) => {
    const [mine, held] = [work, own ?? work].map((all) => all.filter((one) => departmentIds.has(one.departmentId) && isAny(one)));
    return mine!.flatMap(({ fromMs: openMs }) =>
      mine!.flatMap(({ dueMs: endMs }) => {
        const inside = (one: Work) => liesIn(one, { openMs, endMs });
        const workMs = Math.round(minutesOf(mine!.filter(inside)) * MINUTE);
        const technicianMs = Math.round(curve.minutes(openMs, endMs) * MINUTE);
        if (openMs >= endMs || workMs <= technicianMs || !held!.some(inside)) return [];
        return { isMuch: workMs - technicianMs >= 30 * MINUTE, pressure: pressureOf(workMs, technicianMs), lengthMs: endMs - openMs };
      }),
    );
  });
  const [first] = found.sort(
    (one, other) => Number(other.isMuch) - Number(one.isMuch) || other.pressure - one.pressure || one.lengthMs - other.lengthMs,
  );
  return first ?? null;
}
