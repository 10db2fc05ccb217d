import { tasksOfTick } from '@app/shared/rules';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOwnChange, marksIn, withoutTakenBack, type Tap, type Tapped } from './taps';
import { task } from '../testing/prep-list';

const DAY = (['prepare', 'deliver', 'collect', 'clear'] as const).map((kind) => task(kind, kind));
const OTHER = [task('b', 'prepare', { requisitionId: 'q2' }), task('c', 'deliver', { requisitionId: 'q2' })];

interface Press {
  at: number;
  task: Tapped;
}

/** What somebody presses on a screen that shows all of it as not done; the first `sent` taps have gone out. */
function tapsOf(presses: readonly Press[], sent: number): Tap[] {
  const done = new Map<string, boolean>();
  return presses.map(({ task: pressed, at }, place): Tap => {
    const all = [...DAY, ...OTHER].filter(({ requisitionId }) => requisitionId === pressed.requisitionId);
    const to = !done.get(pressed.id);
    const marked = tasksOfTick(pressed, all, to, ({ id }) => done.get(id) ?? false);
    const takesBack = done.has(pressed.id);
    for (const { id } of marked) done.set(id, to);
    const [last, ...also] = marked.map(({ id, title, version }) => ({ taskId: id, title, version })).reverse();
    return {
      ...(last ?? { taskId: pressed.id, title: pressed.title, version: 1 }),
      also: also.reverse(),
      done: to,
      at: `2026-11-24T08:00:00.${String(at).padStart(3, '0')}Z`,
      holdUntilMs: 0,
      key: `key ${place}`,
      takesBack,
      ...(place < sent ? { sentVersion: 1 } : {}),
    };
  });
}

/** What the tasks are once all taps were taken, one after the other: the slow way, by a table that each tap writes into. */
function after(taps: readonly Tap[]): Record<string, boolean> {
  const table = Object.fromEntries([...DAY, ...OTHER].map(({ id }) => [id, false]));
  for (const tap of taps) for (const mark of [...(tap.also ?? []), tap]) table[mark.taskId] = tap.done;
  return table;
}

const press = fc.constantFrom(...DAY, ...OTHER);
const pressed = fc.array(press, { maxLength: 12 }).map((tasks) => tasks.map((one, at): Press => ({ task: one, at })));

describe('taps that take back others', () => {
  it('come to the same, whatever went out before, once what cancels out is gone', () => {
    fc.assert(
      fc.property(pressed, fc.nat(12), (presses, sent) => {
        const taps = tapsOf(presses, sent);
        const left = withoutTakenBack(taps);
        expect(after(left)).toEqual(after(taps));
        // what went out stays as it is, in its place before the others
        expect(left.slice(0, Math.min(sent, taps.length))).toEqual(taps.slice(0, sent));
        // and nothing more cancels out
        expect(withoutTakenBack(left)).toEqual(left);
      }),
    );
  });

  it('leave nothing that a task is already, where none went out', () => {
    fc.assert(
      fc.property(pressed, (presses) => {
        const taps = tapsOf(presses, 0);
        const wanted = after(taps);
        const left = marksIn(withoutTakenBack(taps));
        expect([...left].filter(([id, done]) => !done || !wanted[id])).toEqual([]);
      }),
    );
  });

  it('stay as they are where they cancel nothing', () => {
    const taps = tapsOf(
      [OTHER[0], DAY[0]].map((one, at) => ({ task: one as Tapped, at })),
      0,
    );
    expect(withoutTakenBack(taps).map((tap, place) => tap === taps[place])).toEqual([true, true]);
  });
});

describe('a task that was changed since', () => {
  const [tick] = tapsOf([{ task: DAY[0] as Tapped, at: 0 }], 1) as [Tap];
  const back: Tap = { ...tick, done: false, takesBack: true };
  const now = { ...(DAY[0] as ReturnType<typeof task>), version: 2, doneAt: '2026-11-24T08:20:00Z' };

  it('was changed by the tap that is taken back where it is one further and as that made it, and else by somebody', () => {
    expect(isOwnChange(back, now)).toBe(true);
    expect(isOwnChange(back, { ...now, version: 3 })).toBe(false);
    expect(isOwnChange(back, { ...now, doneAt: null })).toBe(false);
    expect(isOwnChange({ ...back, takesBack: false }, now)).toBe(false);
    // this tab had the other's answer
    expect(isOwnChange({ ...back, sentVersion: 2 }, { ...now, version: 3 })).toBe(false);
  });
});
