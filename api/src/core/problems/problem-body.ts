import { ERROR_CODES, type ErrorCode, type Problem } from '@app/shared';
import type { ProblemError } from './problem.js';

/** What is said where a request did not arrive in time, whoever notices. */
export const DID_NOT_ARRIVE = 'The request did not arrive whole in time. Nothing was changed; please send it again.';

/** Makes the body of a refusal, as problem+json has it, with the title and status of its code. */
export function problemBody(code: ErrorCode, detail: string, requestId: string): Problem {
  const { title, status } = ERROR_CODES[code];
  return { type: `/problems/${code.toLowerCase().replaceAll('_', '-')}`, title, status, detail, code, requestId };
}

/** Makes the body of a refusal with its wrong fields, its facts and what goes beside them; without what is found out later. */
export function refusalBody({ code, detail, errors, params, more }: ProblemError, requestId: string): Problem {
  return {
    ...problemBody(code, detail, requestId),
    ...(errors ? { errors } : {}),
    ...(Object.keys(params).length > 0 && { params }),
    ...more,
  };
}
