import type { Lesson } from '@app/shared';
import { PRIYA_TEACHER } from '../people/demo-people.js';
import { chanceOf, isEasy, lessonCard, lessonsOf, panelOf, toast, typeLetters } from '../people/teacher.js';
import { daysLater } from '../support/dates.js';
import { countHands } from '../support/hands.js';
import { expect, test } from '../support/test.js';

/** So many days from a lesson those of other classes are offered beside it. */
const NEAR_DAYS = 6;

/** The lessons without an answer at which two other classes of the year are without one too. */
function withTwoBeside(lessons: readonly Lesson[]): Lesson[] {
  const open = lessons.filter(({ state, group }) => state === 'unanswered' && group !== null);
  return open.filter((lesson) => {
    const isBeside = ({ date, group, subject }: Lesson) =>
      group?.id !== lesson.group?.id &&
      group?.year === lesson.group?.year &&
      subject === lesson.subject &&
      date >= daysLater(lesson.date, -NEAR_DAYS) &&
      date <= daysLater(lesson.date, NEAR_DAYS);
    return new Set(open.filter(isBeside).map(({ group }) => group?.id)).size >= 2;
  });
}

test('a teacher asks the same for three classes in five clicks, and takes all of it back with one', async ({ person }) => {
  const { page, api } = await person(PRIYA_TEACHER);
  const coming = await lessonsOf(api, '2026-11-30', '2026-12-18');
  const { lesson, practical } = await chanceOf(api, withTwoBeside(coming), isEasy);
  const hands = await countHands(page);

  await page.goto(`/fortnight?from=${lesson.date}`);
  await lessonCard(page, lesson).click();
  const panel = panelOf(page, lesson);
  await expect(panel.getByRole('combobox', { name: 'Practical' })).toBeFocused();
  await (await typeLetters(panel, practical.title)).click();
  const ticks = panel.getByRole('group', { name: 'Also for' }).getByRole('checkbox');
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(page)).toContainText('Sent for 3 of 3 classes.');

  const { clicks, letters } = await hands();
  console.info(`asked for three classes with ${clicks} clicks and ${letters} letters`);
  expect(clicks).toBeLessThanOrEqual(5);

  const asked = async () => {
    const now = await lessonsOf(api, daysLater(lesson.date, -NEAR_DAYS), daysLater(lesson.date, NEAR_DAYS));
    const isThere = ({ title, status }: Lesson['requisitions'][number]) => title === practical.title && status !== 'cancelled';
    return now.filter(({ requisitions }) => requisitions.some(isThere)).length;
  };
  const before = await asked();
  expect(before).toBeGreaterThanOrEqual(3);
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(lessonCard(page, lesson)).toContainText('unanswered');
  expect(await asked()).toBe(before - 3);
});
