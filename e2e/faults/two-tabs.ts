// Two tabs of one technician in one browser, which tick and take back while the server that they speak to dies and comes back. Run by
// npm run faults, which says what there is to tick in TWO_TABS and reads what is printed: 'tapped' when all is tapped, and what became of it.
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Locator, type Page } from '@playwright/test';
import { launchOptions } from '../support/chromium.ts';

interface Wanted {
  url: string;
  cookies: { name: string; value: string }[];
  date: string;
  titles: string[];
}

/** What is tapped, and whether it is to be done in the end. */
interface Tapped {
  title: string;
  done: boolean;
}

const { url, cookies, date, titles } = JSON.parse(process.env['TWO_TABS'] ?? '') as Wanted;
/** One of so many is taken back in the other tab. */
const TAKEN_BACK = 3;
/** What hangs ends with this, in milliseconds; nothing here is that slow. */
const LONG_MS = 300_000;
/** Between two pairs of taps a person looks for so long, in milliseconds. */
const LOOKS_MS = 1000;
/** What was tapped is sent, or told of as not taken, within this; a tap that failed comes again after ten seconds, then twenty. */
const SETTLED_MS = LONG_MS;

/** What one tab sent the other shows within this, by the news of it or at its next look. */
const SHOWN_MS = LONG_MS;

const tickOf = (page: Page, title: string) => page.getByRole('button', { name: `Done: ${title}`, exact: true });

/** Unfolds what is done, where Today has folded it. */
async function unfold(page: Page): Promise<void> {
  for (const fold of await page.getByRole('button', { name: /^Done \d+$/, expanded: false }).all()) await fold.click().catch(() => {});
}

/** Does `act` with what the screen shows of a tick, until it shows it so. @throws Error where it never does */
async function untilShown(page: Page, { title, done }: Tapped, act: (tick: Locator) => Promise<unknown> = async () => {}): Promise<void> {
  const tick = tickOf(page, title);
  let shown: string | null = null;
  for (const endMs = performance.now() + LONG_MS; performance.now() < endMs; await pause(20)) {
    if ((await tick.count()) === 0) await unfold(page);
    shown = await tick.getAttribute('aria-pressed', { timeout: 5000 }).catch(() => null);
    if (shown === String(done)) return;
    if (shown !== null) await act(tick).catch(() => {});
  }
  throw new Error(
    `A tab did not show in five minutes that ${title} is ${done ? 'done' : 'not done'}: its tick ${shown ? `is ${shown}` : 'is not there'}.`,
  );
}

/** Taps until the screen shows it so; the other tab may have shown it so already. */
const tap = (page: Page, tapped: Tapped): Promise<void> => untilShown(page, tapped, (tick) => tick.click({ timeout: 5000 }));

/** How many taps wait in the browser, and how many were told of as not taken. */
function kept(page: Page): Promise<{ waiting: number; refused: number }> {
  return page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('requisite');
        opening.onerror = () => failed(new Error('The database of the browser does not open.'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('kept').objectStore('kept').getAll();
          all.onsuccess = () => {
            opening.result.close();
            const kinds = (all.result as { kind: string }[]).map(({ kind }) => kind);
            const count = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
            done({ waiting: count('tap'), refused: count('tap-conflict') });
          };
        };
      }),
  );
}

/** What a tab shows otherwise than it was tapped. */
async function shownOtherwise(page: Page, tapped: readonly Tapped[]): Promise<number> {
  await unfold(page);
  let otherwise = 0;
  for (const { title, done } of tapped)
    if (
      (await tickOf(page, title)
        .getAttribute('aria-pressed', { timeout: 2000 })
        .catch(() => null)) !== String(done)
    )
      otherwise++;
  return otherwise;
}

const browser = await chromium.launch({ headless: true, ...launchOptions });
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB' });
  context.setDefaultTimeout(LONG_MS);
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url })));
  const tabs = [await context.newPage(), await context.newPage()] as const;
  for (const tab of tabs) {
    await tab.goto(`${url}/today?date=${date}`);
    await tickOf(tab, titles[0] ?? '').waitFor();
  }
  process.stdout.write('opened\n');
  const tapped: Tapped[] = [];
  for (let at = 0; at < titles.length; at += 2) {
    const pair = titles.slice(at, at + 2).map((title) => ({ title, done: true }));
    await Promise.all(pair.map((one, place) => tap(tabs[place === 0 ? 0 : 1], one)));
    tapped.push(...pair);
    await pause(LOOKS_MS * 2 * Math.random());
    const back = tapped.find(({ title, done }, index) => done && index % TAKEN_BACK === 0 && title === pair[0]?.title);
    if (!back) continue;
    // whoever takes it back has seen it done, which a slow machine shows later
    await untilShown(tabs[1], back);
    await pause(LOOKS_MS);
    await tap(tabs[1], { ...back, done: false });
    back.done = false;
  }
  process.stdout.write('tapped\n');
  let left = await kept(tabs[0]);
  for (const endMs = performance.now() + SETTLED_MS; left.waiting > 0 && performance.now() < endMs; left = await kept(tabs[0]))
    await pause(200);
  const sentMs = performance.now();
  const otherwise = async () => Math.max(...(await Promise.all(tabs.map((tab) => shownOtherwise(tab, tapped)))));
  let shown = await otherwise();
  for (; shown > 0 && performance.now() - sentMs < SHOWN_MS; shown = await otherwise()) await pause(100);
  const shownMs = Math.round(performance.now() - sentMs);
  process.stdout.write(`${JSON.stringify({ tapped, ...left, otherwise: shown, shownMs })}\n`);
} finally {
  await browser.close();
}
