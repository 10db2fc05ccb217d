import { readFile } from 'node:fs/promises';
import type { Stock } from '@app/shared';
import type { Page } from '@playwright/test';
import { SAM_TECHNICIAN } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

/** The row of the page that asks about a row of the file. */
const askedAbout = (page: Page, row: number) => page.locator(`app-asked-rows li[data-row="${row}"]`);

test('a list as a school has it: what is clear goes in, what is not is answered in its row, and the rest is saved to be mended', async ({
  person,
}) => {
  const { page, api } = await person(SAM_TECHNICIAN, { width: 320, height: 780 });
  const own = ownTitle('Shelf');
  const [salt, acid, splints, wool, foil] = ['salt', 'acid', 'splints', 'wool', 'foil'].map((one) => `${own} ${one}`);
  // as a spreadsheet with comma decimals writes it: a mark of the order of bytes, semicolons, and what people type
  const list = [
    '\uFEFFItem;Type;Amount;Unit;Strength;Place;Expiry;Minimum;Company;Price',
    `${salt};chemical;500g;;;Shelf 1;-;;;4,50`,
    `${acid};Chemcial;2.5 L;;1 mol/dm3;Acids;;;;`,
    `${splints};consumable;x15;;;Drawer 4;;;;`,
    `${salt};chemical;-;g;;Shelf 2;;100;;`,
    `Sodum chloride;chemical;250;g;;${own};;;;`,
    `${splints};consumable;20;;;Drawer 4;;;;`,
    `${wool};chemical;2,5;;;Shelf 1;;;;`,
    `${foil};consumable;3;rolls;;Drawer 1;soon;;;`,
  ].join('\r\n');

  await page.goto('/stock');
  await page.getByText('Take stock out or in as a file').click();
  await page.getByLabel('A file of stock').setInputFiles({ name: 'our shelf.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await expect(page.getByText('3 items would be added')).toBeVisible();
  await expect(page.getByText('5 rows are not clear.')).toBeVisible();
  await expect(askedAbout(page, 5)).toContainText(`${salt} | chemical | - | g | Shelf 2 | 100`);
  await expectNoSidewaysScroll(page);

  // typed in the row, by keys
  const amount = askedAbout(page, 5).getByLabel(/^Row 5: How much is there/);
  await amount.fill('a handful');
  await amount.press('Enter');
  await expect(askedAbout(page, 5)).toContainText('You said: a handful');
  await askedAbout(page, 5)
    .getByLabel(/^Row 5: How much is there/)
    .fill('0,5 kg');
  await askedAbout(page, 5).getByRole('button', { name: 'Row 5: Answer' }).click();
  await expect(askedAbout(page, 5)).toContainText('Goes in');
  await expect(page.getByText('4 items would be added')).toBeVisible();
  // chosen in the row
  await askedAbout(page, 6)
    .getByLabel(/^Row 6: .* Which is it/)
    .selectOption('Sodium chloride');
  await expect(askedAbout(page, 6)).toContainText('Goes in');
  await expect(askedAbout(page, 7)).toContainText('It says the same as row 4');
  await askedAbout(page, 7)
    .getByLabel(/^Row 7: .* Which goes in/)
    .selectOption('Both: add them up');
  await expect(askedAbout(page, 7)).toContainText('Goes in');
  await askedAbout(page, 8)
    .getByLabel(/^Row 8: Is that g/)
    .selectOption('kg');
  await expect(askedAbout(page, 8)).toContainText('Goes in');
  // and taken back
  await askedAbout(page, 8).getByRole('button', { name: 'Row 8: Ask again' }).click();
  await expect(askedAbout(page, 8).getByLabel(/^Row 8: Is that g/)).toBeVisible();
  await expect(page.getByText('2 rows are not clear.')).toBeVisible();
  await expect(page.getByText('5 items would be added')).toBeVisible();

  await page.getByRole('button', { name: 'Take them in' }).click();
  await expect(toast(page)).toContainText('5 items added');
  await expect(page.getByText('2 rows stayed out.')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save what stays out as CSV (2 rows)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('our-shelf-left-out.csv');
  const rest = await readFile(await download.path(), 'utf8');
  expect(rest.split('\r\n')).toHaveLength(4);
  expect(rest).toContain(`${wool},chemical,"2,5"`);
  expect(rest).toContain(`${foil},consumable,3,rolls,,Drawer 1,soon`);
  const there = async () =>
    (await api.get<{ items: Stock[] }>(`/stock?limit=200&q=${encodeURIComponent(own)}`)).items
      .map(({ name, amount: much, unit, location }) => [name, much, unit, location].join(' '))
      .sort();
  const all = [
    `Sodium chloride 250 g ${own}`,
    `${acid} 2500 cm3 Acids`,
    `${salt} 500 g Shelf 1`,
    `${salt} 500 g Shelf 2`,
    `${splints} 35  Drawer 4`,
  ];
  expect(await there()).toEqual(all.sort());
  // what was saved is mended, and comes in
  await page.locator('app-list-file').getByRole('button', { name: 'Close' }).click();
  const mended = rest.replace('"2,5"', '2.5 kg').replace('soon', 'Dec 2028');
  await page.getByLabel('A file of stock').setInputFiles({ name: 'mended.csv', mimeType: 'text/csv', buffer: Buffer.from(mended) });
  await expect(page.getByText('2 items would be added')).toBeVisible();
  await page.getByRole('button', { name: 'Take them in' }).click();
  await expect(toast(page)).toContainText('2 items added');
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(there).toEqual(all.sort());
});
