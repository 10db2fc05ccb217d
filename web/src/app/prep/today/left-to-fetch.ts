import { computed, inject, type Signal } from '@angular/core';
import type { PrepList } from '@app/shared/contracts';
import { WORDS } from '../../core/words';
import { fetchParts } from './fetch-parts';
import { Fetched } from './fetched';

/** Tells how many things of a day are still to be made up or fetched; what lives in the labs is not counted. Call in an injection context. */
export function leftToFetch(day: Signal<PrepList | null>): Signal<number> {
  const fetched = inject(Fetched);
  const words = inject(WORDS);
  const things = computed(() =>
    fetchParts(day()?.pickList ?? [], words)
      .filter(({ isAside }) => !isAside)
      .flatMap((part) => part.things),
  );
  return computed(() => things().filter((thing) => !fetched.isFetched(thing)).length);
}
