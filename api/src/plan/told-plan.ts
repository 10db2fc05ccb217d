import { dropsOf, loadsOf, movesOf, type Plan, type PlanDrop, type PlanMove } from '@app/shared';
import { words } from '../core/words.js';
import type { FoundPlan } from './solve-plan.js';
import type { WeekToPlan } from './week-to-plan.js';

/** Tells a plan that was found in the shape of the contract, with the reason of each move and what does not fit. */
export function toldPlan(week: WeekToPlan, { places, score, bound, proved }: FoundPlan): Plan {
  const { plan, days, people, version } = week;
  const before = loadsOf(
    plan,
    plan.tasks.map(({ at }) => at ?? -1),
  );
  const after = loadsOf(plan, places);
  const weekly = people.map((_, person) =>
    before.slice(person * days.length, (person + 1) * days.length).reduce((sum, load) => sum + load, 0),
  );
  const over = before.reduce((sum, load, place) => sum + Math.max(0, load - plan.capacity[place]!), 0);
  const moves = movesTold(week, places);
  return {
    moves,
    score: { beyondMinutes: score.beyondMinutes, mostLoadedMinutes: score.mostLoadedMinutes, changes: moves.length },
    bound: { beyondMinutes: bound.beyondMinutes, mostLoadedMinutes: bound.mostLoadedMinutes },
    version,
    proved: proved > 0,
    tasks: plan.tasks.length,
    was: { beyondMinutes: over + nobodysMinutes(week), mostLoadedMinutes: Math.max(0, ...weekly) },
    people: people.map(({ id, code, name }, person) => ({
      technician: { id, code, name },
      days: days.map(({ date }, day) => {
        const place = person * days.length + day;
        return { date, technicianMinutes: plan.capacity[place]!, before: before[place]!, after: after[place]! };
      }),
    })),
    drops: dropsTold(week, places),
  };
}

/** What nobody has taken, batches once. */
function nobodysMinutes({ plan, rows }: WeekToPlan): number {
  const { days, tasks } = plan;
  const left = tasks.filter(({ at }) => at === null);
  const nobodys = { people: 1, days, capacity: Array<number>(days).fill(0), tasks: left };
  const loads = loadsOf(
    nobodys,
    left.map(({ day }) => day ?? 0),
  );
  return rows.length === 0 ? 0 : loads.reduce((sum, load) => sum + load, 0);
}

function movesTold({ plan, rows, people, days }: WeekToPlan, places: readonly number[]): PlanMove[] {
  return movesOf(plan, places).map(({ index, to, why }) => {
    const { id, title, kind, group, minutes, assigneeId, date } = rows[index]!;
    const person = people[Math.floor(to / days.length)]!;
    const toDate = days[to % days.length]!.date;
    const fromName = people.find((one) => one.id === assigneeId)?.name ?? null;
    return {
      taskId: id,
      from: { assigneeId, date },
      to: { assigneeId: person.id, date: toDate },
      reason: words.plan.reason({ from: { name: fromName, date }, to: { name: person.name, date: toDate }, why }),
      title,
      kind,
      group,
      minutes,
    };
  });
}

/** What does not fit: practicals that are required are named last, and of equals what is due last is named first. */
function dropsTold({ plan, rows, people, days }: WeekToPlan, places: readonly number[]): PlanDrop[] {
  const order = rows
    .map((_, index) => index)
    .sort(
      (one, other) => Number(rows[one]!.required) - Number(rows[other]!.required) || rows[other]!.ends - rows[one]!.ends || one - other,
    );
  return dropsOf(plan, places, order).map((index) => {
    const { id, title, kind, group, minutes, required } = rows[index]!;
    const place = places[index]!;
    const assigneeId = people[Math.floor(place / days.length)]!.id;
    return { taskId: id, assigneeId, date: days[place % days.length]!.date, title, kind, group, minutes, required };
  });
}
