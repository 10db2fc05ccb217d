import { ERROR_CODES, type ErrorCode, type FieldError } from '@app/shared';

/**
 * A refusal from the closed list of codes. `detail` says what happened, what is kept and what to do; `more` is sent beside it
 * (the shortages of a refused hold, the current state of a stale version).
 */
export class ProblemError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly errors?: FieldError[],
    readonly more?: Record<string, unknown>,
    /** What is worth finding out for the answer only after the transaction, and its locks, are gone. */
    readonly later?: () => Promise<Record<string, unknown>>,
  ) {
    super(detail);
    this.status = ERROR_CODES[code].status;
  }
}

/** The refusal of one field: 422 INVALID unless another code says it better. */
export function invalid(field: string, message: string, code: ErrorCode = 'INVALID', kind = 'invalid'): ProblemError {
  return new ProblemError(code, message, [{ field, code: kind, message }]);
}

/** 404 for a row that is not there, or that this person may not see: the two cannot be told apart. */
export function notFound(what: string): ProblemError {
  return new ProblemError('NOT_FOUND', `There is no such ${what}, or you may not see it. Nothing was changed.`);
}
