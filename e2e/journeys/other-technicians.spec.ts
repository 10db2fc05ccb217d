import type { Locator, Page } from '@playwright/test';
import { CAROL_TECHNICIAN, DEV_TECHNICIAN } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';
import { expectNoSidewaysScroll } from '../support/width.js';

const TOMORROW = '2026-11-19';
const PHONE = { width: 390, height: 844 };

/** The button of a row of Today that opens what is in it. */
const opener = (page: Page, title: string): Locator => page.getByRole('button', { name: `What is in it: ${title}`, exact: true });
/** That row. */
const rowOf = (page: Page, title: string): Locator => page.getByRole('listitem').filter({ has: opener(page, title) });
/** A machine's part of the page of machines. */
const machine = (page: Page, name: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });
/** What has the focus is a control of the page, and not the page. */
const expectFocusHeld = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

test('a food technician sees what pupils need, makes, fetches, and buys for a week as a shop sells it', async ({ person }) => {
  const { page } = await person(DEV_TECHNICIAN, PHONE);
  await page.goto('/today');
  const title = 'Vegetable soup and knife skills';
  const soup = rowOf(page, title);
  await expect(soup).toContainText('7Y/Fd3: halal, 4 pupils');
  await opener(page, title).click();
  await expect(soup).toContainText('Chopping board');
  await expect(soup).toContainText('Food store · rack 3');
  await expect(soup.getByRole('button', { name: /^Out, back, broken/ })).toBeVisible();
  const done = soup.getByRole('button', { name: `Done: ${title}`, exact: true });
  await done.press('Enter');
  await expect(done).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+z');
  await expect(done).toHaveAttribute('aria-pressed', 'false');
  await expectFocusHeld(page);

  await page.getByRole('tab', { name: /^Fetch/ }).click();
  await expect(page.getByRole('tabpanel')).toContainText('What pupils need');
  const board = page.getByRole('checkbox', { name: /Chopping board/ });
  await board.check();
  await expect(board).toBeChecked();
  await board.uncheck();

  await page.goto('/today/paper');
  await expect(page.locator('app-day-sheet')).toContainText('halal: 4 pupils');

  await page.goto('/week-list');
  await expect(page.getByText('Shopping for this week closed Sun 15 Nov, 18:00.')).toBeVisible();
  const flour = page.getByRole('listitem').filter({ hasText: 'Self-raising flour' }).first();
  await expect(flour).toContainText(/Buy [\d.]+ kg/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Milk' }).first()).toContainText(/Buy [\d.]+ litres?/);
  await expect(page.getByText('halal: 4 pupils')).toBeVisible();
  await page.getByRole('button', { name: 'The week after' }).click();
  await expect(page.getByText('Shopping for this week closes Sun 22 Nov, 18:00.')).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test('a D&T technician cuts by the list, and ticks a job of the laser cutter and takes the tick back by key', async ({ person }) => {
  const { page } = await person(CAROL_TECHNICIAN);
  await page.goto('/week-list');
  await page.getByLabel('Department').selectOption('D&T');
  await expect(page.getByRole('heading', { name: 'Cutting list' })).toBeVisible();
  await expect(page.getByText(/^\d+ pieces, 400 × 300 mm$/)).toBeVisible();

  await page.goto('/machines');
  const cutter = machine(page, 'Laser cutter');
  await expect(cutter).toContainText('Thu 19 Nov, 08:05 to 08:55, ready again 09:10');
  const done = cutter.getByRole('button', { name: 'Done: Key ring blanks', exact: true });
  await done.press('Enter');
  await expect(cutter.getByRole('button', { name: 'Not done: Key ring blanks', exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(done).toBeVisible();

  await page.goto(`/today?date=${TOMORROW}`);
  await expect(page.getByRole('button', { name: 'Done: Laser cutter at 08:05: Key ring blanks', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});

test('an art technician makes once for two classes, takes the tick of one back and gives it again, and fetches no kiln', async ({
  person,
}) => {
  const { page } = await person(CAROL_TECHNICIAN, PHONE);
  await page.goto('/today');
  const title = 'Lino printing: make once for 2 classes';
  const lino = rowOf(page, title);
  await lino.getByRole('button', { name: /Show the 2 classes/ }).click();
  const one = lino.getByRole('button', { name: /^Done: Lino printing.*9X\/Ar1/ });
  // the morning's class has its lino already
  await expect(one).toHaveAttribute('aria-pressed', 'true');
  await expect(lino).toContainText('1 of 2');
  await one.click();
  await expect(one).toHaveAttribute('aria-pressed', 'false');
  await one.click();
  await expect(one).toHaveAttribute('aria-pressed', 'true');
  await expect(lino).toContainText('1 of 2');

  await page.goto(`/today?date=${TOMORROW}&tab=fetch`);
  await expect(page.getByRole('tabpanel')).toContainText('Clay tool set');
  await expect(page.getByRole('checkbox', { name: 'Kiln' })).toHaveCount(0);

  await page.goto('/machines');
  const kiln = machine(page, 'Kiln');
  await expect(kiln).toContainText('Bisque firing');
  await expect(kiln).toContainText('you 40 min, the machine 10 h, cooling 14 h');
  await expectNoSidewaysScroll(page);
});

test('an ICT technician works by key, sees when a trolley is charged, and leaves the jobs of other departments alone', async ({
  person,
}) => {
  const { page } = await person(DEV_TECHNICIAN);
  await page.goto('/machines');
  const trolley = machine(page, 'Laptop trolley B');
  await expect(trolley).toContainText('60 min after each use until it is ready again');
  await expect(trolley).toContainText('ready again 13:10');
  await expect(page.getByText('Key ring blanks').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit: Key ring blanks', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Done: Key ring blanks', exact: true })).toHaveCount(0);

  await page.goto('/today');
  const robots = opener(page, 'Robot buggies');
  await robots.focus();
  await page.keyboard.press('x');
  const done = page.getByRole('button', { name: 'Done: Robot buggies', exact: true });
  await expect(done).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('z');
  await expect(done).toHaveAttribute('aria-pressed', 'false');
  await expect(robots).toBeFocused();

  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto('/today/paper');
  await expect(page.locator('app-day-sheet')).toContainText('Robot buggies');
  await expectNoSidewaysScroll(page);
});
