import type { GroupScheme, Requisition, Scheme } from '@app/shared';
import { HELEN_HEAD, SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { chanceOf, isEasy, lessonsOf, openForm, panelOf, toast, typeLetters } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

const TEACHER = TEACHERS.FHU;

test('help in the lesson and kit that stays out are asked for in the panel on a phone, and stand on the request', async ({ person }) => {
  const { page, api } = await person(TEACHER, { width: 390, height: 844 });
  const coming = await lessonsOf(api, '2026-12-07', '2026-12-18');
  const open = coming.filter(
    ({ id, state, group, date }) =>
      state === 'unanswered' &&
      coming.some((later) => later.id !== id && later.date > date && later.group !== null && later.group.id === group?.id),
  );
  const { lesson, practical } = await chanceOf(api, open, isEasy);
  await page.goto(`/fortnight?from=${lesson.date}`);
  const panel = await openForm(page, lesson);
  await (await typeLetters(panel, practical.title)).click();
  await panel.getByText('Help in the lesson, or keep it out').click();
  await panel.getByLabel('Help in the lesson', { exact: true }).selectOption({ label: 'At the start' });
  await panel.getByRole('textbox', { name: 'Minutes of help' }).fill('20');
  await panel.getByRole('textbox', { name: 'Minutes of help' }).press('Tab');
  await panel.getByLabel('Keep out until').selectOption({ index: 1 });
  await expectNoSidewaysScroll(page);
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(page)).toContainText(`Asked for ${practical.title}`);
  const sent = (await lessonsOf(api, lesson.date, lesson.date)).find(({ id }) => id === lesson.id)?.requisitions[0];
  const request = await api.get<Requisition>(`/requisitions/${sent?.id}`);
  expect(request.support).toMatchObject({ minutes: 20, when: 'start' });
  expect(request.keepUntilLessonId).not.toBeNull();
  expect(request.tasks.filter(({ kind }) => kind === 'support').map(({ minutes }) => minutes)).toEqual([20]);
  const technician = await person(SAM_TECHNICIAN);
  await technician.page.goto(`/requests/${sent?.id}`);
  await expect(technician.page.locator('app-requisition-view')).toContainText(/20 min/);
});

test('a whole unit of a scheme is asked for at once, each step at a lesson of the class', async ({ person }) => {
  const head = await person(HELEN_HEAD);
  const { page, api } = await person(TEACHER);
  const coming = (await lessonsOf(api, '2026-12-07', '2026-12-18')).filter(({ state, group }) => state === 'unanswered' && group !== null);
  const first = coming.find((one) => coming.filter(({ group }) => group?.id === one.group?.id).length > 1);
  const own = coming.filter(({ group }) => group?.id === first?.group?.id);
  const { lesson, practical } = await chanceOf(api, own.slice(0, 1), isEasy);
  const steps = ['U7.1', 'U7.2'].map((code) => ({ code, title: `Step ${code}`, practicalId: practical.id }));
  const scheme = await head.api.post<Scheme>('/schemes', { name: ownTitle('Course'), subject: practical.subject, steps });
  await api.put<GroupScheme>(`/groups/${lesson.group?.id}/scheme`, { schemeId: scheme.id, from: '2026-11-30' });
  await page.goto(`/fortnight?from=${lesson.date}&lesson=${lesson.id}`);
  const panel = panelOf(page, lesson);
  await panel.getByRole('button', { name: 'Ask for the whole unit' }).click();
  await expect(panel.getByText(`A unit of ${scheme.name}`)).toBeVisible();
  await panel.getByRole('button', { name: /2 (steps|lessons|requests)/ }).click();
  await expect(toast(page)).toBeVisible();
  await expect
    .poll(async () => {
      const all = await lessonsOf(api, '2026-11-30', '2026-12-18');
      return all.filter(
        ({ group, requisitions }) => group?.id === lesson.group?.id && requisitions.some(({ title }) => title === practical.title),
      ).length;
    })
    .toBeGreaterThanOrEqual(2);
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(async () => (await lessonsOf(api, lesson.date, lesson.date)).find(({ id }) => id === lesson.id)?.state)
    .toBe('unanswered');
});
