import type { Offer, Requisition } from '@app/shared';
import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonsOf, toast } from '../people/teacher.js';
import { freeList } from '../people/technician.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

test('a teacher finds another lesson that is offered on top of the home, and accepts it there', async ({ person }) => {
  const teacher = await person(TEACHERS.EMC);
  const lessons = await lessonsOf(teacher.api, '2026-11-30', '2026-12-11');
  const [from, to] = lessons.flatMap((one) => {
    const later = lessons.find(({ id, group, start, requisitions }) => {
      return id !== one.id && group?.id === one.group?.id && start > one.start && requisitions.length === 0;
    });
    return one.requisitions.length === 0 && later ? [one, later] : [];
  });
  if (!from || !to) throw new Error('The demo school has no class of Eilidh McKay with two free lessons in the journeys’ fortnight after.');
  const title = ownTitle('Shadow clocks');
  const { id } = await freeList(teacher.api, from, title);
  const technician = await person(SAM_TECHNICIAN);
  const offer = await technician.api.post<Offer>(`/requisitions/${id}/offers`, { lessonId: to.id, note: 'The lamps are free then.' });
  expect(offer).toMatchObject({ state: 'open' });

  const { page } = teacher;
  await page.goto('/fortnight');
  const card = page.getByRole('region', { name: new RegExp(`Sam Okoro .*${title}`) });
  await expect(card).toContainText('The lamps are free then.');
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(card).toBeHidden();
  await expect(toast(page)).toBeVisible();
  expect((await teacher.api.get<Requisition>(`/requisitions/${id}`)).lesson.id).toBe(to.id);
});
