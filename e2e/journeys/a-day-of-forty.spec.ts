import type { PrepList } from '@app/shared';
import { SAM_TECHNICIAN } from '../people/demo-people.js';
import { prepListOf } from '../people/technician.js';
import { expect, test } from '../support/test.js';

/** The fullest day of the demo school. */
const DAY = '2026-11-23';
const PRACTICALS = 40;
const PHONE = { width: 390, height: 844 };
const MOST = { px: 2500, nodes: 300 };

/** The same day with as many requests as are wanted: those that are missing are some of its own once more, each made by itself. */
function withSoMany(list: PrepList, wanted: number): PrepList {
  const ids = [...new Set(list.tasks.flatMap(({ requisitionId }) => requisitionId ?? []))];
  const once = list.tasks.filter(({ requisitionId }) => requisitionId === null || ids.slice(0, wanted).includes(requisitionId));
  const more = ids.slice(0, Math.max(0, wanted - ids.length)).flatMap((id) =>
    list.tasks
      .filter(({ requisitionId }) => requisitionId === id)
      .map((task) => ({
        ...task,
        id: `${task.id} more`,
        requisitionId: `${id} more`,
        title: `${task.title} once more`,
      })),
  );
  const there = new Set(once.map(({ id }) => id));
  const batches = list.batches.filter(({ taskIds }) => taskIds.every((id) => there.has(id)));
  return { ...list, tasks: [...once, ...more], batches };
}

test('a day of 40 practicals on a phone: each tab is at most 2,500 px high and of at most 300 nodes', async ({ person }) => {
  const { page, api } = await person(SAM_TECHNICIAN, PHONE);
  const day = withSoMany(await prepListOf(api, DAY), PRACTICALS);
  expect(new Set(day.tasks.flatMap(({ requisitionId }) => requisitionId ?? [])).size).toBe(PRACTICALS);
  await page.route(/\/api\/prep-list\?/, (route) => route.fulfill({ json: day }));
  await page.goto(`/today?date=${DAY}&who=all`);
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveCount(4);
  const found: [string, number, number][] = [];
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('tabpanel')).toBeVisible();
    const [px, nodes] = await page
      .getByRole('tabpanel')
      .evaluate((panel) => [document.documentElement.scrollHeight, panel.querySelectorAll('*').length]);
    found.push([(await tab.textContent())?.trim() ?? '', px ?? 0, nodes ?? 0]);
  }
  console.info(
    `a day of ${PRACTICALS} practicals at ${PHONE.width} px: ${found.map(([tab, px, nodes]) => `${tab}: ${px} px, ${nodes} nodes`).join('; ')}`,
  );
  expect(found.filter(([, px, nodes]) => px > MOST.px || nodes > MOST.nodes)).toEqual([]);
});
