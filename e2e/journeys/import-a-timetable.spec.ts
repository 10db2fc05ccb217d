import { adoptCalendar, lessonsHeld, outlook, preview, takeIn } from '../people/admin.js';
import { ownSchool } from '../people/own-school.js';
import { expect, test } from '../support/test.js';
import { rotatingSample, timetable, weeklySample } from '../support/timetables.js';

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
    await expect(page.getByRole('region', { name: 'Timetable imported' })).toContainText(
      /[\d,]+ lessons added, 0 changed, 0 ended, 0 as they were/,
    );
    expect(await lessonsHeld(api)).toBeGreaterThan(0);

    await preview(page, file);
    await expect(outlook(page)).toContainText(/Would add 0 lessons, change 0, end 0; [1-9][\d,]* stay as they are/);
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
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
