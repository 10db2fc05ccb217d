import type { Lesson, Person as Colleague } from '@app/shared';
import type { Locator, Page } from '@playwright/test';
import type { Api } from '../people/api.js';
import { ownSchool } from '../people/own-school.js';
import { expect, test } from '../people/test.js';
import { rotatingSample, timetable, weeklySample, type TimetableFile } from '../people/timetables.js';

/** The aim is five seconds each, which the console shows; a machine that is busy with other tests may take longer, never this long. */
const LONGEST_SECONDS = 20;

/** Seconds until the file's preview, or what was done with it, stands on the page. */
async function measured(what: string, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  console.info(`${what}: ${seconds.toFixed(2)} s`);
  return seconds;
}

const outlook = (page: Page): Locator => page.getByRole('region', { name: 'What would happen' });

async function preview(page: Page, file: TimetableFile): Promise<void> {
  await page.goto('/imports');
  const seconds = await measured(`preview of ${file.name}`, async () => {
    await page.locator('#import-file').setInputFiles(file);
    await outlook(page).waitFor();
  });
  expect(seconds).toBeLessThan(LONGEST_SECONDS);
  await expect(outlook(page)).toContainText('Nothing is changed yet.');
}

async function takeIn(page: Page, name: string): Promise<void> {
  const seconds = await measured(`import of ${name}`, async () => {
    await page.getByRole('button', { name: 'Take it in', exact: true }).click();
    await page.getByRole('heading', { name: 'The timetable is taken in' }).waitFor();
  });
  expect(seconds).toBeLessThan(LONGEST_SECONDS);
}

/** Puts the periods and days of the file into the calendar, with times where the file has none. */
async function adoptCalendar(page: Page): Promise<void> {
  const found = page.getByRole('region', { name: /that the calendar has not$/ });
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
async function lessonsHeld(api: Api): Promise<number> {
  const { items: people } = await api.get<{ items: Colleague[] }>('/people?limit=200');
  const teachers = people.filter(({ roles }) => roles.includes('teacher')).slice(0, 5);
  let held = 0;
  for (const { id } of teachers)
    held += (await api.get<{ items: Lesson[] }>(`/lessons?from=2026-11-23&to=2026-12-04&teacherId=${id}&limit=200`)).items.length;
  return held;
}

const FILES = [
  { name: 'england-st-paul.csv', sample: weeklySample, kind: 'timetable-csv' },
  { name: 'fet-hong-kong-6-day.csv', sample: rotatingSample, kind: 'fet' },
];

for (const { name, sample, kind } of FILES)
  test(`an admin takes in ${name} through the page, with warnings and not refusals`, async ({ visitor, person }) => {
    const school = await ownSchool((await visitor()).context.request, `School of ${name}`);
    const { page, api } = await person(school.email, {}, school.password);
    const file = timetable(name, sample);

    await preview(page, file);
    await expect(page.getByLabel('What it is')).toHaveValue(kind);
    await expect(page.getByRole('heading', { name: /^\d+ things? to look at$/ })).toBeVisible();
    expect(await lessonsHeld(api)).toBe(0);

    await adoptCalendar(page);
    await takeIn(page, name);
    await expect(page.getByRole('region', { name: 'The timetable is taken in' })).toContainText(
      /[\d,]+ lessons created, 0 changed, 0 unchanged, 0 ended/,
    );
    expect(await lessonsHeld(api)).toBeGreaterThan(0);

    await preview(page, file);
    await expect(outlook(page)).toContainText(/0 lessons created, 0 changed, [1-9][\d,]* unchanged, 0 ended/);
    await expect(page.getByRole('button', { name: 'Take it in', exact: true })).toBeDisabled();
  });

test('a file of another kind is refused by name, with nothing changed', async ({ visitor, person }) => {
  const school = await ownSchool((await visitor()).context.request, 'School with a wrong file');
  const { page, api } = await person(school.email, { expects: [/status of (415|422).*\/api\/imports$/] }, school.password);
  await page.goto('/imports');
  const picture = {
    name: 'holiday.png',
    mimeType: 'image/png',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
  };
  await page.locator('#import-file').setInputFiles(picture);
  await expect(page.getByRole('alert')).toContainText('holiday.png');
  await expect(outlook(page)).toHaveCount(0);
  expect(await lessonsHeld(api)).toBe(0);
});
