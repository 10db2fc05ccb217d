import { SAM_TECHNICIAN } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';

const TODAY = '2026-11-18';
/** A4 at 96 dots an inch, less the margins of 12 mm. */
const PAPER_PX = 703;
const A4_POINTS = [595, 842];
/** Sheets of paper that a day of the demo school takes at most; a day sheet hangs on a door as one. */
const MOST: Record<string, number> = { 'Day sheet': 1, 'Pick list': 3, 'Week sheet': 7, 'Tray slips': 12, 'Bottle labels': 1 };
const NO_COLOUR = ['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'];

test('a technician prints the day: each sheet is A4, nothing is cut off, and no label comes out empty', async ({ person }) => {
  const { page } = await person(SAM_TECHNICIAN);
  await page.goto(`/today?date=${TODAY}`);
  await page.getByRole('button', { name: 'Print' }).click();
  await page.getByRole('link', { name: 'Day sheet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Print' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Made' })).toBeVisible();
  for (const sheet of ['Day sheet', 'Pick list', 'Week sheet', 'Tray slips', 'Bottle labels']) {
    await page.getByLabel('Which sheet').selectOption(sheet);
    await expect(page.locator('app-day-sheet, app-pick-places, app-slips-sheet, app-labels-sheet').first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: PAPER_PX, height: 1000 });
    const grounds = () =>
      page.evaluate(
        (no) => [document.documentElement, document.body].filter((one) => !no.includes(getComputedStyle(one).backgroundColor)).length,
        NO_COLOUR,
      );
    await expect.poll(grounds, { message: `the ground of ${sheet}`, timeout: 15_000 }).toBe(0);
    const file = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(file) ?? [];
    expect([sheet, Math.round(Number(width)), Math.round(Number(height))]).toEqual([sheet, ...A4_POINTS]);
    const sheets = file.match(/\/Type \/Page\b/g)?.length ?? 0;
    expect([sheet, sheets >= 1 && sheets <= (MOST[sheet] ?? 0)]).toEqual([sheet, true]);
    if (sheet !== 'Bottle labels') {
      const cut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect([sheet, cut]).toEqual([sheet, 0]);
    } else {
      const cut = await page
        .locator('app-labels-sheet article')
        .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
      expect(cut).toBe(0);
    }
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await page.getByLabel('Labels of each').fill('0');
  await expect(page.getByText('0 labels on 0 sheets')).toBeVisible();
});
