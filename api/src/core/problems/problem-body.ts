import { ERROR_CODES, type ErrorCode, type Problem } from '@app/shared';

/** What is said where a request did not arrive in time, whoever notices. */
export const DID_NOT_ARRIVE = 'The request did not arrive whole in time. Nothing was changed; please send it again.';

/** Makes the body of a refusal, as problem+json has it, with the title and status of its code. */
export function problemBody(code: ErrorCode, detail: string, requestId: string): Problem {
  const { title, status } = ERROR_CODES[code];
  return { type: `/problems/${code.toLowerCase().replaceAll('_', '-')}`, title, status, detail, code, requestId };
}
