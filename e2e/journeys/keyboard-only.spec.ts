import { DEMO_PASSWORD, TEACHERS } from '../people/demo-people.js';
import { countHands } from '../support/hands.js';
import { tabTo } from '../support/keyboard.js';
import { chanceOf, lessonCard, lessonsOf, panelOf, toast, typeLetters } from '../people/teacher.js';
import { expect, test } from '../support/test.js';

test('signing in, opening a lesson and asking needs no mouse', async ({ visitor, person }) => {
  const { api } = await person(TEACHERS.FHU);
  const week = (await lessonsOf(api, '2026-11-25', '2026-11-27')).filter(({ state }) => state === 'unanswered');
  const { lesson, practical } = await chanceOf(api, week, (one) => !one.late && one.shortages.length === 0 && !one.blocked);

  const { page } = await visitor();
  const hands = await countHands(page);
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  await tabTo(page.getByLabel('E-mail'));
  await page.keyboard.type(TEACHERS.FHU);
  await page.keyboard.press('Tab');
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/fortnight/);
  const card = lessonCard(page, lesson);
  await expect(card).toBeVisible();
  // one stop of the Tab key for all lessons; from there to the next without an answer
  await tabTo(page.locator('a[id^="lesson-"][tabindex="0"]'));
  for (let press = 0; press < 30 && !(await card.evaluate((element) => element === document.activeElement)); press++)
    await page.keyboard.press('n');
  await expect(card).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = panelOf(page, lesson);
  await expect(panel.getByRole('combobox', { name: 'Practical' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(card).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(panel.getByRole('combobox', { name: 'Practical' })).toBeFocused();
  const option = await typeLetters(panel, practical.title);
  const options = await panel.getByRole('option').allTextContents();
  const place = options.findIndex((text) => text.includes(practical.title));
  for (let step = 0; step < place; step++) await page.keyboard.press('ArrowDown');
  await expect(panel.getByRole('combobox')).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('On time.')).toBeVisible();
  await tabTo(panel.getByRole('button', { name: 'Send request' }));
  await page.keyboard.press('Enter');
  await expect(toast(page)).toContainText(`Asked for ${practical.title}`);
  await expect(card).toBeFocused();
  expect((await hands()).clicks).toBe(0);
});

test('the arrow keys go from lesson to lesson, and letters to the pages', async ({ person }) => {
  const { page } = await person(TEACHERS.FHU);
  await page.goto('/fortnight');
  const table = page.getByRole('table').first();
  const cards = table.getByRole('link');
  await expect(cards.first()).toBeVisible();
  await cards.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(cards.first()).not.toBeFocused();
  expect(await table.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page).toHaveURL(/\/requests$/);
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/\/fortnight$/);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: /Keys/ });
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});
