import { type ContractBody, type ContractedHours, countPosts, type WorkFunction } from '@app/shared';

const WHOLE = 100;
const HUNDREDTHS = 100;
const MINUTES = 60;

/** The minutes of a range that contracts set aside for a function, of so many minutes of each person; null where no contract says. */
export function agreedMinutes(
  contracts: readonly { id: string; contract: ContractBody }[],
  minutes: ReadonlyMap<string, number>,
  of: WorkFunction,
): number | null {
  const parts = contracts.flatMap(({ id, contract }) =>
    (contract.shares ?? []).filter((one) => one.function === of).map(({ percent }) => ((minutes.get(id) ?? 0) * percent) / WHOLE),
  );
  return parts.length === 0 ? null : Math.round(parts.reduce((sum, part) => sum + part, 0));
}

/**
 * Adds up what contracts give; null where none says how many hours. `minutesKnown`: the working hours of the school year that are written down of
 * each person, null where there is no such year.
 */
export function contractedHours(
  contracts: readonly { id: string; contract: ContractBody }[],
  minutesKnown: ReadonlyMap<string, number> | null,
): ContractedHours | null {
  const paid = contracts.flatMap(({ id, contract: { hoursAYear, weeksAYear, post } }) =>
    hoursAYear == null ? [] : [{ id, hoursAYear, weeksAYear: weeksAYear ?? null, post: post ?? null }],
  );
  if (paid.length === 0) return null;
  const weekly = paid.map(({ hoursAYear, weeksAYear }) => (weeksAYear === null ? null : hoursAYear / weeksAYear));
  const sum = (all: readonly number[]) => Math.round(all.reduce((one, other) => one + other, 0) * HUNDREDTHS) / HUNDREDTHS;
  return {
    technicians: paid.length,
    posts: countPosts(paid),
    hoursAYear: sum(paid.map(({ hoursAYear }) => hoursAYear)),
    hoursAWeek: weekly.every((one) => one !== null) ? sum(weekly) : null,
    hoursKnown: minutesKnown && sum(paid.map(({ id }) => (minutesKnown.get(id) ?? 0) / MINUTES)),
  };
}
