import type { ActivityView, Requisition } from '@app/shared';
import type { Page } from '@playwright/test';
import { ALEX_ADMIN, DEMO_PASSWORD, SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonsOf } from '../people/teacher.js';
import { accept, freeList, openTicket, ticks } from '../people/technician.js';
import type { Api } from '../support/api.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const DAY = '2026-11-20';
const NOT_REACHED = /ERR_FAILED|status of 401/;

/** A request of the day that waits for its making alone. */
async function accepted(teacher: Api, technician: Api, what: string): Promise<{ id: string; title: string }> {
  const lesson = (await lessonsOf(teacher, DAY, DAY))[0];
  if (!lesson) throw new Error('The demo school has no lesson of Eilidh McKay on the Friday of the journeys’ week.');
  const title = ownTitle(what);
  const request = await freeList(teacher, lesson, title);
  await accept(technician, request);
  return { id: request.id, title };
}

async function signInAs(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const statusOf = (api: Api, id: string) => async (): Promise<string> => (await api.get<Requisition>(`/requisitions/${id}`)).status;

test('a tick made after the session ended is sent once its person has signed in, and never by who signed in between', async ({
  person,
}) => {
  const teacher = await person(TEACHERS.EMC);
  const helper = await person(SAM_TECHNICIAN);
  const { id, title } = await accepted(teacher.api, helper.api, 'Sunset in a tank');
  const { page, context } = await person(SAM_TECHNICIAN, { expects: [NOT_REACHED] });
  await page.goto(`/today?date=${DAY}`);
  const { prepare } = ticks(page, title);
  await expect(prepare).toBeEnabled();

  // whatever else the page asks meanwhile would hear first that the session ended
  let letGo = (): void => undefined;
  const ticked = new Promise<void>((done) => (letGo = done));
  await page.route('**/api/**', async (route) => {
    if (route.request().method() !== 'PATCH' && !/\/api\/(?:auth|me|setup)\b/.test(route.request().url())) await ticked;
    await route.continue();
  });

  const other = await context.newPage();
  await context.clearCookies();
  await other.goto('/sign-in');
  await signInAs(other, ALEX_ADMIN);
  await expect(other).not.toHaveURL(/sign-in/);

  await prepare.click();
  await expect(page).toHaveURL(/sign-in/);
  letGo();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  expect(await statusOf(teacher.api, id)()).toBe('accepted');
  await signInAs(page, SAM_TECHNICIAN);
  await expect.poll(statusOf(teacher.api, id)).toBe('prepared');
  const { history } = await teacher.api.get<Requisition>(`/requisitions/${id}`);
  expect(history.at(-1)?.by?.name).toBe((await helper.api.get<{ user: { name: string } }>('/me')).user.name);
});

test('a tick that waits is told of on every page and sent from there; what is thrown away at sign-out is written down', async ({
  person,
}) => {
  const teacher = await person(TEACHERS.EMC);
  const { page, api } = await person(SAM_TECHNICIAN, { expects: [NOT_REACHED] });
  const { id, title } = await accepted(teacher.api, api, 'A rainbow');
  await page.goto(`/today?date=${DAY}`);
  const { prepare, deliver } = ticks(page, title);
  await expect(prepare).toBeEnabled();
  const patches = /\/api\/tasks\/[^/]+$/;
  await page.route(patches, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await prepare.click();
  await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Substances' }).click();
  await expect(page.getByText('The server cannot be reached. 1 tick waits here to be sent.')).toBeVisible();
  await page.unroute(patches);
  await page.getByRole('button', { name: 'Send now' }).click();
  await expect.poll(statusOf(teacher.api, id)).toBe('prepared');
  await expect(page.getByText('waits here to be sent')).toBeHidden();

  await page.goto(`/today?date=${DAY}`);
  await page.route(patches, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await openTicket(page, title);
  await deliver.click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  const dialog = page.getByRole('dialog', { name: '1 tick is not sent yet' });
  await expect(dialog.getByRole('button', { name: 'Keep for me' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Throw away' }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(await statusOf(teacher.api, id)()).toBe('prepared');
  const admin = await person(ALEX_ADMIN);
  const { items } = await admin.api.get<{ items: ActivityView[] }>('/activity?limit=50');
  expect(items.filter(({ what }) => what === 'task.unsent').map(({ after }) => (after as { title: string }).title)).toEqual([
    expect.stringContaining(title),
  ]);
});

test('a tick that is kept at sign-out waits on the device for its person, and is sent once they sign in again', async ({ person }) => {
  const teacher = await person(TEACHERS.EMC);
  const { page, api } = await person(SAM_TECHNICIAN, { expects: [NOT_REACHED] });
  const { id, title } = await accepted(teacher.api, api, 'A volcano');
  await page.goto(`/today?date=${DAY}`);
  const { prepare } = ticks(page, title);
  await expect(prepare).toBeEnabled();
  const patches = /\/api\/tasks\/[^/]+$/;
  await page.route(patches, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await prepare.click();
  await expect(page.getByText('kept here, not sent yet')).toHaveCount(1);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('dialog', { name: '1 tick is not sent yet' }).getByRole('button', { name: 'Keep for me' }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.unroute(patches);

  await signInAs(page, ALEX_ADMIN);
  await expect(page).not.toHaveURL(/sign-in/);
  await expect(page.getByText('waits here to be sent')).toHaveCount(0);
  expect(await statusOf(teacher.api, id)()).toBe('accepted');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);

  await signInAs(page, SAM_TECHNICIAN);
  await expect.poll(statusOf(teacher.api, id)).toBe('prepared');
});
