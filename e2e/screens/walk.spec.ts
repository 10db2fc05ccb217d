import { join } from 'node:path';
import type { Person as Colleague, Requisition, Room, Scheme } from '@app/shared';
import type { Page } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.js';
import { ALEX_ADMIN, HELEN_HEAD, PRIYA_TEACHER, SAM_TECHNICIAN } from '../people/demo-people.js';
import { chanceOf, lessonsOf, panelOf, typeLetters } from '../people/teacher.js';
import { freeList } from '../people/technician.js';
import { expect, test, type Person } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { weeklySample } from '../support/timetables.js';
import { expectNoSidewaysScroll, expectWholeWords } from '../support/width.js';

const LOOKS = [
  { look: 'desk', width: 1440, height: 900, dark: false },
  { look: 'phone', width: 390, height: 844, dark: false },
  { look: 'dark', width: 1440, height: 900, dark: true },
];

/** Waits until the page stands still, keeps a picture of it in the results, and notes what is wrong with it. */
async function look(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.locator('app-skeleton')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // whoever is signed in here sees a demo school, and is told so whatever the page
  if ((await page.locator('#main').count()) > 0) await expect.soft(page.locator('#main > .demo'), name).toBeVisible();
  await page.screenshot({ path: join(test.info().project.outputDir, 'screens', `${name}.png`), fullPage: true });
  expect.soft(await accessibilityFaults(page), name).toEqual([]);
  await expectNoSidewaysScroll(page);
  await expectWholeWords(page);
}

async function walk({ page }: Person, paths: Record<string, string>, suffix: string): Promise<void> {
  for (const [name, path] of Object.entries(paths))
    await test.step(name, async () => {
      await page.goto(path);
      await look(page, `${name}-${suffix}`);
    });
}

/** The pages that the menu leads this person to, without those that another's walk goes to. */
async function menuOf({ page }: Person, who: string, others: readonly string[] = []): Promise<Record<string, string>> {
  await page.goto('/');
  const links = page.getByRole('navigation', { name: /^Main/ }).locator('a[href]:not([href="/"])');
  await links.first().waitFor({ state: 'attached' });
  const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  const own = paths.filter((path) => !others.includes(path));
  return Object.fromEntries(own.map((path) => [`${who}${path.replaceAll(/[/?=]/g, '-')}`, path]));
}

// many pages in one test: each is given the time of a journey by its own waits
test.describe.configure({ timeout: 900_000 });

test('a fault in a page is seen by those who look for faults', async ({ visitor }) => {
  const { page } = await visitor();
  await page.goto('/sign-in');
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.evaluate(() => document.querySelector('main, form')?.append(document.createElement('button')));
  expect((await accessibilityFaults(page)).join()).toContain('button-name');
});

for (const { look: suffix, ...desk } of LOOKS) {
  test(`the doors, ${suffix}`, async ({ visitor }) => {
    const one = await visitor(desk);
    const doors = {
      'sign-in': '/sign-in',
      setup: '/setup',
      invitation: '/invitation#none',
      forgotten: '/forgotten-password',
      'new-password': '/new-password#none',
      unreachable: '/unreachable',
    };
    await walk(one, doors, suffix);
    await one.page.goto('/setup');
    await one.page.getByRole('button', { name: 'Create school' }).click();
    await look(one.page, `setup-wrong-${suffix}`);
  });

  test(`the teacher’s pages, ${suffix}`, async ({ person }) => {
    const one = await person(PRIYA_TEACHER, desk);
    await walk(one, { ...(await menuOf(one, 'teacher')), 'not-found': '/nowhere', 'not-allowed': '/workload' }, suffix);
    const lessons = await lessonsOf(one.api, '2026-11-19', '2026-12-04');
    const asked = lessons.find(({ requisitions }) => requisitions.some(({ status }) => status === 'queried' || status === 'accepted'));
    await walk(one, { 'teacher-lesson': `/fortnight?lesson=${asked?.id}` }, suffix);
    const schemes = await one.api.get<{ items: Scheme[] }>('/schemes?limit=1');
    const scheme = schemes.items[0]?.id;
    const ofSchemes = {
      schemes: '/library/schemes',
      scheme: `/library/schemes/${scheme}`,
      coverage: `/library/schemes/${scheme}/coverage`,
    };
    await walk(one, { ...ofSchemes, 'copy-week': '/fortnight/copy-week' }, suffix);
    const { lesson, practical } = await chanceOf(one.api, lessons, (answer) => answer.late && !answer.blocked);
    await one.page.goto(`/fortnight?lesson=${lesson.id}`);
    const panel = panelOf(one.page, lesson);
    const more = panel.getByRole('button', { name: 'Add another practical' });
    await expect(more.or(panel.getByRole('combobox', { name: 'Practical' }))).toBeVisible();
    if (await more.isVisible()) await more.click();
    await look(one.page, `teacher-ask-${suffix}`);
    await panel.getByRole('combobox', { name: 'Practical' }).focus();
    await (await typeLetters(panel, practical.title)).click();
    await expect(panel.getByText(/^Late by /)).toBeVisible();
    await look(one.page, `teacher-asking-${suffix}`);
  });

  test(`the technician’s pages, ${suffix}`, async ({ person }) => {
    const one = await person(SAM_TECHNICIAN, desk);
    const paths = {
      ...(await menuOf(one, 'technician')),
      'technician-saturday': '/today?date=2026-11-21',
      'technician-past': '/requests?view=past',
      'technician-answering': '/answering',
      'technician-record': '/requests/record',
    };
    await walk(one, paths, suffix);
    // there is something new to answer, whatever was answered meanwhile
    const teacher = await person(PRIYA_TEACHER);
    const [lesson] = await lessonsOf(teacher.api, '2026-11-19', '2026-11-20');
    if (!lesson) throw new Error('Priya Patel has no lesson on those days.');
    await freeList(teacher.api, lesson, ownTitle('Prisms'));
    await one.page.goto('/today');
    // on a phone it leads to the queue, at a desk it opens here
    const answer = { name: 'Answer', exact: true } as const;
    await one.page.getByRole('button', answer).or(one.page.getByRole('link', answer)).click();
    await look(one.page, `technician-answer-${suffix}`);
    const { items } = await one.api.get<{ items: Requisition[] }>('/requisitions?from=2026-11-18&to=2026-12-18&status=submitted&limit=20');
    await walk(one, { 'technician-request': `/requests/${items[0]?.id}` }, suffix);
  });

  test(`the head’s pages, ${suffix}`, async ({ person }) => {
    const one = await person(HELEN_HEAD, desk);
    const paths = {
      ...(await menuOf(one, 'head', ['/fortnight', '/today', '/requests'])),
      'head-late': '/workload/late',
      'head-unanswered': '/workload/unanswered',
      'head-figures': '/workload/figures',
      'head-what-if': '/workload/what-if',
    };
    await walk(one, paths, suffix);
    await one.page.goto('/workload');
    await one.page.getByRole('button', { name: 'Table' }).click();
    await one.page.locator('app-overload-card').first().getByRole('button').click();
    await look(one.page, `head-workload-table-${suffix}`);
  });

  test(`the admin’s pages, ${suffix}`, async ({ person }) => {
    const one = await person(ALEX_ADMIN, desk);
    await walk(one, await menuOf(one, 'admin', ['/today', '/workload', '/requests']), suffix);
    const { items } = await one.api.get<{ items: Colleague[] }>('/people?limit=200');
    const technician = items.find(({ roles }) => roles.includes('technician'));
    const rooms = await one.api.get<{ items: Room[] }>('/rooms?limit=1');
    const pages = {
      'admin-calendar': '/school/calendar',
      'admin-people': '/school/people',
      'admin-person': `/school/people/${technician?.id}`,
      'admin-departments': '/school/departments',
      'admin-outbox': '/school/outbox',
      'admin-rooms': '/school/rooms',
      'admin-room': `/school/rooms/${rooms.items[0]?.id}`,
    };
    await walk(one, pages, suffix);
    await one.page.goto('/imports');
    await one.page.locator('#import-file').setInputFiles({ name: 'sample.csv', mimeType: 'text/csv', buffer: Buffer.from(weeklySample()) });
    await one.page.getByRole('region', { name: 'What would happen' }).waitFor();
    await look(one.page, `admin-import-preview-${suffix}`);
  });
}
