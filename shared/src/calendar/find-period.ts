import { matchPeriod, periodKey, plainWords, type Times } from '../reading/index.js';

interface Named extends Partial<Times> {
  name: string;
  schedule?: string | null;
}

/**
 * Finds the period that people mean by `words`: the one of exactly that name; else of that name in other capitals; else of the same
 * number, so that '1', 'P1', 'p 01' and 'Period 1' are one another; else with the times that the words hold;
 * else of its schedule and name in one ('Lower P3', 'P3 Lower').
 * Where `schedule` names a set of bells that has such a period it is that one; where it names none, a period without a schedule comes
 * first. Undefined when there is none.
 */
export function findPeriod<P extends Named>(periods: readonly P[], words: string, schedule?: string | null): P | undefined {
  const wanted = scheduleKey(schedule);
  const ofSchedule = periods.filter((period) => scheduleKey(period.schedule) === wanted);
  // most schools have one set of bells, and the question is asked for every lesson of a fortnight
  if (ofSchedule.length === periods.length) return matchPeriod(periods, words) ?? byBoth(periods, words);
  return matchPeriod(ofSchedule, words) ?? byBoth(periods, words) ?? matchPeriod(periods, words);
}

/** A schedule's name in the form in which two of them are compared; '' for none. */
export function scheduleKey(schedule: string | null | undefined): string {
  return schedule ? plainWords(schedule) : '';
}

function byBoth<P extends Named>(periods: readonly P[], words: string): P | undefined {
  const said = plainWords(words);
  return periods.find(({ name, schedule }) => {
    const bells = scheduleKey(schedule);
    if (bells === '') return false;
    if (said.startsWith(`${bells} `)) return periodKey(said.slice(bells.length + 1)) === periodKey(name);
    return said.endsWith(` ${bells}`) && periodKey(said.slice(0, -bells.length - 1)) === periodKey(name);
  });
}
