import type { Kept } from './kind';
import type { Shelf } from './shelf';

const NAME = 'requisite';
const STORE = 'kept';
/** One step for each version of the database, in order; a released one is never changed. */
const STEPS: readonly ((db: IDBDatabase) => void)[] = [
  (db) => {
    const store = db.createObjectStore(STORE, { keyPath: ['owner', 'kind', 'id'] });
    store.createIndex('untilMs', 'untilMs');
  },
];
/** A browser that neither opens its database nor refuses to is not waited for longer. */
const OPEN_MS = 3_000;

/** Keeps things in the browser's database, shared by all tabs of this site. A write counts once it is committed. */
export class IndexedDbShelf implements Shelf {
  private opening: Promise<IDBDatabase> | null = null;

  constructor(private readonly factory: IDBFactory) {}

  async read(owner: string, kind: string, id: string): Promise<Kept | undefined> {
    const store = await this.store('readonly');
    return (await answerOf(store.get([owner, kind, id]))) as Kept | undefined;
  }

  async all(owner: string, kind: string): Promise<Kept[]> {
    const store = await this.store('readonly');
    // an array sorts after every string, so this is all ids of the kind
    return (await answerOf(store.getAll(IDBKeyRange.bound([owner, kind], [owner, kind, []])))) as Kept[];
  }

  async put(kept: Kept): Promise<void> {
    const store = await this.store('readwrite');
    store.put(kept);
    await committed(store.transaction);
  }

  async remove(owner: string, kind: string, id: string): Promise<void> {
    const store = await this.store('readwrite');
    store.delete([owner, kind, id]);
    await committed(store.transaction);
  }

  async clear(owner: string): Promise<void> {
    const store = await this.store('readwrite');
    await drop(store.openCursor(IDBKeyRange.bound([owner], [owner, []])), (kept) => !kept.unsent);
    await committed(store.transaction);
  }

  async clearCopies(but: string): Promise<void> {
    const store = await this.store('readwrite');
    await drop(store.openCursor(), ({ owner, copy }) => owner !== but && copy === true);
    await committed(store.transaction);
  }

  async sweep(nowMs: number): Promise<void> {
    const store = await this.store('readwrite');
    await drop(store.index('untilMs').openCursor(IDBKeyRange.upperBound(nowMs)), () => true);
    await committed(store.transaction);
  }

  private async store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    this.opening ??= this.open();
    try {
      return (await this.opening).transaction(STORE, mode).objectStore(STORE);
    } catch (error) {
      this.opening = null;
      throw error;
    }
  }

  private open(): Promise<IDBDatabase> {
    return new Promise((done, failed) => {
      const request = this.factory.open(NAME, STEPS.length);
      const timer = setTimeout(() => failed(new Error('the database of this browser does not answer')), OPEN_MS);
      request.onupgradeneeded = ({ oldVersion }) => {
        for (const step of STEPS.slice(oldVersion)) step(request.result);
      };
      request.onerror = () => failed(request.error ?? new Error('the database of this browser could not be opened'));
      request.onsuccess = () => {
        clearTimeout(timer);
        // a newer version of the app in another tab must not wait for this one
        request.result.onversionchange = () => request.result.close();
        request.result.onclose = () => (this.opening = null);
        done(request.result);
      };
    });
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('this browser could not read what it keeps'));
  });
}

/** A full disk shows only when the transaction is committed. */
function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error ?? new Error('this browser could not keep it'));
  });
}

/** Deletes what the cursor passes and `which` says; the transaction must not have ended yet. */
function drop(request: IDBRequest<IDBCursorWithValue | null>, which: (kept: Kept) => boolean): Promise<void> {
  return new Promise((done, failed) => {
    request.onerror = () => failed(request.error ?? new Error('this browser could not look through what it keeps'));
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return done();
      if (which(cursor.value as Kept)) cursor.delete();
      cursor.continue();
    };
  });
}
