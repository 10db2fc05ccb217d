import type { Lesson, Person as Colleague } from '@app/shared';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Api } from '../support/api.js';
import type { TimetableFile } from '../support/timetables.js';

/** Says on the console how long it took until the file's preview, or what was done with it, stood on the page; the aim is five seconds. */
async function measured(what: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await work();
  console.info(`${what}: ${((performance.now() - began) / 1000).toFixed(2)} s`);
}

/** What a previewed file would do. */
export const outlook = (page: Page): Locator => page.getByRole('region', { name: 'What would happen' });

/** Gives the page a file and sees what it would do. */
export async function preview(page: Page, file: TimetableFile): Promise<void> {
  await page.goto('/imports');
  await measured(`preview of ${file.name}`, async () => {
    await page.locator('#import-file').setInputFiles(file);
    await outlook(page).waitFor();
  });
  await expect(outlook(page)).toContainText('Nothing is changed yet.');
}

/** Has the previewed file done. */
export async function takeIn(page: Page, name: string): Promise<void> {
  await outlook(page).waitFor();
  const without = page.getByLabel('Import now, without a calendar');
  if (await without.isVisible()) await without.check();
  await measured(`import of ${name}`, async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { name: 'Timetable imported' }).waitFor();
  });
}

/** Puts the periods and days of the file into the calendar, with times where the file has none. */
export async function adoptCalendar(page: Page): Promise<void> {
  const found = page.getByRole('region', { name: /missing from your calendar$/ });
  await found.getByLabel('First day of school').fill('2026-09-01');
  await found.getByLabel('Last day of school').fill('2027-07-21');
  const from = found.getByLabel('From');
  const to = found.getByLabel('To');
  for (let at = 0; at < (await from.count()); at++) {
    if ((await from.nth(at).inputValue()) !== '') continue;
    const hour = String(8 + at).padStart(2, '0');
    await from.nth(at).fill(`${hour}:00`);
    await to.nth(at).fill(`${hour}:50`);
  }
  await found.getByRole('button', { name: /^Use these / }).click();
  await expect(found).toHaveCount(0);
}

/** Lessons of a week that the teachers of a school have, by their own code. */
export async function lessonsHeld(api: Api): Promise<number> {
  const { items: people } = await api.get<{ items: Colleague[] }>('/people?limit=200');
  const teachers = people.filter(({ roles }) => roles.includes('teacher')).slice(0, 5);
  let held = 0;
  for (const { id } of teachers)
    held += (await api.get<{ items: Lesson[] }>(`/lessons?from=2026-11-23&to=2026-12-04&teacherId=${id}&limit=200`)).items.length;
  return held;
}
