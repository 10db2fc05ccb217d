import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from './faults/server-process.js';

interface Package {
  name: string;
  version: string;
  runs: boolean;
}
interface Document {
  name: string;
  time: Record<string, string>;
  versions?: Record<string, { deprecated?: string }> | string[];
}
interface Behind {
  at: string;
  newest: string;
  since: Temporal.PlainDate;
  by: Temporal.PlainDate;
  reason: string | null;
}
interface NewerVersions {
  newerThanOurs(packages: Package[], documents: Map<string, Document>, open?: Map<string, unknown>): Behind[];
  unknownOf(packages: Package[], documents: Map<string, Document>): string[];
  keptBehind(page: string): Map<string, { by: Temporal.PlainDate; reason: string }>;
  areNew(documents: Map<string, Document>, today: Temporal.PlainDate): boolean;
}
const ROOT = join(import.meta.dirname, '../..');
const newer = (await import(String('../tools/newer-versions.mjs'))) as NewerVersions;

const at = (day: string) => `${day}T10:00:00.000Z`;
const of = (time: Record<string, string>, versions?: Document['versions']) =>
  new Map([['ours', { name: 'ours', time, ...(versions && { versions }) }]]);
const ours = (version: string, runs = true): Package => ({ name: 'ours', version, runs });
const TIME = {
  '1.0.0': at('2026-01-01'),
  '1.1.0': at('2026-03-01'),
  '2.0.0': at('2026-02-01'),
  '3.0.0-rc.1': at('2026-01-02'),
  modified: at('2026-03-01'),
};
const told = (found: Behind[]) => found.map(({ at: which, newest, since, by }) => [which, newest, String(since), String(by)]);

describe('what we ask for, and what its makers have published', () => {
  it('is behind since the first newer version that is no preview, for 90 days where it runs and 180 where it builds', () => {
    expect(told(newer.newerThanOurs([ours('1.0.0')], of(TIME)))).toEqual([['ours 1.0.0', '2.0.0', '2026-02-01', '2026-05-02']]);
    expect(told(newer.newerThanOurs([ours('1.1.0', false)], of(TIME)))).toEqual([['ours 1.1.0', '2.0.0', '2026-02-01', '2026-07-31']]);
    expect(newer.newerThanOurs([ours('2.0.0')], of(TIME))).toEqual([]);
  });

  it('is not behind what was taken away or given up', () => {
    expect(newer.newerThanOurs([ours('1.0.0')], of(TIME, ['1.0.0']))).toEqual([]);
    const givenUp = { '1.0.0': {}, '1.1.0': {}, '2.0.0': { deprecated: 'Broken' } };
    expect(told(newer.newerThanOurs([ours('1.0.0')], of(TIME, givenUp)))).toEqual([['ours 1.0.0', '1.1.0', '2026-03-01', '2026-05-30']]);
  });

  it('may be left behind until a day, where the page says why', () => {
    const open = newer.keptBehind(
      '| ours 1.0.0 | 2.0.0 needs another Node | 2027-01-31 |\n| GHSA-aaaa-bbbb-cccc | Not called | 2027-02-01 |\n',
    );
    expect([...open.keys()]).toEqual(['ours 1.0.0']);
    const [found] = newer.newerThanOurs([ours('1.0.0')], of(TIME), open);
    expect([String(found?.by), found?.reason]).toEqual(['2027-01-31', '2.0.0 needs another Node']);
  });

  it('is not known of what nothing is said, and not by an old list', () => {
    expect(newer.unknownOf([ours('1.0.0'), ours('9.9.9'), { ...ours('1.0.0'), name: 'other' }], of(TIME))).toEqual(['ours', 'other']);
    const isNew = (day: string) => newer.areNew(of(TIME), Temporal.PlainDate.from(day));
    expect([isNew('2026-03-08'), isNew('2026-03-09'), newer.areNew(new Map(), Temporal.PlainDate.from('2026-03-01'))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('npm run advisories', () => {
  const folder = mkdtempSync(join(tmpdir(), 'requisite-versions-'));
  const [advisories, versions] = [join(folder, 'advisories.json'), join(folder, 'versions')];
  const today = Temporal.Now.plainDateISO();
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const asked = { ...dependencies, ...devDependencies };
  const say = (name: string, time: Record<string, string>) =>
    writeFileSync(join(versions, `${name.replaceAll('/', '+')}.json`), JSON.stringify({ name, time }));
  const upToDate = (name: string) => say(name, { [asked[name] ?? '']: at(String(today)) });
  const run = async () => {
    const program = startProgram(['api/tools/advisories.mjs', advisories, versions]);
    return { code: await program.ended, said: program.said() };
  };

  beforeAll(() => {
    mkdirSync(versions);
    const none = {
      id: 'GHSA-aaaa-bbbb-cccc',
      published: at(String(today)),
      affected: [{ package: { ecosystem: 'npm', name: 'nobody-has-it' } }],
    };
    writeFileSync(advisories, JSON.stringify([none]));
    for (const name of Object.keys(asked)) upToDate(name);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('ends well where nothing is behind for too long, and with code 1 where something is, naming it', async () => {
    expect(await run()).toEqual({
      code: 0,
      said: expect.stringMatching(/packages that we ask for, 0 of them behind, 0 of those overdue\./),
    });
    const behindFor = (days: number) =>
      say('fastify', { [asked['fastify'] ?? '']: at('2020-01-01'), '9999.0.0': at(String(today.subtract({ days }))) });
    behindFor(89);
    expect(await run()).toEqual({ code: 0, said: expect.stringMatching(/^open {2}fastify .*: 9999\.0\.0 by /m) });
    behindFor(91);
    expect(await run()).toEqual({ code: 1, said: expect.stringMatching(/^OVERDUE {2}fastify .*runs: 9999\.0\.0 by /m) });
    upToDate('fastify');
  });

  it('ends with code 1 where nothing is said of one', async () => {
    say('pg', {});
    expect(await run()).toEqual({ code: 1, said: expect.stringContaining('Nothing is said of ours of pg,') });
    upToDate('pg');
  });
});
