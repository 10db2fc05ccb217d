import type { BrowserContext, Page } from '@playwright/test';

/** All that a browser holds of this site, as texts: what its stores, caches and cookies say, each with the name of where it lies. */
export async function leftInBrowser(page: Page, context: BrowserContext): Promise<{ where: string; text: string }[]> {
  const stored = await page.evaluate(async () => {
    const found: { where: string; text: string }[] = [];
    for (const [where, storage] of [
      ['localStorage', localStorage],
      ['sessionStorage', sessionStorage],
    ] as const)
      for (const key of Object.keys(storage)) found.push({ where, text: `${key} ${storage.getItem(key)}` });
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error ?? new Error('not read'));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        for (const thing of await settled(database.transaction(store).objectStore(store).getAll()))
          found.push({ where: `IndexedDB ${name} ${store}`, text: JSON.stringify(thing) });
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        const isText = /\/api\/|json|html/.test(`${request.url} ${answer?.headers.get('content-type')}`);
        found.push({ where: `cache ${name}`, text: `${request.url} ${isText ? await answer?.text() : ''}` });
      }
    }
    return found;
  });
  const cookies = (await context.cookies()).map(({ name, value }) => ({ where: `cookie ${name}`, text: value }));
  return [...stored, ...cookies];
}
