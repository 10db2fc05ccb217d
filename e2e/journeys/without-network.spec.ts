import type { Requisition } from '@app/shared';
import type { Page } from '@playwright/test';
import { DEMO_PASSWORD, PRIYA_TEACHER, SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { lessonsOf } from '../people/teacher.js';
import { accept, freeList, prepListOf, showDone, tick, ticks } from '../people/technician.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const TODAY = '2026-11-18';
/** What a browser without network writes on its console. */
const AWAY = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 504|status of 401/;

interface Caches {
  keys(): Promise<string[]>;
  open(name: string): Promise<{ keys(): Promise<Request[]> }>;
}

/** Waits until the application lies on the device whole: its page comes last. */
async function untilKept(page: Page): Promise<void> {
  await expect.poll(() => keptPaths(page)).toContainEqual(expect.stringMatching(/^\/shell-/));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** The addresses of all that the browser's caches hold. */
function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { caches } = globalThis as unknown as { caches: Caches };
    const names = (await caches.keys()).filter((name) => name.includes(':assets:'));
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
}

/** The kinds of things that the browser's database holds, each once. */
function keptKinds(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((done, failed) => {
        const opening = indexedDB.open('requisite');
        opening.onerror = () => failed(new Error('The database of the browser does not open.'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('kept').objectStore('kept').getAll();
          all.onsuccess = () => {
            opening.result.close();
            done([...new Set((all.result as { kind: string }[]).map(({ kind }) => kind))].sort());
          };
        };
      }),
  );
}

test('today’s and tomorrow’s lists open and tick without the network after a reload, and each tick arrives once', async ({ person }) => {
  const teacher = await person(TEACHERS.RLE);
  const office = await person(SAM_TECHNICIAN);
  const next = (await prepListOf(office.api, TODAY)).nextDay;
  if (!next) throw new Error('The demo school has no day after the journeys’ own.');
  const [lesson] = await lessonsOf(teacher.api, next, next);
  if (!lesson) throw new Error('Rachel Lee has no lesson on the day after.');
  const title = ownTitle('Glow sticks');
  const request = await freeList(teacher.api, lesson, title);
  await accept(office.api, request);

  const { page, context } = await person(SAM_TECHNICIAN, { keeps: true, expects: [AWAY] });
  await page.goto('/today');
  await untilKept(page);
  await expect.poll(() => keptKinds(page)).toContain('prep-kit');

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Wed 18 Nov' })).toBeVisible();
  await expect(page.getByText('The server cannot be reached.').first()).toBeVisible();
  await page.goto(`/today?date=${next}`);
  const { prepare } = ticks(page, title);
  await tick(prepare);
  await expect(page.getByText('1 tick is kept here')).toBeVisible();

  // the tab is closed and opened again, still without the network
  await page.close();
  const again = await context.newPage();
  const sent: string[] = [];
  context.on('response', (answer) => {
    if (answer.request().method() === 'PATCH' && answer.ok()) sent.push(answer.url());
  });
  await again.goto(`/today?date=${next}`);
  await showDone(again);
  await expect(ticks(again, title).prepare).toHaveAttribute('aria-pressed', 'true');
  await context.setOffline(false);
  await expect.poll(async () => (await teacher.api.get<Requisition>(`/requisitions/${request.id}`)).status).toBe('prepared');
  await expect(again.getByText('1 tick is kept here')).toHaveCount(0);
  const { history } = await teacher.api.get<Requisition>(`/requisitions/${request.id}`);
  expect(history.filter(({ to }) => to === 'prepared')).toHaveLength(1);
});

test('two tabs that were opened again without the network show each other’s ticks, and each tick arrives once', async ({ person }) => {
  const teacher = await person(TEACHERS.RLE);
  const office = await person(SAM_TECHNICIAN);
  const lessons = await lessonsOf(teacher.api, '2026-11-19', '2026-11-20');
  const lesson = lessons.at(-1);
  if (!lesson) throw new Error('Rachel Lee has no lesson on the two days after.');
  const titles = [ownTitle('Lava lamps'), ownTitle('Invisible ink')] as const;
  const requests = [];
  for (const title of titles) {
    const request = await freeList(teacher.api, lesson, title);
    await accept(office.api, request);
    requests.push(request);
  }

  const { page, context } = await person(SAM_TECHNICIAN, { keeps: true, expects: [AWAY] });
  const sent: string[] = [];
  context.on('response', (answer) => {
    const asked = answer.request();
    // what a page asks goes by the worker, which is told of as well
    if (asked.method() === 'PATCH' && answer.ok() && !asked.serviceWorker()) sent.push(answer.url());
  });
  await page.goto(`/today?date=${lesson.date}`);
  await untilKept(page);
  await expect.poll(() => keptKinds(page)).toContain('prep-kit');
  const beside = await context.newPage();
  await beside.goto(`/today?date=${lesson.date}`);
  await expect(ticks(beside, titles[1]).prepare).toBeEnabled();

  await context.setOffline(true);
  await page.reload();
  await beside.reload();
  await tick(ticks(page, titles[0]).prepare);
  await tick(ticks(beside, titles[1]).prepare);
  await expect(beside.getByText('2 ticks are kept here')).toBeVisible();
  await expect(page.getByText('2 ticks are kept here')).toBeVisible();

  await context.setOffline(false);
  for (const { id } of requests)
    await expect.poll(async () => (await teacher.api.get<Requisition>(`/requisitions/${id}`)).status).toBe('prepared');
  for (const tab of [page, beside]) await expect(tab.getByText('kept here and will be sent')).toHaveCount(0);
  for (const { id } of requests) {
    const { history } = await teacher.api.get<Requisition>(`/requisitions/${id}`);
    expect(history.filter(({ to }) => to === 'prepared')).toHaveLength(1);
  }
  expect(new Set(sent).size).toBe(sent.length);
  expect(sent).toHaveLength(2);
});

test('signing out leaves nothing on a shared device, and whoever comes next sees nothing of the one before', async ({ person }) => {
  const { page, context } = await person(SAM_TECHNICIAN, { keeps: true, expects: [AWAY] });
  await page.goto('/today');
  await untilKept(page);
  await expect.poll(() => keptKinds(page)).toEqual(expect.arrayContaining(['person', 'prep-kit', 'prep-list']));
  expect((await keptPaths(page)).filter((path) => path.startsWith('/api'))).toEqual([]);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(await keptKinds(page)).toEqual([]);
  await context.setOffline(true);
  await page.goto('/today');
  await expect(page.getByText('The school’s server cannot be reached').first()).toBeVisible();
  await expect(page.getByText('Wed 18 Nov')).toHaveCount(0);

  await context.setOffline(false);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(PRIYA_TEACHER);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await expect.poll(() => keptKinds(page)).toContain('person');
  await context.setOffline(true);
  await page.goto('/requests');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect(page.getByText('Priya Patel').first()).toBeVisible();
  await expect(page.getByText('Sam Okoro')).toHaveCount(0);
  expect(await keptKinds(page)).not.toContain('prep-list');
});

test('a page that needs the server says what works without it, and who signs out without it is let in no more', async ({ person }) => {
  const { page, context } = await person(SAM_TECHNICIAN, { keeps: true, expects: [AWAY] });
  await page.goto('/today');
  await untilKept(page);
  await expect.poll(() => keptKinds(page)).toContain('prep-kit');
  await context.setOffline(true);
  await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Library' }).click();
  await expect(page.getByText('The server cannot be reached, and this page needs it.')).toBeVisible();
  await page.getByRole('link', { name: 'Open today’s list' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wed 18 Nov' })).toBeVisible();
  await page.goto('/today?date=2026-12-09');
  await expect(page.getByText('The list of Wed 9 Dec is not kept on this device. These days are:')).toBeVisible();
  await page.getByRole('button', { name: 'Open Wed 18 Nov' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wed 18 Nov' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out on this device')).toBeVisible();
  expect(await keptKinds(page)).toEqual(['left']);
  await page.goto('/today');
  await expect(page.getByText('The school’s server cannot be reached').first()).toBeVisible();

  await context.setOffline(false);
  await page.goto('/today');
  await expect(page).toHaveURL(/sign-in/);
  expect((await context.request.get('/api/me')).status()).toBe(401);
  expect(await keptKinds(page)).toEqual([]);
});
