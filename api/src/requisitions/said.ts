import type { LineBody, RequisitionAsk } from '@app/shared';

function withoutNulls<T extends object>(body: T): T {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as T;
}

/** What a request says. A field that is null is one that was not said: programs often send every field that they know. */
export function said<T extends Partial<RequisitionAsk>>(ask: T): T {
  const heard = withoutNulls(ask);
  return heard.lines === undefined ? heard : { ...heard, lines: heard.lines.map((line: LineBody) => withoutNulls(line)) };
}
