import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HELEN_HEAD, PRIYA_TEACHER, SAM_TECHNICIAN } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';

const HOMES = [
  { who: PRIYA_TEACHER, file: 'my-fortnight.png', path: '/fortnight' },
  { who: SAM_TECHNICIAN, file: 'today.png', path: '/today' },
  { who: HELEN_HEAD, file: 'workload.png', path: '/workload' },
];
const MAX_BYTES = 250_000;

/** With SCREENSHOTS=1 the pictures of the README are taken anew; run this file alone then, so that no journey is in the picture. */
const folder = (): string => (process.env['SCREENSHOTS'] === '1' ? join(import.meta.dirname, '../../docs/screens') : test.info().outputDir);

for (const { who, file, path } of HOMES)
  test(`the picture ${file} of the README can be taken and is small`, async ({ person }) => {
    const { page } = await person(who, { width: 1280, height: 800 });
    await page.goto('/');
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('app-skeleton')).toHaveCount(0);
    mkdirSync(folder(), { recursive: true });
    await page.screenshot({ path: join(folder(), file) });
    expect(statSync(join(folder(), file)).size).toBeLessThan(MAX_BYTES);
  });
