import { Component, DOCUMENT, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { NavigationEnd, Router } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { LiveEvent } from '@app/shared/contracts';
import { LiveNews } from '../core/live-news';
import { keepFocus } from '../core/lost-focus';
import { MenuCounts } from '../core/menu-counts';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Listening } from './listening';

const SHOWN_MS = 6000;
/** The page on which what happens is worked with: by it new things are counted in the menu. Who leads sees far more than is theirs to do. */
const PLACES = [
  { path: '/today', act: 'department.serve' },
  { path: null, act: 'department.lead' },
  { path: '/fortnight', act: 'lesson.teach' },
] as const;
const COUNT = /^\(\d+\) /;

/** Says in one quiet line what somebody else has just done, and counts in the menu and in the tab's name what nobody has looked at. */
@Component({
  selector: 'app-news-line',
  template: `<div role="status">
    @if (line(); as said) {
      <span class="line small">{{ said }}</span>
    }
  </div>`,
  styles: `
    :host {
      position: fixed;
      z-index: 50;
      inset: auto 0.875rem calc(1rem + env(safe-area-inset-bottom)) auto;
      max-width: calc(100vw - 1.75rem);
      pointer-events: none;

      @media (max-width: 47.5em) {
        bottom: calc(var(--bar, 4rem) + 0.375rem + env(safe-area-inset-bottom));
      }

      @media print {
        display: none;
      }
    }

    .line {
      display: block;
      padding: 0.25rem 0.625rem;
      border: 1px solid var(--line);
      border-radius: var(--r);
      background: var(--surface);
      overflow-wrap: anywhere;
    }
  `,
})
export class NewsLine {
  private readonly words = inject(ALL_WORDS).live;
  private readonly session = inject(Session);
  private readonly counts = inject(MenuCounts);
  private readonly router = inject(Router);
  private readonly title = inject(Title);
  private readonly document = inject(DOCUMENT);
  private readonly listening = inject(Listening);
  private readonly news = inject(LiveNews);
  private readonly place = PLACES.find(({ act }) => this.session.may(act))?.path;
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly line = signal<string | null>(null);
  /** What came while the page was not in front of anybody. */
  private unseen = 0;

  constructor() {
    // what others do takes rows away too; both come after the first screen, which does without them
    inject(DestroyRef).onDestroy(keepFocus(this.document));
    this.listening.begin();
    effect(() => {
      const events = this.listening.came().filter((event) => this.isOthers(event));
      if (events.length > 0) untracked(() => this.count(events.length));
    });
    effect(() => {
      const events = this.news.came()?.events.filter((event) => this.isOthers(event)) ?? [];
      if (events.length > 0) untracked(() => this.say(events));
    });
    const seen = (): void => this.look();
    this.document.addEventListener('visibilitychange', seen);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.document.removeEventListener('visibilitychange', seen);
    });
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => event instanceof NavigationEnd && this.look());
  }

  /** Whether somebody else did it, and it is worth a line. */
  private isOthers(event: LiveEvent): boolean {
    return this.lineOf(event) !== undefined && event.by !== this.session.me()?.user.name;
  }

  private lineOf({ kind, by, byItself }: LiveEvent): string | undefined {
    return this.words.cameAbout[kind] ?? (byItself ? undefined : this.words.did[kind]?.(by));
  }

  private get isSeen(): boolean {
    return this.document.visibilityState === 'visible';
  }

  private count(more: number): void {
    const { place } = this;
    if (place && !(this.isSeen && this.isAt(place))) this.counts.set(place, this.counts.at(place) + more);
    if (this.isSeen) return;
    this.unseen += more;
    this.title.setTitle(this.words.title(this.unseen, this.title.getTitle().replace(COUNT, '')));
  }

  private look(): void {
    if (!this.isSeen) return;
    if (this.unseen > 0) this.title.setTitle(this.title.getTitle().replace(COUNT, ''));
    this.unseen = 0;
    if (this.place && this.isAt(this.place)) this.counts.set(this.place, 0);
  }

  private isAt(path: string): boolean {
    return this.router.url.split(/[?#]/)[0] === path;
  }

  private say(events: readonly LiveEvent[]): void {
    const last = events.at(-1);
    const said = last && this.lineOf(last);
    if (said === undefined) return;
    this.line.set(events.length > 1 ? this.words.andMore(said, events.length - 1) : said);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.line.set(null), SHOWN_MS);
  }
}
