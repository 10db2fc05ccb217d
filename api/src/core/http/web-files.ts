import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const YEAR = 'public, max-age=31536000, immutable';

/**
 * Serves the built web application. A path of the application answers its one page; a missing file or an unknown `/api` address
 * is a 404 and never a page.
 */
export async function serveWebFiles(server: FastifyInstance, root: string, notFound: (path: string) => object): Promise<void> {
  const page = readFileSync(join(root, 'index.html'), 'utf8');
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', /-[A-Z0-9]{8}\.\w+$/.test(path) ? YEAR : 'no-cache'),
  });
  server.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (path.startsWith('/api') || /\.\w+$/.test(path))
      return reply
        .status(404)
        .type('application/problem+json')
        .send(notFound(String(request.id)));
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  });
}
