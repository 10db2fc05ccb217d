import { HELEN_HEAD, SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonsOf } from '../people/teacher.js';
import { accept, freeList, tick, ticks } from '../people/technician.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const DAY = '2026-11-19';

test('what a technician ticks in one browser is seen by the teacher in another, with whose it is', async ({ person }) => {
  const teacher = await person(TEACHERS.DCH);
  const bench = await person(SAM_TECHNICIAN);
  const [lesson] = await lessonsOf(teacher.api, DAY, DAY);
  if (!lesson) throw new Error('Daniel Chen has no lesson on that day.');
  const title = ownTitle('Glowing splint');
  const request = await freeList(teacher.api, lesson, title);
  await accept(bench.api, request);

  const hears = teacher.page.waitForResponse(/\/api\/events(?:\?|$)/);
  await teacher.page.goto(`/requests/${request.id}`);
  await expect(teacher.page.getByText(title).first()).toBeVisible();
  await hears;

  await bench.page.goto(`/today?date=${DAY}`);
  await tick(ticks(bench.page, title).prepare);
  await expect(teacher.page.getByText(/ ticked a preparation/)).toBeVisible();
});

test('a request that is sent stands on the head’s list at once, and is counted for a technician in the menu and in the name of the tab', async ({
  person,
}) => {
  const teacher = await person(TEACHERS.DCH);
  const head = await person(HELEN_HEAD);
  const bench = await person(SAM_TECHNICIAN);
  const title = ownTitle('Blue flame');
  const [lesson] = await lessonsOf(teacher.api, DAY, DAY);
  if (!lesson) throw new Error('Daniel Chen has no lesson on that day.');
  const hears = [head, bench].map(({ page }) => page.waitForResponse(/\/api\/events(?:\?|$)/));
  await head.page.goto(`/requests?q=${encodeURIComponent(title)}`);
  await bench.page.goto('/stock');
  await Promise.all(hears);
  await expect(head.page.getByText(title)).toHaveCount(0);
  const name = await bench.page.title();
  // a tab behind another one
  await bench.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });

  await freeList(teacher.api, lesson, title);
  await expect(head.page.getByText(title).first()).toBeVisible();
  await expect.poll(() => bench.page.title()).toMatch(new RegExp(`^\\(\\d+\\) ${name}$`));
  await expect(bench.page.getByRole('link', { name: /^Today.*\d/ }).first()).toBeVisible();
  await bench.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => bench.page.title()).toBe(name);
});
