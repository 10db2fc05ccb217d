import type { Kept } from './kind';
import type { Shelf } from './shelf';

/** Keeps things for as long as the page is open: for browsers without a database, and for what theirs has no room for. */
export class MemoryShelf implements Shelf {
  private readonly things = new Map<string, Kept>();

  async read(owner: string, kind: string, id: string): Promise<Kept | undefined> {
    return this.things.get(keyOf({ owner, kind, id }));
  }

  async all(owner: string, kind: string): Promise<Kept[]> {
    return [...this.things.values()].filter((kept) => kept.owner === owner && kept.kind === kind);
  }

  async put(kept: Kept): Promise<void> {
    this.things.set(keyOf(kept), kept);
  }

  async remove(owner: string, kind: string, id: string): Promise<void> {
    this.things.delete(keyOf({ owner, kind, id }));
  }

  async clear(owner: string): Promise<void> {
    this.drop((kept) => kept.owner === owner && !kept.unsent);
  }

  async clearCopies(but: string): Promise<void> {
    this.drop((kept) => kept.owner !== but && kept.copy === true);
  }

  async sweep(nowMs: number): Promise<void> {
    this.drop((kept) => kept.untilMs <= nowMs);
  }

  private drop(which: (kept: Kept) => boolean): void {
    for (const [key, kept] of this.things) if (which(kept)) this.things.delete(key);
  }
}

function keyOf({ owner, kind, id }: Pick<Kept, 'owner' | 'kind' | 'id'>): string {
  return JSON.stringify([owner, kind, id]);
}
