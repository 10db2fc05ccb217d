/** What a value takes up in memory, in bytes. */
export interface Weight {
  own: number;
  /** What others may have a part in, by the object that stands for it: it is counted once. */
  shared?: { of: object; bytes: number } | null;
}

/** What a place takes up, whatever stands there: its key and its places in lists. */
const PLACE = 200;

/**
 * Keeps values in memory by their keys, in order of last use, and lets go of what was not used for longest once all together take up more
 * than so many bytes. What was put there last is kept whatever it takes up, so that who has much is not looked up at every turn.
 */
export class Kept<Value> {
  private readonly values = new Map<string, { value: Value; weight: Weight }>();
  private readonly shared = new Map<object, { holders: number; bytes: number }>();
  private taken = 0;

  constructor(
    private readonly mostBytes: number,
    private readonly weigh: (value: Value) => Weight,
  ) {}

  /** How many bytes all that is kept takes up, by what each was said to weigh. */
  get bytes(): number {
    return this.taken;
  }

  /** How many values are kept. */
  get size(): number {
    return this.values.size;
  }

  /** Reads a value, which is the last used then; undefined where there is none. */
  get(key: string): Value | undefined {
    const found = this.values.get(key);
    if (!found) return undefined;
    this.values.delete(key);
    this.values.set(key, found);
    return found.value;
  }

  /** Keeps a value in place of the one that there was. */
  set(key: string, value: Value): void {
    this.drop(key);
    const weight = this.weigh(value);
    this.values.set(key, { value, weight });
    this.taken += weight.own + PLACE;
    if (weight.shared) this.hold(weight.shared);
    for (const oldest of this.values.keys()) {
      if (this.taken <= this.mostBytes || oldest === key) break;
      this.drop(oldest);
    }
  }

  /** Lets go of a value. */
  drop(key: string): void {
    const found = this.values.get(key);
    if (!found) return;
    this.values.delete(key);
    this.taken -= found.weight.own + PLACE;
    if (found.weight.shared) this.letGo(found.weight.shared.of);
  }

  private hold({ of, bytes }: NonNullable<Weight['shared']>): void {
    const known = this.shared.get(of);
    if (known) known.holders++;
    else {
      this.shared.set(of, { holders: 1, bytes });
      this.taken += bytes;
    }
  }

  private letGo(of: object): void {
    const known = this.shared.get(of);
    if (!known || --known.holders > 0) return;
    this.shared.delete(of);
    this.taken -= known.bytes;
  }
}
