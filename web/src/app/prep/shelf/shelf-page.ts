import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RequisitionSummary } from '@app/shared/contracts';
import { addDays, MAX_HOLD_DAYS } from '@app/shared/rules';
import { lastRead } from '../../core/last-read';
import { Clock } from '../../core/clock';
import { newsOf } from '../../core/live-news';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { dateOf } from '../../core/when';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { RequisitionsClient } from '../../requisitions/requisitions.client';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/empty';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { TicketFoot } from '../ticket/ticket-foot';
import { TicketOver } from '../ticket/ticket-over';

const AT_A_TIME = 200;

type Kept = RequisitionSummary & { keptUntil: string };

/** The hold shelf: what is made or out and stays so for a later lesson, by the day on which it can be put away; what is past that first. */
@Component({
  selector: 'app-shelf-page',
  imports: [Chip, Empty, ProblemNotice, RouterLink, Skeleton, TicketFoot, TicketOver],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/today">{{ said.back }}</a>
      </p>
      <h1>{{ said.page }}</h1>
      <p class="small">{{ said.lead }}</p>
      @if (read.error() && !kept()) {
        <app-problem [error]="read.error()" (retry)="read.reload()" />
      } @else if (kept(); as all) {
        @for (day of days(); track day.date) {
          <section [attr.aria-label]="day.heading">
            <h2>{{ day.heading }}</h2>
            <ul class="card">
              @for (one of day.requests; track one.id) {
                <li>
                  <div class="what">
                    <a [routerLink]="['/requests', one.id]">{{ one.title }}</a>
                    <span class="small">{{ said.place(one, session.timeZone()) }}</span>
                    @if (isOver(one)) {
                      <span
                        ><app-chip tone="warn" icon="clock">{{ said.overdue }}</app-chip></span
                      >
                    }
                  </div>
                  @if (serves(one)) {
                    <app-ticket-foot [id]="one.id" [called]="one.group" />
                  }
                </li>
              }
            </ul>
          </section>
        } @empty {
          <div class="card">
            <app-empty icon="apparatus" [heading]="said.nothing">{{ said.nothingHint }}</app-empty>
          </div>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="4" [height]="56" [label]="said.loading" /></div>
      }
      <app-ticket-over (changed)="read.reload()" />
    </div>
  `,
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
      max-width: 46rem;
    }
    h2 {
      margin-bottom: 0.5rem;
      font-size: var(--text-m);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem var(--s2);
      align-items: center;
      padding: 0.75rem var(--s2);
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    .what {
      display: grid;
      flex: 1 1 14rem;
      gap: 0.125rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class ShelfPage {
  protected readonly said = inject(ALL_WORDS).shelf;
  protected readonly session = inject(Session);
  private readonly client = inject(RequisitionsClient);
  private readonly clock = inject(Clock);
  protected readonly read = resource({
    params: () => addDays(this.clock.today(), -MAX_HOLD_DAYS),
    loader: async ({ params: from }) => {
      const kept: Kept[] = [];
      let cursor: string | undefined;
      do {
        const { items, nextCursor } = await this.client.page({ status: 'prepared,delivered', from }, AT_A_TIME, cursor);
        kept.push(...items.filter((one): one is Kept => one.keptUntil !== null));
        cursor = nextCursor;
      } while (cursor !== undefined);
      return kept;
    },
  });
  /** What was read last stays while it is read again. */
  protected readonly kept = lastRead(this.read);
  protected readonly days = computed(() => {
    const zone = this.session.timeZone();
    const dated = (this.kept() ?? []).map((one) => ({ one, date: dateOf(one.keptUntil, zone) }));
    const dates = [...new Set(dated.map(({ date }) => date))].sort();
    return dates.map((date) => ({
      date,
      heading: this.said.until(date, this.clock.today()),
      requests: dated.filter((on) => on.date === date).map(({ one }) => one),
    }));
  });

  constructor() {
    refreshOnReturn(
      () => this.read.reload(),
      () => 300,
      { of: newsOf('requisition', 'task') },
    );
  }

  protected isOver({ keptUntil }: Kept): boolean {
    return Temporal.Instant.compare(keptUntil, this.clock.now()) <= 0;
  }

  protected serves({ departmentId }: Kept): boolean {
    return this.session.may('requisition.serve', { departmentId });
  }
}
