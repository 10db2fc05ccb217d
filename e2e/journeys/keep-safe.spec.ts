import { DEMO_PASSWORD, PRIYA_TEACHER } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';

test('a write that lacks the page’s own token is refused, whatever cookies come with it', async ({ person }) => {
  const { context } = await person(PRIYA_TEACHER);
  const bare = await context.request.post('/api/requisitions/preview', { data: { lessonId: 'none' } });
  expect(bare.status()).toBe(403);
  expect(await bare.json()).toMatchObject({ code: 'XSRF_MISSING' });
});

test('the pages allow nothing of another host, and give the session’s cookie to no script', async ({ person }) => {
  const { page, context } = await person(PRIYA_TEACHER);
  const answer = await page.goto('/fortnight');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/https?:|\*/);
  // the session's, and the one by which this device goes past the wrong guesses of others
  const cookies = (await context.cookies()).filter(({ name }) => name !== 'XSRF-TOKEN');
  expect(cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual([
    { httpOnly: true, sameSite: 'Lax' },
    { httpOnly: true, sameSite: 'Lax' },
  ]);
});

test('signing out ends the visit, and what was asked for before is asked for again after signing in', async ({ visitor }) => {
  const { page } = await visitor();
  await page.goto('/requests?view=past');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole('button', { name: /^Teacher/ }).click();
  await expect(page).toHaveURL(/\/requests\?view=past$/);
  await expect(page.getByRole('heading', { level: 1, name: 'My requests' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/fortnight');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a password is masked, kept by whatever keeps passwords, and may be pasted; where a sign-in leads stays on this site', async ({
  visitor,
}) => {
  const { page } = await visitor();
  for (const elsewhere of ['//elsewhere.example/fortnight', 'https://elsewhere.example', 'javascript:alert(1)']) {
    await page.goto(`/sign-in?then=${encodeURIComponent(elsewhere)}`);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(PRIYA_TEACHER);
    const password = page.locator('input[name="password"]');
    await expect(password).toHaveAttribute('type', 'password');
    await expect(password).toHaveAttribute('autocomplete', 'current-password');
    await password.focus();
    await page.keyboard.insertText(DEMO_PASSWORD); // as pasting does: no key is pressed
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'My fortnight' })).toBeVisible();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
  }
});
