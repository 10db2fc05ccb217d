import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sessionTokenOf } from '../access/index.js';
import { PackedFiles, type PackedWays } from '../files/packed-files.js';
import { type FirstFiles, WebPage } from './web-page.js';

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

/** Packed when the application was built, beside the file itself. */
const WAYS = { br: '.br', gzip: '.gz' } as const;

/** A file whose name ends in the hash of what it holds is another file once that changes. */
const keptFor = (path: string): string => (/-[\w-]{8}\.(?:js|css)$/.test(path) ? YEAR : 'no-cache');

/**
 * Serves the built web application, each file packed once. A path of the application answers its one page; a missing file or an unknown
 * `/api` address is a 404 and never a page.
 */
export async function serveWebFiles(server: FastifyInstance, root: string, notFound: (requestId: string) => object): Promise<void> {
  const page = new WebPage(readFileSync(join(root, 'index.html'), 'utf8'), firstFiles(root));
  const missing = (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .status(404)
      .type('application/problem+json')
      .send(notFound(String(request.id)));
  servePacked(server, root, missing);
  // what is kept of it is kept by the worker, with the policy that goes with it
  server.get(page.shellPath, (_request, reply) => send(reply, page.shell()));
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    globIgnore: [...Object.keys(PACKED), ...Object.values(WAYS)].map((ending) => `**/*${ending}`),
    setHeaders: (reply, path) => void reply.header('cache-control', keptFor(path)),
  });
  server.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (path.startsWith('/api') || /\.\w+$/.test(path)) return missing(request, reply);
    return send(reply, page.answer(path, sessionTokenOf(request) !== undefined));
  });
}

function send(reply: FastifyReply, { html, policy }: ReturnType<WebPage['answer']>): FastifyReply {
  return reply.header('cache-control', 'no-cache').header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);
}

/** What a page needs beside what every page has, by its path, as the build wrote it down. */
function firstFiles(root: string): FirstFiles {
  const path = join(root, '..', 'first-files.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as FirstFiles) : {};
}

/** Reads a file as the build packed it; where it packed none, the file alone. */
async function readPacked(path: string): Promise<Buffer | PackedWays> {
  const identity = await readFile(path);
  const ways = [WAYS.br, WAYS.gzip].map((ending) => `${path}${ending}`);
  if (!ways.every((one) => existsSync(one))) return identity;
  const [br, gzip] = await Promise.all(ways.map((one) => readFile(one)));
  return { identity, br: br ?? identity, gzip: gzip ?? identity };
}

function servePacked(server: FastifyInstance, root: string, missing: (request: FastifyRequest, reply: FastifyReply) => FastifyReply): void {
  const files = new PackedFiles();
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const type = PACKED[extname(path)];
    if (type === undefined) continue;
    server.get(`/${path.split(sep).join('/')}`, async (request: FastifyRequest, reply: FastifyReply) => {
      // a newer build may have taken the place of this one under a server that still runs
      if (!existsSync(join(root, path))) return missing(request, reply);
      const file = await files.answer(path, () => readPacked(join(root, path)), request, reply);
      void reply.type(type).header('cache-control', keptFor(path));
      if (request.headers['if-none-match'] !== reply.getHeader('etag')) return reply.send(file);
      return reply.removeHeader('content-encoding').status(304).send();
    });
  }
}
