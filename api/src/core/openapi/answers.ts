import { SetMetadata } from '@nestjs/common';

/** A class of the contracts. */
export type Contract = abstract new (...given: never[]) => object;

/** What a route answers, for the OpenAPI document. */
export interface Answer {
  /** One sentence for whoever reads the document. */
  says: string;
  /** The contract of the answer's body; null for an answer without one. */
  type: Contract | null;
  /** `one` of it, a `page` of a list (`items`, `nextCursor` and, where it is counted, `total`), a bare `array`, or a `stream` of it. */
  shape: 'one' | 'page' | 'array' | 'stream';
}

export const ANSWER = 'requisite:answer';
export const FORM = 'requisite:form';

/** Says in the OpenAPI document what a route does and what it answers. The status is the route's own. */
export const Answers = (type: Contract | null, says: string, shape: Answer['shape'] = 'one') =>
  SetMetadata(ANSWER, { type, says, shape } satisfies Answer);

/** Says in the OpenAPI document which form (multipart/form-data) a route takes, as the properties of a JSON schema. */
export const TakesForm = (properties: Record<string, object>, required: readonly string[]) =>
  SetMetadata(FORM, { type: 'object', properties, required, additionalProperties: false });
