import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { requestContext } from '../access/index.js';
import type { Config } from '../config/index.js';
import { Outcome, outcome } from '../database/index.js';
import { noteRequest } from '../logging/index.js';
import { ApiDocument } from '../openapi/index.js';
import { problemBody } from '../problems/problem-body.js';
import { answerBroken } from './broken-requests.js';
import { asJson } from './json-text.js';
import { securityHeaders } from './security-headers.js';
import { ARRIVAL, type Arrival, noteLeaving, SlowBodies } from './slow-bodies.js';
import { serveWebFiles } from './web-files.js';

/** The largest file that an import takes, in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_BODY_BYTES = 1024 * 1024;
/** What anybody may send who is not signed in, in bytes: an address, a password, the name of a school. */
const MAX_PUBLIC_BYTES = 16 * 1024;
const IS_PUBLIC = /^\/api\/(?:auth|setup|schools)(?:[/?]|$)/;
const TOO_LARGE = Object.assign(new Error('The body is larger than this address takes'), { statusCode: 413 });
const NO_HOST = Object.assign(new Error('A request of HTTP/1.1 names the host that it asks'), { statusCode: 400 });
/**
 * An answer up to so many bytes is compressed in one piece, in less than a millisecond where the browser takes zstd: as a stream a prep list
 * cost three times as much.
 */
const MAX_IN_ONE_PIECE_BYTES = 1024 * 1024;
/** Longer than proxies keep a connection for, so that none of them sends on one that is being closed. */
const KEEP_ALIVE_MS = 75_000;

function notFound(requestId: string): object {
  return problemBody('NOT_FOUND', 'There is nothing at this address.', requestId);
}

/** Makes the HTTP server round a root module: request ids, cookies, security headers, compression, files, and the API under `/api`. */
export async function createApp(root: Type | DynamicModule, config: Config, arrival: Arrival = ARRIVAL): Promise<NestFastifyApplication> {
  const headers = securityHeaders(config.publicUrl);
  const areLinesWanted = config.logLevel !== 'silent';
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: (_address, hop) => hop < config.trustProxy,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    // an address that cannot be read, or is longer than any of ours, never comes to the filter
    frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      if (areLinesWanted) noteRequest(request, reply);
      void reply.status(404).headers(headers).header('x-request-id', request.id).header('cache-control', 'no-store');
      void reply.type('application/problem+json; charset=utf-8').send(notFound(String(request.id)));
    },
    clientErrorHandler: answerBroken(headers),
    forceCloseConnections: 'idle',
    connectionTimeout: arrival.idleMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // the longest that a body may take; SlowBodies asks for more
    requestTimeout: Math.ceil(arrival.wholeMs + (1000 * (MAX_FILE_BYTES + MAX_BODY_BYTES)) / arrival.bytesASecond),
    // Node would answer both with none of the headers
    http: { requireHostHeader: false, headersTimeout: arrival.headMs, connectionsCheckingInterval: Math.min(5000, arrival.headMs / 3) },
  });
  const server = adapter.getInstance();
  server.server.on('checkExpectation', (_request, answer) =>
    answer.writeHead(417, { ...headers, 'x-request-id': randomUUID(), connection: 'close' }).end(),
  );
  server.setReplySerializer(asJson);
  const byHttps = config.publicUrl.startsWith('https:');
  server.decorateRequest('overHttps', byHttps);
  server.decorateRequest('actor', null);
  server.decorateRequest('endTurn', null);
  const slowBodies = new SlowBodies(arrival);
  server.addHook('onRequest', (request, reply, done) => {
    request.overHttps = byHttps || request.protocol === 'https';
    void reply.headers(headers).header('x-request-id', request.id);
    if (areLinesWanted) noteRequest(request, reply);
    if (!request.raw.headers.host && request.raw.httpVersion === '1.1') return done(NO_HOST);
    slowBodies.watch(request, reply);
    requestContext.run({ requestId: String(request.id) }, () =>
      outcome.run(new Outcome(), () => {
        noteLeaving(reply);
        done();
      }),
    );
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bufferLogs: true,
    autoFlushLogs: false, // where it fails, whoever called says why
    abortOnError: false,
    bodyParser: false,
  });
  // bodies are JSON or, for files, multipart: a form or plain text of another site is nothing that we read
  server.removeContentTypeParser(['text/plain', 'application/json']);
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body === '') return done(null, undefined);
    if (body.length > MAX_PUBLIC_BYTES && IS_PUBLIC.test(request.originalUrl)) return done(TOO_LARGE);
    return parse(request, body, done);
  });
  app.useLogger(app.get(Logger));
  app.flushLogs();
  app.setGlobalPrefix('api');
  app.get(ApiDocument).describe(app);
  await app.register(fastifyCookie);
  await app.register(fastifyCompress, { threshold: 1024, encodings: ['zstd', 'br', 'gzip'], syncThreshold: MAX_IN_ONE_PIECE_BYTES });
  await app.register(fastifyMultipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 10, fieldSize: 200_000 },
    throwFileSizeLimit: true,
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    request.endTurn?.();
    request.endTurn = null;
    if (request.url.startsWith('/api')) void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  if (config.webRoot) await serveWebFiles(server, config.webRoot, notFound);
  // by an exit of its own, so that the last lines of the log are written: ended by the signal, it takes the last half second with it
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  return app;
}
