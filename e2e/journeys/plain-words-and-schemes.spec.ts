import type { GroupScheme, Scheme } from '@app/shared';
import { HELEN_HEAD, TEACHERS } from '../people/demo-people.js';
import { chanceOf, isEasy, lessonCard, lessonsOf, panelOf, toast } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const TEACHER = TEACHERS.JWI;

test('a sentence typed in My fortnight becomes a sent request', async ({ person }) => {
  const { page, api } = await person(TEACHER);
  const week = await lessonsOf(api, '2026-12-07', '2026-12-11');
  const lesson = week.find(({ state, group }) => state === 'unanswered' && group !== null);
  if (!lesson) throw new Error('There is no open lesson in that week.');

  await page.goto('/fortnight?from=2026-12-07');
  await expect(lessonCard(page, lesson)).toBeVisible();
  await page.getByRole('button', { name: 'Type a request' }).click();
  // one opened it to type: a key that is a shortcut of the page beneath is a letter here
  await expect(page.getByLabel('What do you need?')).toBeFocused();
  await page.keyboard.type('10 bunsens and 10 tripods please, and 3 wobbleboards');
  await page.keyboard.press('Enter');
  await page.getByLabel('Choose a lesson').selectOption(lesson.id);
  await page.getByRole('dialog').getByRole('button', { name: 'Fill in the request' }).last().click();

  const panel = panelOf(page, lesson);
  await expect(panel.getByText('“3 wobbleboards”: is this what you mean?')).toBeVisible();
  await expect(panel.getByLabel('What it is for')).toHaveValue('Bunsen burner, Tripod');
  await panel.getByRole('button', { name: 'Leave it out' }).click();
  await expect(panel.getByText('All of it was understood and filled in below.')).toBeVisible();
  await expect(panel.getByText('On time.')).toBeVisible();
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(page)).toContainText('Asked for Bunsen burner, Tripod: ');
  await expect(lessonCard(page, lesson)).toContainText('Bunsen burner, Tripod');
});

test('the next step of a class’s scheme is asked for from the panel, and its coverage says so', async ({ person }) => {
  const head = await person(HELEN_HEAD);
  const { page, api } = await person(TEACHER);
  const later = (await lessonsOf(api, '2026-12-14', '2026-12-18')).filter(({ state, group }) => state === 'unanswered' && group !== null);
  const { lesson, practical } = await chanceOf(api, later, isEasy);
  const steps = [{ code: 'J1.1', title: 'The first step', practicalId: practical.id }];
  const scheme = await head.api.post<Scheme>('/schemes', { name: ownTitle('Scheme'), subject: practical.subject, steps });
  await api.put<GroupScheme>(`/groups/${lesson.group?.id}/scheme`, { schemeId: scheme.id, from: '2026-12-14' });

  await page.goto(`/fortnight?from=2026-12-14&lesson=${lesson.id}`);
  const panel = panelOf(page, lesson);
  await panel.getByRole('button', { name: 'J1.1 The first step' }).click();
  await expect(panel.getByText('On time.')).toBeVisible();
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(page)).toContainText(`Asked for ${practical.title}: `);
  const day = await lessonsOf(api, lesson.date, lesson.date);
  const request = day.find(({ id }) => id === lesson.id)?.requisitions[0];
  expect(request?.title).toBe(practical.title);

  await head.page.goto(`/library/schemes/${scheme.id}/coverage`);
  const cell = head.page.getByRole('link', { name: `${lesson.group?.code}, J1.1: asked for` });
  await expect(cell).toHaveAttribute('href', `/requests/${request?.id}`);
});
