import { adoptCalendar, preview, takeIn } from '../people/admin.js';
import { chanceOf, isEasy, lessonCard, lessonsOf, openForm, toast, typeLetters } from '../people/teacher.js';
import { ownSchool } from '../people/own-school.js';
import { expect, test } from '../support/test.js';
import { weeklySample } from '../support/timetables.js';

const PASSWORD = 'a kettle and four cups';

test('a new school loads the library, takes its timetable in and invites a teacher, who asks for a first practical', async ({
  visitor,
  person,
}) => {
  const school = await ownSchool((await visitor()).context.request, 'Bridge School');
  const { page } = await person(school.email, {}, school.password);
  await page.goto('/');
  await expect(page).toHaveURL(/\/school$/);
  await page.getByRole('button', { name: 'Load the starter library' }).click();
  await expect(toast(page)).toContainText(/The library has \d+ practicals and \d+ kinds of apparatus now\./);
  await expect(page.getByRole('listitem').filter({ hasText: 'There are practicals to ask for.' })).toContainText('done');

  const file = { name: 'sample.csv', mimeType: 'text/csv', buffer: Buffer.from(weeklySample()) };
  await preview(page, file);
  await adoptCalendar(page);
  await takeIn(page, file.name);

  await page.goto('/school/people');
  await page.getByRole('searchbox', { name: 'Search' }).fill('T1');
  await page.getByRole('link', { name: /T1/ }).click();
  await page.getByLabel('E-mail', { exact: true }).fill(`new.${school.email}`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = new URL(await page.getByLabel('Invitation link').inputValue());

  const teacher = await visitor();
  await teacher.page.goto(link.pathname + link.hash);
  await teacher.page.getByLabel('Password').fill(PASSWORD);
  await teacher.page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(teacher.page).toHaveURL(/\/fortnight$/);
  const week = await lessonsOf(teacher.api, '2026-11-25', '2026-11-27');
  const { lesson, practical } = await chanceOf(teacher.api, week, (answer) => isEasy({ ...answer, overload: null }));
  const panel = await openForm(teacher.page, lesson);
  await (await typeLetters(panel, practical.title)).click();
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(teacher.page)).toContainText(`Asked for ${practical.title}`);
  await expect(lessonCard(teacher.page, lesson)).toContainText(practical.title);
});
