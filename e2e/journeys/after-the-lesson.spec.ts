import type { Apparatus, Requisition } from '@app/shared';
import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonsOf, toast } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

test('after the lesson a teacher says by keyboard how it went and what broke, and technicians have it in their book', async ({
  person,
}) => {
  const teacher = await person(TEACHERS.DCH, { width: 320, height: 780 });
  const technician = await person(SAM_TECHNICIAN);
  const [lesson] = await lessonsOf(teacher.api, '2026-11-16', '2026-11-17');
  if (!lesson) throw new Error('There is no lesson before today.');
  const name = ownTitle('Flask');
  const { id: apparatusId } = await technician.api.post<Apparatus>('/apparatus', { name, owned: 9 });
  const title = ownTitle('Distilling');
  const lines = [{ name, apparatusId, kind: 'apparatus', perClass: 4 }];
  const { id } = await technician.api.post<Requisition>('/requisitions', { lessonId: lesson.id, title, lines, status: 'cleared' });

  const { page } = teacher;
  await page.goto(`/requests/${id}`);
  const view = page.locator('app-requisition-view');
  await expect(view).toContainText('After the lesson');
  await expectNoSidewaysScroll(page);
  await view.getByRole('button', { name: 'We did not get to it' }).focus();
  await page.keyboard.press('Enter');
  await expect(toast(page)).toContainText('the class did not get to it');
  await expect.poll(async () => (await teacher.api.get<Requisition>(`/requisitions/${id}`)).outcome).toBe('not-used');

  await view.getByRole('button', { name: 'Broke something' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Broke something' });
  await dialog.getByLabel(/^What happened/).fill('The neck cracked');
  await expectNoSidewaysScroll(page);
  await dialog.getByRole('button', { name: 'Report broken' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  const book = technician.page;
  await book.goto('/apparatus/breakages');
  const entry = book.getByRole('listitem').filter({ hasText: name });
  await expect(entry).toContainText('The neck cracked');
  await entry.getByRole('link', { name: new RegExp(`: ${name}$`) }).click();
  await expect(book.locator('app-requisition-view')).toContainText(title);
});
