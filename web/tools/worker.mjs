import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Generator } from '@angular/service-worker/config';

/** The page that a device keeps, as `WebPage.shellPath` of the server names it. */
const shellOf = (html) => `/shell-${createHash('sha256').update(html).digest('hex').slice(0, 16)}.html`;

/** The files of the application as the generator reads them. */
const filesIn = (folder, isMeant) => ({
  list: async () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `/${name.replaceAll('\\', '/')}`)
      .filter(isMeant),
  hash: async (path) =>
    createHash('sha1')
      .update(readFileSync(join(folder, path)))
      .digest('hex'),
});

/**
 * Writes the worker that opens the application without the network, and the list of what it keeps: the application's own files and its one
 * page, and no answer of the API.
 * @param folder what is served
 * @param html the page as it is served
 * @param isLater whether a file is kept once it was loaded, and not before, by its name
 */
export async function writeWorker(folder, html, isLater) {
  const files = readdirSync(folder).filter((name) => /\.(?:js|css)$/.test(name));
  const pathsOf = (names) => names.map((name) => `/${name}`);
  const generator = new Generator(
    filesIn(folder, (path) => !/\.(?:br|gz|html)$/.test(path)),
    '/',
  );
  const shell = shellOf(html);
  const list = await generator.process({
    index: shell,
    assetGroups: [
      {
        name: 'app',
        resources: {
          files: [...pathsOf(files.filter((name) => !isLater(name))), '/favicon.svg', '/manifest.webmanifest', '/icons/**'],
        },
      },
      { name: 'later', installMode: 'lazy', updateMode: 'lazy', resources: { files: pathsOf(files.filter(isLater)) } },
    ],
    navigationUrls: ['/**', '!/**/*.*', '!/api', '!/api/**'],
  });
  // its text is another in each answer, so that it has no hash: its name says which version it is
  list.assetGroups[0].urls.push(shell);
  // two servers that were built of the same files are one version
  writeFileSync(join(folder, 'ngsw.json'), JSON.stringify({ ...list, timestamp: 0 }));
  writeFileSync(
    join(folder, 'ngsw-worker.js'),
    readFileSync(createRequire(import.meta.url).resolve('@angular/service-worker/ngsw-worker.js')),
  );
}
