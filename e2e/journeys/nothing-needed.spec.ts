import { TEACHERS } from '../people/demo-people.js';
import { lessonCard, lessonsOf, panelOf, toast } from '../people/teacher.js';
import { expect, test } from '../support/test.js';

test('a teacher answers all lessons of the next deadline with one press, and takes it back', async ({ person }) => {
  const { page, api } = await person(TEACHERS.RLE);
  const unanswered = async (): Promise<string[]> =>
    (await lessonsOf(api, '2026-11-23', '2026-11-27')).filter(({ state }) => state === 'unanswered').map(({ id }) => id);
  const before = await unanswered();
  expect(before.length).toBeGreaterThan(1);

  await page.goto('/fortnight');
  const due = page.getByRole('region', { name: 'The next deadline' });
  await expect(due).toContainText('Week of 23 Nov closes');
  await expect(due).toContainText(`${before.length} lessons unanswered`);
  await due.getByRole('button', { name: `No kit for these ${before.length} lessons` }).click();
  await expect(toast(page)).toContainText(`Nothing needed for these ${before.length} lessons.`);
  await expect(lessonCard(page, { id: before[0] ?? '' })).toContainText('nothing needed');
  expect(await unanswered()).toEqual([]);

  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(lessonCard(page, { id: before[0] ?? '' })).toContainText('unanswered');
  await expect(due).toContainText(`${before.length} lessons unanswered`);
  expect(await unanswered()).toEqual(before);
});

test('one lesson is answered with nothing needed from its panel', async ({ person }) => {
  const { page, api } = await person(TEACHERS.RLE);
  const lesson = (await lessonsOf(api, '2026-12-07', '2026-12-11')).find(({ state }) => state === 'unanswered');
  if (!lesson) throw new Error('Rachel Levy has no unanswered lesson in that week.');
  await page.goto('/fortnight?from=2026-12-07');
  await lessonCard(page, lesson).click();
  await panelOf(page, lesson).getByRole('button', { name: 'Nothing needed' }).click();
  await expect(lessonCard(page, lesson)).toContainText('nothing needed');
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(lessonCard(page, lesson)).toContainText('unanswered');
});
