import { TEACHERS } from '../people/demo-people.js';
import { lessonCard, toast } from '../people/teacher.js';
import { accessibilityFaults } from '../support/axe.js';
import { expect, test } from '../support/test.js';

test('a teacher adds a club that repeats, sees it in the own fortnight, and takes back that it was deleted', async ({ person }) => {
  const { page, api } = await person(TEACHERS.JWI);
  await page.goto('/occasions');
  await page.getByRole('link', { name: 'Add an occasion' }).click();
  await page.getByLabel('What it is called').fill('Rocket club');
  await page.getByLabel('Date', { exact: true }).fill('3 Dec');
  await page.getByLabel('Starts').fill('15:30');
  await page.getByLabel('Ends').fill('16:30');
  await page.getByLabel('How often').selectOption({ label: 'Every week, on Thursday' });
  await page.getByLabel('Until').fill('17 Dec');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page)).toContainText('Rocket club: 3 dates.');
  await expect(page.getByRole('listitem').filter({ hasText: 'Rocket club' })).toContainText('every week on Thursday until Thu 17 Dec');

  const { items } = await api.get<{ items: { id: string; title: string; lessonIds: string[] }[] }>('/occasions?from=2026-12-01');
  const club = items.find(({ title }) => title === 'Rocket club');
  const [first = ''] = club?.lessonIds ?? [];
  await page.goto('/fortnight?from=2026-11-30');
  await expect(lessonCard(page, { id: first })).toContainText('Rocket club');

  await page.goto(`/occasions/${club?.id}`);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('group', { name: /Its 3 dates to come go/ })).toContainText('Nothing is asked for at them.');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(toast(page)).toContainText('Rocket club is deleted.');
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Rocket club' })).toBeVisible();

  await page.goto(`/occasions/${club?.id}`);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(toast(page)).toContainText('Rocket club is deleted.');
});
