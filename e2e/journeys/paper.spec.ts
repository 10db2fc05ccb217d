import type { Page } from '@playwright/test';
import { SAM_TECHNICIAN } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';

const TODAY = '2026-11-18';
/** A4 at 96 dots an inch, less the margins of 12 mm. */
const PAPER_PX = 703;
const A4_POINTS = [595, 842];
/** Sheets of paper that a day of the demo school takes at most; a day sheet hangs on a door as one. */
const MOST: Record<string, number> = {
  'Day sheet': 1,
  'Pick list': 3,
  'Week sheet': 7,
  'Tray slips': 12,
  'Bottle labels': 1,
};
/** What of each sheet is on the page once it is drawn; until then the one before stands there. */
const DRAWN: Record<string, string> = {
  'Day sheet': 'app-day-sheet:not(.of-week)',
  'Pick list': 'app-pick-places',
  'Week sheet': 'app-day-sheet.of-week',
  'Tray slips': 'app-slips-sheet article',
  'Bottle labels': 'app-labels-sheet article',
};

async function choose(page: Page, sheet: string): Promise<void> {
  await page.getByLabel('Which sheet').selectOption(sheet);
  await expect(page.locator(DRAWN[sheet] ?? '').first()).toBeVisible();
}
const NO_COLOUR = ['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'];

test('a technician prints the day: each sheet is A4, nothing is cut off, and no label comes out empty', async ({ person }) => {
  const { page } = await person(SAM_TECHNICIAN);
  await page.goto(`/today?date=${TODAY}`);
  await page.getByRole('button', { name: 'Print' }).click();
  await page.getByRole('link', { name: 'Day sheet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Print' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Made' })).toBeVisible();
  for (const sheet of ['Day sheet', 'Pick list', 'Week sheet', 'Tray slips', 'Bottle labels']) {
    await choose(page, sheet);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: PAPER_PX, height: 1000 });
    const grounds = () =>
      page.evaluate(
        (no) => [document.documentElement, document.body].filter((one) => !no.includes(getComputedStyle(one).backgroundColor)).length,
        NO_COLOUR,
      );
    await expect.poll(grounds, { message: `the ground of ${sheet}` }).toBe(0);
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

/** Dark print on light ground is read from a grey copy too: as many times as light as the print at least (WCAG 2.2, 1.4.3). */
const READ_IN_GREY = 4.5;

/** What of the printed page is too pale in grey, and what is cut off, each with its words. Runs in the page. */
function illegible(least: number): string[] {
  const light = (colour: string): number => {
    const [red = 0, green = 0, blue = 0, opaque = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    const part = (of: number): number => (of / 255 <= 0.04045 ? of / 255 / 12.92 : ((of / 255 + 0.055) / 1.055) ** 2.4);
    return opaque === 0 ? 1 : 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const groundOf = (of: Element | null): string => {
    const colour = of ? getComputedStyle(of).backgroundColor : 'rgb(255, 255, 255)';
    return of && /^(?:transparent|rgba\(.*, 0\))$/.test(colour) ? groundOf(of.parentElement) : colour;
  };
  const walk = document.createTreeWalker(document.querySelector('app-paper-page') ?? document.body, NodeFilter.SHOW_TEXT);
  const bad: string[] = [];
  for (let at = walk.nextNode(); at; at = walk.nextNode()) {
    const of = at.parentElement;
    const said = at.textContent?.trim() ?? '';
    if (!of || said === '' || of.closest('.visually-hidden, .no-print') || of.getClientRects().length === 0) continue;
    const [ink, ground] = [light(getComputedStyle(of).color), light(groundOf(of))];
    const times = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    if (times < least) bad.push(`${said}: ${times.toFixed(1)}`);
  }
  return bad;
}

test('what is printed is read in black and white, and a hazard is said beside its sign', async ({ person }) => {
  // a dark screen prints on white paper too
  const { page } = await person(SAM_TECHNICIAN, { dark: true });
  await page.goto(`/today/paper?date=${TODAY}`);
  for (const sheet of ['Day sheet', 'Pick list', 'Week sheet', 'Tray slips', 'Bottle labels']) {
    await choose(page, sheet);
    await page.emulateMedia({ media: 'print' });
    expect([sheet, await page.evaluate(illegible, READ_IN_GREY)]).toEqual([sheet, []]);
    await page.emulateMedia({ media: null });
  }
  const signs = page.locator('app-labels-sheet article').filter({ has: page.locator('app-pictogram') });
  expect(await signs.count()).toBeGreaterThan(0);
  for (const label of await signs.all()) expect(await label.textContent()).toMatch(/Danger|Warning|H\d{3}/i);
});

test('bottle labels come out on each of the three sheets, whole and with their sign', async ({ person }) => {
  const { page } = await person(SAM_TECHNICIAN);
  await page.goto(`/today/paper?date=${TODAY}&sheet=labels`);
  const sizes = page.getByLabel('Labels on a sheet');
  await expect(sizes.locator('option')).toHaveCount(3);
  for (const size of await sizes.locator('option').allTextContents()) {
    await sizes.selectOption(size.trim());
    const [each = 0, width = 0, height = 0] = (size.match(/[\d.]+/g) ?? []).map(Number);
    const labels = page.locator('app-labels-sheet article');
    await expect(labels.first()).toHaveAttribute('style', new RegExp(`width: ${width}mm; height: ${height}mm`));
    const sheets = Math.ceil((await labels.count()) / each);
    await page.emulateMedia({ media: 'print' });
    const cut = await labels.evaluateAll((all) =>
      all
        .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.textContent} ${one.scrollHeight} of ${one.clientHeight}`),
    );
    expect([size, cut]).toEqual([size, []]);
    const file = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect([size, file.match(/\/Type \/Page\b/g)?.length]).toEqual([size, sheets]);
    await page.emulateMedia({ media: null });
  }
});
