import type { CopyWeekAnswer } from '@app/shared';
import { TEACHERS } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { accessibilityFaults } from '../support/axe.js';
import { expect, test } from '../support/test.js';

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
  const at = before.findIndex(({ fits }) => fits);
  await page.getByRole('checkbox').nth(at).check();
  await page.getByRole('button', { name: 'Ask for this one' }).click();
  await expect(toast(page)).toContainText('1 request sent.');
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await pairs()).filter(({ fits }) => fits).length).toBe(before.filter(({ fits }) => fits).length);
});
