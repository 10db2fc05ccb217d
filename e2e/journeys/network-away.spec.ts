import type { PrepList } from '@app/shared';
import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonsOf } from '../people/teacher.js';
import { accept, freeList, prepListOf, tick, ticks } from '../people/technician.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const DAY = '2026-11-19';

test('with the network away taps on Today are kept, and sent in their order when it is back', async ({ person }) => {
  const teacher = await person(TEACHERS.DCH);
  const office = await person(SAM_TECHNICIAN);
  const [first, second] = await lessonsOf(teacher.api, DAY, DAY);
  if (!first || !second) throw new Error('Daniel Chen has too few lessons on that day.');
  const titles = [ownTitle('Flame colours'), ownTitle('Crystal gardens')] as const;
  await accept(office.api, await freeList(teacher.api, first, titles[0]));
  await accept(office.api, await freeList(teacher.api, second, titles[1]));
  const done = (list: PrepList): string[] =>
    list.tasks.filter(({ doneAt, title }) => doneAt !== null && titles.includes(title)).map(({ kind, title }) => `${kind} ${title}`);

  const { page, context } = await person(SAM_TECHNICIAN, { expects: [/ERR_INTERNET_DISCONNECTED/] });
  const sent: string[] = [];
  page.on('response', (answer) => {
    if (answer.request().method() === 'PATCH') sent.push(answer.url().split('/').at(-1) ?? '');
  });
  await page.goto(`/today?date=${DAY}`);
  await expect(ticks(page, titles[0]).prepare).toBeEnabled();

  await context.setOffline(true);
  await tick(ticks(page, titles[1]).prepare);
  await tick(ticks(page, titles[0]).prepare);
  await expect(page.getByText('The server cannot be reached.')).toBeVisible();
  await expect(page.getByText('2 ticks are kept here')).toBeVisible();
  await expect(page.getByText('kept here, not sent yet')).toHaveCount(2);
  expect(done(await prepListOf(office.api, DAY))).toEqual([]);

  await context.setOffline(false);
  await expect(page.getByText('The server cannot be reached.')).toHaveCount(0);
  await expect(page.getByText('kept here, not sent yet')).toHaveCount(0);
  // with the first tick sent the network counts as back; the second may still be on its way
  const made = titles.map((title) => `prepare ${title}`).sort();
  await expect.poll(async () => done(await prepListOf(office.api, DAY)).sort()).toEqual(made);
  const now = await prepListOf(office.api, DAY);
  const inOrder = [titles[1], titles[0]].map((title) => now.tasks.find((one) => one.kind === 'prepare' && one.title === title)?.id);
  await expect.poll(() => sent).toEqual(inOrder);
});

test('a tap that somebody else was quicker with is shown, not lost', async ({ person }) => {
  const teacher = await person(TEACHERS.DCH);
  const office = await person(SAM_TECHNICIAN);
  const [lesson] = await lessonsOf(teacher.api, DAY, DAY);
  if (!lesson) throw new Error('Daniel Chen has no lesson on that day.');
  const title = ownTitle('Slow fizz');
  const requisition = await freeList(teacher.api, lesson, title);
  await accept(office.api, requisition);

  const { page, context } = await person(SAM_TECHNICIAN, { expects: [/ERR_INTERNET_DISCONNECTED/, /status of (404|409).*\/api\/tasks\//] });
  await page.goto(`/today?date=${DAY}`);
  const { prepare } = ticks(page, title);
  await expect(prepare).toBeEnabled();
  await context.setOffline(true);
  await tick(prepare);
  const { version } = await teacher.api.get<{ version: number }>(`/requisitions/${requisition.id}`);
  await teacher.api.post(`/requisitions/${requisition.id}/transitions`, { to: 'cancelled', version });
  await context.setOffline(false);
  await expect(page.getByText(`Could not mark “${title}” as done.`)).toBeVisible();
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByText(`Could not mark “${title}” as done.`)).toHaveCount(0);
  await expect(prepare).toHaveCount(0);
});
