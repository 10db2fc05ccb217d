import { AsyncLocalStorage } from 'node:async_hooks';
import type { Rights } from '@app/shared';

/** What is known of the school in which somebody acts. */
interface InSchool {
  schoolId: string;
  /** Rises with each change of calendar, policies or settings: what was worked out from them is kept under it. */
  rulesVersion: number;
  timeZone: string;
}

/** Who acts: one person of one school, with what they may do there. `via` says how they are known: by a session, or by a token of theirs. */
export interface Principal extends Rights, InSchool {
  via: 'session' | 'token';
  personId: string;
  accountId: string;
}

/** A job that acts in a school: nobody, and with no right of anybody. What it does follows from the rules, not from a wish. */
export interface JobPrincipal extends Rights, InSchool {
  via: 'job';
  personId: null;
  accountId: null;
}

/** Makes the principal of a job in a school. */
export function jobPrincipal(school: InSchool): JobPrincipal {
  return { ...school, via: 'job', personId: null, accountId: null, permissions: [], departments: [], shares: [] };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose session a request began, used or ended, also where it was refused; for the log. */
    actor: { schoolId: string; personId: string } | null;
  }
}

/** What is known of the request that is being answered. */
export interface RequestContext {
  requestId: string;
  /** What takes the answered write back; the answer carries it as `Undo-Token`. */
  undoToken?: string;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();

/** The id of the request that is being answered; null in a job. */
export function currentRequestId(): string | null {
  return requestContext.getStore()?.requestId ?? null;
}
