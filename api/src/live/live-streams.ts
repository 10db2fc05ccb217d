import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock, instant } from '../core/clock/index.js';
import { Database, expectedOr, Notices, outcome } from '../core/database/index.js';
import { HAPPENED } from '../core/events/index.js';
import { ProblemError } from '../core/problems/index.js';
import type { EventStream } from './event-stream.js';
import { LIVE_TOKENS } from './live.statements.js';
import { SchoolFeed } from './school-feed.js';

/** Sessions are looked at so often, in milliseconds: a stream ends within 3 seconds of its session. */
const SESSIONS_MS = 1200;
/** A stream says so often that it is there, in milliseconds: proxies close what is still for a minute. */
const BEAT_MS = 15_000;
/** Where a notice got lost, what happened is found after this, in milliseconds. */
const POLL_MS = 30_000;
/** A server holds so many streams at most… */
const MAX_STREAMS = 2000;
/** …and so many of one person, as long as half of the places are free; */
const MOST_OF_PERSON = 1000;
/** with fewer left, so many: more windows than anybody has open. */
const FEW_OF_PERSON = 12;
/** When sessions could not be looked at so often, one after another, nobody is taken to be signed in any more. */
const MAX_FAILURES = 2;

/** Who listens at this server, by school. */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Live');
  private readonly feeds = new Map<string, SchoolFeed>();
  private readonly all = new Set<EventStream>();
  private readonly ofPerson = new Map<string, number>();
  private timers: NodeJS.Timeout[] = [];
  private isListening = false;
  private isStopped = false;
  private failures = 0;
  private isLooking = false;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly notices: Notices,
  ) {}

  /**
   * Has somebody hear what happens from now on, and what came behind the place `after` first. `begin` opens the answer.
   * @throws TOO_MANY_REQUESTS, SERVER_BUSY
   */
  async open(stream: EventStream, after: number | null, begin: (place: number | null) => void): Promise<void> {
    const { schoolId, personId } = stream.principal;
    this.refuseTooMany(personId);
    this.all.add(stream);
    this.ofPerson.set(personId, (this.ofPerson.get(personId) ?? 0) + 1);
    stream.onLeft(() => this.leave(stream));
    this.listen();
    try {
      // what is read here is read for everybody who listens, not for the request that happens to begin it
      await outcome.exit(() => this.feedOf(schoolId).join(stream, after, begin));
    } catch (error) {
      this.leave(stream);
      throw error;
    }
    if (this.isStopped) stream.end();
  }

  /** Ends every stream at once: a server that stops waits for none. */
  beforeApplicationShutdown(): void {
    this.isStopped = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const stream of this.all) stream.end();
  }

  private refuseTooMany(personId: string): void {
    const isFull = this.all.size >= MAX_STREAMS / 2;
    if (this.all.size >= MAX_STREAMS || this.isStopped)
      throw new ProblemError(
        'SERVER_BUSY',
        'Too many pages listen for news at this server. Nothing else is affected; the page looks by itself.',
      );
    if ((this.ofPerson.get(personId) ?? 0) >= (isFull ? FEW_OF_PERSON : MOST_OF_PERSON))
      throw new ProblemError(
        'TOO_MANY_REQUESTS',
        'Too many of your pages listen for news. Nothing else is affected; close some of them, and the others look by themselves.',
      );
  }

  private leave(stream: EventStream): void {
    if (!this.all.delete(stream)) return;
    const { schoolId, personId } = stream.principal;
    const left = (this.ofPerson.get(personId) ?? 0) - 1;
    if (left > 0) this.ofPerson.set(personId, left);
    else this.ofPerson.delete(personId);
    const feed = this.feeds.get(schoolId);
    feed?.streams.delete(stream);
    // a feed that nobody hears begins anew, behind what happened meanwhile
    if (![...this.all].some(({ principal }) => principal.schoolId === schoolId)) this.feeds.delete(schoolId);
    if (this.all.size > 0) return;
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
  }

  private feedOf(schoolId: string): SchoolFeed {
    const feed = this.feeds.get(schoolId) ?? new SchoolFeed(this.db, schoolId);
    this.feeds.set(schoolId, feed);
    return feed;
  }

  private listen(): void {
    if (!this.isListening) this.notices.listen(HAPPENED, (schoolIds) => this.tell(schoolIds ?? [...this.feeds.keys()]));
    this.isListening = true;
    if (this.timers.length > 0 || this.isStopped) return;
    const every = (ms: number, work: () => void) => setInterval(() => outcome.exit(work), ms).unref();
    this.timers = [
      every(SESSIONS_MS, () => void this.endThoseSignedOut()),
      every(BEAT_MS, () => this.beat()),
      every(POLL_MS, () => this.tell([...this.feeds.keys()])),
    ];
  }

  private tell(schoolIds: readonly string[]): void {
    for (const schoolId of schoolIds)
      outcome
        .exit(() => this.feeds.get(schoolId)?.tell())
        ?.catch((error: unknown) => {
          this.logger.warn({ ...expectedOr(error), schoolId }, 'what happened could not be read; it is tried again');
        });
  }

  private beat(): void {
    for (const { streams, newest } of this.feeds.values()) for (const stream of streams) stream.beat(newest);
  }

  /** Ends the streams whose sessions have ended; where that cannot be known for long, all of them. */
  private async endThoseSignedOut(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const asked = [...this.all];
      const tokens = [...new Set(asked.map(({ token }) => token))];
      const rows = await this.db.acrossSchools(LIVE_TOKENS, [tokens, instant(this.clock.nowMs())]);
      const live = new Set(rows.map(({ token }) => token));
      for (const stream of asked) if (!live.has(stream.token)) stream.end();
      this.failures = 0;
    } catch (error) {
      this.logger.warn(expectedOr(error), 'who is signed in could not be looked up; it is tried again');
      if (++this.failures >= MAX_FAILURES) for (const stream of this.all) stream.end();
    } finally {
      this.isLooking = false;
    }
  }
}
