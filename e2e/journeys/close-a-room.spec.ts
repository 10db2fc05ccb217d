import type { Room } from '@app/shared';
import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { chanceOf, lessonsOf, openForm, toast, typeLetters } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { expectNoSidewaysScroll } from '../support/width.js';

test('a technician closes a room for some days, a teacher is warned before asking, and what was asked waits to be settled', async ({
  person,
}) => {
  const teacher = await person(TEACHERS.TOB, { width: 390, height: 844 });
  const technician = await person(SAM_TECHNICIAN);
  const lessons = (await lessonsOf(teacher.api, '2026-12-14', '2026-12-18')).filter(
    ({ room, requisitions }) => room !== null && requisitions.length === 0,
  );
  const { lesson, practical } = await chanceOf(teacher.api, lessons, ({ roomClosed, late }) => roomClosed === null && !late);
  const { items } = await technician.api.get<{ items: Room[] }>('/rooms?limit=200');
  const room = items.find(({ code }) => code === lesson.room?.code);
  if (!room) throw new Error('The lesson is in no room of the list.');
  const rooms = technician.page;
  await rooms.goto(`/school/rooms/${room.id}`);
  await rooms.getByRole('button', { name: 'Close it for some days' }).press('Enter');
  await expect(rooms.getByLabel('From')).toBeFocused();
  await rooms.getByLabel('From').fill(lesson.date);
  await rooms.getByLabel('To', { exact: true }).fill(lesson.date);
  await rooms.getByLabel(/^Why/).fill('Exams');
  await rooms.getByRole('button', { name: 'Close the room' }).click();
  await expect(toast(rooms)).toContainText(`${room.code} is closed. `);
  // the week shows in which it is closed, four weeks from where one looked
  await expect(rooms.getByText('Exams')).toBeVisible();

  const { page } = teacher;
  await page.goto(`/fortnight?from=${lesson.date}`);
  const panel = await openForm(page, lesson);
  await (await typeLetters(panel, practical.title)).click();
  const warned = panel.locator('app-note').filter({ hasText: 'The room is closed.' });
  await expect(warned).toContainText(`${room.code} is closed`);
  await expect(warned).toContainText('Exams');
  await expectNoSidewaysScroll(page);
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(page)).toContainText(`Asked for ${practical.title}`);
  await page.goto('/to-settle');
  await expect(page.getByText(practical.title).first()).toBeVisible();
  await expectNoSidewaysScroll(page);

  // it stands in its own week, where it is opened again
  const opens = rooms.getByRole('button', { name: 'Open it again' });
  await rooms.getByRole('button', { name: 'This week' }).click();
  await expect(opens).toHaveCount(0);
  for (let week = 0; week < 4; week++) await rooms.getByRole('button', { name: 'Later week' }).click();
  await expect(rooms.getByText('Exams')).toBeVisible();
  await opens.click();
  await expect(toast(rooms)).toContainText(`${room.code} is open again`);
  await expect
    .poll(async () => (await lessonsOf(teacher.api, lesson.date, lesson.date)).find(({ id }) => id === lesson.id)?.room?.code)
    .toBe(room.code);
});
