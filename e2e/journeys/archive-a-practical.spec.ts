import type { LibraryPractical } from '@app/shared';
import { SAM_TECHNICIAN } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { accessibilityFaults } from '../support/axe.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

test('a practical that was archived by mistake is taken back, and stands in the library again', async ({ person }) => {
  const { page, api } = await person(SAM_TECHNICIAN, { width: 390, height: 844 });
  const title = ownTitle('A crown in water');
  const { id } = await api.post<LibraryPractical>('/practicals', { title, subject: 'Physics', years: [8], groupSize: 2, lines: [] });
  await page.goto(`/library/${id}`);
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Archive' }).click();
  // it is offered for as long as the focus is on it, however long the looking takes
  const undo = toast(page).getByRole('button', { name: 'Undo' });
  await undo.focus();
  await expect(toast(page)).toContainText(`${title} is archived.`);
  await expect(page).toHaveURL(/\/library$/);
  await expect(page.getByText(/^Showing 50 of/)).toBeVisible();
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  await undo.press('Enter');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
});

test('a practical that was archived long ago is found among those archived, and brought back', async ({ person }) => {
  const { page, api } = await person(SAM_TECHNICIAN, { width: 320, height: 780 });
  const title = ownTitle('An egg in a bottle');
  const { id } = await api.post<LibraryPractical>('/practicals', { title, subject: 'Physics', years: [8], groupSize: 2, lines: [] });
  const archive = async () => {
    await page.goto(`/library/${id}`);
    await page.getByRole('button', { name: 'Archive' }).click();
    await expect(page).toHaveURL(/\/library$/);
  };
  await archive();
  await page.getByRole('link', { name: 'Archived practicals' }).click();
  // the library has a field of the same name
  await expect(page.getByRole('heading', { name: 'Archived practicals', level: 1 })).toBeVisible();
  await page.getByLabel('Practical, keyword or reference').fill(title);
  await expect(page.getByRole('listitem').filter({ hasText: title })).toBeVisible();
  await expectNoSidewaysScroll(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: `Bring back ${title}` }).click();
  await expect(toast(page)).toContainText(`${title} is in the library again.`);
  await expect(page.getByText('Nothing archived fits')).toBeVisible();
  await archive();
  await page.goto(`/library/${id}`);
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByRole('button', { name: 'Archive' })).toBeVisible();
  await expect(page.getByText('Archived: nobody can ask for it any more.')).toHaveCount(0);
});
