import { takeIn } from '../people/admin.js';
import { ownSchool } from '../people/own-school.js';
import { accessibilityFaults } from '../support/axe.js';
import { expect, test } from '../support/test.js';
import { expectNoSidewaysScroll } from '../support/width.js';

const HEADER = 'week,day,period,group,year,pupils,subject,department,teacher,room';
const file = (name: string, ...rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${[HEADER, ...rows].join('\n')}\n`),
});
const FIRST = file(
  'autumn.csv',
  ',Mon,P3,10P,10,24,Science,Science,HOLT,North 1',
  ',Mon,P4,10Q,10,22,Science,Science,BRAM,South 2',
  ',Wed,P5,10P,10,24,Science,Science,HOLT,North 1',
);
/** One row is of no day, and one subject may be two. */
const AGAIN = file(
  'spring.csv',
  ',Mon,P4,10Q,10,22,Science,Science,BRAM,South 2',
  ',Xday,P5,10P,10,24,Science,Science,HOLT,North 1',
  ',Tue,P1,7A,7,28,Ch,,BRAM,South 2',
);

for (const width of [1280, 320])
  test(`an admin answers what a file means, takes it in without a row, and takes that back (${width} px)`, async ({ visitor, person }) => {
    const school = await ownSchool((await visitor()).context.request, `School of ${width} px`);
    const { page } = await person(school.email, { expects: [/status of (404|422)/] }, school.password);
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/imports');
    await page.locator('#import-file').setInputFiles(FIRST);
    await takeIn(page, FIRST.name);
    await page.getByRole('button', { name: 'Import another file' }).click();

    await page.locator('#import-file').setInputFiles(AGAIN);
    const outlook = page.getByRole('region', { name: 'What would happen' });
    await expect(outlook).toContainText('One row is left out. 2 lessons stay for their sake.');
    await expect(outlook.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
    expect(await accessibilityFaults(page)).toEqual([]);
    const questions = page.getByRole('region', { name: '2 questions about words of the file' });
    await questions.getByLabel("Whose subject is 'Ch'?").selectOption('Science');
    await expect(page.getByRole('region', { name: '1 question about words of the file' })).toBeVisible();
    await page.getByLabel('Import without this row').check();
    await page.getByLabel('Import now, without a calendar').check();
    await outlook.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { name: 'Timetable imported' }).waitFor();

    const taken = page.getByRole('region', { name: 'Imported before' });
    await expect(taken.getByRole('listitem').first()).toContainText('spring.csv');
    await taken.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await expect(taken.getByRole('listitem').first()).toContainText('undone by Bo Lindgren');
    await expect(page.getByText("'spring.csv' is undone")).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await expectNoSidewaysScroll(page);
  });
