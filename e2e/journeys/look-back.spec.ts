import { readFile } from 'node:fs/promises';
import type { Figures } from '@app/shared';
import { HELEN_HEAD } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';

// whatever the content policy refused of the drawings would fail the journey at its end
test('a head looks back on days that are over, saves a table, and opens what a figure is made of', async ({ person }) => {
  const head = await person(HELEN_HEAD);
  const { page } = head;
  await page.goto('/workload');
  await page.getByRole('link', { name: 'Figures', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Figures, Science');
  await expect(page.locator('app-chart svg')).toHaveCount(3);
  const late = page.locator('app-figure-card').filter({ has: page.getByRole('heading', { name: 'Late requests, by week' }) });
  const saved = page.waitForEvent('download');
  await late.getByRole('button', { name: /^Save as CSV/ }).press('Enter');
  const file = await readFile(await (await saved).path(), 'utf8');
  expect(file.split('\r\n')[0]).toBe('\ufeffWeek of,Asked,Late,Excused,Late rate,Late changes,Why');

  const departmentId = new URL((await late.getByRole('link').first().getAttribute('href')) ?? '', 'http://x').searchParams.get(
    'department',
  );
  const figures = await head.api.get<Figures>(`/workload/figures?from=2026-10-31&to=2026-12-18&departmentId=${departmentId}`);
  expect(figures.to).toBe('2026-11-17');
  await expect(late.locator('tbody tr')).toHaveCount(figures.weeks.length);
  await late.getByRole('link').first().press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Late requests');
});

test('a head asks what another technician would have made of the weeks so far', async ({ person }) => {
  const { page } = await person(HELEN_HEAD);
  await page.goto('/workload');
  await page.getByRole('link', { name: 'What if?' }).press('Enter');
  await page.getByLabel('Practicals a day').fill('1');
  await page.getByRole('button', { name: 'Live it again' }).press('Enter');
  const row = page.getByRole('row', { name: /^Turned away/ });
  await expect(row.getByRole('cell').first()).toHaveText('0');
  await expect(row.getByRole('cell').nth(1)).not.toHaveText('0');
});
