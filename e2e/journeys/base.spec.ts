import { PRIYA_TEACHER } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';

test('a page below others loads its files without a base that could be moved, and breaks no rule of the content policy', async ({
  person,
}) => {
  const { page } = await person(PRIYA_TEACHER);
  const answer = await page.goto('/requests?view=past');
  expect(answer?.headers()['content-security-policy']).toContain("base-uri 'none'");
  await expect(page.getByRole('heading', { level: 1, name: 'My requests' })).toBeVisible();
  await page.goto('/nothing/below/others');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => document.querySelector('base'))).toBeNull();
});
