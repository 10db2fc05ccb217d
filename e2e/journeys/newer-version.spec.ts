import { createHash } from 'node:crypto';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { SAM_TECHNICIAN } from '../people/demo-people.js';
import { expect, test } from '../support/test.js';

/** What a browser without network writes on its console, or one whose server ended while it listened. */
const AWAY = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_INCOMPLETE_CHUNKED_ENCODING|status of 504/;

interface List {
  index: string;
  assetGroups: { urls: string[] }[];
  hashTable: Record<string, string>;
}

interface Front {
  url: string;
  /** From now on the next version of the application is served. */
  release(): void;
  stop(): Promise<void>;
}

const scriptsOf = (page: string): string[] => [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => text);
const nameOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The content policy of a page whose own scripts changed: it names them by what they say. */
function named(before: string, now: string, policy: string): string {
  const next = scriptsOf(now);
  return scriptsOf(before).reduce((said, text, at) => said.replaceAll(nameOf(text), nameOf(next[at] ?? text)), policy);
}

/** The server of the journeys as it is after an update too: another first script by another name, another page, another list of what is kept. */
async function frontOf(home: string): Promise<Front> {
  const text = async (path: string): Promise<string> => (await fetch(`${home}${path}`)).text();
  const list = JSON.parse(await text('/ngsw.json')) as List;
  const main = Object.keys(list.hashTable).find((path) => path.startsWith('/main-')) ?? '';
  const [newMain, newShell] = ['/main-released.js', '/shell-released.html'];
  const script = `${await text(main)}\ndocument.documentElement.dataset.released = 'yes';\n`;
  const rename = (names: string[]): string[] => names.map((name) => (name === main ? newMain : name === list.index ? newShell : name));
  const { [main]: _gone, ...others } = list.hashTable;
  const released: List = {
    ...list,
    index: newShell,
    assetGroups: list.assetGroups.map((group) => ({ ...group, urls: rename(group.urls) })),
    hashTable: { ...others, [newMain]: createHash('sha1').update(script).digest('hex') },
  };
  let isReleased = false;
  const server: Server = createServer((asked, answer) => {
    const path = asked.url ?? '/';
    if (isReleased && path.startsWith('/ngsw.json')) {
      answer.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' }).end(JSON.stringify(released));
      return;
    }
    if (isReleased && path.startsWith(newMain)) {
      answer.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      return;
    }
    // what an update took away is not there any more
    if (isReleased && (path.startsWith(main) || path.startsWith(list.index))) {
      answer.writeHead(404).end();
      return;
    }
    const from = new URL(isReleased && path.startsWith(newShell) ? list.index : path, home);
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const onward = ask(from, { method: asked.method, headers }, (got) => {
      const { 'content-length': _length, ...kept } = got.headers;
      if (!isReleased || !(got.headers['content-type'] ?? '').startsWith('text/html')) {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
        return;
      }
      let page = '';
      got.setEncoding('utf8');
      got.on('data', (part: string) => (page += part));
      got.on('end', () => {
        const next = page.replaceAll(main, newMain);
        const policy = named(page, next, String(kept['content-security-policy'] ?? ''));
        answer.writeHead(got.statusCode ?? 502, { ...kept, 'content-security-policy': policy }).end(next);
      });
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const stop = async (): Promise<void> => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, release: () => (isReleased = true), stop };
}

interface Caches {
  keys(): Promise<string[]>;
  open(name: string): Promise<{ keys(): Promise<Request[]> }>;
}

/** Waits until the device has a file of the application whose name begins so, and the worker answers for the page. */
async function untilKept(page: Page, begins: string): Promise<void> {
  const kept = (): Promise<string[]> =>
    page.evaluate(async () => {
      const { caches } = globalThis as unknown as { caches: Caches };
      const names = (await caches.keys()).filter((name) => name.includes(':assets:'));
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => new URL(url).pathname);
    });
  await expect.poll(kept).toContainEqual(expect.stringMatching(new RegExp(`^${begins}`)));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

const isReleased = (page: Page) => (): Promise<boolean> => page.evaluate(() => document.documentElement.dataset['released'] === 'yes');

test('a device takes a newer version when somebody goes to another page, never under their hands, and keeps it without the network', async ({
  person,
  baseURL,
}) => {
  const front = await frontOf(baseURL ?? '');
  try {
    const { page, context } = await person(SAM_TECHNICIAN, { keeps: true, at: front.url, expects: [AWAY] });
    await page.goto('/today');
    await untilKept(page, '/shell-');
    const beside = await context.newPage();
    await beside.goto('/today');
    await expect(beside.getByRole('heading', { level: 1, name: 'Wed 18 Nov' })).toBeVisible();
    front.release();

    // whatever is opened afresh has the newer one fetched
    const third = await context.newPage();
    await third.goto('/today');
    await untilKept(third, '/main-released');
    await third.close();
    await page.getByRole('button', { name: 'Thu 19 Nov', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Thu 19 Nov' })).toBeVisible();
    expect(await isReleased(page)()).toBe(false);

    const menuOf = (tab: Page) => tab.getByRole('navigation', { name: 'Main', exact: true });
    await menuOf(page).getByRole('link', { name: 'Library' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
    await expect.poll(isReleased(page)).toBe(true);

    // the other tab goes on with its own files, also with such as came later, until it goes to another page
    expect(await isReleased(beside)()).toBe(false);
    await beside.getByRole('button', { name: 'Thu 19 Nov', exact: true }).click();
    await expect(beside.getByRole('heading', { level: 1, name: 'Thu 19 Nov' })).toBeVisible();
    expect(await isReleased(beside)()).toBe(false);
    await menuOf(beside).getByRole('link', { name: 'Library' }).click();
    await expect.poll(isReleased(beside)).toBe(true);
    await beside.close();

    await context.setOffline(true);
    await menuOf(page).getByRole('link', { name: 'Today' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Wed 18 Nov' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Wed 18 Nov' })).toBeVisible();
    expect(await isReleased(page)()).toBe(true);
  } finally {
    await front.stop();
  }
});
