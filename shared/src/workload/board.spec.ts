import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BoardShape, type LaidTask, laidOut, placedOn, type PlacedTask } from './board.js';
import { movedOn, type MovableTask, whyNotOn } from './board-moves.js';

const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25'];
const PEOPLE = [null, 'ann', 'bo'];
const at = (date: string, hour: number) => `${date}T${String(hour).padStart(2, '0')}:00:00Z`;

const empty: BoardShape<MovableTask> = {
  days: DAYS.map((date) => ({ date, workMinutes: 0, technicianMinutes: 0, level: 'calm' as const })),
  rows: PEOPLE.map((id) => ({
    technician: id === null ? null : { id },
    cells: DAYS.map((date) => ({ date, cards: [], workMinutes: 0, technicianMinutes: id === null ? 0 : 300 })),
  })),
};

const anyTask = fc.record({
  // mostly what is made together
  kind: fc.constantFrom('prepare' as const, 'prepare' as const, 'prepare' as const, 'deliver' as const, 'clear' as const, 'duty' as const),
  practicalId: fc.constantFrom(null, 'p1', 'p1', 'p1', 'p2'),
  practicalVersion: fc.constantFrom(1, 1, 1, 2),
  own: fc.nat(60),
  fixedMinutes: fc.nat(30),
  date: fc.constantFrom(...DAYS),
  technicianId: fc.constantFrom(...PEOPLE),
  pinned: fc.boolean(),
  done: fc.boolean(),
});
const anyTasks = fc.array(anyTask, { maxLength: 16, size: 'max' }).map((all) =>
  all.map(({ own, fixedMinutes, pinned, done, ...facts }, index): PlacedTask<MovableTask> => {
    const id = `t${index}`;
    const task = { id, minutes: own + fixedMinutes, fixedMinutes, pinned, done, lessonStart: null, requisitionId: `r${index}` };
    return {
      ...facts,
      title: 'Any',
      departmentId: 'science',
      of: task.requisitionId,
      elsewhere: null,
      specialism: null,
      task: { ...task, from: at(DAYS[0]!, 8), due: at(DAYS[2]!, 8) },
    };
  }),
);

/** The minutes of a person's day, slowly: of each practical and version that is prepared there the longest fixed minutes once. */
function slowMinutes(tasks: readonly PlacedTask[], date: string, technicianId: string | null): number {
  const own = tasks.filter((one) => one.date === date && one.technicianId === technicianId);
  let sum = 0;
  for (const one of own) {
    const { kind, practicalId, practicalVersion, task } = one;
    if (kind !== 'prepare' || practicalId === null || task.fixedMinutes === 0) sum += task.minutes;
    else {
      const same = own.filter(
        (other) =>
          other.kind === 'prepare' &&
          other.practicalId === practicalId &&
          other.practicalVersion === practicalVersion &&
          other.task.fixedMinutes > 0,
      );
      const longest = Math.max(...same.map((other) => other.task.fixedMinutes));
      sum += task.minutes - task.fixedMinutes + (same.indexOf(one) === 0 ? longest : 0);
    }
  }
  return sum;
}

const sorted = (tasks: readonly PlacedTask[]) => [...tasks].sort((one, other) => one.task.id.localeCompare(other.task.id));

describe('a board', () => {
  it('asks of each person and day the minutes of the work there, batches once, and of a day their sum', () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        const { days, rows } = laidOut(empty, tasks);
        for (const { technician, cells } of rows)
          for (const { date, workMinutes } of cells) expect(workMinutes).toBe(slowMinutes(tasks, date, technician?.id ?? null));
        for (const { date, workMinutes, technicianMinutes } of days) {
          expect(workMinutes).toBe(PEOPLE.reduce((sum, id) => sum + slowMinutes(tasks, date, id), 0));
          expect(technicianMinutes).toBe(600);
        }
      }),
    );
  });

  it('holds every task once, and gives each back where it lies', () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        const back = placedOn(laidOut(empty, tasks));
        // a duty has no request: what tells it apart is itself
        expect(sorted(back)).toEqual(sorted(tasks));
      }),
    );
  });

  it('is, with a card moved, the board of the tasks where they come to lie; what is done stays', () => {
    fc.assert(
      fc.property(anyTasks, fc.constantFrom(...DAYS), fc.constantFrom(...PEOPLE), (tasks, date, technicianId) => {
        const board = laidOut(empty, tasks);
        for (const card of board.rows.flatMap(({ cells }) => cells.flatMap(({ cards }) => cards))) {
          const ids = card.tasks.map(({ id }) => id);
          const moved = tasks.map((one) => (ids.includes(one.task.id) && !one.task.done ? { ...one, date, technicianId } : one));
          expect(movedOn<MovableTask, typeof board>(board, ids, { date, technicianId })).toEqual(laidOut(empty, moved));
        }
      }),
    );
  });
});

describe('a day for a card', () => {
  const day = (date: string) => ({ from: at(date, 0), to: `${date}T24:00:00Z`.replace('T24', 'T23') });
  const asOf = { now: at('2026-11-23', 9), nextDayEnd: at('2026-11-25', 0) };
  const card = (task: Partial<MovableTask>, kind: 'prepare' | 'clear' | 'deliver' = 'prepare') => {
    const usual = { id: 't', minutes: 10, fixedMinutes: 0, pinned: false, done: false, requisitionId: 'r', lessonStart: null };
    return { kind, tasks: [{ ...usual, from: at('2026-11-24', 0), due: at('2026-11-25', 10), ...task }] };
  };

  it('is one on which its window is open, and the others say why not', () => {
    expect(whyNotOn(card({}), day('2026-11-24'), asOf)).toBeNull();
    expect(whyNotOn(card({}), day('2026-11-25'), asOf)).toBeNull();
    expect(whyNotOn(card({}), day('2026-11-23'), asOf)).toEqual({ why: 'opens-later', at: at('2026-11-24', 0) });
    expect(whyNotOn(card({}), day('2026-11-26'), asOf)).toEqual({ why: 'due-before', at: at('2026-11-25', 10) });
    expect(whyNotOn(card({}), day('2026-11-20'), asOf)).toEqual({ why: 'past' });
    expect(whyNotOn(card({ done: true }), day('2026-11-24'), asOf)).toEqual({ why: 'done' });
  });

  it('is one of all that is open of it', () => {
    const [one] = card({}).tasks;
    const other = { ...one!, id: 'u', due: at('2026-11-24', 10) };
    const both = { kind: 'prepare' as const, tasks: [one!, other] };
    expect(whyNotOn(both, day('2026-11-25'), asOf)).toEqual({ why: 'due-before', at: at('2026-11-24', 10) });
    expect(whyNotOn({ ...both, tasks: [one!, { ...other, done: true }] }, day('2026-11-25'), asOf)).toBeNull();
  });

  it('is, for what is overdue, one on which it is still in demand', () => {
    const was = { from: at('2026-11-20', 0), due: at('2026-11-23', 8) };
    expect(whyNotOn(card({ ...was, lessonStart: at('2026-11-23', 11) }), day('2026-11-23'), asOf)).toBeNull();
    expect(whyNotOn(card({ ...was, lessonStart: at('2026-11-23', 11) }), day('2026-11-24'), asOf)).toMatchObject({ why: 'due-before' });
    expect(whyNotOn(card(was, 'clear'), day('2026-11-24'), asOf)).toBeNull();
    expect(whyNotOn(card(was, 'deliver'), day('2026-11-23'), asOf)).toEqual({ why: 'due-before', at: was.due });
  });

  it('is found as slowly as minute by minute', () => {
    const hours = fc.integer({ min: -30, max: 80 });
    const hourAt = (hour: number) => Temporal.Instant.from(at('2026-11-23', 0)).add({ hours: hour }).toString();
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 40 }), hours, hours, (from, lasts, now, dayFrom) => {
        const task: LaidTask & { lessonStart: null; requisitionId: null } = {
          ...{ id: 't', minutes: 5, fixedMinutes: 0, pinned: false, done: false, lessonStart: null, requisitionId: null },
          ...{ from: hourAt(from), due: hourAt(from + lasts) },
        };
        const said = whyNotOn(
          { kind: 'deliver', tasks: [task] },
          { from: hourAt(dayFrom), to: hourAt(dayFrom + 24) },
          { now: hourAt(now), nextDayEnd: hourAt(now + 24) },
        );
        const can = Array.from({ length: 24 }, (_, hour) => dayFrom + hour).some(
          (hour) => hour >= now && hour >= from && hour < from + lasts,
        );
        expect(said === null).toBe(can);
      }),
    );
  });
});
