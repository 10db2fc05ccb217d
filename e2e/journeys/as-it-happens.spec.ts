import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonsOf } from '../people/teacher.js';
import { accept, freeList, tick, ticks } from '../people/technician.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const DAY = '2026-11-19';

test('what a technician ticks is seen at once by a colleague and by the teacher', async ({ person }) => {
  const teacher = await person(TEACHERS.DCH);
  const office = await person(SAM_TECHNICIAN);
  const [lesson] = await lessonsOf(teacher.api, DAY, DAY);
  if (!lesson) throw new Error('Daniel Chen has no lesson on that day.');
  const title = ownTitle('Glowing splint');
  const request = await freeList(teacher.api, lesson, title);
  await accept(office.api, request);

  const listens = (page: { waitForRequest: (url: RegExp) => Promise<unknown> }): Promise<unknown> => page.waitForRequest(/\/api\/events$/);
  const listening = [listens(teacher.page), listens(office.page)];
  await teacher.page.goto(`/requests/${request.id}`);
  await office.page.goto('/requests');
  await Promise.all(listening);

  const bench = await person(SAM_TECHNICIAN);
  await bench.page.goto(`/today?date=${DAY}`);
  await tick(ticks(bench.page, title).prepare);
  await expect(teacher.page.getByText('Prepared').first()).toBeVisible();
  await expect(teacher.page.getByText(/ticked a preparation/)).toBeVisible();
});
