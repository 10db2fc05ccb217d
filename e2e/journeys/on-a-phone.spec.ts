import { HELEN_HEAD, SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { chanceOf, lessonCard, lessonsOf, panelOf, toast, typeLetters } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { expectNoSidewaysScroll } from '../support/width.js';

const PHONE = { width: 320, height: 640 };

const HOMES = [
  { who: TEACHERS.JWI, home: 'My fortnight', path: /\/fortnight$/ },
  { who: SAM_TECHNICIAN, home: 'Wed 18 Nov', path: /\/today$/ },
  { who: HELEN_HEAD, home: 'Workload, Science', path: /\/workload$/ },
];

for (const { who, home, path } of HOMES)
  test(`the home screen of ${who.split('@')[0]} fits a width of 320 pixels`, async ({ person }) => {
    const { page } = await person(who, PHONE);
    await page.goto('/');
    await expect(page).toHaveURL(path);
    await expect(page.getByRole('heading', { level: 1, name: home })).toBeVisible();
    await expect(page.locator('app-skeleton')).toHaveCount(0);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });

test('a teacher asks on a phone 320 pixels wide', async ({ person }) => {
  const { page, api } = await person(TEACHERS.JWI, PHONE);
  const week = (await lessonsOf(api, '2026-11-25', '2026-11-27')).filter(({ state }) => state === 'unanswered');
  const { lesson, practical } = await chanceOf(api, week, (one) => !one.late && one.shortages.length === 0 && !one.blocked);
  await page.goto('/');
  await lessonCard(page, lesson).click();
  const panel = panelOf(page, lesson);
  await expect(panel).toHaveAttribute('aria-modal', 'true');
  await expect(panel.getByRole('combobox', { name: 'Practical' })).toBeFocused();
  await expectNoSidewaysScroll(page);
  await (await typeLetters(panel, practical.title)).click();
  await expect(panel.getByText('On time.')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(page)).toContainText(`Asked for ${practical.title}`);
  await expect(lessonCard(page, lesson)).toContainText(practical.title);
  await expectNoSidewaysScroll(page);
});
