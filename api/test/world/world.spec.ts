import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstantMs, type ToSettle } from '@app/shared';
import { DemandSums } from '../../src/prep/demand-sums.js';
import { type Step, STEPS, histories } from './steps.js';
import { isLive, staleCopies } from './stale-copies.js';
import { readEverything, readWaiting, type Stored } from './stored.js';
import { type Servers, startTwo, startTwoProcesses } from './servers.js';
import { NOW, World } from './world.js';

/** The everyday run is a sample, the same each time: `HISTORIES=1000 SEED=1` follows more and others, `PROCESSES=1` on two processes. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 6);
const SEED = Number(process.env['SEED'] ?? 20261128);

/** What was fixed when a request was sent, and must not change unless a person moves it. */
const fixed = ({ deadlineMs, submittedMs, late, minutesLate }: Stored) => ({ deadlineMs, submittedMs, late, minutesLate });

async function look(world: World, before: Map<string, Stored>, steps: readonly Step[]): Promise<string[]> {
  const everything = await readEverything(world);
  const found = [...world.faults, ...staleCopies(everything)];
  const now = new Map(everything.requisitions.map((stored) => [stored.id, stored]));
  for (const id of world.requisitions) if (!now.has(id)) found.push(`${id} is lost`);
  for (const [id, was] of before) {
    const is = now.get(id);
    const mayChange = was.status === 'draft' || steps.some(({ kind }) => kind === 'move' || kind === 'on');
    if (is && !mayChange && JSON.stringify(fixed(is)) !== JSON.stringify(fixed(was)))
      found.push(`${id} deadline and lateness: ${JSON.stringify(fixed(is))}, were ${JSON.stringify(fixed(was))}`);
  }
  const astray = await world.kit.app.get(DemandSums).check(world.school.id, parseInstantMs(NOW) ?? 0);
  if (astray.length > 0) found.push(`demand: ${JSON.stringify(astray)}`);
  found.push(...(await readWaiting(world, NOW)).map((consumer) => `${consumer} still waits`));
  const listed = await world.as('admin').get<ToSettle[]>('/to-settle?limit=200');
  const told = new Map(listed.body.map(({ requisition, whys }) => [requisition.id, whys]));
  for (const { id, whys, status, short } of everything.requisitions.filter(isLive)) {
    // whoever accepts what is short has settled it
    const isOpenlyShort = short && (status === 'submitted' || status === 'queried');
    const stranded = whys.filter((why) => why !== 'short');
    if (stranded.some((why) => !told.get(id)?.includes(why as ToSettle['why'])) || (isOpenlyShort && !told.has(id)))
      found.push(`${id} ${whys.join()}${short ? ' short' : ''}: on the list to settle stands ${told.get(id)?.join() ?? 'nothing'}`);
  }
  found.push(...(await draftsUnlisted(world, everything.requisitions)));
  before.clear();
  for (const [id, stored] of now) before.set(id, stored);
  return found;
}

/** What was never sent is to be settled by who began it, and is nobody else's to see. */
async function draftsUnlisted(world: World, all: readonly Stored[]): Promise<string[]> {
  const drafts = all.filter(({ status }) => status === 'draft');
  if (drafts.length === 0) return [];
  const [mine, others] = await Promise.all(
    ['technician', 'admin'].map(async (who) => {
      const { body } = await world.as(who).get<ToSettle[]>('/to-settle?limit=200');
      return new Set(body.map(({ requisition }) => requisition.id));
    }),
  );
  return drafts
    .filter(({ id, whys }) => mine?.has(id) !== whys.length > 0 || others?.has(id))
    .map(({ id, whys }) => `draft ${id} ${whys.join()}: on the list of who began it ${mine?.has(id)}, of others ${others?.has(id)}`);
}

/**
 * What the world changes is followed: after each turn of a random history and the work that it made wait, no stored fact is stale,
 * nothing is oversold or lost, and what was stranded is on the list to settle.
 */
describe('random histories of a school on two servers', () => {
  let servers: Servers;
  beforeAll(async () => {
    servers = await (process.env['PROCESSES'] ? startTwoProcesses(NOW) : startTwo(NOW));
  });
  afterAll(() => servers?.stop());

  it(
    'leave no stale copy',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories, async ({ asked, turns }) => {
          const world = await World.make(servers);
          const before = new Map<string, Stored>();
          for (const step of asked) await STEPS.submit(world, step);
          for (const [turn, steps] of turns.entries()) {
            await Promise.all(steps.map((step) => STEPS[step.kind](world, step)));
            await world.settle();
            expect({ turn, steps, found: await look(world, before, steps) }).toEqual({ turn, steps, found: [] });
          }
        }),
        { numRuns: HISTORIES, endOnFailure: true, seed: SEED },
      );
    },
    4 * 3_600_000,
  );
});
