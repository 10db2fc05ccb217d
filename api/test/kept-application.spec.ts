import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Kept {
  index: string;
  timestamp: number;
  assetGroups: { name: string; installMode: string; urls: string[]; patterns: string[] }[];
  dataGroups?: unknown[];
  hashTable: Record<string, string>;
  navigationUrls: { positive: boolean; regex: string }[];
}
type WriteWorker = (folder: string, html: string, isLater: (name: string) => boolean) => Promise<void>;

const HTML = '<!doctype html><title>Requisite</title>';

/** What a browser keeps of the application, by the list that the build writes for its worker. */
describe('what the worker keeps on a device', () => {
  const folders: string[] = [];
  let writeWorker: WriteWorker;

  beforeAll(async () => {
    ({ writeWorker } = (await import(String('../../web/tools/worker.mjs'))) as { writeWorker: WriteWorker });
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  /** Builds into a new folder and reads the list. */
  const list = async (html = HTML): Promise<Kept> => {
    const folder = mkdtempSync(join(tmpdir(), 'requisite-kept-'));
    mkdirSync(join(folder, 'icons'));
    for (const name of [
      'main-1.js',
      'main-1.js.br',
      'main-1.js.gz',
      'figures-2.js',
      'styles-3.css',
      'index.html',
      'icons/192.png',
      'icons/192.png.br',
    ])
      writeFileSync(join(folder, name), `of ${name}`);
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
    writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
    folders.push(folder);
    await writeWorker(folder, html, (name) => name.startsWith('figures'));
    return JSON.parse(readFileSync(join(folder, 'ngsw.json'), 'utf8')) as Kept;
  };
  /** Whether the worker answers an address that somebody goes to with the page that it keeps. */
  const opens = ({ navigationUrls }: Kept, path: string) => {
    const of = (is: boolean) => navigationUrls.some(({ positive, regex }) => positive === is && new RegExp(regex).test(path));
    return of(true) && !of(false);
  };

  it('is the application’s own files and its one page, and no answer of the server', async () => {
    const kept = await list();
    expect(kept.dataGroups ?? []).toEqual([]);
    expect(kept.assetGroups.flatMap(({ patterns }) => patterns)).toEqual([]);
    const own = ['/favicon.svg', '/icons/192.png', '/main-1.js', '/manifest.webmanifest', '/styles-3.css', kept.index];
    expect(kept.assetGroups.map(({ name, installMode, urls }) => [name, installMode, urls.toSorted()])).toEqual([
      ['app', 'prefetch', own.toSorted()],
      ['later', 'lazy', ['/figures-2.js']],
    ]);
    // the page has another text in each answer, so that its name is its version
    expect(Object.keys(kept.hashTable).toSorted()).toEqual([...own.filter((path) => path !== kept.index), '/figures-2.js'].toSorted());
  });

  it('opens pages, and leaves the server’s answers and files to the server', async () => {
    const kept = await list();
    for (const page of ['/', '/today', '/requests/01a2', '/fortnight']) expect([page, opens(kept, page)]).toEqual([page, true]);
    for (const other of ['/api', '/api/me', '/api/practicals/export', '/main-1.js', '/files/one.pdf'])
      expect([other, opens(kept, other)]).toEqual([other, false]);
  });

  it('is one version where it was built of the same files, and another where the page is', async () => {
    const [one, same] = [await list(), await list()];
    expect(same).toEqual(one);
    expect(one.timestamp).toBe(0);
    expect(one.index).toMatch(/^\/shell-[0-9a-f]{16}\.html$/);
    expect((await list(`${HTML}<p>new</p>`)).index).not.toBe(one.index);
  });
});
