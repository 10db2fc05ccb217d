import type { Requisition } from '@app/shared';
import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonCard, lessonsOf, toast } from '../people/teacher.js';
import { allSent, freeList, openTicket, showDone, tick, ticks, waitingRow } from '../people/technician.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const TODAY = '2026-11-18';

test('a technician accepts, prepares, delivers, collects and clears from Today, and takes a tap back', async ({ person }) => {
  const teacher = await person(TEACHERS.EMC);
  const lesson = (await lessonsOf(teacher.api, TODAY, TODAY)).find(({ period }) => period === 'P5');
  if (!lesson) throw new Error('The demo school has no lesson of Eilidh McKay in P5 of the journeys’ day.');
  const title = ownTitle('Coloured shadows');
  const { id } = await freeList(teacher.api, lesson, title);

  const { page, api } = await person(SAM_TECHNICIAN);
  const status = async (): Promise<string> => (await api.get<Requisition>(`/requisitions/${id}`)).status;
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Wed 18 Nov' })).toBeVisible();
  const tasks = ticks(page, title);
  await expect(tasks.prepare).toBeDisabled();
  const waiting = await waitingRow(page, title);
  await waiting.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(tasks.prepare).toBeEnabled();

  await tick(tasks.prepare);
  await expect(toast(page)).toContainText(`Done: ${title}`);
  await expect.poll(status).toBe('prepared');
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(tasks.prepare).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(status).toBe('accepted');

  await tick(tasks.prepare);
  await openTicket(page, title);
  await tick(tasks.deliver);
  await expect.poll(status).toBe('delivered');
  await tick(tasks.collect);
  await expect.poll(status).toBe('collected');

  await tick(tasks.clear);
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(tasks.clear).toHaveAttribute('aria-pressed', 'false');
  await tick(tasks.clear);
  await expect.poll(status).toBe('cleared');

  await allSent(page);
  await page.reload();
  await openTicket(page, title);
  await expect(tasks.clear).toHaveAttribute('aria-pressed', 'true');
  await teacher.page.goto('/fortnight');
  await expect(lessonCard(teacher.page, lesson)).toContainText(title.split(' ')[0] ?? '');
});

test('a delivery that is marked before the making marks both, and says so', async ({ person }) => {
  const teacher = await person(TEACHERS.EMC);
  const lesson = (await lessonsOf(teacher.api, '2026-11-20', '2026-11-20'))[0];
  if (!lesson) throw new Error('The demo school has no lesson of Eilidh McKay on the Friday of the journeys’ week.');
  const title = ownTitle('Shadow puppets');
  const { id } = await freeList(teacher.api, lesson, title);
  const { page, api } = await person(SAM_TECHNICIAN);
  await page.goto('/today?date=2026-11-20');
  await (await waitingRow(page, title)).getByRole('button', { name: 'Accept', exact: true }).click();
  const tasks = ticks(page, title);
  await openTicket(page, title);
  await tick(tasks.deliver);
  await showDone(page);
  await expect(tasks.prepare).toHaveAttribute('aria-pressed', 'true');
  await expect(toast(page)).toContainText('The step before it is marked too.');
  await expect.poll(async () => (await api.get<Requisition>(`/requisitions/${id}`)).status).toBe('delivered');
});
