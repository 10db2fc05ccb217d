import { expect, type Page } from '@playwright/test';

/** Sees that the page needs no sideways scrolling. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wanted, there } = await page.evaluate(() => ({
    wanted: document.documentElement.scrollWidth,
    there: document.documentElement.clientWidth,
  }));
  expect(wanted, `the width that ${page.url()} wants`).toBeLessThanOrEqual(there);
}
