import type { Lesson, RoomAvailability } from '@app/shared';
import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonCard, lessonsOf, toast } from '../people/teacher.js';
import { freeList } from '../people/technician.js';
import type { Api } from '../support/api.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const TEACHER = TEACHERS.GAD;

/** A laboratory that is free at a lesson, other than its own. */
async function freeLab(api: Api, { date, start, end, room }: Lesson): Promise<{ id: string; code: string }> {
  const { items } = await api.get<{ items: { id: string; code: string }[] }>('/rooms?limit=200&q=Lab');
  for (const lab of items) {
    const { periods } = await api.get<RoomAvailability>(`/rooms/${lab.id}/availability?from=${date}&to=${date}`);
    const then = periods.filter(({ from, to }) => from < end && start < to);
    if (lab.id !== room?.id && then.length > 0 && then.every(({ free }) => free)) return lab;
  }
  throw new Error('No laboratory is free then.');
}

test('a technician moves a lesson to another room, its teacher’s fortnight says so, and it is taken back', async ({ person }) => {
  const teacher = await person(TEACHER);
  const technician = await person(SAM_TECHNICIAN);
  const lesson = (await lessonsOf(teacher.api, '2026-12-07', '2026-12-11')).find(({ change }) => change === null);
  if (!lesson) throw new Error('There is no lesson to move.');
  const lab = await freeLab(technician.api, lesson);
  const title = ownTitle('Lenses');
  const request = await freeList(teacher.api, lesson, title);

  const { page } = technician;
  await page.goto(`/requests/${request.id}`);
  await page.getByRole('button', { name: 'Change this lesson' }).click();
  await page.getByLabel('Room', { exact: true }).selectOption(lab.id);
  await page.getByLabel('Why (optional)').fill('Exams');
  await page.getByRole('button', { name: 'Change it' }).click();
  await expect(toast(page)).toContainText(`is in ${lab.code}, not ${lesson.room?.code}`);
  const undo = toast(page).getByRole('button', { name: 'Undo' });
  await undo.focus();
  await expect(page.locator('app-requisition-view')).toContainText(`other room: ${lab.code}: Exams`);

  await teacher.page.goto(`/fortnight?from=${lesson.date}`);
  await expect(lessonCard(teacher.page, lesson)).toContainText('Exams');
  await expect(lessonCard(teacher.page, lesson)).toContainText(lab.code);

  await undo.press('Enter');
  await expect(page.locator('app-requisition-view')).not.toContainText(`other room: ${lab.code}`);
  await teacher.page.reload();
  await expect(lessonCard(teacher.page, lesson)).not.toContainText('Exams');

  // the room's own week has it again
  await page.goto(`/school/rooms/${lesson.room?.id}`);
  const week = page.getByRole('region', { name: 'Who is in it' });
  await expect(week.getByRole('button', { name: 'Close it for some days' })).toBeVisible();
});

test('a technician has two classes change rooms in one step; both teachers’ fortnights say so, and one undo takes it back', async ({
  person,
}) => {
  const technician = await person(SAM_TECHNICIAN);
  const [first, second] = [await person(TEACHERS.RLE), await person(TEACHERS.JWI)];
  const [own, others] = [await lessonsOf(first.api, '2026-12-07', '2026-12-11'), await lessonsOf(second.api, '2026-12-07', '2026-12-11')];
  const isUsual = ({ change, room }: Lesson): boolean => change === null && room !== null;
  const pairs = own
    .filter(isUsual)
    .flatMap((one) =>
      others
        .filter((other) => isUsual(other) && other.start === one.start && other.end === one.end && other.room?.id !== one.room?.id)
        .map((other) => [one, other] as const),
    );
  const [mine, theirs] = pairs[0] ?? [];
  if (!mine?.room || !theirs?.room) throw new Error('The two have no lessons at the same time.');
  const request = await freeList(first.api, mine, ownTitle('Prisms'));

  const { page } = technician;
  await page.goto(`/requests/${request.id}`);
  await page.getByRole('button', { name: 'Change this lesson' }).click();
  await page.getByLabel('What changes').selectOption({ label: 'Change rooms with another class' });
  await page.getByLabel('With', { exact: true }).selectOption(theirs.id);
  await page.getByLabel('Why (optional)').fill('The projector');
  await page.getByRole('button', { name: 'Change it' }).click();
  await expect(toast(page)).toContainText('have changed rooms');
  // it is offered for as long as the focus is on it, however long the looking takes
  const undo = toast(page).getByRole('button', { name: 'Undo' });
  await undo.focus();
  await expect(page.locator('app-requisition-view')).toContainText(`other room: ${theirs.room.code}: The projector`);

  const both = [
    [first, mine, theirs.room.code],
    [second, theirs, mine.room.code],
  ] as const;
  for (const [who, lesson, room] of both) {
    await who.page.goto(`/fortnight?from=${lesson.date}`);
    await expect(lessonCard(who.page, lesson)).toContainText(room);
    await expect(lessonCard(who.page, lesson)).toContainText('The projector');
  }
  await undo.press('Enter');
  await expect(page.locator('app-requisition-view')).not.toContainText('other room:');
  for (const [who, lesson] of both) {
    await who.page.reload();
    await expect(lessonCard(who.page, lesson)).not.toContainText('The projector');
  }
});
