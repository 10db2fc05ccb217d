import type { Board, BoardCard } from '@app/shared';
import { HELEN_HEAD, SAM_TECHNICIAN } from '../people/demo-people.js';
import { accessibilityFaults } from '../support/axe.js';
import type { Api } from '../support/api.js';
import { expect, test } from '../support/test.js';
import { expectNoSidewaysScroll } from '../support/width.js';

/** Next week, whose Monday overflows. What a journey moves it takes back; nothing that others look at hangs on whose work is when. */
const WEEK = '2026-11-23';
/** What other journeys do at the same time may have changed a task first: the page says so. */
const OVERTAKEN = /status of 409/;
const PATH = `/workload/board?week=${WEEK}`;

/** What is to be cleared away on a day and can still be on another, with who is to do it. */
async function cardsToClear(api: Api, from: string, to: string): Promise<(BoardCard & { technician: string })[]> {
  const { rows, days } = await api.get<Board>(PATH);
  const [first, next] = [from, to].map((date) => days.find((day) => day.date === date));
  return rows.flatMap(({ technician, cells }) =>
    cells
      .filter(({ date }) => date === first?.date)
      .flatMap(({ cards }) => cards)
      .filter(({ kind, due, done }) => kind === 'clear' && !done && next !== undefined && due > next.from)
      .map((card) => ({ ...card, technician: technician?.name ?? '' })),
  );
}

test('a technician walks the board by arrows and gives work to another day by keys, sees both days’ hours, and takes it back', async ({
  person,
}) => {
  const { page, api } = await person(SAM_TECHNICIAN, { expects: [OVERTAKEN] });
  const [card] = (await cardsToClear(api, '2026-11-24', '2026-11-25')).filter(({ technician }) => technician === 'Sam Okoro');
  if (!card) throw new Error('Nobody clears anything away on Tuesday.');
  await page.goto(`/board?week=${WEEK}`);
  await expect(page.getByRole('heading', { name: 'Week board, Science', level: 1 })).toBeVisible();
  await expect(page.locator('app-week-verdict')).toContainText('does not fit');
  expect(await accessibilityFaults(page)).toEqual([]);
  const stop = page.locator(`[data-stop="${card.tasks[0]?.id}"]`);
  if ((await stop.count()) === 0)
    await page.locator('tr', { hasText: 'Sam Okoro' }).locator('td').nth(1).getByRole('button', { name: /more/ }).click();
  await stop.focus();
  await page.keyboard.press('ArrowUp');
  await expect(stop).not.toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(stop).toBeFocused();
  await page.keyboard.press('m');
  const menu = page.getByRole('dialog', { name: `Clear away: ${card.title}` });
  await expect(async () => {
    await page.keyboard.press('3');
    await expect(menu.locator('.says')).toHaveText(/^Tue 24 Nov: .* to .* of .*\. Wed 25 Nov: .* to .* of .*\. Sam Okoro: /, {
      timeout: 2000,
    });
  }).toPass();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Clear away: ${card.title}: Wed 25 Nov, Sam Okoro.`).first()).toBeVisible();
  const dateOf = async (): Promise<string | undefined> => {
    const { rows } = await api.get<Board>(PATH);
    const cell = rows
      .flatMap(({ cells }) => cells)
      .find(({ cards }) => cards.some(({ tasks }) => tasks.some(({ id }) => id === card.tasks[0]?.id)));
    return cell?.date;
  };
  await expect.poll(dateOf).toBe('2026-11-25');
  await page.keyboard.press('Control+z');
  await expect.poll(dateOf).toBe('2026-11-24');
});

test('what one technician drags comes to the other’s board by itself; a head sees it, and may move it too', async ({ person }) => {
  // high enough that whoever's row it is lies on the screen together with the tray, however much work others put between them
  const [mover, watcher] = [await person(SAM_TECHNICIAN, { height: 2400, expects: [OVERTAKEN] }), await person(HELEN_HEAD)];
  for (const { page } of [mover, watcher]) {
    const hears = page.waitForResponse(/\/api\/events(?:\?|$)/);
    await page.goto(`/board?week=${WEEK}`);
    await expect(page.locator('table.board')).toBeVisible();
    await hears;
  }
  const row = mover.page.locator('tr', { hasText: 'Anil Rao' });
  const card = row.locator('td').nth(0).locator('li:not(.cdk-drag-disabled)').first();
  const target = mover.page.locator('tr.nobodys td').nth(0).getByRole('list');
  let task: string | null = null;
  // what others do meanwhile may shift the board just before the card is taken up: then it is put back where it was, and taken up anew
  await expect(async () => {
    await mover.page.keyboard.press('Escape');
    await expect(mover.page.getByRole('dialog')).toHaveCount(0);
    task = await card.getByRole('button').getAttribute('data-stop');
    const [from, to] = [await card.boundingBox(), await target.boundingBox()];
    if (!from || !to) throw new Error('The card or the tray is not on the page.');
    await mover.page.mouse.move(from.x + 40, from.y + 20);
    await mover.page.mouse.down();
    await mover.page.mouse.move(from.x + 60, from.y + 10, { steps: 5 });
    await mover.page.mouse.move(to.x + 40, to.y + 10, { steps: 15 });
    try {
      await expect(mover.page.locator('.said')).toContainText(/Anil Rao: .* to .*\. Not taken yet: /, { timeout: 10_000 });
    } catch (error) {
      await mover.page.mouse.move(from.x + 40, from.y + 20, { steps: 5 });
      await mover.page.mouse.up();
      throw error;
    }
  }).toPass();
  await mover.page.mouse.up();
  await expect(watcher.page.locator('tr.nobodys td').nth(0).locator(`[data-stop="${task}"]`)).toBeVisible();
  await watcher.page.locator('tr.nobodys td').nth(0).locator(`[data-stop="${task}"]`).press('m');
  await expect(watcher.page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true })).toBeVisible();
  await watcher.page.keyboard.press('Escape');
  await mover.page.keyboard.press('Control+z');
  await expect(watcher.page.locator('tr', { hasText: 'Anil Rao' }).locator('td').nth(0).locator(`[data-stop="${task}"]`)).toBeVisible();
});

test('on a phone the board shows one day at a time, and a tap moves', async ({ person }) => {
  const { page } = await person(SAM_TECHNICIAN, { width: 320, height: 640 });
  await page.goto(`/board?week=${WEEK}`);
  await page.getByRole('button', { name: 'Thu 26', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Thu 26', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expectNoSidewaysScroll(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.locator('[data-stop]').first().click();
  await expect(page.getByRole('dialog').getByRole('group', { name: 'Day' })).toBeVisible();
  await expectNoSidewaysScroll(page);
});
