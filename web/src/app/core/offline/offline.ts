import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';
import { Clock } from '../clock';
import { Toasts } from '../toasts';
import { FORMER_PREFIX, type Entry, type Kept, type Kind } from './kind';
import { MemoryShelf } from './memory-shelf';
import { SHELF } from './shelf.token';
import { isSharedComputer } from './shared-computer';

const BROWSER = 'this browser';
const DAY_MS = 86_400_000;
/** The version of what earlier versions of the app kept, and how long it stays untouched. */
const FORMER = 0;
const FORMER_DAYS = 30;
const CHANNEL = 'requisite-kept';
/** How far the server's clock was before this device's, in milliseconds. */
const AHEAD: Kind<number> = { name: 'clock', version: 1, days: 90, ofBrowser: true };
const OF_SERVER = 'server';

/** Whose things are kept: an account at a school. */
export interface Owner {
  schoolId: string;
  personId: string;
}

/**
 * Keeps in this browser what must outlive a closed tab: each thing a record of its own, owned by a person, for as long as its
 * kind says. On a shared computer the page alone holds it, but for what the server has not got yet. Nothing rejects: what cannot be stored is held while the page is open, and that is said once.
 */
@Service()
export class Offline {
  private readonly shelf = inject(SHELF);
  private readonly memory = new MemoryShelf();
  private readonly clock = inject(Clock);
  private readonly toasts = inject(Toasts);
  private readonly document = inject(DOCUMENT);
  private readonly window = this.document.defaultView;
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  private owner: string | null = null;
  private ready: Promise<unknown>;
  private readonly failed = signal(false);
  private readonly heard = signal<ReadonlyMap<string, number>>(new Map());
  /** Whether the browser could not keep the last thing, so that it is held by this page alone. */
  readonly trouble = this.failed.asReadonly();

  constructor() {
    this.ready = this.attempt(() => this.begin());
    if (this.channel) this.channel.onmessage = ({ data }: MessageEvent<unknown>) => this.hear(String(data));
    inject(DestroyRef).onDestroy(() => this.channel?.close());
  }

  /** From now on things belong to this person; what earlier versions kept of them is taken over, once. */
  belongTo({ schoolId, personId }: Owner): void {
    const owner = `${schoolId}/${personId}`;
    if (this.owner === owner) return;
    this.owner = owner;
    this.ready = this.ready.then(() => this.clearFor(owner)).then(() => this.takeOver(owner, personId));
  }

  /** Keeps the time that the server has told, for when it cannot be asked. */
  async keepTime(): Promise<void> {
    await this.keep(AHEAD, OF_SERVER, this.clock.ahead());
  }

  /** Forgets the person at sign-out, and all that was kept of them but what the server has not got yet. */
  async leave(): Promise<void> {
    const owner = this.owner;
    if (owner === null) return;
    await this.ready;
    this.owner = null;
    await this.memory.clear(owner);
    await this.attempt(() => this.shelf.clear(owner));
    await this.remove(BROWSER, AHEAD.name, OF_SERVER);
  }

  async read<T>(kind: Kind<T>, id: string): Promise<T | null> {
    const owner = this.ownerOf(kind);
    if (owner === null) return null;
    await this.ready;
    const kept = (await this.memory.read(owner, kind.name, id)) ?? (await this.attempt(() => this.shelf.read(owner, kind.name, id)));
    return kept ? this.valueOf(kind, kept) : null;
  }

  /** Everything of the kind, what was kept first at the front. */
  async all<T>(kind: Kind<T>): Promise<Entry<T>[]> {
    const owner = this.ownerOf(kind);
    if (owner === null) return [];
    return (await this.lying(owner, kind.name)).flatMap((kept) => {
      const value = this.valueOf(kind, kept);
      return value === null ? [] : [{ id: kept.id, atMs: kept.atMs, value }];
    });
  }

  /** Keeps one thing, in the place of what had its id; answers whether the browser has it. */
  async keep<T>(kind: Kind<T>, id: string, value: T): Promise<boolean> {
    const owner = this.ownerOf(kind);
    if (owner === null) return false;
    await this.ready;
    // whoever it is for may have signed out meanwhile
    if (owner !== this.ownerOf(kind)) return false;
    const atMs = this.nowMs();
    const kept: Kept = {
      owner,
      kind: kind.name,
      id,
      version: kind.version,
      atMs,
      untilMs: atMs + kind.days * DAY_MS,
      unsent: kind.unsent ?? false,
      copy: kind.copy ?? false,
      value,
    };
    const stored = await this.put(kept);
    if (kind.most !== undefined) await this.trim(owner, kind.name, kind.most);
    this.channel?.postMessage(kind.name);
    return stored;
  }

  async forget<T>(kind: Kind<T>, id: string): Promise<void> {
    const owner = this.ownerOf(kind);
    if (owner === null) return;
    await this.ready;
    await this.remove(owner, kind.name, id);
    this.channel?.postMessage(kind.name);
  }

  /** How often another tab has changed something of the kind: read it in an effect to hear of it. */
  changes<T>(kind: Kind<T>): number {
    return this.heard().get(kind.name) ?? 0;
  }

  /** The time comes first: by a wrong clock of this device everything could count as expired. */
  private async begin(): Promise<void> {
    const ahead = await this.shelf.read(BROWSER, AHEAD.name, OF_SERVER);
    if (typeof ahead?.value === 'number') this.clock.beAhead(ahead.value);
    await this.shelf.sweep(this.nowMs());
  }

  private async clearFor(owner: string): Promise<void> {
    await this.memory.clearCopies(owner);
    await this.attempt(() => this.shelf.clearCopies(owner));
    if (isSharedComputer(this.document)) await this.attempt(() => this.shelf.clear(owner));
  }

  private hear(kind: string): void {
    this.heard.update((heard) => new Map(heard).set(kind, (heard.get(kind) ?? 0) + 1));
  }

  private ownerOf<T>(kind: Kind<T>): string | null {
    return kind.ofBrowser ? BROWSER : this.owner;
  }

  private valueOf<T>(kind: Kind<T>, kept: Kept): T | null {
    if (kept.untilMs <= this.nowMs()) return null;
    if (kept.version === kind.version) return kept.value as T;
    return kind.upgrade?.(kept.value, kept.version) ?? null;
  }

  private async lying(owner: string, kind: string): Promise<Kept[]> {
    await this.ready;
    const held = await this.memory.all(owner, kind);
    const stored = (await this.attempt(() => this.shelf.all(owner, kind))) ?? [];
    return [...stored.filter(({ id }) => !held.some((one) => one.id === id)), ...held].sort((one, other) => one.atMs - other.atMs);
  }

  private async trim(owner: string, kind: string, most: number): Promise<void> {
    const lying = await this.lying(owner, kind);
    for (const { id } of lying.slice(0, -most)) await this.remove(owner, kind, id);
  }

  private async put(kept: Kept): Promise<boolean> {
    if (!kept.unsent && kept.owner !== BROWSER && isSharedComputer(this.document)) {
      await this.memory.put(kept);
      await this.attempt(() => this.shelf.remove(kept.owner, kept.kind, kept.id));
      return false;
    }
    const stored = (await this.attempt(() => this.shelf.put(kept).then(() => true))) ?? false;
    if (stored) await this.memory.remove(kept.owner, kept.kind, kept.id);
    else await this.memory.put(kept);
    this.report(!stored);
    return stored;
  }

  private async remove(owner: string, kind: string, id: string): Promise<void> {
    await this.memory.remove(owner, kind, id);
    await this.attempt(() => this.shelf.remove(owner, kind, id));
  }

  /** A key of before goes only once everything in it is kept anew. */
  private async takeOver(owner: string, personId: string): Promise<void> {
    const storage = this.formerStorage();
    if (!storage || !Object.keys(storage).some((key) => key.startsWith(FORMER_PREFIX))) return;
    // hardly anybody has such keys: the first visit does not fetch what reads them
    const former = await import('./former-keys').catch(() => null);
    if (!former) return;
    for (const { key, things } of former.formerKeys(storage, personId)) {
      const atMs = this.nowMs();
      const stored = await Promise.all(
        things.map(({ ofBrowser, ...thing }, place) =>
          // in their order: what stood later was kept later
          this.put({
            ...thing,
            owner: ofBrowser ? BROWSER : owner,
            version: FORMER,
            atMs: atMs + place,
            untilMs: atMs + FORMER_DAYS * DAY_MS,
          }),
        ),
      );
      if (stored.every(Boolean)) storage.removeItem(key);
    }
  }

  /** A browser that blocks its storage throws as soon as it is named. */
  private formerStorage(): Storage | null {
    try {
      return this.window?.localStorage ?? null;
    } catch {
      return null;
    }
  }

  private report(failing: boolean): void {
    if (failing && !this.failed())
      this.toasts.say(
        'This browser has no room to keep what you do here. It stays while this page is open: do not close it before it is sent.',
      );
    this.failed.set(failing);
  }

  private async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch {
      return undefined;
    }
  }

  private nowMs(): number {
    return Temporal.Instant.from(this.clock.exactly()).epochMilliseconds;
  }
}
