import type { Requisition } from '@app/shared';
import type { Locator, Page } from '@playwright/test';
import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonsOf } from '../people/teacher.js';
import { freeList } from '../people/technician.js';
import type { Api } from '../support/api.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

/** A request of this journey's own, for a lesson that has none yet. */
async function asked(teacher: Api, title: string): Promise<Requisition> {
  const lessons = await lessonsOf(teacher, '2026-11-25', '2026-12-04');
  const lesson = lessons.find(({ requisitions }) => requisitions.length === 0) ?? lessons[0];
  if (!lesson) throw new Error('There is no lesson to ask for.');
  return freeList(teacher, lesson, title);
}

const rows = (page: Page): Locator => page.locator('app-requisition-list a.row');

/** Opens the palette by its keys and types; answers its results. */
async function lookFor(page: Page, words: string): Promise<Locator> {
  await expect(page.getByRole('button', { name: /^Find/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find or go to' });
  await expect(palette.getByLabel('Search everything')).toBeFocused();
  await palette.getByLabel('Search everything').fill(words);
  return palette;
}

test('a technician finds a request among all by words, number and class, and comes back to the same list', async ({ person }) => {
  const teacher = await person(TEACHERS.EMC);
  const { page, api } = await person(SAM_TECHNICIAN);
  const request = await asked(teacher.api, ownTitle('Copper sulphate'));
  await page.goto('/requests');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Search requests')).toBeFocused();
  await page.getByLabel('Search requests').fill(request.title.replace('sulphate', 'sulfate'));
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'Showing 1 of 1' })).toBeVisible();
  await rows(page).click();
  await expect(page.locator('app-requisition-view')).toContainText(request.title);
  await page.goBack();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toBeFocused();

  await page.getByLabel('Search requests').fill(String(request.number));
  await expect(rows(page).filter({ hasText: request.title })).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear filters' }).click();

  const { items, total } = await api.get<{ items: { id: string; code: string }[]; total: number }>('/groups?limit=200');
  const classes = page.getByRole('combobox', { name: 'Class' });
  // and what is shown besides: an occasion is no class of the timetable
  await expect.poll(() => classes.getByRole('option').count()).toBeGreaterThanOrEqual(total + 1);
  const other = items.find(({ code }) => code !== request.lesson.group?.code);
  await classes.selectOption({ label: request.lesson.group?.code });
  await expect(rows(page).filter({ hasText: request.title })).toHaveCount(1);
  await classes.selectOption({ label: other?.code ?? '' });
  await expect(rows(page).filter({ hasText: request.title })).toHaveCount(0);
  expect(page.url()).toContain(`group=${other?.id}`);
});

test('whoever presses Ctrl-K goes to a request, a lesson or a page by typing alone', async ({ person }) => {
  const { page, api } = await person(TEACHERS.EMC);
  const request = await asked(api, ownTitle('Pulleys'));
  await page.goto('/fortnight');
  const palette = await lookFor(page, request.title);
  await expect(palette.getByRole('option', { name: `${request.title}, ${request.lesson.group?.code}` })).toBeVisible();
  await expect(palette.getByText('People', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  const again = await lookFor(page, request.title);
  await again.getByRole('option', { name: `${request.title}, ${request.lesson.group?.code}` }).click();
  await expect(page.locator('app-requisition-view')).toContainText(request.title);

  const pages = await lookFor(page, 'past requ');
  await expect(pages.getByRole('option', { name: 'Past requests' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/requests\?view=past/);

  const lessons = await lookFor(page, request.lesson.group?.code ?? '');
  await expect(
    lessons.getByRole('option', { name: new RegExp(`^${request.lesson.group?.code.replace('/', '\\/')}, `) }).first(),
  ).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
});
