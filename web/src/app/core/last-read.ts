import { linkedSignal, type Resource, type WritableSignal } from '@angular/core';

/**
 * What was read last: it stays while it is read again or another is looked for, so that nothing jumps; undefined until something was read.
 * A page may put into it what it has just changed, until the next reading.
 */
export function lastRead<What>(read: Resource<What | undefined>): WritableSignal<What | undefined> {
  return linkedSignal<What | undefined, What | undefined>({
    source: () => (read.hasValue() ? read.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
}
