import { Service, inject } from '@angular/core';
import type { PrepList } from '@app/shared/contracts';
import type { Kind } from '../../core/offline/kind';
import { Offline } from '../../core/offline/offline';

/** A prep list as it was last read, for when the network is away; `at` is when. */
export interface KeptList {
  at: string;
  list: PrepList;
}

/** Which list: of a day, and of one technician or (null) of everybody. */
export interface ListOf {
  date: string;
  whose: string | null;
}

const LISTS: Kind<KeptList> = { name: 'prep-list', version: 1, days: 7, most: 10, copy: true, upgrade: (value) => value as KeptList };

/** Keeps the lists of the days that were last looked at, in this browser. */
@Service()
export class KeptLists {
  private readonly offline = inject(Offline);

  async keep(list: PrepList, whose: string | null, at: string): Promise<void> {
    await this.offline.keep(LISTS, idOf({ date: list.date, whose }), { at, list });
  }

  /** The days of which a list is kept, in their order. */
  async days(): Promise<string[]> {
    return [...new Set((await this.offline.all(LISTS)).map(({ value }) => value.list.date))].sort();
  }

  read(of: ListOf): Promise<KeptList | null> {
    return this.offline.read(LISTS, idOf(of));
  }
}

function idOf({ date, whose }: ListOf): string {
  return whose === null ? date : `${date} ${whose}`;
}
