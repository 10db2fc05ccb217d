import type { Kept } from './kind';

/** Where things are kept. Each is a record of its own, so that two tabs never write over each other's. Every call may reject. */
export interface Shelf {
  read(owner: string, kind: string, id: string): Promise<Kept | undefined>;
  all(owner: string, kind: string): Promise<Kept[]>;
  put(kept: Kept): Promise<void>;
  remove(owner: string, kind: string, id: string): Promise<void>;
  /** Takes away all that the owner has, but for what is unsent. */
  clear(owner: string): Promise<void>;
  /** Takes away what others than this owner have that the server has too. */
  clearCopies(but: string): Promise<void>;
  /** Takes away what has expired. */
  sweep(nowMs: number): Promise<void>;
}
