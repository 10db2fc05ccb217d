import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { serveWebFiles } from './web-files.js';

const PAGE = '<!doctype html><html><head><title>x</title></head><body><app-root></app-root></body></html>';
const root = mkdtempSync(join(tmpdir(), 'web-files-'));
const server = fastify();
const get = (url: string) => server.inject({ method: 'GET', url });

beforeAll(async () => {
  writeFileSync(join(root, 'index.html'), PAGE);
  writeFileSync(join(root, 'page-a1B2c3D4.js'), 'export {};');
  writeFileSync(join(root, 'other-a1B2c3D4.js'), 'export {};');
  await serveWebFiles(server, root, () => ({ code: 'NOT_FOUND' }));
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

describe('the files of the web application', () => {
  it('are kept for a year where their names hold their hash', async () => {
    const answer = await get('/page-a1B2c3D4.js');
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });
  it('are not found, and no fault of the server, once a newer build has taken their place', async () => {
    rmSync(join(root, 'other-a1B2c3D4.js'));
    const answer = await get('/other-a1B2c3D4.js');
    expect([answer.statusCode, answer.json()]).toEqual([404, { code: 'NOT_FOUND' }]);
  });
  it('never answer a page in place of a file', async () => {
    expect((await get('/nothing.js')).statusCode).toBe(404);
  });
});
