import { Outcome, outcome } from './outcome.js';
import { NoTurn, Turns } from './turns.js';

const [ONE, OTHER] = ['one school', 'another school'];
const write = (schoolId: string) => ({ isWrite: true, schoolId });
const read = (schoolId: string) => ({ isWrite: false, schoolId });

/** Asks for turns and tells how many of them were had at once. */
async function had(turns: Turns, wanted: { isWrite: boolean; schoolId: string }[]): Promise<number> {
  let count = 0;
  for (const one of wanted)
    turns.take(one).then(
      () => count++,
      () => undefined,
    );
  await new Promise((done) => setImmediate(done));
  return count;
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('turns on the connections of a pool', () => {
  it('leave some for reads when writes hold all that they may, and some for other schools', async () => {
    const turns = new Turns(10);
    expect(await had(turns, times(40, write(ONE)))).toBe(5);
    expect(await had(turns, times(40, write(OTHER)))).toBe(2);
    expect(await had(turns, times(40, read(ONE)))).toBe(3);
  });
  it('leave some for other schools when one school reads all that it may', async () => {
    const turns = new Turns(10);
    expect(await had(turns, times(200, read(ONE)))).toBe(8);
    expect(await had(turns, times(1, read(OTHER)))).toBe(1);
  });
  it('are had by one at a time where there is one connection', async () => {
    const turns = new Turns(1);
    const back = await turns.take(write(ONE));
    expect(await had(turns, [read(OTHER)])).toBe(0);
    back();
    expect(await had(turns, [read(OTHER)])).toBe(0);
  });
  it('go to who came first when one is given back, once however often that is said', async () => {
    const turns = new Turns(2);
    const [back] = [await turns.take(read(ONE)), await turns.take(read(OTHER))];
    const order: string[] = [];
    for (const name of ['first', 'second'])
      void turns.take(read(name)).then(
        () => order.push(name),
        () => undefined,
      );
    back?.();
    back?.();
    await new Promise((done) => setImmediate(done));
    expect(order).toEqual(['first']);
    expect(turns.isFull).toBe(true);
  });
  it('are refused at once to more than can be served, of writes without regard to reads', async () => {
    const turns = new Turns(1);
    await turns.take(read(ONE));
    for (let count = 0; count < 30; count++) turns.take(write(ONE)).catch(() => undefined);
    await expect(turns.take(write(ONE))).rejects.toEqual(new NoTurn('busy'));
    expect(await had(turns, [read(OTHER)])).toBe(0);
  });
  it('are waited for by others when the queue of one school is as long as it may be', async () => {
    const turns = new Turns(1);
    await turns.take(read(ONE));
    for (let count = 0; count < 24; count++) turns.take(read(ONE)).catch(() => undefined);
    await expect(turns.take(read(ONE))).rejects.toEqual(new NoTurn('busy'));
    for (let count = 0; count < 6; count++) turns.take(read(OTHER)).catch(() => undefined);
    expect(turns.waiters).toBe(30);
    await expect(turns.take({ isWrite: false, schoolId: null })).rejects.toEqual(new NoTurn('busy'));
  });
  it('are given up by who waits for one and has left', async () => {
    const turns = new Turns(1);
    await turns.take(read(ONE));
    const asker = new Outcome();
    const waiting = outcome.run(asker, () => turns.take(read(ONE)));
    asker.leave();
    await expect(waiting).rejects.toEqual(new NoTurn('left'));
    await expect(outcome.run(asker, () => turns.take(read(ONE)))).rejects.toEqual(new NoTurn('left'));
    expect(turns.isFull).toBe(false);
  });
});
