/** Begins every key that earlier versions kept in the browser's plain storage. */
export const FORMER_PREFIX = 'requisite.';

/** What may be kept in this browser of one sort of thing: how long, in which shape, and what becomes of it at sign-out. */
export interface Kind<T> {
  name: string;
  /** The shape of the value, counted from 1. */
  version: number;
  /** After so many days without being kept anew it is gone. */
  days: number;
  /** Outlives signing out: what the server has not got yet. */
  unsent?: true;
  /** What the server has too: gone as soon as somebody else has signed in here, while what a person typed stays for their return. */
  copy?: true;
  /** Belongs to this browser and not to a person. */
  ofBrowser?: true;
  /** At most so many; the one that was kept longest ago goes first. */
  most?: number;
  /** Brings a value of an older shape into the present one; null where it cannot be. Without it such a value is gone. */
  upgrade?: (value: unknown, version: number) => T | null;
}

/** One thing that is kept, as it lies in the store. */
export interface Kept {
  owner: string;
  kind: string;
  id: string;
  version: number;
  /** When it was kept, and from when it counts as gone, in epoch milliseconds. */
  atMs: number;
  untilMs: number;
  unsent: boolean;
  copy?: boolean;
  value: unknown;
}

/** One thing that is kept, as a page reads it. */
export interface Entry<T> {
  id: string;
  atMs: number;
  value: T;
}
