import { ApplicationRef, Component, DestroyRef, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MenuCounts } from '../core/menu-counts';
import { refusalOf } from '../core/refusal';
import { Shortcuts } from '../core/shortcuts';
import { Toasts } from '../core/toasts';
import { WORDS } from '../core/words';
import { wordsThere } from '../core/words-there';
import { LOAD_PAGE } from '../core/load-page.token';
import { Unsent } from '../core/unsent';
import { Session } from '../identity/session';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon/icon';
import { Mark } from '../ui/mark';
import { Help } from './help';
import { Leaving } from './leaving';
import { NewsLine } from '../live/news-line';
import { entriesFor, pagesFor } from './navigation';
import { Palette } from '../palette/palette';
import { OtherSchools } from './other-schools';
import { keepScroll, pathOf } from './scroll';
import { UnsentTicks } from './unsent-ticks';
import { WithoutNetwork } from './without-network';

/** So many entries stand at the foot of a phone, beside the menu with all of them. */
const ON_A_PHONE = 4;
/** What others do is listened to once the first screen has stood for so long, in milliseconds: nothing that it waits for waits for that. */
const SETTLED_MS = 3000;

/** The frame of every page behind the sign-in: rail at a desk, bar at the foot of a phone, keys, help. */
@Component({
  selector: 'app-shell',
  imports: [
    Dialog,
    Help,
    Icon,
    Leaving,
    Mark,
    MatButton,
    NewsLine,
    OtherSchools,
    Palette,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    UnsentTicks,
    WithoutNetwork,
  ],
  templateUrl: './shell.html',
  styleUrls: ['./shell.scss', './shell-narrow.scss'],
  host: { '(document:keydown)': 'seek($event)' },
})
export class Shell {
  private readonly session = inject(Session);
  protected readonly words = inject(WORDS);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  // the person as first seen: while the page is being left after signing out, the frame still has somebody to name
  private readonly first = this.session.person();
  protected readonly me = computed(() => this.session.me() ?? this.first);
  protected readonly counts = inject(MenuCounts);
  protected readonly entries = computed(() => entriesFor(this.me(), (path) => this.counts.at(path) > 0));
  /** What the search finds by its name. */
  protected readonly pages = computed(() => pagesFor(this.me(), (path) => this.counts.at(path) > 0));
  protected readonly short = computed(() =>
    this.entries()
      .filter((entry) => !entry.counted)
      .slice(0, ON_A_PHONE),
  );
  protected readonly bell = computed(() => {
    const count = this.counts.at('/messages');
    return count > 0 ? this.words.inbox.news(count) : this.words.inbox.heading;
  });
  protected readonly menu = signal(false);
  protected readonly help = signal(false);
  protected readonly palette = signal(false);
  protected readonly leaving = signal(false);
  protected readonly settled = signal(false);
  private readonly unsent = inject(Unsent);
  private readonly loadPage = inject(LOAD_PAGE);

  constructor() {
    const { goTo, pages, showKeys } = this.words.shell;
    const release = inject(Shortcuts).register([
      ...this.entries()
        .filter((entry) => entry.key)
        .map(({ key, page, path }) => ({ keys: `g ${key}`, label: goTo(pages[page]), run: () => void this.router.navigateByUrl(path) })),
      { keys: '/', label: this.words.palette.key, run: () => this.palette.set(true) },
      { keys: '?', label: showKeys, run: () => this.help.update((open) => !open) },
    ]);
    inject(DestroyRef).onDestroy(release);
    this.focusNewPages();
    keepScroll();
    // once the first screen stands, the words of the other pages come too, so that none of them is waited for
    let settling: ReturnType<typeof setTimeout> | undefined;
    inject(DestroyRef).onDestroy(() => clearTimeout(settling));
    void inject(ApplicationRef)
      .whenStable()
      .then(wordsThere)
      .then(
        () => (settling = setTimeout(() => this.settled.set(true), SETTLED_MS)),
        () => undefined,
      );
  }

  /** Ctrl-K, or Cmd-K on a Mac, opens and closes the search over everything; also while somebody types. */
  protected seek(event: KeyboardEvent): void {
    const isAsked = event.key.toLowerCase() === 'k' && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey;
    if (!isAsked) return;
    event.preventDefault();
    this.palette.update((open) => !open);
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  /** Signs out; where ticks wait here, their person says first what becomes of them. */
  protected async signOut(): Promise<void> {
    this.menu.set(false);
    if (this.unsent.waiting().ticks > 0) this.leaving.set(true);
    else await this.leave();
  }

  /** Ends the session, and with a fresh page all that this one knows of the person. */
  protected async leave(): Promise<void> {
    try {
      const isTold = await this.session.signOut();
      this.loadPage(isTold ? '/sign-in' : '/sign-in?left=');
    } catch (error) {
      this.toasts.say(this.words.shell.stillSignedIn(refusalOf(error).detail));
    }
  }

  /** Another page begins at its main part for the keyboard too; a changed query (an opened panel) leaves the focus alone. */
  private focusNewPages(): void {
    let path = pathOf(this.router.url);
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe((event) => {
        const next = pathOf(event.urlAfterRedirects);
        if (next !== path) this.main().nativeElement.focus({ preventScroll: true });
        path = next;
      });
  }
}
