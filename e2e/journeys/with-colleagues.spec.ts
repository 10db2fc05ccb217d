import type { Lesson, NotificationList, Requisition } from '@app/shared';
import { HELEN_HEAD, SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonsOf, toast } from '../people/teacher.js';
import { accept, freeList } from '../people/technician.js';
import type { Api } from '../support/api.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

/** A request of this journey's own, accepted. */
async function asked(teacher: Api, technician: Api, title: string): Promise<Requisition> {
  const lessons = await lessonsOf(teacher, '2026-11-25', '2026-12-04');
  const lesson: Lesson | undefined = lessons.find(({ requisitions }) => requisitions.length === 0) ?? lessons[0];
  if (!lesson) throw new Error('There is no lesson to ask for.');
  const request = await freeList(teacher, lesson, title);
  await accept(technician, request);
  return teacher.get<Requisition>(`/requisitions/${request.id}`);
}

test('a request is handed over by keyboard from its page, its colleague is told, and Undo takes it back', async ({ person }) => {
  const teacher = await person(TEACHERS.RLE, { width: 320, height: 780 });
  const technician = await person(SAM_TECHNICIAN);
  const title = ownTitle('Kettles');
  const request = await asked(teacher.api, technician.api, title);
  const { page } = teacher;
  await page.goto(`/requests/${request.id}`);
  const view = page.locator('app-requisition-view');
  await view.getByRole('button', { name: 'Hand over…' }).focus();
  await page.keyboard.press('Enter');
  const heading = view.getByRole('heading', { name: 'Hand over to a colleague' });
  await expect(heading).toBeFocused();
  await expectNoSidewaysScroll(page);
  const whom = view.getByLabel('Who takes it');
  const farah = whom.locator('option').filter({ hasText: 'Farah' });
  await whom.selectOption((await farah.getAttribute('value')) ?? '');
  await view.getByRole('button', { name: 'Hand over', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(toast(page)).toContainText('handed over to Farah');

  const farahs = await person(TEACHERS.FHU);
  expect((await farahs.api.get<Requisition>(`/requisitions/${request.id}`)).teacher.code).toBe('FHU');
  await expect
    .poll(async () => (await farahs.api.get<NotificationList>('/notifications')).items.some(({ subject }) => subject.includes(title)))
    .toBe(true);

  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await teacher.api.get<Requisition>(`/requisitions/${request.id}`)).teacher.code).toBe('RLE');
});

test('what a colleague asked for is asked for at a lesson of one’s own', async ({ person }) => {
  const teacher = await person(TEACHERS.JWI);
  const technician = await person(SAM_TECHNICIAN);
  const title = ownTitle('Spoons');
  const request = await asked(teacher.api, technician.api, title);
  const head = await person(HELEN_HEAD);
  await head.page.goto(`/requests/${request.id}`);
  const view = head.page.locator('app-requisition-view');
  await view.getByRole('button', { name: 'Ask the same for a lesson of mine' }).click();
  await view
    .getByRole('button', { name: /on time$/ })
    .first()
    .click();
  await expect(toast(head.page)).toContainText(`${title}: asked for on`);
  const mine = (await lessonsOf(head.api, '2026-11-18', '2026-12-18')).flatMap(({ requisitions }) => requisitions);
  expect(mine.map((one) => one.title)).toContain(title);
  expect((await teacher.api.get<Requisition>(`/requisitions/${request.id}`)).lesson.id).toBe(request.lesson.id);
});
