import { SMTPServer } from 'smtp-server';
import { emptyInstallation, type Installation, SETUP_TOKEN } from '../support/own-installation.js';
import { expect, test } from '../support/test.js';

const ADMIN = { name: 'Bo Lindgren', email: 'bo@riverside.example', password: 'three rivers and a bridge' };
const NEWER = 'seven slow brown horses';

test.describe('an installation that sends mail', () => {
  const mails: string[] = [];
  const post = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      let mail = '';
      stream.on('data', (chunk: Buffer) => (mail += chunk.toString('utf8')));
      stream.on('end', () => {
        mails.push(mail);
        done();
      });
    },
  });
  let installation: Installation;
  test.beforeAll(async () => {
    await new Promise<void>((done) => post.listen(0, '127.0.0.1', done));
    const address = post.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    installation = await emptyInstallation({ SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_TLS: 'optional' });
  });
  test.afterAll(async () => {
    await installation?.stop();
    await new Promise<void>((done) => post.close(done));
  });

  test('lets somebody who forgot the password choose another one alone, by a link that serves once', async ({ visitor, playwright }) => {
    const maker = await playwright.request.newContext({ baseURL: installation.url });
    const school = { name: 'Riverside School', timeZone: 'Europe/London' };
    expect((await maker.post('/api/setup', { data: { token: SETUP_TOKEN, school, admin: ADMIN } })).status()).toBe(201);
    await maker.dispose();

    const { page } = await visitor({ at: installation.url, expects: [/status of (401|404|422).*\/api\/auth\/(session|reset\/accept)$/] });
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await page.getByLabel('E-mail').fill(ADMIN.email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByText('a link is on its way')).toBeVisible();

    const linkIn = () =>
      /http:\/\/[^\s"<>]+\/new-password#[\w-]+/.exec(
        mails.map((mail) => mail.replaceAll('=\r\n', '').replaceAll('=3D', '=')).join('\n'),
      )?.[0];
    await expect.poll(linkIn).toBeDefined();
    const { pathname, hash } = new URL(linkIn() ?? '');
    const link = `${installation.url}${pathname}${hash}`;
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1, name: 'Choose a new password' })).toBeVisible();
    await page.getByLabel('New password').fill(NEWER);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await expect(page.getByRole('navigation', { name: 'Main', exact: true })).toContainText(ADMIN.name);

    const other = await visitor({ at: installation.url, expects: [/status of (401|404|422).*\/api\/auth\/(session|reset\/accept)$/] });
    await other.page.goto(link);
    await other.page.getByLabel('New password').fill('eight slow brown horses');
    await other.page.getByRole('button', { name: 'Save and continue' }).click();
    await expect(other.page.getByRole('alert')).toBeVisible();
    await other.page.goto('/sign-in');
    const signIn = async (password: string) => {
      await other.page.getByLabel('E-mail').fill(ADMIN.email);
      await other.page.getByLabel('Password', { exact: true }).fill(password);
      await other.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    };
    await signIn(ADMIN.password);
    await expect(other.page.getByRole('alert')).toBeVisible();
    await signIn(NEWER);
    await expect(other.page).not.toHaveURL(/sign-in/);
    // and is told that it was changed
    await expect.poll(() => mails.filter((mail) => /^Subject:.*was\s+changed/m.test(mail)).length).toBe(1);
  });
});
