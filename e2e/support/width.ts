import { expect, type Page } from '@playwright/test';

/** A word of so many letters finds its place in a row at every width; longer ones may be a name without a blank, which breaks. */
const SHORT_WORD = 15;

/** Sees that the page needs no sideways scrolling. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wanted, there } = await page.evaluate(() => ({
    wanted: document.documentElement.scrollWidth,
    there: document.documentElement.clientWidth,
  }));
  expect(wanted, `the width that ${page.url()} wants`).toBeLessThanOrEqual(there);
}

/** Sees that no word of a heading, button or link is broken for want of width. */
export async function expectWholeWords(page: Page): Promise<void> {
  const broken = await page.evaluate((most) => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('h1, h2, h3, button, a, th')) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode())
        for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[\p{L}\u00ad]+/gu)) {
          // one that has a place for a hyphen is parted there on purpose
          if (word.length > most || word.includes('\u00ad')) continue;
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
        }
    }
    return found;
  }, SHORT_WORD);
  expect(broken, `words of ${page.url()} that are broken`).toEqual([]);
}
