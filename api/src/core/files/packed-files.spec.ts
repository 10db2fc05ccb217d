import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { PackedFiles } from './packed-files.js';

const SCRIPT = `const words = ${JSON.stringify(Array.from({ length: 500 }, (_, n) => `word ${n}`))};`;
/** Names as the bundler makes them: a hash has small letters, `_` and `-`. */
const CHUNKS = ['chunk-CwhYx8qL.js', 'chunk--QrDmwum.js', 'first-Cm-dTx_p.js', 'my-fortnight-_0K3wJ_7.js', 'styles-WJROWDN6.css'];
const root = mkdtempSync(join(tmpdir(), 'web-'));
let kit: TestApp;
beforeAll(async () => {
  mkdirSync(join(root, 'media'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Requisite</title>');
  writeFileSync(join(root, 'main-ABCDEFGH.js'), SCRIPT);
  writeFileSync(join(root, 'media/mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  for (const name of CHUNKS) writeFileSync(join(root, name), SCRIPT);
  // what the build packed is other text here, so that it is seen which was sent
  writeFileSync(join(root, 'built-16LGh7rD.js'), SCRIPT);
  writeFileSync(join(root, 'built-16LGh7rD.js.br'), brotliCompressSync('packed by the build'));
  writeFileSync(join(root, 'built-16LGh7rD.js.gz'), gzipSync('packed by the build'));
  writeFileSync(join(root, 'favicon.ico'), Buffer.from([0, 0, 1, 0]));
  writeFileSync(join(root, 'ngsw-worker.js'), SCRIPT);
  writeFileSync(join(root, 'ngsw.json'), '{}');
  kit = await startTestApp(undefined, { WEB_ROOT: root });
});
afterAll(async () => {
  await kit.stop();
  rmSync(root, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => kit.app.inject({ method: 'GET', url, headers });

describe('a file that is the same for everybody', () => {
  it('is read and packed once, however often and at once it is asked for', async () => {
    const files = new PackedFiles();
    let loads = 0;
    const load = async (): Promise<Buffer> => {
      loads += 1;
      if (loads === 1) throw new Error('the disk is away');
      return Buffer.from(SCRIPT);
    };
    const request = { headers: { 'accept-encoding': 'gzip, br' } } as unknown as FastifyRequest;
    const reply = { header: () => reply } as unknown as FastifyReply;
    await expect(files.answer('one', load, request, reply)).rejects.toThrow('the disk is away');
    const answers = await Promise.all(Array.from({ length: 50 }, () => files.answer('one', load, request, reply)));
    expect([loads, new Set(answers).size]).toEqual([2, 1]);
  });

  it.each(['/api/docs/swagger-ui-bundle.js', '/api/openapi.json', '/main-ABCDEFGH.js'])(
    'is sent as its reader takes it: %s',
    async (url) => {
      const plain = await get(url);
      const [br, gzip] = [
        await get(url, { 'accept-encoding': 'gzip, deflate, br' }),
        await get(url, { 'accept-encoding': 'br;q=0, gzip' }),
      ];
      expect([plain, br, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
      expect([plain, br, gzip].map(({ headers }) => headers['vary'])).toEqual(Array(3).fill('accept-encoding'));
      expect(brotliDecompressSync(br.rawPayload).equals(plain.rawPayload)).toBe(true);
      expect(gunzipSync(gzip.rawPayload).equals(plain.rawPayload)).toBe(true);
      expect(Number(br.headers['content-length'])).toBe(br.rawPayload.length);
    },
  );

  it('is the file that the page of the interface is made of', async () => {
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
    const { rawPayload, headers } = await get('/api/docs/swagger-ui-bundle.js');
    expect(rawPayload.equals(readFileSync(resolve('swagger-ui-dist/swagger-ui-bundle.js')))).toBe(true);
    expect([headers['content-type'], headers['cache-control']]).toEqual(['text/javascript; charset=utf-8', 'no-store']);
  });
});

describe('the built pages', () => {
  it.each([
    ['/main-ABCDEFGH.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/media/mark.svg', 'image/svg+xml; charset=utf-8', 'no-cache'],
    // what says which version there is must never be an old one
    ['/ngsw-worker.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/ngsw.json?ngsw-cache-bust=0.5', 'application/json; charset=utf-8', 'no-cache'],
    ['/favicon.ico', 'image/vnd.microsoft.icon', 'no-cache'],
    ['/today', 'text/html; charset=utf-8', 'no-cache'],
  ])('%s is a file of its kind', async (url, type, kept) => {
    const { statusCode, headers } = await get(url);
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, type, kept]);
    expect((await kit.app.inject({ method: 'HEAD', url })).statusCode).toBe(200);
  });

  it.each(CHUNKS)('%s is kept for good, since its name says what it holds', async (name) => {
    expect((await get(`/${name}`)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('are sent as the build packed them', async () => {
    const url = '/built-16LGh7rD.js';
    const [plain, br, gzip] = [
      await get(url),
      await get(url, { 'accept-encoding': 'gzip, br' }),
      await get(url, { 'accept-encoding': 'gzip' }),
    ];
    expect(plain.body).toBe(SCRIPT);
    expect(String(brotliDecompressSync(br.rawPayload))).toBe('packed by the build');
    expect(String(gunzipSync(gzip.rawPayload))).toBe('packed by the build');
    expect(new Set([plain, br, gzip].map(({ headers }) => headers['etag'])).size).toBe(1);
    for (const ending of ['.br', '.gz']) expect((await get(`${url}${ending}`)).statusCode).toBe(404);
  });

  it('are not sent again to whoever has them', async () => {
    const { headers } = await get('/media/mark.svg');
    const again = await get('/media/mark.svg', { 'if-none-match': String(headers['etag']), 'accept-encoding': 'br' });
    expect([again.statusCode, again.body, again.headers['content-encoding']]).toEqual([304, '', undefined]);
    const other = await get('/media/mark.svg', { 'if-none-match': 'W/"older"' });
    expect(other.statusCode).toBe(200);
  });

  it('give a device its one page by the name of its version, and none of another version', async () => {
    const name = `/shell-${createHash('sha256')
      .update(readFileSync(join(root, 'index.html')))
      .digest('hex')
      .slice(0, 16)}.html`;
    const { statusCode, headers, body } = await get(name, { cookie: 'requisite_session=whose' });
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect(headers['set-cookie']).toBeUndefined();
    expect(body).toContain('Requisite');
    expect((await get(`/shell-${'0'.repeat(16)}.html`)).statusCode).toBe(404);
  });

  it.each(['/missing.js', '/api/nothing', '/..%2f..%2fpackage.json'])('have no %s', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });
});
