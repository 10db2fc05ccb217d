import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { routesOf, SESSION_COOKIE, XSRF_COOKIE, XSRF_HEADER } from '../access/index.js';
import { answerOf, completeOperation, type Operation } from './complete-operation.js';
import { contractSchemas, type Schema, SCHEMAS } from './contract-schemas.js';
import { PROBLEM_RESPONSES, PROBLEM_SCHEMAS } from './problem-schemas.js';

const ABOUT = `Practical requisitions for a school: lessons, kit, prep and workload.

Lists answer \`items\` and, where there is more, \`nextCursor\`. Refusals are problem+json (RFC 9457) with a \`code\` of one closed list.
Instants are ISO-8601 with Z. A write of a versioned thing sends the \`version\` that it read.`;

function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner)));
}

/** The names of the schemas that something points to, directly or through others, in order. */
function reached(from: unknown, schemas: Record<string, Schema>): string[] {
  const found = new Set<string>();
  const open = refsIn(from);
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    const name = ref.replace(SCHEMAS, '');
    if (!ref.startsWith(SCHEMAS) || found.has(name)) continue;
    found.add(name);
    open.push(...refsIn(schemas[name]));
  }
  return [...found].sort((one, other) => one.localeCompare(other, 'en'));
}

/** The document, and what keeps it from saying everything: for the test, since a server that runs answers it as it is. */
export interface Description {
  document: OpenAPIObject;
  gaps: string[];
}

/** The OpenAPI 3.1 document of the whole API, from its routes and contract classes. */
export function describeApi(app: INestApplication): Description {
  const base = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle('Requisite').setDescription(ABOUT).setVersion('1').build();
  const made = SwaggerModule.createDocument(app, base);
  const contracts = { ...contractSchemas(), ...PROBLEM_SCHEMAS };
  const gaps: string[] = [];
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routesOf(app.get(ModulesContainer))) {
    const path = `/api${route.path}`;
    const method = route.method.toLowerCase();
    const operation: Operation | undefined = (made.paths as typeof paths)[path]?.[method];
    if (!operation) gaps.push(`${route.method} ${path} is served but was not found for the document`);
    if (!answerOf(route)) gaps.push(`${route.method} ${path} does not say what it answers: give it @Answers`);
    (paths[path] ??= {})[method] = completeOperation(route, operation ?? { responses: {} }, contracts);
  }
  const bodies = Object.values(paths).flatMap((operations) => Object.values(operations).map(({ requestBody }) => requestBody));
  const taken = new Set(reached(bodies, contracts));
  const schemas: Record<string, Schema> = {};
  for (const name of reached([paths, PROBLEM_RESPONSES], contracts)) {
    const schema = contracts[name];
    if (!schema) gaps.push(`${name} is no contract: a class without decorators cannot be described`);
    schemas[name] = { ...(schema ?? { type: 'object' }), ...(taken.has(name) ? { additionalProperties: false } : {}) };
  }
  const document = {
    openapi: made.openapi,
    info: made.info,
    paths,
    components: {
      schemas,
      responses: PROBLEM_RESPONSES,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'Given by POST /api/auth/session' },
        xsrf: { type: 'apiKey', in: 'header', name: XSRF_HEADER, description: `The value of the cookie ${XSRF_COOKIE}` },
      },
    },
  };
  return { document: document as OpenAPIObject, gaps };
}
