// How far the packages that we ask for ourselves are behind what their makers have published, by what the registry says of each.
import { compareVersions, DAYS } from './known-faults.mjs';

/** One that is no preview. */
const PLAIN = /^\d+\.\d+\.\d+$/;
const dayOf = (instant) => Temporal.PlainDate.from(instant.slice(0, 10));

/**
 * The packages of which there is a newer version than ours, the longest behind first. What others ask for comes with them, and is not judged.
 * @param {{name: string, version: string, runs: boolean}[]} packages those that package.json names, as they are locked
 * @param {Map<string, {time: Record<string, string>, versions?: Record<string, {deprecated?: string}> | string[]}>} documents what the registry
 *   says of each by its name: when each version was published, and which of them are there and not given up
 * @param {Map<string, {by: Temporal.PlainDate, reason: string}>} open what is left behind on purpose, by name and version
 * @returns {{at: string, newest: string, since: Temporal.PlainDate, by: Temporal.PlainDate, runs: boolean, reason: string | null}[]}
 *   `since`: the day on which ours was first not the newest
 */
export function newerThanOurs(packages, documents, open = new Map()) {
  const found = [];
  for (const { name, version, runs } of packages) {
    const { time = {}, versions } = documents.get(name) ?? {};
    const isThere = (one) =>
      versions === undefined || (Array.isArray(versions) ? versions.includes(one) : versions[one] && !versions[one].deprecated);
    const newer = Object.keys(time).filter((one) => PLAIN.test(one) && isThere(one) && compareVersions(one, version) > 0);
    if (newer.length === 0) continue;
    const at = `${name} ${version}`;
    const since = newer.map((one) => dayOf(time[one])).sort(Temporal.PlainDate.compare)[0];
    const kept = open.get(at);
    const by = kept?.by ?? since.add({ days: DAYS.low[runs ? 'runs' : 'builds'] });
    found.push({ at, newest: newer.sort(compareVersions).at(-1), since, by, runs, reason: kept?.reason ?? null });
  }
  return found.sort((one, other) => Temporal.PlainDate.compare(one.by, other.by));
}

/** The names of those of which nothing was said, or not when ours was published: what is not known shows nothing. */
export function unknownOf(packages, documents) {
  return packages.filter(({ name, version }) => documents.get(name)?.time?.[version] === undefined).map(({ name }) => name);
}

/** What docs/updates.md says is left behind on purpose: by name and version, why and until when. */
export function keptBehind(page) {
  const rows = page.matchAll(/^\| *(@?[\w./-]+ \d[\w.+-]*) *\|([^|]*)\| *(\d{4}-\d\d-\d\d) *\|$/gm);
  return new Map([...rows].map(([, at, reason, by]) => [at, { reason: reason.trim(), by: Temporal.PlainDate.from(by) }]));
}

/** Whether anything among these was published in the last week: of so many packages something is, so that an older list is an old one. */
export function areNew(documents, today) {
  const days = [...documents.values()].flatMap(({ time = {} }) => Object.values(time).map(dayOf));
  const newest = days.sort(Temporal.PlainDate.compare).at(-1);
  return newest !== undefined && Temporal.PlainDate.compare(newest.add({ days: 7 }), today) >= 0;
}
