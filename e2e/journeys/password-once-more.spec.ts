import { DEMO_PASSWORD, SIGNED_IN_TWICE } from '../people/demo-people.js';
import { tabTo } from '../support/keyboard.js';
import { expect, test } from '../support/test.js';

/** The server's own words where a password was typed too long ago; the clock of the journeys stands still, so that here it never is. */
const TOO_LONG_AGO = {
  type: '/problems/prove-yourself',
  title: 'Please type your password again',
  status: 403,
  detail: 'Nothing was changed yet. Type your password again, so that nobody else does this in your name.',
  code: 'PROVE_YOURSELF',
  requestId: 'of-a-journey',
};
const REFUSED = [/status of 403.*\/api\/me\/sessions/, /status of 422.*\/api\/me\/prove/];

for (const [who, width] of [
  [SIGNED_IN_TWICE[0], 1440],
  [SIGNED_IN_TWICE[1], 320],
] as const)
  test(`the password is typed once more by keyboard alone, wrong at first, at ${width} pixels`, async ({ person }) => {
    await person(who);
    const { page } = await person(who, { width, expects: REFUSED });
    let isProved = false;
    await page.route('**/api/me/sessions/*', (route) =>
      isProved || route.request().method() !== 'DELETE'
        ? route.continue()
        : route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(TOO_LONG_AGO) }),
    );
    await page.route('**/api/me/prove', async (route) => {
      const answer = await route.fetch();
      isProved = answer.ok();
      await route.fulfill({ response: answer });
    });
    await page.goto('/account');
    const ends = page.getByRole('button', { name: /^Sign out: / });
    await expect(ends).toHaveCount(1);
    const form = page.getByRole('form', { name: 'Your password, once more' });
    const password = form.getByLabel('Current password');

    await tabTo(ends);
    await page.keyboard.press('Enter');
    await expect(password).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
    await expect(ends).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(password).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(form.getByText('Give your current password.')).toBeVisible();
    await expect(password).toBeFocused();
    await page.keyboard.type('not-this-one');
    await page.keyboard.press('Enter');
    await expect(password).toHaveAttribute('aria-invalid', 'true');
    await expect(password).toBeFocused();
    await expect(ends).toHaveCount(1);

    await password.press('ControlOrMeta+a');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await expect(form).toHaveCount(0);
    await expect(ends).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Where you are signed in' })).toBeFocused();
  });
