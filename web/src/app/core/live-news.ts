import { Service, signal } from '@angular/core';
import type { LiveEvent } from '@app/shared/contracts';

/** What happened elsewhere since the last time; `missed`: perhaps more than that, as nobody listened for a while. */
export interface News {
  events: readonly LiveEvent[];
  missed: boolean;
}

/** What others do, as the server tells it while this page listens: pages look again by it. Whoever listens says it here. */
@Service()
export class LiveNews {
  private readonly latest = signal<News | null>(null);
  /** The last that came, another object each time. */
  readonly came = this.latest.asReadonly();
  private readonly heard = signal(false);
  /** Whether somebody listens: what happens comes by itself then. */
  readonly isHeard = this.heard.asReadonly();

  say(news: News): void {
    this.latest.set(news);
  }

  hears(is: boolean): void {
    this.heard.set(is);
  }
}

/** Makes what tells whether news are of some subjects, as 'requisition'. */
export function newsOf(...subjects: string[]): (event: LiveEvent) => boolean {
  return ({ kind }) => subjects.includes(kind.split('.')[0] ?? '');
}
