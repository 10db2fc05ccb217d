import type { Page } from '@playwright/test';

/** What a person's hands did since the page was opened. */
export interface Hands {
  clicks: number;
  letters: number;
}

interface Counted {
  hands: Hands;
}

/** Counts presses of a mouse or finger, and typed letters, from the next opening of the page on; answers a function that tells them. */
export async function countHands(page: Page): Promise<() => Promise<Hands>> {
  await page.addInitScript(() => {
    const hands = { clicks: 0, letters: 0 };
    Object.assign(window, { hands });
    window.addEventListener('pointerdown', () => (hands.clicks += 1), true);
    window.addEventListener('keydown', ({ key }) => (hands.letters += key.length === 1 ? 1 : 0), true);
  });
  return () => page.evaluate(() => (window as unknown as Counted).hands);
}
