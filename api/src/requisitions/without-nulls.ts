import type { LineBody, RequisitionAsk } from '@app/shared';

function saidOf<T extends object>(body: T): T {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as T;
}

/** Leaves out of a request what is null, for a null was not said: programs often send every field that they know. */
export function withoutNulls<T extends Partial<RequisitionAsk>>(ask: T): T {
  const said = saidOf(ask);
  return said.lines === undefined ? said : { ...said, lines: said.lines.map((line: LineBody) => saidOf(line)) };
}
