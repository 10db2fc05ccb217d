import type { BrowserContext, Page } from '@playwright/test';
import { PRIYA_TEACHER, SAM_TECHNICIAN } from '../people/demo-people.js';
import { expect, test, type Person } from '../support/test.js';

/** A phone on a slow line: 400 kbit/s, 400 ms, and a processor of a quarter. */
const SLOW = { offline: false, latency: 400, downloadThroughput: (400 * 1024) / 8, uploadThroughput: (400 * 1024) / 8 };
const PHONE = { width: 412, height: 800 };

interface Visit {
  /** What was asked of the server, in order; nothing that the browser had. */
  asked: string[];
  bytes: number;
  /** How many of each were there when the page could be used. */
  usable: { asked: number; bytes: number; ms: number };
  paintMs: number;
}

/** Opens a page as on a phone, and listens until it can be used and a little longer. */
async function visit(context: BrowserContext, path: string, usable: string): Promise<Visit> {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', SLOW);
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const asked: string[] = [];
  let bytes = 0;
  line.on('Network.responseReceived', ({ response }) => {
    const { pathname, search } = new URL(response.url);
    if (!response.fromDiskCache) asked.push(`${pathname}${search}`);
  });
  line.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(path, { waitUntil: 'commit' });
  await expect(page.locator(usable).first()).toBeVisible();
  await expect(page.locator('#frame')).toHaveCount(0);
  const ready = { asked: asked.length, bytes, ms: await page.evaluate(() => performance.now()) };
  await page.waitForLoadState('networkidle');
  const paintMs = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  await page.close();
  return { asked, bytes, usable: ready, paintMs };
}

const count = ({ asked }: Visit, path: string): number => asked.filter((one) => one.split('?')[0] === path).length;
const scripts = ({ asked }: Visit): string[] => asked.filter((one) => /\.(?:js|css)$/.test(one));

/** Prints what was measured; times hold nothing here, since the machine may be busy. */
function tell(name: string, kind: string, { usable, paintMs }: Visit): void {
  const kb = (usable.bytes / 1000).toFixed(0);
  console.info(
    `${name}, ${kind}: first paint ${Math.round(paintMs)} ms, usable ${Math.round(usable.ms)} ms, ${usable.asked} requests, ${kb} kB`,
  );
}

interface Case {
  name: string;
  path: string;
  email: string | null;
  /** What is there once the page can be used. */
  usable: string;
  /** Addresses that are asked for just once in a visit. */
  once: string[];
  most: { cold: number; coldKb: number; warm: number; warmKb: number };
}

const LESSONS = 'app-day-list a, app-day-list button';
/** Where a page is usable late, what it asks for after that is counted with it: up to three. */
const CASES: Case[] = [
  {
    name: 'the sign-in',
    path: '/sign-in',
    email: null,
    usable: 'app-sign-in button[type=submit]',
    once: ['/api/setup'],
    most: { cold: 10, coldKb: 185, warm: 3, warmKb: 20 },
  },
  {
    name: 'nobody at the front door',
    path: '/',
    email: null,
    usable: 'app-sign-in button[type=submit]',
    once: ['/api/setup', '/api/me'],
    most: { cold: 11, coldKb: 185, warm: 4, warmKb: 20 },
  },
  {
    name: 'a fortnight',
    path: '/fortnight',
    email: PRIYA_TEACHER,
    usable: LESSONS,
    once: ['/api/me', '/api/lessons', '/api/calendar'],
    most: { cold: 20, coldKb: 215, warm: 9, warmKb: 40 },
  },
  {
    name: 'a day',
    path: '/today',
    email: SAM_TECHNICIAN,
    usable: 'app-today .lanes, app-today app-empty',
    once: ['/api/me', '/api/prep-list'],
    most: { cold: 21, coldKb: 235, warm: 8, warmKb: 45 },
  },
  {
    name: 'a teacher at the front door',
    path: '/',
    email: PRIYA_TEACHER,
    usable: LESSONS,
    once: ['/api/me', '/api/lessons', '/api/calendar'],
    most: { cold: 20, coldKb: 215, warm: 9, warmKb: 40 },
  },
];

for (const { name, path, email, usable, once, most } of CASES)
  test(`${name} is there after few requests, and asks for no script twice`, async ({ person, visitor }) => {
    const { context }: Person = email ? await person(email, PHONE) : await visitor(PHONE);
    const cold = await visit(context, path, usable);
    const warm = await visit(context, path, usable);
    tell(name, 'cold', cold);
    tell(name, 'warm', warm);
    for (const seen of [cold, warm]) {
      for (const address of once) expect(count(seen, address), `${address} in ${seen.asked.join(' ')}`).toBe(1);
      if (email) expect(count(seen, '/api/setup')).toBe(0);
      expect(count(seen, '/favicon.svg')).toBeLessThanOrEqual(1);
    }
    expect(new Set(cold.asked).size, cold.asked.join(' ')).toBe(cold.asked.length);
    expect(scripts(warm), 'asked for again').toEqual([]);
    expect(cold.usable.asked).toBeLessThanOrEqual(most.cold);
    expect(cold.usable.bytes / 1000).toBeLessThanOrEqual(most.coldKb);
    expect(warm.usable.asked).toBeLessThanOrEqual(most.warm);
    expect(warm.usable.bytes / 1000).toBeLessThanOrEqual(most.warmKb);
  });

/** Where the parts stand that the frame and the page have both. */
async function places(page: Page, ...selectors: string[]): Promise<(number | null)[][]> {
  return Promise.all(
    selectors.map(async (selector) => {
      const box = await page.locator(selector).filter({ visible: true }).first().boundingBox();
      return [box?.x ?? null, box?.y ?? null].map((one) => (one === null ? null : Math.round(one)));
    }),
  );
}

for (const dark of [false, true])
  for (const width of [320, 1440])
    for (const [path, email, inFrame, inPage] of [
      ['/sign-in', null, ['.f-brand svg', '.f-card'], ['.brand svg', '.card']],
      ['/fortnight', PRIYA_TEACHER, ['.f-home svg', '.f-page'], ['.brand svg', '#main']],
    ] as const)
      test(`the frame of ${path} stands where the page will, ${width} wide, ${dark ? 'dark' : 'light'}`, async ({ person, visitor }) => {
        const desk = { width, height: 900, dark };
        const { page } = email ? await person(email, desk) : await visitor(desk);
        let go = (): void => undefined;
        const held = new Promise<void>((done) => (go = done));
        await page.route('**/main-*.js', async (route) => {
          await held;
          await route.continue();
        });
        await page.goto(path, { waitUntil: 'commit' });
        await expect(page.locator(inFrame[0])).toBeVisible();
        const ground = () => page.evaluate(() => getComputedStyle(document.querySelector('#frame') ?? document.body).backgroundColor);
        const before = await places(page, ...inFrame.map((one) => `#frame ${one}`));
        const colour = await ground();
        go();
        await expect(page.locator('#frame')).toHaveCount(0);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await places(page, ...inPage)).toEqual(before);
        expect(await ground()).toBe(colour);
      });

test('where a script cannot be had that is said, and not left grey', async ({ visitor }) => {
  const { page } = await visitor({ expects: [/ERR_FAILED/, /Failed to fetch dynamically imported module/] });
  await page.route('**/main-*.js', (route) => route.abort());
  await page.goto('/sign-in');
  await expect(page.getByRole('alert')).toHaveText('Requisite could not be loaded. See that you are connected, and load the page again.');
});

test('without JavaScript one sentence says so', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  const said = page.locator('noscript');
  await expect(said).toBeVisible();
  expect(await said.innerText()).toContain('Requisite works only with JavaScript');
  await expect(page.locator('#frame')).toBeHidden();
  await context.close();
});

test('every script and style of the build is kept for good', async ({ visitor }) => {
  const { page } = await visitor();
  const kept = new Map<string, string>();
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (/\.(?:js|css)$/.test(pathname)) kept.set(pathname, answer.headers()['cache-control'] ?? 'nothing');
  });
  await page.goto('/sign-in');
  await page.waitForLoadState('networkidle');
  expect(kept.size).toBeGreaterThan(3);
  expect([...kept].filter(([, value]) => value !== 'public, max-age=31536000, immutable')).toEqual([]);
});
