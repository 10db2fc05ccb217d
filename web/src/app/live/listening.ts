import { DOCUMENT, DestroyRef, Service, effect, inject, signal, untracked } from '@angular/core';
import type { LiveEvent } from '@app/shared/contracts';
import { LiveNews } from '../core/live-news';
import { Session } from '../identity/session';
import { openStream } from './live.client';

/** What comes in so short a time is told together, in milliseconds… */
const GATHER_MS = 250;
/** …and between two tellings lies at least this, so that a busy morning is read every few seconds and not for each tick. */
const BETWEEN_MS = 2500;

/** `upTo`: the place of the last event that the tab with the line knows of. */
type Posted = { events: readonly LiveEvent[]; upTo: number } | { hears: boolean; upTo: number } | 'who hears?';

/**
 * Listens to what happens, once for all tabs of a browser: one holds the line and tells the others. What comes is told to the pages while
 * they are in front of somebody, never while a finger is on one.
 */
@Service()
export class Listening {
  private readonly news = inject(LiveNews);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly window = this.document.defaultView;
  private channel: BroadcastChannel | null = null;
  private waiting: LiveEvent[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastMs = -BETWEEN_MS;
  private isPressed = false;
  private isMine = false;
  /** What happened up to here this page knows, or has read. */
  private upTo = 0;
  private readonly ended = new AbortController();
  private readonly latest = signal<readonly LiveEvent[]>([]);
  /** What came last, also while nobody looks. */
  readonly came = this.latest.asReadonly();

  /** Asks anew whether the line is wanted, once there is one. */
  private look: () => void = () => undefined;

  constructor() {
    // a line that is lost or opened while somebody signs out would be refused
    effect(() => {
      void this.session.leaving();
      untracked(() => this.look());
    });
    inject(DestroyRef).onDestroy(() => this.ended.abort());
  }

  /** Begins; once for a page, for whoever is signed in. */
  begin(): void {
    const { window } = this;
    const me = this.session.me();
    if (!window || !me || !('EventSource' in window) || this.channel) return;
    this.upTo = me.newestEvent ?? 0;
    const name = `requisite-live ${me.school.id} ${me.user.id}`;
    this.share(new BroadcastChannel(name));
    const { signal } = this.ended;
    const listen = (event: string, hear: () => void): void => this.document.addEventListener(event, hear, { signal, capture: true });
    listen('pointerdown', () => (this.isPressed = true));
    for (const event of ['pointerup', 'pointercancel']) listen(event, () => this.release());
    listen('visibilitychange', () => this.plan());
    this.hold(name);
  }

  private share(channel: BroadcastChannel): void {
    this.channel = channel;
    channel.onmessage = ({ data }: MessageEvent<Posted>) => this.isTold(data);
    this.post('who hears?');
    this.ended.signal.addEventListener('abort', () => channel.close());
  }

  /** Holds the line for as long as the page is there, when it is this tab's turn; a browser without locks holds one for each tab that is seen. */
  private hold(name: string): void {
    const { locks } = this.window?.navigator ?? {};
    const isSeen = (): boolean => this.document.visibilityState === 'visible';
    const open = (isWanted: () => boolean): void => {
      this.look = openStream({
        isWanted: () => this.session.leaving() === null && isWanted(),
        document: this.document,
        signal: this.ended.signal,
        hears: (hears, missed) => this.hears(hears, missed),
        heard: (event, place) => this.heard(event, place),
        after: () => this.upTo,
      });
    };
    if (!locks) return open(isSeen);
    const untilEnded = new Promise<void>((resolve) => this.ended.signal.addEventListener('abort', () => resolve()));
    const mine = (): Promise<void> => {
      this.isMine = true;
      open(() => true);
      return untilEnded;
    };
    locks.request(name, { signal: this.ended.signal }, mine).catch(() => undefined);
  }

  private hears(hears: boolean, missed: boolean): void {
    this.news.hears(hears);
    this.post({ hears, upTo: this.upTo });
    if (missed) this.news.say({ events: [], missed });
  }

  private heard(event: LiveEvent, place: number): void {
    this.upTo = Math.max(this.upTo, place);
    this.post({ events: [event], upTo: this.upTo });
    this.take([event]);
  }

  private isTold(posted: Posted): void {
    if (posted === 'who hears?') {
      if (this.isMine) this.post({ hears: this.news.isHeard(), upTo: this.upTo });
      return;
    }
    const isBehind = posted.upTo > this.upTo;
    this.upTo = Math.max(this.upTo, posted.upTo);
    if ('events' in posted) return this.take(posted.events);
    this.news.hears(posted.hears);
    // another tab was told of it while this one was being opened
    if (isBehind) this.news.say({ events: [], missed: true });
  }

  private post(posted: Posted): void {
    this.channel?.postMessage(posted);
  }

  private take(events: readonly LiveEvent[]): void {
    this.latest.set(events);
    this.waiting.push(...events);
    this.plan();
  }

  private release(): void {
    this.isPressed = false;
    this.plan();
  }

  private plan(): void {
    // a page that comes back is read again whatever happened, so that nothing is left to be told
    if (this.document.visibilityState !== 'visible') this.waiting = [];
    if (this.waiting.length === 0 || this.timer !== undefined || this.isPressed) return;
    const now = performance.now();
    this.timer = setTimeout(() => this.tell(), Math.max(GATHER_MS, this.lastMs + BETWEEN_MS - now));
  }

  private tell(): void {
    this.timer = undefined;
    if (this.isPressed || this.waiting.length === 0) return;
    this.lastMs = performance.now();
    const events = this.waiting;
    this.waiting = [];
    this.news.say({ events, missed: false });
  }
}
