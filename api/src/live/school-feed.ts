import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../core/database/index.js';
import type { EventStream } from './event-stream.js';
import { LAST_PLACE, NEWEST, WHAT_HAPPENED, WRITERS } from './live.statements.js';
import { changesRightsOf, type Happened, whatIsHeard } from './what-is-heard.js';

/** So many events are read at once. */
const BATCH = 1000;
/** Between two looks whether a writer has come to its end lies this, in milliseconds, and up to the second. */
const LOOKS_MS = [20, 40, 80, 160, 250] as const;
/** Who opens a stream waits no longer than this for what is being written, in milliseconds: it is told later. */
const OPENING_MS = 300;

/** What was seen at one look: the events behind the place, the last place given out before, and who was writing then. */
interface Look {
  rows: Happened[];
  last: number;
  writers: ReadonlySet<string>;
}

/**
 * The events of one school on their way to those who listen at this server, in the order of their places. A place is given out before its
 * event can be seen, and a later one may be seen first: nothing is told before every place before it is there, or never will be.
 */
export class SchoolFeed {
  readonly streams = new Set<EventStream>();
  /** Up to here everything was told. */
  private place = 0;
  /** The last event up to there, null where there is none: what a browser names when it comes back. */
  newest: number | null = null;
  private readonly begun = Promise.withResolvers<void>();
  private isBegun = false;
  private isAsked = false;
  private atWork: Promise<void> | null = null;

  constructor(
    private readonly db: Database,
    private readonly schoolId: string,
  ) {}

  /** Tells what has happened since the last time; never at the same time twice, and once more where it is asked for meanwhile. */
  tell(): Promise<void> {
    this.isAsked = true;
    this.atWork ??= this.whileAsked().finally(() => (this.atWork = null));
    return this.atWork;
  }

  /** Adds who listens from now on; `after`: and hears what came behind that place first, where it is not too much. */
  async join(stream: EventStream, after: number | null, begin: (place: number | null) => void): Promise<void> {
    await this.caughtUp();
    const missed = after === null ? [] : await this.missedSince(after);
    if (stream.isOver) return;
    // from here to the end nothing is waited for: what happens from now on is told to whoever is there
    const isTooMuch = missed.length > BATCH;
    begin(after === null || isTooMuch ? this.newest : after);
    if (!isTooMuch) for (const event of missed) hear(stream, event);
    this.streams.add(stream);
  }

  /** Waits until what has happened was told, or for a while: what is held back by what is being written is told to whoever joins, too. */
  private async caughtUp(): Promise<void> {
    const told = this.tell();
    told.catch(() => undefined);
    await Promise.race([told, this.begun.promise]);
    await Promise.race([told, pause(OPENING_MS, undefined, { ref: false })]);
  }

  /** Everything behind a place that those who listen were told, and nothing that they will be. */
  private async missedSince(after: number): Promise<Happened[]> {
    for (;;) {
      const upTo = this.place;
      const rows = await this.db.read(this.schoolId, WHAT_HAPPENED, [this.schoolId, after, BATCH + 1]);
      if (this.place === upTo) return rows.filter(({ place }) => place <= upTo);
    }
  }

  private async whileAsked(): Promise<void> {
    while (this.isAsked) {
      this.isAsked = false;
      if (this.isBegun) await this.goOn();
      else await this.begin();
    }
  }

  /** Begins behind what was seen and what was being written, unless that takes long. */
  private async begin(): Promise<void> {
    const { last, writers } = await this.look(0);
    const isWhole = await this.ended(writers, performance.now() + OPENING_MS);
    const [row] = await this.db.read(this.schoolId, NEWEST, [this.schoolId, last]);
    this.newest = row?.place ?? null;
    this.place = isWhole ? last : (this.newest ?? 0);
    this.isBegun = true;
    this.begun.resolve();
  }

  private async goOn(): Promise<void> {
    for (;;) {
      const seen = await this.look(BATCH);
      if (seen.rows.length === 0) return;
      await this.ended(seen.writers);
      const { rows } = seen.writers.size === 0 ? seen : await this.look(BATCH);
      const told = rows.filter(({ place }) => place <= seen.last);
      const isAll = told.length === rows.length;
      this.hand(told, isAll && rows.length === BATCH ? null : seen.last);
      if (isAll && rows.length < BATCH) return;
    }
  }

  /** Tells events to those who listen. Up to a place nothing else will come; null: up to the last of them. */
  private hand(rows: readonly Happened[], upTo: number | null): void {
    for (const event of rows) for (const stream of this.streams) hear(stream, event);
    this.newest = rows.at(-1)?.place ?? this.newest;
    this.place = Math.max(this.place, upTo ?? this.newest ?? 0);
  }

  /** Waits until these transactions have ended, what they wrote can be seen then; false: until an instant at which they had not. */
  private async ended(writers: ReadonlySet<string>, untilMs = Infinity): Promise<boolean> {
    let open = writers;
    for (let turn = 0; open.size > 0; turn++) {
      if (performance.now() > untilMs) return false;
      await pause(LOOKS_MS[Math.min(turn, LOOKS_MS.length - 1)], undefined, { ref: false });
      const now = await this.db.read(this.schoolId, WRITERS, [this.schoolId]);
      open = new Set(namesOf(now).filter((name) => open.has(name)));
    }
    return true;
  }

  /** One round trip; each of its statements sees what was committed before it, so that their order matters. */
  private look(most: number): Promise<Look> {
    return this.db.readTogether(this.schoolId, async () => {
      const last = this.db.query(LAST_PLACE);
      const writers = this.db.query(WRITERS, [this.schoolId]);
      const rows = this.db.query(WHAT_HAPPENED, [this.schoolId, this.place, most]);
      const [[given], writing, happened] = await Promise.all([last, writers, rows]);
      return { rows: happened, last: given?.place ?? 0, writers: new Set(namesOf(writing)) };
    });
  }
}

const namesOf = (writing: readonly { transaction: string | null }[]) => writing.flatMap(({ transaction }) => transaction ?? []);

function hear(stream: EventStream, event: Happened): void {
  if (stream.isOver) return;
  const heard = whatIsHeard(stream.principal, event);
  if (heard) stream.send(event.place, heard);
  if (changesRightsOf(stream.principal, event)) stream.end();
}
