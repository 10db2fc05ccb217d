// What is known of the packages that we use, by advisories in the OSV form (https://ossf.github.io/osv-schema/), and by when it is to be mended.

/** Within so many days of a fault becoming known, as docs/updates.md promises: of what runs, and of what only builds or tests. */
export const DAYS = {
  critical: { runs: 7, builds: 30 },
  high: { runs: 14, builds: 30 },
  medium: { runs: 30, builds: 90 },
  low: { runs: 90, builds: 180 },
};
/** We look once a week. */
const FRESH_DAYS = 7;

/** Orders two versions as https://semver.org says: less than 0 where the first comes before. */
export function compareVersions(one, other) {
  const [a, b] = [one, other].map(partsOf);
  for (let place = 0; place < 3; place++) if (a.numbers[place] !== b.numbers[place]) return a.numbers[place] - b.numbers[place];
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length;
  for (let place = 0; place < Math.min(a.before.length, b.before.length); place++) {
    const order = compareParts(a.before[place], b.before[place]);
    if (order !== 0) return order;
  }
  return a.before.length - b.before.length;
}

function partsOf(version) {
  const [plain] = version.replace(/^v/, '').split('+');
  const [numbers, ...before] = plain.split('-');
  const three = numbers.split('.').map(Number);
  return { numbers: [three[0] || 0, three[1] || 0, three[2] || 0], before: before.length === 0 ? [] : before.join('-').split('.') };
}

/** Numbers come before words. */
function compareParts(one, other) {
  const [a, b] = [one, other].map((part) => /^\d+$/.test(part));
  if (a && b) return Number(one) - Number(other);
  if (a !== b) return a ? -1 : 1;
  return one < other ? -1 : Number(one > other);
}

/** Whether a version is one that the advisory's entry of the package speaks of. */
function isAffected({ ranges = [], versions = [] }, version) {
  if (versions.includes(version)) return true;
  return ranges.some(({ type, events }) => type === 'SEMVER' && isWithin(events, version));
}

function isWithin(events, version) {
  const from = (event) => event.introduced ?? event.fixed ?? event.last_affected;
  const inOrder = events.filter((event) => from(event) !== undefined).toSorted((a, b) => compareVersions(from(a), from(b)));
  let isIn = false;
  for (const { introduced, fixed, last_affected: last } of inOrder) {
    if (introduced !== undefined && compareVersions(version, introduced) >= 0) isIn = true;
    if (fixed !== undefined && compareVersions(version, fixed) >= 0) isIn = false;
    if (last !== undefined && compareVersions(version, last) > 0) isIn = false;
  }
  return isIn;
}

/** How bad its finders say it is; where they say nothing, as bad as can be. */
function severityOf({ database_specific: said = {} }) {
  const word = String(said.severity ?? 'critical').toLowerCase();
  return word === 'moderate' ? 'medium' : word in DAYS ? word : 'critical';
}

const dayOf = (instant) => Temporal.PlainDate.from(instant.slice(0, 10));

/**
 * The faults of these packages that are known and were not withdrawn, those first that are to be mended first.
 * @param packages as `lockedPackages` answers them
 * @param advisories in the OSV form
 * @param {Map<string, {by: Temporal.PlainDate, reason: string}>} open what is left open on purpose, as `keptOpen` answers it
 * @returns {{advisory: object, at: string, severity: string, runs: boolean, by: Temporal.PlainDate, reason: string | null}[]}
 */
export function faultsIn(packages, advisories, open = new Map()) {
  const named = Map.groupBy(packages, ({ name }) => name);
  const found = new Map();
  for (const advisory of advisories) {
    if (advisory.withdrawn) continue;
    for (const affected of advisory.affected ?? []) {
      if (affected.package?.ecosystem !== 'npm') continue;
      for (const { name, version, runs } of named.get(affected.package.name) ?? []) {
        if (!isAffected(affected, version)) continue;
        const severity = severityOf(advisory);
        const kept = open.get(advisory.id);
        const by = kept?.by ?? dayOf(advisory.published).add({ days: DAYS[severity][runs ? 'runs' : 'builds'] });
        const at = `${name} ${version}`;
        found.set(`${advisory.id} ${at}`, { advisory, at, severity, runs, by, reason: kept?.reason ?? null });
      }
    }
  }
  return [...found.values()].sort((a, b) => Temporal.PlainDate.compare(a.by, b.by));
}

/** What docs/updates.md says is left open: by the id of the advisory, why and until when. */
export function keptOpen(page) {
  const rows = page.matchAll(/^\| *([A-Z]+-[\w-]+) *\|([^|]*)\| *(\d{4}-\d\d-\d\d) *\|$/gm);
  return new Map([...rows].map(([, id, reason, by]) => [id, { reason: reason.trim(), by: Temporal.PlainDate.from(by) }]));
}

/** How many advisories of npm there are, and whether the newest is of this week: an old list, or an empty one, shows nothing. */
export function lookedWith(advisories, today) {
  const own = advisories.filter(({ affected = [] }) => affected.some((one) => one.package?.ecosystem === 'npm'));
  if (own.length === 0)
    return { isFresh: false, sentence: 'There is no advisory of an npm package among those, so nothing was looked for.' };
  const newest = own
    .map(({ modified, published }) => dayOf(modified ?? published))
    .sort(Temporal.PlainDate.compare)
    .at(-1);
  const isFresh = Temporal.PlainDate.compare(newest.add({ days: FRESH_DAYS }), today) >= 0;
  const said = `${own.length} advisories were read, the newest of ${newest}`;
  return { isFresh, sentence: isFresh ? `${said}.` : `${said}: that list is older than a week, get a newer one.` };
}
