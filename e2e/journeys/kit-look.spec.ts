import { PRIYA_TEACHER, SAM_TECHNICIAN } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';

for (const [who, email] of [['teacher', PRIYA_TEACHER], ['technician', SAM_TECHNICIAN]] as const)
  for (const width of [1280, 320])
    test(`look ${who} ${width}`, async ({ person }) => {
      const { page } = await person(email, { width, height: 800 });
      const shot = (name: string) => page.screenshot({ path: `/tmp/kit-look/${name}-${who}-${width}.png`, fullPage: true });
      await page.goto('/apparatus');
      await expect(page.getByRole('link', { name: /^Next week: / }).first()).toBeVisible();
      await shot('list');
      await page.getByRole('link', { name: /^Next week: .*microscope/i }).first().click();
      await page.getByRole('button', { name: /^Tue 24 Nov, P2: \d+ free$/ }).click();
      await page.waitForTimeout(500);
      await shot('item');
      await page.goto('/apparatus/day?date=2026-11-24');
      await expect(page.getByRole('row').nth(3)).toBeVisible();
      await shot('day');
      if (who === 'technician') {
        await page.goto('/apparatus/new');
        await page.waitForTimeout(800);
        await shot('new');
      }
    });
