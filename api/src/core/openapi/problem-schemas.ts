import { ERROR_CODES } from '@app/shared';
import { type Schema, SCHEMAS } from './contract-schemas.js';

const text = { type: 'string' };
const PARAMS = {
  type: 'object',
  additionalProperties: true,
  description: 'The facts in the sentence, by name, as text, numbers or lists of text; absent where it has none',
};

/** The schemas of refusals, from the closed list of codes. */
export const PROBLEM_SCHEMAS: Record<string, Schema> = {
  Problem: {
    type: 'object',
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: { ...text, description: 'What happened, what is kept and what to do' },
      code: { ...text, enum: Object.keys(ERROR_CODES) },
      requestId: text,
      params: PARAMS,
      errors: { type: 'array', items: { $ref: `${SCHEMAS}FieldError` } },
      current: { description: 'With STALE_VERSION: the thing as it is now' },
      shortages: { type: 'array', items: { $ref: `${SCHEMAS}Shortage` }, description: 'With HOLD_REFUSED' },
      alternatives: { type: 'array', items: { $ref: `${SCHEMAS}Alternative` }, description: 'With HOLD_REFUSED: what would help' },
    },
    required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
    additionalProperties: true,
  },
  FieldError: {
    type: 'object',
    properties: { field: { ...text, description: 'The path of the field, as lines.0.perSet' }, code: text, message: text, params: PARAMS },
    required: ['field', 'code', 'message'],
  },
};

const REFUSALS = {
  400: 'The body is not JSON',
  401: 'Not signed in, or the session has ended',
  403: 'The role does not allow this, or the XSRF header is missing',
  404: 'Not there, or in another school',
  409: 'Somebody changed it first, or its state does not allow this; the answer holds what is there now',
  422: 'Invalid: every wrong field is named',
  429: 'Too many attempts',
} as const;

export type Refused = keyof typeof REFUSALS;

/** Refusals as the responses of a document, by status. */
export const PROBLEM_RESPONSES = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, description]) => [
    `Refused${status}`,
    { description, content: { 'application/problem+json': { schema: { $ref: `${SCHEMAS}Problem` } } } },
  ]),
);

/** The responses of an operation that can be refused with these statuses. */
export function refusals(statuses: readonly Refused[]): Record<string, { $ref: string }> {
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]));
}
