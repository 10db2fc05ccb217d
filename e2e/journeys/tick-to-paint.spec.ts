import type { CDPSession } from '@playwright/test';
import { SAM_TECHNICIAN } from '../people/demo-people.js';
import { allSent } from '../people/technician.js';
import { expect, test } from '../support/test.js';

/** A busy day of the demo school, on which there is enough to tick. */
const DAY = '2026-11-23';
const PHONE = { width: 390, height: 844 };
/** The processor of a cheap phone. */
const SLOWER = 4;
const TICKS = 6;
const OPEN = 'app-work-list .row > .tick:not([disabled])';

/** What the page's own thread has worked so far, in milliseconds of the processor: a busy machine makes it no more. */
async function worked(line: CDPSession): Promise<number> {
  const { metrics } = await line.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Presses a tick and waits for the picture that shows it: how long that is by the clock, in milliseconds. Runs in the page. */
async function pressed([selector, at]: [string, number]): Promise<{ ms: number; isPressed: boolean }> {
  const tick = document.querySelectorAll<HTMLElement>(selector)[at];
  const from = performance.now();
  tick?.click();
  // the first turn after the next frame: what the press changed has been drawn
  await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(() => done())));
  return { ms: performance.now() - from, isPressed: tick?.getAttribute('aria-pressed') === 'true' };
}

const median = (all: readonly number[]): number => Math.round([...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0);

test('a tick shows with the next picture, before the server has answered; what that takes on a slow phone is told', async ({ person }) => {
  const { page, context } = await person(SAM_TECHNICIAN, PHONE);
  await page.goto(`/today?date=${DAY}&who=all`);
  await page.getByRole('button', { name: /^Later \d/ }).click();
  await expect(page.locator(OPEN).nth(2)).toBeVisible();
  let answer = (): void => undefined;
  const held = new Promise<void>((done) => (answer = done));
  await page.route(/\/api\/tasks\/[^/]+$/, async (route) => {
    await held;
    await route.continue();
  });
  const line = await context.newCDPSession(page);
  await line.send('Performance.enable', { timeDomain: 'threadTicks' });
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const [byClock, byProcessor]: [number[], number[]] = [[], []];
  for (let count = 0; count < TICKS; count++) {
    const before = await worked(line);
    const { ms, isPressed } = await page.evaluate(pressed, [OPEN, count % 3] as [string, number]);
    // each is pressed twice, so that the day is as it was
    expect(isPressed).toBe(count < 3);
    byClock.push(ms);
    byProcessor.push((await worked(line)) - before);
  }
  console.info(
    `a tick on Today, processor slowed ${SLOWER} times: shown after ${median(byClock)} ms at the median by the clock, ${median(byProcessor)} ms of the processor`,
  );
  await line.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  answer();
  await allSent(page);
});
