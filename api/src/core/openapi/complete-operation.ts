import { HTTP_CODE_METADATA, PARAMTYPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal.js';
import { allows, ROLES } from '@app/shared';
import type { Route } from '../access/index.js';
import { PACED } from '../pace/pace.js';
import { type Answer, ANSWER, type Contract, FORM } from './answers.js';
import { type Schema, SCHEMAS } from './contract-schemas.js';
import { KEYED, KEYLESS } from './keyless.js';
import { refusals, type Refused } from './problem-schemas.js';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
  description?: string;
}

/** An operation of an OpenAPI document, as far as ours go. */
export interface Operation {
  tags?: string[];
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: unknown;
  responses: object;
  security?: Record<string, string[]>[];
}

const IDEMPOTENCY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 200 },
  description: 'A repeat within 24 hours gets the first answer and does nothing again',
};

function pathWords(path: string): string[] {
  return path.split('/').filter(Boolean);
}

/** What a route says that it answers. */
export function answerOf({ handler }: Route): Answer | undefined {
  return Reflect.getMetadata(ANSWER, handler) as Answer | undefined;
}

/** The contract class of the whole query string of a route, where it takes one. */
function queryOf({ controller, handler }: Route): Contract | null {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler.name) ?? {}) as Record<
    string,
    { index: number; data?: unknown }
  >;
  const whole = Object.entries(args).find(([key, { data }]) => key.startsWith(`${RouteParamtypes.QUERY}:`) && data === undefined);
  if (!whole) return null;
  const types = Reflect.getMetadata(PARAMTYPES_METADATA, controller.prototype as object, handler.name) as Contract[] | undefined;
  return types?.[whole[1].index] ?? null;
}

function queryParameters(route: Route, schemas: Record<string, Schema>): Parameter[] {
  const { properties = {}, required = [] } = schemas[queryOf(route)?.name ?? ''] ?? {};
  return Object.entries(properties).map(([name, schema]) => {
    const [told = schema] = schema.anyOf ?? [];
    const type = [told.type ?? 'string'].flat()[0] ?? 'string';
    return { name, in: 'query', required: required.includes(name), schema: { ...told, type } };
  });
}

function answered({ type, shape }: Answer): { content?: object } {
  if (type === null) return {};
  const one: Schema = { $ref: `${SCHEMAS}${type.name}` };
  if (shape === 'stream') return { content: { 'text/event-stream': { schema: one } } };
  const items: Schema = { type: 'array', items: one };
  const page: Schema = {
    type: 'object',
    properties: { items, nextCursor: { type: 'string' }, total: { type: 'integer' } },
    required: ['items'],
  };
  return { content: { 'application/json': { schema: { one, array: items, page }[shape] } } };
}

function whom(access: Route['access']): string {
  if (access === 'public') return 'For everybody, signed in or not.';
  return `For people who are ${ROLES.filter((role) => access?.some((permission) => allows([role], permission))).join(', ')}.`;
}

function refusedWith(route: Route, operation: Operation): Refused[] {
  const { method, path, access, handler } = route;
  const isPaced = Reflect.hasMetadata(PACED, handler);
  const isWrite = method !== 'GET';
  const takes = operation.requestBody !== undefined || (operation.parameters ?? []).some((parameter) => parameter.in === 'query');
  return [
    ...(operation.requestBody === undefined ? [] : [400 as const]),
    ...(access === 'public' ? [] : ([401, 403] as const)),
    ...(access === 'public' && isWrite ? [401 as const] : []),
    ...(path.includes('{') || isWrite ? [404 as const] : []),
    ...(isWrite && method !== 'DELETE' ? [409 as const] : []),
    ...(takes ? [422 as const] : []),
    ...(isPaced || (access === 'public' && isWrite) ? [429 as const] : []),
  ];
}

/** What only we know of an operation: what it does, for whom it is, its query parameters, what it answers and with what it refuses. */
export function completeOperation(route: Route, made: Operation, schemas: Record<string, Schema>): Operation {
  const { controller, handler, method, access } = route;
  const answer = answerOf(route) ?? { says: handler.name, type: null, shape: 'one' };
  const form = Reflect.getMetadata(FORM, handler) as Schema | undefined;
  const status = (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ?? (method === 'POST' ? 201 : 200);
  const inPath = (made.parameters ?? []).filter((parameter) => parameter.in === 'path');
  const isKeyed = KEYED.has(method) && access !== 'public' && Reflect.getMetadata(KEYLESS, handler) !== true;
  const operation: Operation = {
    tags: [pathWords(route.path)[0] ?? 'api'],
    operationId: `${controller.name.replace(/Controller$/, '')}_${handler.name}`,
    summary: answer.says,
    description: whom(access),
    parameters: [...inPath, ...queryParameters(route, schemas), ...(isKeyed ? [IDEMPOTENCY] : [])],
    ...(form ? { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } } : {}),
    ...(!form && made.requestBody ? { requestBody: made.requestBody } : {}),
    responses: {},
    security: access === 'public' ? [] : [method === 'GET' ? { session: [] } : { session: [], xsrf: [] }],
  };
  operation.responses = { [status]: { description: answer.says, ...answered(answer) }, ...refusals(refusedWith(route, operation)) };
  return operation;
}
