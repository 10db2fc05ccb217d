import { PRIYA_TEACHER, SAM_TECHNICIAN } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { accessibilityFaults } from '../support/axe.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

test('a teacher finds the microscopes and sees which are free next week', async ({ person }) => {
  const { page } = await person(PRIYA_TEACHER);
  await page.goto('/fortnight');
  await page.getByRole('link', { name: 'Apparatus', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'Apparatus', level: 1 })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByLabel('Name, other name or category').fill('microscope');
  await page
    .getByRole('link', { name: /^Next week ?: .*microscope/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Week of Mon 23 Nov' })).toBeVisible();
  await page.getByRole('button', { name: /^Tue 24 Nov, P2: \d+ free$/ }).click();
  await expect(page.getByRole('heading', { name: /^Tue 24 Nov, P2/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Report broken' })).toHaveCount(0);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a technician adds something, says that one broke, and takes that back, also on a phone', async ({ person }) => {
  const name = ownTitle('Spectroscope');
  const { page } = await person(SAM_TECHNICIAN, { width: 320, height: 640 });
  await page.goto('/apparatus/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Owned').fill('6');
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByText('6 owned')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Report broken' }).click();
  const dialog = page.getByRole('dialog', { name: 'Report broken' });
  await dialog.getByLabel(/^Cost/).fill('4.50');
  await dialog.getByRole('button', { name: 'Report broken' }).click();
  // it is offered for as long as the focus is on it, however long the looking takes
  const undo = toast(page).getByRole('button', { name: 'Undo' });
  await undo.focus();
  await expect(page.getByText('6 owned, 1 out of service')).toBeVisible();
  await expect(page.getByText('1 broken, £4.50')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await undo.press('Enter');
  await expect(page.getByText('6 owned', { exact: true })).toBeVisible();
  await page.goto('/apparatus/day');
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test('what is retired is asked about first, and is brought back from where it says so', async ({ person }) => {
  const name = ownTitle('Orrery');
  const { page } = await person(SAM_TECHNICIAN, { width: 320, height: 640 });
  await page.goto('/apparatus/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Owned').fill('2');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  // by keyboard: what takes a button's place takes its focus too
  await page.getByRole('button', { name: 'Edit' }).press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Retire' }).press('Enter');
  const question = page.getByText(`Retire ${name}? It goes off every list, and requests that hold it are left short.`);
  await expect(question).toBeFocused();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Keep it' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Retire' })).toBeFocused();
  await page.getByRole('button', { name: 'Retire' }).press('Enter');
  await expect(question).toBeFocused();
  await page.getByRole('button', { name: 'Retire' }).press('Enter');
  await expect(page.getByText('Retired: it is on no list, and none of it can be asked for.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByText('Retired: ')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Bring back' })).toHaveCount(0);
});
