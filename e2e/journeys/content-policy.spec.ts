import { ALEX_ADMIN, PRIYA_TEACHER } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';

/** What the browser says where the content policy refuses something; who listens in support/test.ts says it once more. */
const REFUSED = [/^content policy: /, /Content Security Policy/, /TrustedHTML|TrustedScript|TrustedTypePolicy/];

test('what is slipped into a page makes neither a style nor a script, and each try is heard', async ({ person }) => {
  const { page } = await person(PRIYA_TEACHER, { expects: REFUSED });
  await page.goto('/fortnight');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const came = await page.evaluate(async () => {
    const heard: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => heard.push(effectiveDirective));
    const refused = (name: string, work: () => unknown): string[] => {
      try {
        work();
        return [];
      } catch {
        return [name];
      }
    };
    const style = document.createElement('style');
    style.textContent = 'h1 { color: rgb(1, 2, 3) }';
    document.head.append(style);
    document.querySelector('h1')?.setAttribute('style', 'outline: 3px solid rgb(1, 2, 3)');
    const thrown = [
      ...refused('markup', () => (document.createElement('div').innerHTML = '<img src="x" onerror="alert(1)">')),
      ...refused('address', () => (document.createElement('script').src = '/main.js')),
      ...refused('policy', () =>
        (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy(
          'x',
          {},
        ),
      ),
    ];
    await new Promise((done) => setTimeout(done, 0));
    const { color, outlineColor } = getComputedStyle(document.querySelector('h1') as HTMLElement);
    return { heard: [...new Set(heard)], thrown, isStyled: [color, outlineColor].includes('rgb(1, 2, 3)') };
  });
  expect(came.thrown).toEqual(['markup', 'address', 'policy']);
  expect(came.isStyled).toBe(false);
  expect(came.heard).toEqual(expect.arrayContaining(['style-src-elem', 'style-src-attr', 'require-trusted-types-for', 'trusted-types']));
});

test('the pages’ own styles are let in, those that are added while somebody goes from page to page too', async ({ person }) => {
  const { page } = await person(PRIYA_TEACHER);
  await page.goto('/fortnight');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const rules = () => page.evaluate(() => [...document.querySelectorAll('style')].map(({ sheet }) => sheet?.cssRules.length ?? 0));
  const first = await rules();
  expect(first.length).toBeGreaterThan(0);
  await page.locator('nav a[href^="/requests"]').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'My requests' })).toBeVisible();
  expect(Math.min(...first, ...(await rules()))).toBeGreaterThan(0);
});

test('the page of the API works within the content policy', async ({ person }) => {
  const { page } = await person(ALEX_ADMIN);
  await page.goto('/api/docs');
  // what stands further down is drawn as somebody comes to it
  await page.getByText('/api/activity', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Try it out' }).first().click();
  await page.getByRole('button', { name: 'Execute' }).first().click();
  await expect(page.getByText('Response headers').first()).toBeVisible();
});
