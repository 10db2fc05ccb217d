import { type Events, HOLDING, type SettleWhy } from '@app/shared';
import { spreadShort } from '../requisition-rows.js';
import { type Afresh, afreshOf, DECIDED, type World } from './afresh.js';
import type { LiveHold, LiveLine, LiveRequisition } from './live-requisitions.js';
import { type ChangedTasks, taskChanges } from './task-changes.js';

/** A requisition as it is kept beside what it is afresh, and what differs. */
export interface Compared {
  live: LiveRequisition;
  fresh: Afresh;
  tasks: ChangedTasks;
  /** What it holds is not what it would hold. */
  holdsDiffer: boolean;
  differs: boolean;
}

type Facts = Events['requisition.replanned'];

/** Compares a requisition as it is kept with what it is afresh. */
export function compare(schoolId: string, live: LiveRequisition, world: World): Compared {
  const fresh = afreshOf(live, world);
  const tasks = taskChanges(schoolId, live, fresh, world);
  const holdsDiffer = HOLDING.has(live.status) && !fresh.isOver && !isSameHolds(live.holds ?? [], fresh.holds);
  const asKept = { live, fresh, tasks, holdsDiffer, differs: false };
  const lines = linesAfter(asKept, null);
  const differs =
    holdsDiffer ||
    lacksDiffer(asKept) ||
    [tasks.moved, tasks.added, tasks.dropped].some(({ length }) => length > 0) ||
    changedLines(live, lines).length > 0 ||
    factsOf(asKept, lines) !== null ||
    settleOf(asKept, lines, 0).length > 0;
  return { ...asKept, differs };
}

/** Whether its room lacks another than it did: that is written down whether or not anybody has to settle it. */
export function lacksDiffer({ live, fresh }: Pick<Compared, 'live' | 'fresh'>): boolean {
  return live.roomLacks.join() !== fresh.roomLacks.join();
}

/** Whether there is to settle what the room lacks: it was to be, or it lacks what it did not when somebody last looked. */
function isRoomListed({ live, fresh }: Compared): boolean {
  const isNew = fresh.roomLacks.some((one) => !live.roomLacks.includes(one));
  return fresh.roomLacks.length > 0 && (isNew || (live.whys?.includes('room-lacks') ?? false));
}

function isSameHolds(kept: readonly LiveHold[], fresh: readonly LiveHold[]): boolean {
  const keys = (holds: readonly LiveHold[]) =>
    holds.map(({ apparatusId, quantity, fromMs, toMs, labelled }) => [apparatusId, quantity, fromMs, toMs, labelled].join(' ')).sort();
  return keys(kept).join() === keys(fresh).join();
}

/**
 * The lines as they are to be: with `got`, what each apparatus got of what is wanted; without, what was missing stays missing. Where the
 * lesson is not held, what was missing stays written, by which it is known what was promised should the lesson come back.
 */
export function linesAfter({ fresh }: Pick<Compared, 'fresh'>, got: ReadonlyMap<string, number> | null): LiveLine[] {
  if (!got) return fresh.lines.map((line) => ({ ...line, short: Math.min(line.short, Math.ceil(line.needed)) }));
  const missing = new Map([...fresh.wanted].map(([id, wanted]) => [id, wanted - (got.get(id) ?? 0)]));
  const short = spreadShort(fresh.lines, missing);
  return fresh.lines.map((line, index) => ({ ...line, short: short[index] ?? 0 }));
}

/** The lines that are another than they were. */
export function changedLines({ lines }: LiveRequisition, after: readonly LiveLine[]): Pick<LiveLine, 'id' | 'name' | 'needed' | 'short'>[] {
  const before = new Map((lines ?? []).map((line) => [line.id, line]));
  return after
    .filter(({ id, name, needed, short }) => {
      const was = before.get(id);
      return was?.name !== name || was.short !== short || Math.fround(was.needed) !== Math.fround(needed);
    })
    .map(({ id, name, needed, short }) => ({ id, name, needed, short }));
}

/** Of what another amount is needed, before and after. */
function changedAmounts({ lines }: LiveRequisition, after: readonly LiveLine[]) {
  const before = new Map((lines ?? []).map((line) => [line.id, line]));
  const others = after.flatMap((line) => {
    const was = before.get(line.id);
    return was && Math.fround(was.needed) !== Math.fround(line.needed) ? [{ was, line }] : [];
  });
  const told = ({ name, needed, apparatusId }: LiveLine) => ({ name, needed, held: apparatusId !== null });
  return { before: others.map(({ was }) => told(was)), after: others.map(({ line }) => told(line)) };
}

/** Whether a requisition is short once its lines are these. */
export function isShort({ live, fresh }: Compared, lines: readonly LiveLine[]): boolean {
  if (fresh.isOver || !HOLDING.has(live.status)) return live.short;
  return fresh.takesPlace && lines.some(({ short }) => short > 0);
}

/** How many more of each apparatus are missing than were, where it is held at all. */
export function newlyShort({ live, fresh }: Compared, lines: readonly LiveLine[]): NewlyShort[] {
  if (!fresh.takesPlace || fresh.isOver || !HOLDING.has(live.status)) return [];
  const sum = (of: readonly LiveLine[], id: string) => of.reduce((all, line) => (line.apparatusId === id ? all + line.short : all), 0);
  return [...fresh.wanted.keys()].flatMap((apparatusId) => {
    const missing = sum(lines, apparatusId);
    const short = missing - sum(live.lines ?? [], apparatusId);
    const name = lines.find((line) => line.apparatusId === apparatusId)?.name ?? '';
    return short > 0 ? [{ apparatusId, name, short, missing, asked: fresh.wanted.get(apparatusId) ?? missing }] : [];
  });
}

/** How many more of an apparatus are missing than were before, how many are by now, and of how many. */
interface NewlyShort {
  apparatusId: string;
  name: string;
  short: number;
  missing: number;
  asked: number;
}

/** What there is to settle afterwards; of what is not decided here, what there was. */
function whysAfter(compared: Compared, lines: readonly LiveLine[], newly: number): SettleWhy[] {
  const { live, fresh } = compared;
  const others = (live.whys ?? []).filter((why) => !DECIDED.includes(why) && why !== 'short' && why !== 'room-lacks');
  if (fresh.isOver) return (live.whys ?? []).filter((why) => why !== 'pending');
  const wasListed = live.whys?.includes('short') ?? false;
  const isListed = live.status !== 'draft' && isShort(compared, lines) && (wasListed || newly > 0);
  const lacking = isRoomListed(compared) ? (['room-lacks'] as const) : [];
  return [...new Set([...others, ...fresh.whys, ...lacking, ...(isListed ? (['short'] as const) : [])])].sort();
}

/** What comes on the list to settle (`on`) and what goes from it. */
export function settleOf(compared: Compared, lines: readonly LiveLine[], newly: number): { why: SettleWhy; on: boolean }[] {
  const before = compared.live.whys ?? [];
  const after = whysAfter(compared, lines, newly);
  return [
    ...after.filter((why) => !before.includes(why)).map((why) => ({ why, on: true })),
    ...before.filter((why) => !after.includes(why)).map((why) => ({ why, on: false })),
  ];
}

/** The facts that are others than they were, before and after; null where none is. `pending` is no fact: it says that they come. */
export function factsOf(compared: Compared, lines: readonly LiveLine[]): Facts | null {
  const { live, fresh } = compared;
  const newly = newlyShort(compared, lines).length;
  const amounts = changedAmounts(live, lines);
  const settled = (whys: readonly SettleWhy[]) => whys.filter((why) => why !== 'pending').sort();
  const before = {
    startMs: live.startsAt,
    endMs: live.endsAt,
    period: live.period,
    lastPeriod: live.lastPeriod,
    roomId: live.roomId,
    departmentId: live.departmentId,
    groupId: live.groupId,
    pupils: live.pupils,
    sets: live.sets,
    amounts: amounts.before,
    deadlineMs: live.deadline,
    short: live.short,
    settle: settled(live.whys ?? []),
  };
  const after: typeof before = {
    startMs: fresh.startMs,
    endMs: fresh.endMs,
    period: fresh.period,
    lastPeriod: fresh.lastPeriod,
    roomId: fresh.roomId,
    departmentId: fresh.departmentId,
    groupId: fresh.groupId,
    pupils: fresh.pupils,
    sets: fresh.sets,
    amounts: amounts.after,
    deadlineMs: fresh.deadline ? fresh.deadline.atMs : live.deadline,
    short: isShort(compared, lines),
    settle: settled(whysAfter(compared, lines, newly)),
  };
  const changed = (Object.keys(before) as (keyof typeof before)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (changed.length === 0) return null;
  const only = (facts: typeof before) => Object.fromEntries(changed.map((key) => [key, facts[key]]));
  const { status, title } = live;
  return { before: { status, ...only(before) }, after: { status, title, ...only(after) } };
}
