import type { PersonInvited } from '@app/shared';
import type { Page } from '@playwright/test';
import { ownSchool } from '../people/own-school.js';
import type { Api } from '../support/api.js';
import { expect, test } from '../support/test.js';

const PASSWORD = 'a kettle and four cups';
const NEWER = 'seven slow brown horses';

/** Has somebody invited at a school and take the invitation up. */
async function joins(admin: Api, visitor: Api, email: string): Promise<void> {
  const { invitationUrl } = await admin.post<PersonInvited>('/people', {
    name: 'Kit Warren',
    email,
    code: 'KWA',
    roles: ['teacher'],
    departmentIds: [],
  });
  await visitor.post('/auth/invitation', { token: invitationUrl.split('#').at(-1), password: PASSWORD });
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('somebody of two schools signs in once, goes to the other school and back', async ({ visitor, person }) => {
  const email = `kit-${crypto.randomUUID()}@school.example`;
  for (const name of ['Riverside School', 'Hilltop School']) {
    const maker = await visitor();
    const school = await ownSchool(maker.context.request, name);
    const admin = await person(school.email, {}, school.password);
    await joins(admin.api, (await visitor()).api, email);
  }
  const { page } = await visitor();
  await page.goto('/sign-in');
  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/fortnight/);
  // it begins at one of the two, and offers the other alone
  const way = (name: string) => page.getByRole('button', { name: `Go to ${name} School` });
  await expect(way('Riverside').or(way('Hilltop'))).toHaveCount(1);
  const [there, back] = (await way('Riverside').isVisible()) ? ['Riverside', 'Hilltop'] : ['Hilltop', 'Riverside'];
  const main = page.getByRole('navigation', { name: 'Main', exact: true });
  await way(there).click();
  await expect(way(back)).toBeVisible();
  await expect(way(there)).toHaveCount(0);
  await expect(main).toContainText(`${there} School`);
  await page.reload();
  await expect(main).toContainText(`${there} School`);
  await way(back).click();
  await expect(way(there)).toBeVisible();
  await expect(main).toContainText(`${back} School`);
});

test('somebody sees where they are signed in, ends one of it, and a new password ends the rest', async ({ visitor }) => {
  const maker = await visitor();
  const { email, password } = await ownSchool(maker.context.request, 'Valley School');
  const ENDED = /status of 401/;
  const browsers = [await visitor(), await visitor({ expects: [ENDED] }), await visitor({ expects: [ENDED] })];
  for (const { page } of browsers) {
    await page.goto('/sign-in');
    await signIn(page, email, password);
    await expect(page).not.toHaveURL(/sign-in/);
  }
  const [here, second, third] = browsers;
  if (!here || !second || !third) throw new Error('three browsers were opened');
  await here.page.goto('/account');
  const ends = here.page.getByRole('button', { name: /^Sign out: / });
  await expect(here.page.getByText('this browser')).toBeVisible();
  await expect(ends).toHaveCount(2);
  await ends.first().click();
  await expect(ends).toHaveCount(1);
  const still = async () => {
    const answers = await Promise.all([second, third].map(({ context }) => context.request.get('/api/me')));
    return answers.map((answer) => answer.status()).sort();
  };
  expect(await still()).toEqual([200, 401]);

  await here.page.getByLabel('Current password').fill(password);
  await here.page.getByLabel('New password').fill(NEWER);
  await here.page.getByRole('button', { name: 'Change password' }).click();
  await expect(here.page.getByText('Your password is changed. You are signed out everywhere else.')).toBeVisible();
  await expect(ends).toHaveCount(0);
  expect(await still()).toEqual([401, 401]);
  for (const { page } of [second, third]) {
    await page.reload();
    await expect(page).toHaveURL(/sign-in/);
  }
  await signIn(second.page, email, password);
  await expect(second.page.getByRole('alert')).toBeVisible();
  await signIn(second.page, email, NEWER);
  await expect(second.page).not.toHaveURL(/sign-in/);
});
