import type { LibraryPractical } from '@app/shared';
import { PRIYA_TEACHER, SAM_TECHNICIAN } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { accessibilityFaults } from '../support/axe.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

test('one practical is worked out for a class, has its files, is compared with what it was, copied and archived', async ({ person }) => {
  const { page, api } = await person(SAM_TECHNICIAN, { width: 390, height: 844, expects: [/status of 422.*\/files$/] });
  const title = ownTitle('Neutralising');
  const lines = [
    { name: 'Test tube', kind: 'apparatus', perSet: 2 },
    { name: 'hydrochloric acid', kind: 'chemical', unit: 'cm3', perSet: 20, concentration: 4, roundTo: 50 },
  ];
  const { id } = await api.post<LibraryPractical>('/practicals', { title, subject: 'Chemistry', groupSize: 2, lines });
  await page.goto(`/library/${id}`);
  const total = page.getByRole('status').filter({ hasText: 'sets' });
  await expect(total).toHaveText('15 sets, 5 trays');
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('Test tube')).toContainText('30');
  // the hazard of the strength that it is, with its pictogram, and how the total is made up
  await expect(row('ydrochloric acid')).toContainText('4 mol/dm');
  await expect(row('ydrochloric acid').locator('app-pictogram').first()).toBeVisible();
  await expect(row('ydrochloric acid')).toContainText('made up to');
  const size = page.getByRole('textbox', { name: 'In groups of' });
  await size.fill('3');
  await size.press('Tab');
  await expect(total).toHaveText('10 sets, 4 trays');
  await expect(row('Test tube')).toContainText('20');
  await expectNoSidewaysScroll(page);
  expect(await accessibilityFaults(page)).toEqual([]);

  const files = page.getByRole('region', { name: 'Worksheets and diagrams' });
  await files
    .getByLabel('Add a file')
    .setInputFiles({ name: 'sheet.png', mimeType: 'image/png', buffer: Buffer.from('MZ\u0000\u0001 no picture') });
  await expect(files.getByRole('alert')).toContainText('sheet.png');
  await files.getByLabel('Add a file').setInputFiles({ name: 'sheet.txt', mimeType: 'text/plain', buffer: Buffer.from('Wear goggles.') });
  const link = files.getByRole('link', { name: 'sheet.txt' });
  await expect(link).toBeVisible();
  const opened = await page.request.get((await link.getAttribute('href')) ?? '');
  expect([await opened.text(), opened.headers()['x-content-type-options']]).toEqual(['Wear goggles.', 'nosniff']);

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'What is done' }).fill('Add the acid drop by drop.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByRole('heading', { name: 'Compare two versions' })).toBeVisible();
  await expect(page.getByText('Add the acid drop by drop.')).toBeVisible();
  await expectNoSidewaysScroll(page);

  await page.goto(`/library/${id}`);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(toast(page)).toContainText(`Copy of ${title} is made.`);
  await page.goto(`/library/${id}`);
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(toast(page)).toContainText(`${title} is archived.`);
  const teacher = await person(PRIYA_TEACHER);
  await teacher.page.goto(`/library/${id}`);
  await expect(teacher.page.getByText('Archived: nobody can ask for it any more.')).toBeVisible();
});
