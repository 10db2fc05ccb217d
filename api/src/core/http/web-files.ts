import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PackedFiles } from '../files/packed-files.js';
import { WebPage } from './web-page.js';

const YEAR = 'public, max-age=31536000, immutable';

/** The kinds of files that are worth packing. */
const PACKED: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

const keptFor = (path: string): string => (/-[A-Z0-9]{8}\.\w+$/.test(path) ? YEAR : 'no-cache');

/**
 * Serves the built web application, each file packed once. A path of the application answers its one page; a missing file or an unknown
 * `/api` address is a 404 and never a page.
 */
export async function serveWebFiles(server: FastifyInstance, root: string, notFound: (requestId: string) => object): Promise<void> {
  const page = new WebPage(readFileSync(join(root, 'index.html'), 'utf8'));
  servePacked(server, root);
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    globIgnore: Object.keys(PACKED).map((ending) => `**/*${ending}`),
    setHeaders: (reply, path) => void reply.header('cache-control', keptFor(path)),
  });
  server.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (path.startsWith('/api') || /\.\w+$/.test(path))
      return reply
        .status(404)
        .type('application/problem+json')
        .send(notFound(String(request.id)));
    const { html, policy } = page.answer();
    return reply.header('cache-control', 'no-cache').header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);
  });
}

function servePacked(server: FastifyInstance, root: string): void {
  const files = new PackedFiles();
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const type = PACKED[extname(path)];
    if (type === undefined) continue;
    server.get(`/${path.split(sep).join('/')}`, async (request: FastifyRequest, reply: FastifyReply) => {
      const file = await files.answer(path, () => readFile(join(root, path)), request, reply);
      void reply.type(type).header('cache-control', keptFor(path));
      if (request.headers['if-none-match'] !== reply.getHeader('etag')) return reply.send(file);
      return reply.removeHeader('content-encoding').status(304).send();
    });
  }
}
