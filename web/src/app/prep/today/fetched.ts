import { Service, inject, signal } from '@angular/core';
import type { PickItem } from '@app/shared/contracts';
import type { Kind } from '../../core/offline/kind';
import { Offline } from '../../core/offline/offline';

/** What was fetched, and how much of it, by what it is and where it stands. */
type Ticks = Readonly<Record<string, number>>;

const FETCHED: Kind<Ticks> = { name: 'fetched', version: 1, days: 7, most: 8, upgrade: (value) => value as Ticks };

/** A thing to fetch with the place where it stands. */
export interface ToFetch {
  location: string | null;
  item: Pick<PickItem, 'name' | 'concentration' | 'concentrationText' | 'unit' | 'quantity'>;
}

/** What of a day's things somebody has fetched or made up: ticks of their own, kept in this browser. */
@Service()
export class Fetched {
  private readonly offline = inject(Offline);
  private readonly ticks = signal<{ date: string; of: Ticks }>({ date: '', of: {} });

  /** Reads what was ticked on a day. */
  async read(date: string): Promise<void> {
    if (this.ticks().date === date) return;
    this.ticks.set({ date, of: {} });
    const kept = await this.offline.read(FETCHED, date);
    if (kept) this.ticks.update((now) => (now.date === date ? { date, of: { ...kept, ...now.of } } : now));
  }

  /** Whether as much of it is fetched as is asked for: what is asked for later opens it again. */
  isFetched(thing: ToFetch): boolean {
    return (this.ticks().of[keyOf(thing)] ?? -1) >= thing.item.quantity;
  }

  /** How much of it was fetched before more was asked for; null where none was. */
  before(thing: ToFetch): number | null {
    const had = this.ticks().of[keyOf(thing)];
    return had !== undefined && had < thing.item.quantity ? had : null;
  }

  tick(thing: ToFetch, done: boolean): void {
    const { [keyOf(thing)]: _, ...others } = this.ticks().of;
    const { date } = this.ticks();
    const of = done ? { ...others, [keyOf(thing)]: thing.item.quantity } : others;
    this.ticks.set({ date, of });
    void this.offline.keep(FETCHED, date, of);
  }
}

function keyOf({ location, item }: ToFetch): string {
  return JSON.stringify([location, item.name, item.concentration, item.concentrationText, item.unit]);
}
