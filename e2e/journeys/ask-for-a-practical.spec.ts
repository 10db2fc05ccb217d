import { PRIYA_TEACHER } from '../people/demo-people.js';
import { daysLater } from '../support/dates.js';
import { countHands } from '../support/hands.js';
import { chanceOf, isEasy, lessonCard, lessonsOf, panelOf, toast, typeLetters } from '../people/teacher.js';
import { leftInBrowser } from '../support/left-in-browser.js';
import { expect, test } from '../support/test.js';

const TODAY = '2026-11-18';

test('a teacher asks from home in three clicks and a few letters', async ({ person }) => {
  const { page, api } = await person(PRIYA_TEACHER);
  const coming = await lessonsOf(api, daysLater(TODAY, 5), daysLater(TODAY, 9));
  const open = coming.filter(({ state }) => state === 'unanswered').reverse();
  const { lesson, practical } = await chanceOf(api, open, isEasy);
  const hands = await countHands(page);

  await page.goto('/');
  await expect(page).toHaveURL(/\/fortnight$/);
  await expect(lessonCard(page, lesson)).toContainText('unanswered');

  await lessonCard(page, lesson).click();
  const panel = panelOf(page, lesson);
  await expect(panel.getByRole('combobox', { name: 'Practical' })).toBeFocused();
  await (await typeLetters(panel, practical.title)).click();
  await expect(panel.getByText('On time.')).toBeVisible();
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(page)).toContainText(`Asked for ${practical.title}: `);

  const { clicks, letters } = await hands();
  console.info(`asked from home with ${clicks} clicks and ${letters} letters`);
  expect(clicks).toBe(3);
  expect(letters).toBeLessThanOrEqual(6);
  await expect(panel).toHaveCount(0);
  await expect(lessonCard(page, lesson)).toContainText(practical.title);
  await expect(lessonCard(page, lesson)).not.toContainText('unanswered');
});

test('what was just asked for can be taken back at once', async ({ person }) => {
  const { page, api } = await person(PRIYA_TEACHER);
  const later = await lessonsOf(api, '2026-12-07', '2026-12-11');
  const { lesson, practical } = await chanceOf(
    api,
    later.filter(({ state }) => state === 'unanswered'),
    isEasy,
  );
  await page.goto(`/fortnight?from=2026-12-07&lesson=${lesson.id}`);
  const panel = panelOf(page, lesson);
  await expect(panel.getByRole('combobox', { name: 'Practical' })).toBeFocused();
  await (await typeLetters(panel, practical.title)).click();
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(lessonCard(page, lesson)).toContainText('accepted');
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(lessonCard(page, lesson)).toContainText('unanswered');
});

test('what was typed outlives a closed tab', async ({ person }) => {
  const { page, api, context } = await person(PRIYA_TEACHER);
  const later = await lessonsOf(api, '2026-12-14', '2026-12-18');
  const { lesson, practical } = await chanceOf(api, later, isEasy);
  await page.goto(`/fortnight?from=2026-12-14&lesson=${lesson.id}`);
  await expect(panelOf(page, lesson).getByRole('combobox', { name: 'Practical' })).toBeFocused();
  await (await typeLetters(panelOf(page, lesson), practical.title)).click();
  await panelOf(page, lesson).getByText('Notes and risk assessment').click();
  await panelOf(page, lesson).getByLabel('Notes for the technicians').fill('A spare set to show with, please.');
  // the browser writes down what is typed a moment after it is
  await expect
    .poll(async () => (await leftInBrowser(page, context)).some(({ text }) => text.includes('A spare set to show with')))
    .toBe(true);
  await page.close();

  const again = await context.newPage();
  await again.goto(`/fortnight?from=2026-12-14&lesson=${lesson.id}`);
  const panel = panelOf(again, lesson);
  await expect(panel.getByText('What you began here before is still filled in.')).toBeVisible();
  await expect(panel.getByText(practical.title, { exact: true })).toBeVisible();
  await expect(panel.getByLabel('Notes for the technicians')).toHaveValue('A spare set to show with, please.');
  await panel.getByRole('button', { name: 'Start again' }).click();
  await expect(panel.getByRole('combobox', { name: 'Practical' })).toBeVisible();
});
