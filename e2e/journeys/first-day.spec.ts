import type { Lesson, PracticalSummary, Requisition } from '@app/shared';
import type { Page } from '@playwright/test';
import { ownSchool } from '../people/own-school.js';
import { countHands } from '../support/hands.js';
import { accessibilityFaults } from '../support/axe.js';
import { expect, test } from '../support/test.js';
import { expectNoSidewaysScroll } from '../support/width.js';

const PASSWORD = 'a kettle and four cups';
/** Two weeks of a small school: six codes, no subject, no department. */
const CSV = [
  'day,period,group,teacher,room',
  ...['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].flatMap((day) =>
    [1, 2, 3, 4, 5].flatMap((period) => [1, 2, 3, 4, 5, 6].map((one) => `${day},${period},${one + 6}A/Sc,T${one},Lab ${one}`)),
  ),
].join('\n');
/** Before: 19 clicks and 112 keys for timetable and periods, 5 clicks and 32 keys for each person, 11 clicks for a technician. */
const MOST_CLICKS = 16;

const step = (page: Page, heading: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });
const setUp = (page: Page) => page.getByRole('navigation', { name: 'The school' }).getByRole('link', { name: 'Set-up' });

test('a newcomer’s first day, from nothing to a prep list that is not empty', async ({ visitor, person }) => {
  const school = await ownSchool((await visitor()).context.request, 'School of a first day');
  const { page } = await person(school.email, {}, school.password);
  const hands = await countHands(page);
  await page.goto('/school');

  await expect(step(page, 'Timetable')).toContainText('Waits for the calendar');
  await expect(step(page, 'Deadlines')).toContainText('waits');
  expect(await accessibilityFaults(page)).toEqual([]);
  await step(page, 'Calendar').getByRole('link').click();
  await page.getByRole('button', { name: 'Fill in usual terms of 2026/27' }).click();
  await expect(page.getByText('No half term yet in Autumn term, Spring term, Summer term.')).toBeVisible();
  await page.getByRole('button', { name: /^Put in Mon 26 Oct to Fri 30 Oct/ }).click();
  await page.getByRole('button', { name: /^Put in the .*bank holiday/ }).click();
  await page.getByRole('button', { name: /^5 periods of 60 minutes/ }).click();
  await page.getByRole('button', { name: 'Save the calendar' }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();

  await setUp(page).click();
  await step(page, 'Timetable').getByRole('link', { name: 'Import' }).click();
  await page.locator('#import-file').setInputFiles({ name: 'first-day.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  await page.getByLabel('All of this is').selectOption('Science');
  await expect(page.getByRole('region', { name: 'What would happen' })).toContainText('Would add 150 lessons');
  await expect(page.getByRole('heading', { name: /^1 thing to look at/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { name: 'Timetable imported' }).waitFor();
  await page.getByRole('link', { name: 'Back to set-up' }).click();

  await expect(page.getByText('No technician yet')).toBeVisible();
  await expect(page.getByText('6 people have only a code, no name: T1, T2, T3, T4, T5 and T6.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep Thursday 12:00, from Mon 23 Nov' }).click();
  await expect(step(page, 'Deadlines')).toContainText('done');
  await page.getByRole('button', { name: 'Load the starter library' }).click();
  await expect(step(page, 'Practicals')).toContainText('done');

  await step(page, 'People').getByRole('link', { name: 'Add people' }).click();
  const domain = school.email.replace(/@.*$/, '.example');
  const names = ['Jo Smith', 'Anil Rao', 'Ada Bell', 'Cy Dunn', 'Eve Frost', 'Gus Hale'].map(
    (name, at) => `T${at + 1}, ${name}, t${at + 1}@${domain}`,
  );
  await page.getByLabel('The list').fill([...names, `Pat Wren, technician, pat@${domain}`, `Hal Moss, head, hal@${domain}`].join('\n'));
  await page.getByRole('button', { name: 'Check the list' }).click();
  await expect(page.getByText('2 new, 6 changed.')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add 2 and change 6' }).click();
  await expect(page.getByRole('heading', { name: '2 people added, 6 changed, 8 invited.' })).toBeFocused();
  const links = (await page.getByLabel('Invitation links').inputValue()).split('\n');
  expect(links).toHaveLength(8);
  await setUp(page).click();
  await expect(page.getByText('No technician yet')).toHaveCount(0);
  await expect(page.getByText('No technician has working hours yet')).toBeVisible();
  const { clicks, letters } = await hands();
  console.info(`set up by hand in ${clicks} clicks and ${letters} letters, beside a file, a choice and a paste`);
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);

  const join = async (who: string) => {
    const { context, api } = await visitor();
    const token = links
      .find((line) => line.startsWith(who))
      ?.split('#')
      .at(-1);
    await context.request.post('/api/auth/invitation', { data: { token, password: PASSWORD } });
    return api;
  };
  const teacher = await join('Jo Smith');
  const { items: lessons } = await teacher.get<{ items: Lesson[] }>('/lessons?from=2026-11-19&to=2026-11-20');
  const { items: practicals } = await teacher.get<{ items: PracticalSummary[] }>('/practicals?q=&limit=5');
  const sent = await teacher.post<Requisition>('/requisitions', {
    lessonId: lessons[0]?.id,
    practicalId: practicals[0]?.id,
    status: 'submitted',
    goShort: true,
  });
  // its deadline lay before the school existed: nothing is late in the first fortnight
  expect([sent.deadline, sent.late]).toEqual([null, false]);
  const technician = await join('Pat Wren');
  const { tasks } = await technician.get<{ tasks: { requisitionId: string }[] }>(`/prep-list?date=${lessons[0]?.date ?? ''}`);
  expect(tasks.map(({ requisitionId }) => requisitionId)).toContain(sent.id);
});

test('what is pasted of people is put right in its rows on a phone', async ({ visitor, person }) => {
  const school = await ownSchool((await visitor()).context.request, 'School on a phone');
  const { page } = await person(school.email, { width: 390, height: 844 }, school.password);
  await page.goto('/school/people/add');
  await page.getByLabel('The list').fill('nobody@\nJo Smith, jo@oak.example');
  await page.getByRole('button', { name: 'Check the list' }).click();
  await expect(page.getByText('1 new, 1 to put right.')).toBeVisible();
  const row = page.getByRole('listitem').first();
  await row.getByLabel('Name').fill('Anil Rao');
  await row.getByLabel('E-mail').fill('anil@oak.example');
  await row.getByLabel('E-mail').press('Tab');
  await row.getByLabel('Role').selectOption('technician');
  await expect(page.getByText('2 new.')).toBeVisible();
  for (const width of [320, 390, 768, 1024]) {
    await page.setViewportSize({ width, height: 844 });
    await expectNoSidewaysScroll(page);
  }
  await page.getByRole('button', { name: 'Add 2' }).click();
  await expect(page.getByRole('heading', { name: '2 people added, 2 invited.' })).toBeVisible();
});
