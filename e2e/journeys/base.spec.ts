import { PRIYA_TEACHER } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';

test('a page below others loads its files, refuses a moved base, and breaks no rule of the content policy', async ({ person }) => {
  const { page } = await person(PRIYA_TEACHER);
  const said: string[] = [];
  page.on('console', (message) => {
    if (/policy/i.test(message.text())) said.push(message.text());
  });
  const answer = await page.goto('/requests?view=past');
  expect(answer?.headers()['content-security-policy']).toContain("base-uri 'none'");
  await expect(page.getByRole('heading', { level: 1, name: 'My requests' })).toBeVisible();
  await page.goto('/reset/nothing-below');
  await expect(page.locator('app-root').getByRole('heading', { level: 1 })).toBeVisible();
  expect(said).toEqual([]);
  await page.evaluate(() => {
    const base = document.createElement('base');
    base.href = '/elsewhere/';
    document.head.prepend(base);
  });
  expect(await page.evaluate(() => new URL(document.baseURI).pathname)).toBe('/reset/nothing-below');
});
