import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ERROR_CODES } from '@app/shared';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { describeApi } from './describe-api.js';
import type { Operation } from './complete-operation.js';
import type { Schema } from './contract-schemas.js';

/**
 * `api/openapi.json` is what other programs are written against. When the API changes on purpose, write it anew with
 * `UPDATE_OPENAPI=1 npm run check` and commit it with the change.
 */
const CHECKED_IN = resolve(import.meta.dirname, '../../../openapi.json');

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation & { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, unknown> };
}

let kit: TestApp;
let document: Document;

beforeAll(async () => {
  kit = await startTestApp();
  document = (await kit.client().get<Document>('/openapi.json')).body;
});
afterAll(() => kit.stop());

describe('GET /api/openapi.json', () => {
  it('answers the checked-in document', () => {
    const text = `${JSON.stringify(document, null, 2)}\n`;
    if (process.env['UPDATE_OPENAPI']) writeFileSync(CHECKED_IN, text);
    expect(text).toBe(readFileSync(CHECKED_IN, 'utf8'));
  });
  it('says of every route what it does and answers, and of every message what it holds', () => {
    expect(describeApi(kit.app).gaps).toEqual([]);
  });
  it('points to nothing that is not in it', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    expect(refs.length).toBeGreaterThan(50);
    for (const [ref, kind, name] of refs)
      expect([ref, Object.hasOwn(document.components[kind as 'schemas' | 'responses'], name ?? '')]).toEqual([ref, true]);
  });
  it('has one name for each operation', () => {
    const names = Object.values(document.paths).flatMap((operations) => Object.values(operations).map(({ operationId }) => operationId));
    expect(new Set(names).size).toBe(names.length);
  });
  it('describes a message with its limits, its formats and its nested messages', () => {
    const { ApparatusBody, AvailabilityQuery, LibraryPractical, CalendarBody, Availability } = document.components.schemas;
    expect(ApparatusBody).toMatchObject({
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 120 },
        owned: { type: 'integer', minimum: 0, maximum: 100_000 },
        labelled: { type: ['boolean', 'null'] },
      },
      required: ['name', 'owned'],
      additionalProperties: false,
    });
    expect(Availability?.properties?.['from']).toMatchObject({ type: 'string', format: 'date-time' });
    expect(LibraryPractical?.properties?.['lines']).toMatchObject({ type: 'array', items: { $ref: '#/components/schemas/Line' } });
    expect(LibraryPractical?.required).toContain('title');
    expect(CalendarBody?.properties?.['terms']).toMatchObject({ type: 'array' });
    expect(document.components.schemas['Period']?.properties?.['start']).toMatchObject({ format: 'wall-time' });
    expect(document.components.schemas['Term']?.properties?.['from']).toMatchObject({ format: 'date' });
    expect(AvailabilityQuery).toBeUndefined();
  });
  it('describes the parameters of a query', () => {
    const parameters = document.paths['/api/apparatus/{id}/availability']?.['get']?.parameters;
    expect(parameters).toMatchObject([
      { name: 'id', in: 'path', required: true },
      { name: 'from', in: 'query', required: true, schema: { type: 'string', format: 'date-time' } },
      { name: 'to', in: 'query', required: true },
    ]);
  });
  it('describes a page of a list, what a made thing answers, and an answer without a body', () => {
    const list = document.paths['/api/apparatus']?.['get']?.responses['200']?.content?.['application/json']?.schema;
    expect(list?.properties?.['items']).toEqual({ type: 'array', items: { $ref: '#/components/schemas/ListedApparatus' } });
    const made = document.paths['/api/apparatus']?.['post']?.responses['201']?.content?.['application/json']?.schema;
    expect(made).toEqual({ $ref: '#/components/schemas/Apparatus' });
    expect(document.paths['/api/practicals/{id}']?.['delete']?.responses['204']?.content).toBeUndefined();
  });
  it('says who needs which security, and with which codes the API refuses', () => {
    expect(document.paths['/api/health']?.['get']?.security).toEqual([]);
    expect(document.paths['/api/apparatus']?.['get']?.security).toEqual([{ session: [] }]);
    expect(document.paths['/api/apparatus']?.['post']?.security).toEqual([{ session: [], xsrf: [] }]);
    expect(document.components.schemas['Problem']?.properties?.['code']?.enum).toEqual(Object.keys(ERROR_CODES));
    expect(document.paths['/api/apparatus']?.['post']?.responses).toMatchObject({
      401: { $ref: '#/components/responses/Refused401' },
      422: { $ref: '#/components/responses/Refused422' },
    });
  });
});

describe('GET /api/docs', () => {
  it('answers a page that loads nothing from elsewhere and runs no script of its own', async () => {
    const { status, body, headers } = await kit.client().get<string>('/docs');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(body).not.toMatch(/https?:\/\//);
    expect(body).not.toMatch(/<script(?![^>]* src="\/api\/docs\/)/);
    for (const [, url] of body.matchAll(/(?:src|href)="\/api(\/docs\/[^"]+)"/g)) {
      const file = await kit.client().get(url ?? '');
      expect([url, file.status]).toEqual([url, 200]);
      expect(file.headers['content-type']).toMatch(/javascript|css/);
    }
  });
  it.each(['package.json', '..%2Fpackage.json', 'constructor', '%2Fetc%2Fpasswd', 'swagger-ui-bundle.js.map'])(
    'has no file %s',
    async (file) => {
      expect((await kit.client().get(`/docs/${file}`)).status).toBe(404);
    },
  );
});
