import type { OverloadFacts, OverloadNews, OverloadOf, Stretch } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { sharing } from '../workload/index.js';

/** A department as it is judged: what is new of its overload, and its stretches as they are now. */
export interface JudgedNews {
  departmentId: string;
  news: OverloadNews | null;
  /** The critical one first; none: it is not overloaded. */
  stretches: readonly OverloadOf[];
}

/** What is new of one overload, however many departments share the people whose it is. */
export interface LoadNews {
  /** In order of their names; each department hears its own. */
  departments: { id: string; name: string; news: OverloadNews }[];
  /** All whose work is in it, by name. */
  names: string[];
  /** The stretch that is told of; null when there is none any more. */
  facts: OverloadFacts | null;
  /** Departments whose people know of it already, or are told of it otherwise. */
  knownTo: string[];
}

/** What somebody is told of an overload. */
export interface ToldLoad extends Pick<LoadNews, 'facts' | 'knownTo'> {
  departments: string[];
  news: OverloadNews;
}

/** Which stretch a department is told of: the worst; where its overload begins earlier, the first. */
function toldStretch({ news, stretches }: JudgedNews): OverloadOf | null {
  const first = <S extends Stretch>(one: S, other: S) => (other.fromMs < one.fromMs ? other : one);
  const [worst = null] = stretches;
  return news === 'earlier' && worst ? stretches.reduce(first, worst) : worst;
}

const keyOf = ({ openMs, endMs, departmentIds }: OverloadOf): string => [openMs, endMs, ...[...departmentIds].sort()].join(' ');

/** Tells one overload once: of departments that share people the same stretch is one, and so is that their time is enough again. */
export function newsOnce(rules: Rules, judged: readonly JudgedNews[]): LoadNews[] {
  const fresh = judged.flatMap((one) =>
    one.news ? [{ ...one, news: one.news, stretch: one.news === 'cleared' ? null : toldStretch(one) }] : [],
  );
  const same = Map.groupBy(fresh, ({ stretch }) => (stretch ? keyOf(stretch) : ''));
  const nameOf = (id: string) => rules.departments.get(id) ?? '';
  const byName = (one: string, other: string) => one.localeCompare(other);
  return [...same.values()].map((own): LoadNews => {
    const stretch = own[0]?.stretch ?? null;
    const ids = own.map(({ departmentId }) => departmentId);
    const knownTo = stretch ? knowing(judged, stretch) : stillOverloaded(rules, judged, ids);
    return {
      departments: own
        .map(({ departmentId: id, news }) => ({ id, name: nameOf(id), news }))
        .sort((one, other) => byName(one.name, other.name)),
      names: [...ids, ...(stretch ? knownTo : [])].map(nameOf).sort(byName),
      facts: stretch && factsOf(stretch),
      knownTo,
    };
  });
}

/** What of news is told to somebody who hears some of its departments; null for nobody's. Who knew of it by one of them hears how it has changed. */
export function toldOf({ departments, names, facts, knownTo }: LoadNews, hears: (departmentId: string) => boolean): ToldLoad | null {
  const heard = departments.filter(({ id }) => hears(id));
  if (heard.length === 0) return null;
  const news = heard.find((one) => one.news !== 'appeared')?.news ?? 'appeared';
  // an overload is that of all whose work is in it; of what is gone only the own is told
  return { departments: facts ? names : heard.map(({ name }) => name), facts, news, knownTo };
}

/** Those to whom a stretch is no news: it is one of theirs, and they were told before. */
function knowing(judged: readonly JudgedNews[], stretch: OverloadOf): string[] {
  const key = keyOf(stretch);
  return judged
    .filter(({ news, stretches }) => news === null && stretches.some((one) => keyOf(one) === key))
    .map(({ departmentId }) => departmentId);
}

/** Those whose people share the overload that others are rid of: it has not cleared for who serves both. */
function stillOverloaded(rules: Rules, judged: readonly JudgedNews[], departmentIds: readonly string[]): string[] {
  const together = sharing(rules, departmentIds).flat();
  return judged
    .filter(({ departmentId, stretches }) => stretches.length > 0 && together.includes(departmentId))
    .map(({ departmentId }) => departmentId);
}

function factsOf({ fromMs, toMs, workMinutes, technicianMinutes }: OverloadOf): OverloadFacts {
  return { fromMs, toMs, workMinutes, technicianMinutes };
}
