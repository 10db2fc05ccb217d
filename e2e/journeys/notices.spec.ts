import { HELEN_HEAD, SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

test('a safety notice is read by a tap, and a head sees who has and who has not', async ({ person }) => {
  const head = await person(HELEN_HEAD, { width: 390, height: 844 });
  const technician = await person(SAM_TECHNICIAN, { width: 390, height: 844 });
  const teacher = await person(TEACHERS.GAD, { width: 320, height: 780 });
  const title = ownTitle('Fume cupboard 2');
  const { page } = technician;
  await page.goto('/notices');
  await page.getByRole('button', { name: 'Put up a notice' }).click();
  await page.getByRole('button', { name: 'Put it up' }).click();
  await expect(page.getByText('Say in a few words what it is about')).toBeVisible();
  await page.getByLabel('What it is', { exact: true }).selectOption('Safety notice');
  await page.getByLabel('What it is about').fill(title);
  await page.getByLabel('What others should know').fill('It does not draw. Use number 1 until Friday.');
  const must = page.getByLabel('Everybody must read this');
  if (!(await must.isChecked())) await must.check();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Put it up' }).click();
  await expect(toast(page)).toContainText('It is up');
  const own = page.getByRole('listitem').filter({ hasText: title });
  await head.page.goto('/notices');
  const led = head.page.getByRole('listitem').filter({ hasText: title });
  const told = led.getByText(/^\d+ of \d+ have read it$/);
  await told.click();
  await expect(led.getByText(/^Not read by: .*Grace Adeyemi/)).toBeVisible();
  await expectNoSidewaysScroll(head.page);

  await teacher.page.goto('/notices');
  const theirs = teacher.page.getByRole('listitem').filter({ hasText: title });
  await expect(theirs).toContainText('Must be read');
  await expectNoSidewaysScroll(teacher.page);
  await theirs.getByRole('button', { name: `I have read this: ${title}` }).focus();
  await teacher.page.keyboard.press('Enter');
  await expect(toast(teacher.page)).toContainText('Noted: you have read this');
  await expect(theirs).not.toContainText('Must be read');
  await expect(theirs.getByText(/have read it/)).toHaveCount(0);

  await head.page.reload();
  await told.click();
  await expect(led.getByText(/^Read by: .*Grace Adeyemi/)).toBeVisible();
  await page.reload();
  await own.getByRole('button', { name: `Take down: ${title}` }).click();
  await expect(own).toHaveCount(0);
});

test('an idea of a teacher is answered by the head, and the answer stands under it', async ({ person }) => {
  const teacher = await person(TEACHERS.GAD);
  const head = await person(HELEN_HEAD, { width: 390, height: 844 });
  const title = ownTitle('Trays by the door');
  const { page } = teacher;
  await page.goto('/notices');
  await page.getByRole('button', { name: 'Put up an idea' }).click();
  await page.getByLabel('What it is about').fill(title);
  await page.getByLabel('What others should know').fill('Then nobody waits at the hatch.');
  await page.getByRole('button', { name: 'Put it up' }).click();
  const idea = page.getByRole('listitem').filter({ hasText: title });
  await expect(idea).toContainText('Idea');

  await head.page.goto('/notices');
  const there = head.page.getByRole('listitem').filter({ hasText: title });
  await there.getByRole('button', { name: `Answer: ${title}` }).click();
  await there.getByLabel('Your answer').fill('From Monday on, in Lab 3.');
  await expectNoSidewaysScroll(head.page);
  await there.getByRole('button', { name: 'Send the answer' }).click();
  await expect(there).toContainText('From Monday on, in Lab 3.');
  await page.reload();
  await expect(idea).toContainText('Answer, Helen Marsh: From Monday on, in Lab 3.');
  await page.goto('/messages');
  await expect(page.locator('main')).toContainText(title);
});
