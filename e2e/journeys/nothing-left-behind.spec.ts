import type { Me } from '@app/shared';
import { DEMO_PASSWORD, SAM_TECHNICIAN } from '../people/demo-people.js';
import { leftInBrowser } from '../support/left-in-browser.js';
import { expect, test } from '../support/test.js';

const DAY = '2026-11-19';
/** Tells this browser from others for the throttling of guesses: random, and of nobody. */
const OF_BROWSER = 'cookie requisite_device';

/** What would tell of somebody: name, address, ids of person and school. */
const tracesOf = ({ user, school }: Me): string[] => [user.name, user.email ?? '', user.id, school.id, school.name];

test('after signing out no store, cache or cookie of the browser holds anything of whoever was here', async ({ person }) => {
  const { page, api, context } = await person(SAM_TECHNICIAN, { keeps: true });
  const traces = tracesOf(await api.get<Me>('/me'));
  const holding = async () =>
    (await leftInBrowser(page, context)).filter(({ text }) => traces.some((trace) => text.includes(trace))).map(({ where }) => where);
  await page.goto(`/today?date=${DAY}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // while somebody is here the lists are kept: else the look would see nothing either way
  await expect.poll(holding).toContain('IndexedDB requisite kept');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
  await expect.poll(holding).toEqual([]);
  const cookies = (await leftInBrowser(page, context)).filter(({ where }) => where.startsWith('cookie '));
  expect(cookies.map(({ where }) => where)).toEqual([OF_BROWSER]);
  const kept = (await leftInBrowser(page, context)).filter(({ where }) => /Storage|IndexedDB/.test(where));
  expect(kept).toEqual([]);
});

for (const width of [1440, 320])
  test(`on a shared computer nothing is kept while somebody is here either, at ${width} pixels`, async ({ visitor }) => {
    const { page, api, context } = await visitor({ width, keeps: true });
    await page.goto('/sign-in');
    const shared = page.getByRole('checkbox', { name: 'This is a shared computer: keep nothing here' });
    await page.getByLabel('E-mail').fill(SAM_TECHNICIAN);
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await shared.focus();
    await page.keyboard.press('Space');
    await expect(shared).toBeChecked();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).not.toHaveURL(/sign-in/);
    await page.goto(`/today?date=${DAY}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const traces = tracesOf(await api.get<Me>('/me'));
    // what would be kept is kept once the lists have come: the day's and the next one's
    await page.waitForLoadState('networkidle');
    const left = await leftInBrowser(page, context);
    expect(left.filter(({ text }) => traces.some((trace) => text.includes(trace)))).toEqual([]);
    const names = left.map(({ where }) => where);
    expect(names).toContain('cookie requisite_shared');
    expect(names).not.toContain(OF_BROWSER);
    // a reload is still of the same person, and still keeps nothing
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect((await leftInBrowser(page, context)).filter(({ text }) => traces.some((trace) => text.includes(trace)))).toEqual([]);
  });
