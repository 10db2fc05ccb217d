import { emptyInstallation, type Installation, SETUP_TOKEN } from '../support/own-installation.js';
import { expect, test } from '../support/test.js';

const ADMIN = { name: 'Bo Lindgren', email: 'bo@riverside.example', password: 'three rivers and a bridge' };

test.describe('an empty installation', () => {
  let installation: Installation;
  test.beforeAll(async () => {
    installation = await emptyInstallation();
  });
  test.afterAll(() => installation?.stop());

  test('makes its school on the first visit, and a colleague takes up an invitation', async ({ visitor }) => {
    const { page } = await visitor({ at: installation.url });
    await page.goto('/');
    await expect(page).toHaveURL(/\/setup$/);
    await expect(page.getByRole('heading', { level: 1, name: 'A new school' })).toBeVisible();

    await expect(page.getByLabel('Set-up code')).toBeVisible();
    await page.goto(`/setup#${SETUP_TOKEN}`);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'A new school' })).toBeVisible();
    await expect(page.getByLabel('Set-up code')).toHaveCount(0);
    await page.getByRole('button', { name: 'Create school' }).click();
    await expect(page.getByText('Give the school’s name.')).toBeVisible();
    const school = page.getByRole('group', { name: 'The school' });
    await expect(school.getByLabel('Name')).toBeFocused();
    await school.getByLabel('Name').fill('Riverside School');
    await school.getByLabel('Time zone').selectOption('Europe/London');
    const admin = page.getByRole('group', { name: 'You, its first administrator' });
    await admin.getByLabel('Name').fill(ADMIN.name);
    await admin.getByLabel('E-mail').fill(ADMIN.email);
    await admin.getByLabel('Password').fill(ADMIN.password);
    await page.getByRole('button', { name: 'Create school' }).click();
    await expect(page).toHaveURL(/\/school$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Riverside School' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main', exact: true })).toContainText(ADMIN.name);

    await page.getByRole('navigation', { name: 'The school' }).getByRole('link', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(page.getByText('Choose at least one role.')).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill('Kit Warren');
    await page.getByLabel('E-mail', { exact: true }).fill('kit@riverside.example');
    await page.getByLabel('Code', { exact: true }).fill('KWA');
    await page.getByRole('checkbox', { name: /^Teacher/ }).check();
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const invitationUrl = await page.getByLabel('Invitation link').inputValue();
    await expect(page.getByRole('listitem').filter({ hasText: 'Kit Warren' })).toContainText('invited');

    const colleague = await visitor({ at: installation.url, expects: [/status of (401|404|422).*\/api\/auth\/invitation$/] });
    const { pathname, hash } = new URL(invitationUrl);
    const invited = `${installation.url}${pathname}${hash}`;
    await colleague.page.goto(invited);
    await expect(colleague.page.getByRole('heading', { level: 1, name: 'Welcome to Requisite' })).toBeVisible();
    await colleague.page.getByLabel('Password').fill('too short');
    await colleague.page.getByRole('button', { name: 'Save and continue' }).click();
    await expect(colleague.page.getByText('Use at least 12 characters.')).toBeVisible();
    await colleague.page.getByLabel('Password').fill('a kettle and four cups');
    await colleague.page.getByRole('button', { name: 'Save and continue' }).click();
    await expect(colleague.page).toHaveURL(/\/fortnight$/);
    await expect(colleague.page.getByRole('navigation', { name: 'Main', exact: true })).toContainText('Kit Warren');

    await colleague.page.goto(invited);
    await colleague.page.getByLabel('Password').fill('a kettle and five cups');
    await colleague.page.getByRole('button', { name: 'Save and continue' }).click();
    await expect(colleague.page.getByRole('alert')).toBeVisible();
  });
});
