import type { LibraryPractical } from '@app/shared';
import { SAM_TECHNICIAN } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

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
