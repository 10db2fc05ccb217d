import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstantMs, type ToSettle } from '@app/shared';
import { DemandSums } from '../../src/prep/demand-sums.js';
import { type History, histories, rushes, type Step, STEPS } from './steps.js';
import { isLive, staleCopies } from './stale-copies.js';
import { readEverything, readWaiting, type Stored } from './stored.js';
import { type Servers, startTwo, startProcesses } from './servers.js';
import { NOW, World } from './world.js';

/** The everyday run is a sample, the same each time: `HISTORIES=1000 SEED=1` follows more and others (`MINIMISE=1`: and looks for a shorter one that fails), `PROCESSES=3` on three processes. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 6);
const SEED = Number(process.env['SEED'] ?? 20261128);
/** `RUSHES=20` more in which thirty people act at once. */
const RUSHES = Number(process.env['RUSHES'] ?? 1);
const PROCESSES = Number(process.env['PROCESSES'] ?? 0);

/** What a person does that may fix another deadline and lateness than before. */
const MAY_FIX: readonly string[] = ['move', 'on', 'undo'];

/** What was fixed when a request was sent, and must not change unless a person moves it. */
const fixed = ({ deadlineMs, submittedMs, late, minutesLate }: Stored) => ({ deadlineMs, submittedMs, late, minutesLate });

async function look(world: World, before: Map<string, Stored>, steps: readonly Step[]): Promise<string[]> {
  const everything = await readEverything(world);
  const found = [...world.faults, ...staleCopies(everything)];
  const now = new Map(everything.requisitions.map((stored) => [stored.id, stored]));
  for (const id of world.requisitions) if (!now.has(id)) found.push(`${id} is lost`);
  for (const [id, was] of before) {
    const is = now.get(id);
    const mayChange = was.status === 'draft' || steps.some(({ kind }) => MAY_FIX.includes(kind));
    if (is && !mayChange && JSON.stringify(fixed(is)) !== JSON.stringify(fixed(was)))
      found.push(`${id} deadline and lateness: ${JSON.stringify(fixed(is))}, were ${JSON.stringify(fixed(was))}`);
  }
  const astray = await world.kit.app.get(DemandSums).check(world.school.id, parseInstantMs(NOW) ?? 0);
  if (astray.length > 0) found.push(`demand: ${JSON.stringify(astray)}`);
  found.push(...(await readWaiting(world, NOW)).map((consumer) => `${consumer} still waits`));
  const told = new Map((await toSettle(world, 'admin')).map(({ requisition, whys }) => [requisition.id, whys]));
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

async function toSettle(world: World, who: string): Promise<ToSettle[]> {
  const { status, body } = await world.as(who).get<ToSettle[]>('/to-settle?limit=200');
  // a busy machine may have it wait: it is asked again
  if (status === 503) return toSettle(world, who);
  if (status !== 200) throw new Error(`The list to settle: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** What was never sent is to be settled by who began it, and is nobody else's to see. */
async function draftsUnlisted(world: World, all: readonly Stored[]): Promise<string[]> {
  const drafts = all.filter(({ status }) => status === 'draft');
  if (drafts.length === 0) return [];
  const [mine, others] = await Promise.all(
    ['technician', 'admin'].map(async (who) => new Set((await toSettle(world, who)).map(({ requisition }) => requisition.id))),
  );
  return drafts
    .filter(({ id, whys }) => mine?.has(id) !== whys.length > 0 || others?.has(id))
    .map(({ id, whys }) => `draft ${id} ${whys.join()}: on the list of who began it ${mine?.has(id)}, of others ${others?.has(id)}`);
}

/**
 * What the world changes is followed: after each turn of a random history and the work that it made wait, no stored fact is stale,
 * nothing is oversold or lost, and what was stranded is on the list to settle.
 */
describe('random histories of a school on several servers', () => {
  let servers: Servers;
  beforeAll(async () => {
    servers = await (PROCESSES > 0 ? startProcesses(NOW, PROCESSES) : startTwo(NOW));
  }, 600_000);
  /** How often each step was answered how: `ANSWERS=1` prints it, by which it is seen that a step does anything. */
  const answers = new Map<string, number>();
  afterAll(async () => {
    if (process.env['ANSWERS'])
      process.stderr.write(
        `${[...answers]
          .map(([what, times]) => `${what}: ${times}`)
          .sort()
          .join('\n')}\n`,
      );
    await servers?.stop();
  });

  async function follow({ asked, turns }: History): Promise<void> {
    if (process.env['ANSWERS']) process.stderr.write('.');
    const world = await World.make(servers);
    world.answers = answers;
    const before = new Map<string, Stored>();
    for (const step of asked) await STEPS[step.kind](world, step);
    for (const [turn, steps] of turns.entries()) {
      await Promise.all(steps.map((step) => STEPS[step.kind](world, step)));
      await world.settle();
      expect({ turn, steps, found: await look(world, before, steps) }).toEqual({ turn, steps, found: [] });
    }
  }
  const run = (of: fc.Arbitrary<History>, numRuns: number) =>
    fc.assert(fc.asyncProperty(of, follow), { numRuns, endOnFailure: process.env['MINIMISE'] === undefined, seed: SEED });

  it('leave no stale copy', () => run(histories, HISTORIES), 4 * 3_600_000);

  it('sell nothing twice where a whole school acts at once', () => run(rushes, RUSHES), 4 * 3_600_000);
});
