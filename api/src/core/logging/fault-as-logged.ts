const MAIL_ADDRESS = /[^\s@<>"'()]{1,64}@[^\s@<>"'()]{1,255}/g;
const QUOTED = /"[^"]{0,500}"/g;
/** What the database says beside its message that is a name of ours, and never a value. */
const NAMES = ['code', 'schema', 'table', 'column', 'constraint', 'routine'] as const;

/** Takes addresses of mail out of what another server said. */
export function withoutAddresses(said: unknown): unknown {
  return typeof said === 'string' ? said.replaceAll(MAIL_ADDRESS, '…') : said;
}

/** Tells of a fault what finds its cause, without the values that it met: they may be somebody's. */
export function faultAsLogged(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const more = error as unknown as Record<string, unknown>;
  const isOfDatabase = 'severity' in error;
  const clean = (text: string) => (isOfDatabase ? text.replaceAll(QUOTED, '"…"') : text).replaceAll(MAIL_ADDRESS, '…');
  const names = NAMES.filter((name) => typeof more[name] === 'string').map((name) => [name, more[name]]);
  return {
    type: error.constructor.name,
    message: clean(error.message),
    stack: clean(error.stack ?? ''),
    ...Object.fromEntries(names),
    ...(error.cause instanceof Error ? { cause: faultAsLogged(error.cause) } : {}),
  };
}
