import type { Stock } from '@app/shared';
import { SAM_TECHNICIAN } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

const PHONE = { width: 320, height: 780 };

test('a stock-take on a phone: each count is saved from its row in the words of a bottle, asked about where it may be two, and taken back', async ({
  person,
}) => {
  const { page, api } = await person(SAM_TECHNICIAN, PHONE);
  const name = ownTitle('Cleaning acid');
  const stock = { name, kind: 'chemical', amount: 2500, unit: 'cm3', concentration: 1, location: 'Acids', reorderLevel: 500 };
  const { id } = await api.post<Stock>('/stock', stock);
  const there = async (): Promise<number> => (await api.get<Stock>(`/stock/${id}`)).amount;

  await page.goto('/stock');
  await page.getByLabel('Name, other name, place or supplier').fill(name);
  const row = page.getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText('2.5 dm³');
  const box = row.getByLabel(`Counted: ${name} 1 mol/dm³`);
  await box.fill('2.4');
  await box.press('Enter');
  await expect(row).toContainText('type it with its unit, such as 800 cm³ or 2.5 dm³. Nothing was changed.');
  expect(await there()).toBe(2500);
  await expectNoSidewaysScroll(page);
  await box.fill('0.4 L');
  await row.getByRole('button', { name: 'Save count' }).click();
  await expect(toast(page)).toContainText(`${name} 1 mol/dm³: 400 cm³`);
  await expect(row).toContainText('400 cm³');
  await expect(row).toContainText('Low');
  await expect(box).toHaveValue('');
  await page.getByRole('button', { name: 'Low', exact: true }).click();
  await expect(row).toBeVisible();
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(there).toBe(2500);
});
