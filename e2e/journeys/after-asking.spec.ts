import type { Lesson, Requisition } from '@app/shared';
import type { Locator, Page } from '@playwright/test';
import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonCard, lessonsOf, panelOf, toast } from '../people/teacher.js';
import { accept, freeList } from '../people/technician.js';
import type { Api } from '../support/api.js';
import { countHands } from '../support/hands.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const TEACHER = TEACHERS.GAD;

/** A request of this journey's own, accepted, for the first of these lessons that has none. */
async function asked(teacher: Api, technician: Api, lessons: readonly Lesson[], title: string): Promise<Requisition> {
  const lesson = lessons.find(({ requisitions }) => requisitions.length === 0) ?? lessons[0];
  if (!lesson) throw new Error('There is no lesson to ask for.');
  const request = await freeList(teacher, lesson, title);
  await accept(technician, request);
  return teacher.get<Requisition>(`/requisitions/${request.id}`);
}

/** The request by itself. */
async function openRequest(page: Page, { id }: Requisition): Promise<Locator> {
  await page.goto(`/requests/${id}`);
  const view = page.locator('app-requisition-view');
  await expect(view).toBeVisible();
  return view;
}

test('a teacher reads a question on the home page and answers it in one box', async ({ person }) => {
  const teacher = await person(TEACHER);
  const technician = await person(SAM_TECHNICIAN);
  const title = ownTitle('Springs');
  const request = await asked(teacher.api, technician.api, await lessonsOf(teacher.api, '2026-11-25', '2026-12-04'), title);
  await technician.api.post(`/requisitions/${request.id}/transitions`, {
    to: 'queried',
    version: request.version,
    note: 'Which springs: 2 N or 10 N?',
  });

  const hands = await countHands(teacher.page);
  await teacher.page.goto('/fortnight');
  const question = teacher.page.getByRole('region', { name: `Question for you: ${title}` });
  await expect(question).toContainText('Which springs: 2 N or 10 N?');
  await question.getByRole('button', { name: 'Send answer' }).click();
  await expect(question).toContainText('Write your answer first.');
  await question.getByLabel('Your answer').fill('The 10 N ones');
  await question.getByRole('button', { name: 'Send answer' }).click();
  await expect(toast(teacher.page)).toContainText('your answer was sent');
  await expect(question).toHaveCount(0);
  expect((await hands()).clicks).toBeLessThanOrEqual(2);

  const view = await openRequest(technician.page, request);
  await expect(view.getByRole('region', { name: 'Messages' })).toContainText('The 10 N ones');
});

test('a technician sees with whom a question is', async ({ person }) => {
  const teacher = await person(TEACHER);
  const { page, api } = await person(SAM_TECHNICIAN);
  const request = await asked(teacher.api, api, await lessonsOf(teacher.api, '2026-11-25', '2026-12-04'), ownTitle('Pulleys'));
  const view = await openRequest(page, request);
  await view.getByRole('button', { name: 'Ask a question' }).click();
  await expect(view.getByLabel('The question')).toBeFocused();
  await view.getByLabel('The question').fill('How many?');
  await view.getByRole('button', { name: 'Ask a question' }).click();
  await expect(view).toContainText('With Grace Adeyemi since');
  await expect(view).toContainText('How many?');
});

test('a request is changed after its deadline in the same form, with the reason', async ({ person }) => {
  const teacher = await person(TEACHER);
  const technician = await person(SAM_TECHNICIAN);
  const request = await asked(teacher.api, technician.api, await lessonsOf(teacher.api, '2026-11-19', '2026-11-20'), ownTitle('Lamps'));
  const view = await openRequest(teacher.page, request);
  await view.getByRole('button', { name: 'Change' }).click();
  await expect(view.getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await view.getByRole('button', { name: 'One more: Pupils in a set' }).click();
  await expect(view).toContainText('This change is late.');
  await view.getByLabel('This change is late: say why').selectOption({ label: 'I forgot' });
  await view.getByRole('button', { name: 'Save changes' }).click();
  await expect(toast(teacher.page)).toContainText('changed.');
  await expect(view.getByRole('button', { name: 'Change' })).toBeVisible();
  const { groupSize, late } = await teacher.api.get<Requisition>(`/requisitions/${request.id}`);
  expect([groupSize, late]).toEqual([request.groupSize + 1, request.late]);
});

test('a request is moved to another lesson of its class in two presses', async ({ person }) => {
  const teacher = await person(TEACHER);
  const technician = await person(SAM_TECHNICIAN);
  const lessons = await lessonsOf(teacher.api, '2026-11-25', '2026-12-04');
  const several = lessons.filter(({ group }) => lessons.filter((one) => one.group?.id === group?.id).length > 1);
  const request = await asked(teacher.api, technician.api, several, ownTitle('Filters'));
  const view = await openRequest(teacher.page, request);
  const hands = await countHands(teacher.page);
  await teacher.page.reload();
  await view.getByRole('button', { name: 'Move to…' }).click();
  await view
    .getByRole('button', { name: /on time$/ })
    .first()
    .click();
  await expect(toast(teacher.page)).toContainText('moved to');
  expect((await hands()).clicks).toBe(2);
  expect((await teacher.api.get<Requisition>(`/requisitions/${request.id}`)).lesson.id).not.toBe(request.lesson.id);
});

test('cancelling after the deadline asks why, and the panel says what became of it', async ({ person }) => {
  const teacher = await person(TEACHER);
  const technician = await person(SAM_TECHNICIAN);
  const request = await asked(teacher.api, technician.api, await lessonsOf(teacher.api, '2026-11-19', '2026-11-20'), ownTitle('Prisms'));
  const view = await openRequest(teacher.page, request);
  await view.getByRole('button', { name: 'Cancel request' }).click();
  await expect(view.getByLabel('Why it is cancelled')).toBeFocused();
  await teacher.page.keyboard.type('We are on a trip');
  await view.getByRole('button', { name: 'Cancel request' }).click();
  await expect(view.locator('app-chip').filter({ hasText: 'cancelled' })).toBeVisible();
  const { status, history } = await teacher.api.get<Requisition>(`/requisitions/${request.id}`);
  expect([status, history.at(-1)?.note]).toEqual(['cancelled', 'We are on a trip']);
});

for (const [width, height] of [
  [1440, 900],
  [1280, 800],
  [1024, 768],
] as const)
  test(`opening a lesson moves nothing and covers it with nothing at ${width} px`, async ({ person }) => {
    const { page, api } = await person(TEACHER, { width, height });
    const lessons = await lessonsOf(api, '2026-11-23', '2026-11-27');
    await page.goto('/fortnight');
    for (const lesson of [lessons.at(-1), lessons[0]]) {
      if (!lesson) throw new Error('There is no lesson in that week.');
      const card = lessonCard(page, lesson);
      await card.scrollIntoViewIfNeeded();
      const before = await card.boundingBox();
      await card.click();
      await expect(panelOf(page, lesson)).toBeVisible();
      const after = await card.boundingBox();
      const panel = await panelOf(page, lesson).boundingBox();
      if (!before || !after || !panel) throw new Error('The card or its panel is not to be seen.');
      expect(Math.abs(after.y - before.y), 'how far the lesson moved').toBeLessThanOrEqual(2);
      expect(Math.abs(after.x - before.x), 'how far the lesson moved aside').toBeLessThanOrEqual(2);
      expect(after.x + after.width <= panel.x + 2 || panel.x + panel.width <= after.x + 2, 'the panel leaves the lesson free').toBe(true);
      await page.keyboard.press('Escape');
      await expect(panelOf(page, lesson)).toHaveCount(0);
      await expect(card).toBeFocused();
    }
  });
