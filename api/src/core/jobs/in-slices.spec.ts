import { inSlices } from './in-slices.js';

function* busyFor(steps: number, seen: string[]): Generator<void, number> {
  for (let step = 0; step < steps; step++) {
    // stands for work: the slice is over after any of it
    for (const end = performance.now() + 9; performance.now() < end;);
    seen.push(`step ${step}`);
    yield;
  }
  return steps;
}

describe('work in slices', () => {
  it('answers what it comes to, and lets others go between its slices', async () => {
    const seen: string[] = [];
    setImmediate(() => seen.push('somebody else'));
    expect(await inSlices(busyFor(3, seen))).toBe(3);
    expect(seen).toEqual(['step 0', 'somebody else', 'step 1', 'step 2']);
  });

  it('fails as the work fails', async () => {
    function* failing(): Generator<void, never> {
      yield;
      throw new Error('no');
    }
    await expect(inSlices(failing())).rejects.toThrow('no');
  });
});
