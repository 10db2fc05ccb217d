import { DOCUMENT, DestroyRef, effect, inject, untracked } from '@angular/core';
import type { LiveEvent } from '@app/shared/contracts';
import { Clock } from './clock';
import { LiveNews } from './live-news';
import { onUndone } from './on-undone';

/** While what happens comes by itself, a page is read for its age alone after so many times as long. */
const SELDOM = 3;

/** Which news have a page read again: all of them where nothing is said; and after how long, in milliseconds. */
interface OnNews {
  of?: (event: LiveEvent) => boolean;
  laterMs?: number;
}

/**
 * Runs `refresh` whenever the page comes back in front of somebody or to the network, when news come that concern it, and after so many
 * seconds in front of them: what others did since then shows, and what was taken back here. Call in an injection context.
 */
export function refreshOnReturn(refresh: () => void, everySeconds: () => number, onNews: OnNews = {}): void {
  const document = inject(DOCUMENT);
  const clock = inject(Clock);
  const news = inject(LiveNews);
  let last = untracked(clock.now);
  let heard = untracked(news.came);
  let later: ReturnType<typeof setTimeout> | undefined;
  const back = (): void => {
    if (document.visibilityState !== 'visible') return;
    last = untracked(clock.now);
    refresh();
  };
  effect(() => {
    const now = clock.now();
    const seconds = everySeconds() * (news.isHeard() ? SELDOM : 1);
    if (Temporal.Instant.from(now).since(last).total('seconds') >= seconds) untracked(back);
  });
  onUndone(refresh);
  effect(() => {
    const came = news.came();
    if (came === heard) return;
    heard = came;
    if (!came?.missed && !came?.events.some(onNews.of ?? Boolean)) return;
    clearTimeout(later);
    if (onNews.laterMs === undefined) untracked(back);
    else later = setTimeout(back, onNews.laterMs);
  });
  document.addEventListener('visibilitychange', back);
  document.defaultView?.addEventListener('online', back);
  inject(DestroyRef).onDestroy(() => {
    clearTimeout(later);
    document.removeEventListener('visibilitychange', back);
    document.defaultView?.removeEventListener('online', back);
  });
}
