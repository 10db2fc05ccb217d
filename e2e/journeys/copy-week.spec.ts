import type { CopyWeekAnswer } from '@app/shared';
import { TEACHERS } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { accessibilityFaults } from '../support/axe.js';
import { expect, test } from '../support/test.js';
import { expectNoSidewaysScroll } from '../support/width.js';

const WEEKS = 'from=2026-11-23&to=2026-12-07';

test('a teacher copies one request of another week, and takes it back', async ({ person }) => {
  const { page, api } = await person(TEACHERS.TOB);
  const pairs = async () => (await api.get<CopyWeekAnswer>(`/requisitions/copy-week?${WEEKS}`)).pairs;
  const before = await pairs();
  expect(before.filter(({ fits }) => fits).length).toBeGreaterThan(0);

  await page.goto(`/fortnight/copy-week?${WEEKS}`);
  await expect(page.getByRole('checkbox')).toHaveCount(before.length);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'None', exact: true }).click();
  // what is still shown as ticked is not ticked again
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  const at = before.findIndex(({ fits }) => fits);
  await page.getByRole('checkbox').nth(at).check();
  await page.getByRole('button', { name: 'Ask for this one' }).click();
  await expect(toast(page)).toContainText('1 request sent.');
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await pairs()).filter(({ fits }) => fits).length).toBe(before.filter(({ fits }) => fits).length);
});

test('a teacher copies a unit of two weeks at once on a phone, and one undo takes both back', async ({ person }) => {
  const { page, api } = await person(TEACHERS.DCH, { width: 320, height: 780 });
  const pairsOf = async (from: string, to: string) =>
    (await api.get<CopyWeekAnswer>(`/requisitions/copy-week?from=${from}&to=${to}`)).pairs;
  const both = async () => [await pairsOf('2026-11-16', '2026-11-30'), await pairsOf('2026-11-23', '2026-12-07')] as const;
  const [first, second] = await both();
  const fitting = (pairs: CopyWeekAnswer['pairs']) => pairs.filter(({ fits }) => fits).length;
  expect([fitting(first) > 0, fitting(second) > 0]).toEqual([true, true]);

  await page.goto('/fortnight/copy-week?from=2026-11-16&to=2026-11-30');
  await expect(page.getByRole('checkbox')).toHaveCount(first.length);
  await page.getByLabel('How many weeks').selectOption({ label: '2 weeks' });
  await expect(page.getByRole('checkbox')).toHaveCount(first.length + second.length);
  await expectNoSidewaysScroll(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'None', exact: true }).click();
  // what is still shown as ticked is not ticked again
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page
    .getByRole('checkbox')
    .nth(first.findIndex(({ fits }) => fits))
    .check();
  await page
    .getByRole('checkbox')
    .nth(first.length + second.findIndex(({ fits }) => fits))
    .check();
  await page.getByRole('button', { name: 'Ask for these 2' }).click();
  await expect(toast(page)).toContainText('2 requests sent.');
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await both()).map(fitting)).toEqual([fitting(first), fitting(second)]);
});
