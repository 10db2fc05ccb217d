import { AsyncLocalStorage } from 'node:async_hooks';
import type { Role } from '@app/shared';

/** Who is asking: one person of one school, by the session that came with the request. */
export interface Principal {
  schoolId: string;
  personId: string;
  accountId: string;
  roles: Role[];
  /** Rises with each change of calendar, policies or settings: what was worked out from them is kept under it. */
  rulesVersion: number;
  timeZone: string;
}

/** What is known of the request that is being answered. */
export interface RequestContext {
  requestId: string;
  address: string;
  principal: Principal | null;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();

/** The id of the request that is being answered; null in a job. */
export function currentRequestId(): string | null {
  return requestContext.getStore()?.requestId ?? null;
}
