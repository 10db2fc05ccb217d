import { ERROR_CODES, type ErrorCode, type FieldError, type ProblemParams } from '@app/shared';
import { asTold, told, type Told } from './told.js';

/**
 * A refusal from the closed list of codes. `detail` says what happened, what is kept and what to do; `more` is sent beside it
 * (the shortages of a refused hold, the current state of a stale version).
 */
export class ProblemError extends Error {
  readonly status: number;
  readonly detail: string;
  /** The facts in `detail`, by name. */
  readonly params: ProblemParams;

  constructor(
    readonly code: ErrorCode,
    detail: Told | string,
    readonly errors?: FieldError[],
    readonly more?: Record<string, unknown>,
    /** What is worth finding out for the answer only after the transaction, and its locks, are gone. */
    readonly later?: () => Promise<Record<string, unknown>>,
  ) {
    const { text, params } = asTold(detail);
    super(text);
    this.detail = text;
    this.params = params;
    this.status = ERROR_CODES[code].status;
  }
}

/** The refusal of one field: 422 INVALID unless another code says it better. */
export function invalid(field: string, message: Told | string, code: ErrorCode = 'INVALID', kind = 'invalid'): ProblemError {
  return new ProblemError(code, message, [fieldError(field, kind, message)]);
}

/** One wrong field, with the facts of its sentence where it has any. */
export function fieldError(field: string, code: string, message: Told | string): FieldError {
  const { text, params } = asTold(message);
  return { field, code, message: text, ...(Object.keys(params).length > 0 && { params }) };
}

/** What people call things that have another name in the code. */
const SAID: Readonly<Record<string, string>> = { requisition: 'request', teaching_group: 'class' };

/** 404 for a row that is not there, or that this person may not see: the two cannot be told apart. */
export function notFound(what: string): ProblemError {
  return new ProblemError(
    'NOT_FOUND',
    told`That ${{ what: SAID[what] ?? what }} was not found, or you may not see it. Nothing was changed.`,
  );
}
