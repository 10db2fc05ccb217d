import type { PrepList } from '@app/shared/contracts';
import { keep, readKept } from '../../core/kept';

/** A prep list as it was last read, for when the network is away; `at` is when. */
export interface KeptList {
  at: string;
  list: PrepList;
}

const MOST = 4;

/** Keeps the list of a day; of four days at most, the longest unread goes first. */
export function keepList(personId: string, list: PrepList, at: string): void {
  const others = (readKept<KeptList[]>(keyOf(personId)) ?? []).filter((one) => one.list.date !== list.date);
  keep(keyOf(personId), [{ at, list }, ...others].slice(0, MOST));
}

export function keptList(personId: string, date: string): KeptList | null {
  return (readKept<KeptList[]>(keyOf(personId)) ?? []).find((one) => one.list.date === date) ?? null;
}

function keyOf(personId: string): string {
  return `prep-lists.${personId}`;
}
