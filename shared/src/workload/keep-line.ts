import { KeptLoad } from './kept-load.js';
import { type Asked, inOrder, type JudgedSet, nearPart, type Over, type Work } from './over-line.js';

/** Which sets a request is judged by, and which part of the kept work is near enough to matter. */
export interface Judging {
  setsOf(departmentId: string): readonly JudgedSet[];
  near(asked: Asked): { fromMs: number; toMs: number };
}

/**
 * Keeps the line: of requests in their order those join for which everything kept still fits; the others are over it. What has begun and
 * `always` are kept from the start.
 */
export function keepLine(requests: readonly Asked[], always: readonly Work[], judging: Judging): Map<string, Over> {
  const steps = keepingLine(requests, always, judging);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same, one request at each step: whoever has others waiting goes on when it is their turn again. */
export function* keepingLine(requests: readonly Asked[], always: readonly Work[], judging: Judging): Generator<void, Map<string, Over>> {
  const kept = new KeptLoad([...always, ...requests.flatMap(({ work }) => work)]);
  for (const work of always) kept.add(work);
  for (const { begun, work } of requests) if (begun) work.forEach((one) => kept.add(one));
  const over = new Map<string, Over>();
  for (const asked of requests.filter(({ begun }) => !begun).sort(inOrder)) {
    yield;
    const near = judging.near(asked);
    const own = nearPart(asked.work, near);
    const sets = new Set(own.flatMap(({ departmentId }) => judging.setsOf(departmentId)));
    const by = kept.tried(own, [...sets], near);
    if (by) over.set(asked.id, by);
    else asked.work.forEach((one) => kept.add(one));
  }
  return over;
}
