import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonsOf } from '../people/teacher.js';
import { accept, freeList, tick, ticks } from '../people/technician.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const DAY = '2026-11-19';

test('what a technician ticks in one browser is seen by the teacher in another, with whose it is', async ({ person }) => {
  const teacher = await person(TEACHERS.DCH);
  const bench = await person(SAM_TECHNICIAN);
  const [lesson] = await lessonsOf(teacher.api, DAY, DAY);
  if (!lesson) throw new Error('Daniel Chen has no lesson on that day.');
  const title = ownTitle('Glowing splint');
  const request = await freeList(teacher.api, lesson, title);
  await accept(bench.api, request);

  const hears = teacher.page.waitForResponse(/\/api\/events(?:\?|$)/);
  await teacher.page.goto(`/requests/${request.id}`);
  await expect(teacher.page.getByText(title).first()).toBeVisible();
  await hears;

  await bench.page.goto(`/today?date=${DAY}`);
  await tick(ticks(bench.page, title).prepare);
  await expect(teacher.page.getByText(/ ticked a preparation/)).toBeVisible();
});
