import { Component, ElementRef, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { LessonToClose } from '@app/shared/contracts';
import { BESIDE_THE_DAY, OUTCOMES, type RequisitionOutcome } from '@app/shared/rules';
import { action } from '../../core/action';
import { focusOnMore, inPlace, type Placed } from '../../core/in-place';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { RequisitionsClient } from '../../requisitions/requisitions.client';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';

/** More rows than these stand folded away, so that the day's own work is not pushed off the screen. */
const FEW = 3;

/** The requests whose lessons are over and that nobody touched: what became of each is asked, and one button closes it. */
@Component({
  selector: 'app-to-close',
  imports: [Icon, MatButton, ProblemNotice, RouterLink],
  template: `
    <section class="card" aria-labelledby="to-close-heading">
      <div class="bar">
        <div class="words">
          <h2 id="to-close-heading" tabindex="-1">
            <button type="button" class="fold" [attr.aria-expanded]="unfolded()" (click)="unfold.set(!unfolded())">
              <app-icon [name]="unfolded() ? 'down' : 'right'" />{{ words.closing.heading }} ({{ left() }})
            </button>
          </h2>
          <p class="small">{{ words.closing.why }}</p>
        </div>
        @if (theirs().length > 1 && unfolded()) {
          <button matButton="outlined" type="button" [disabled]="closing.busy() || closable().length === 0" (click)="closeAll()">
            {{ words.closing.allNeverMade }}
          </button>
        }
      </div>
      @if (closing.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (unfolded() && left() > open().length) {
        <p class="small">{{ words.lists.firstByLesson(open().length, left()) }}</p>
      }
      @if (unfolded()) {
        <ul>
          @for (row of rows(); track row.one.id) {
            @let one = row.one;
            <li
              #line
              tabindex="-1"
              [style.min-height.px]="row.height"
              [id]="'to-close-' + one.id"
              [attr.aria-label]="one.title + ', ' + words.closing.lesson(one)"
            >
              <span class="words">
                <a [routerLink]="['/requests', one.id]">{{ one.title }}</a>
                <span class="small">{{ words.closing.lesson(one) }}</span>
              </span>
              @if (row.as; as outcome) {
                <span class="small"><app-icon name="check" /> {{ words.closing.outcomes[outcome] }}</span>
              } @else if (closes(one)) {
                <span class="bar">
                  @for (outcome of outcomes; track outcome) {
                    <button matButton="outlined" type="button" [disabled]="closing.busy()" (click)="close(one, outcome, line.offsetHeight)">
                      {{ words.closing.outcomes[outcome] }}
                    </button>
                  }
                </span>
              }
            </li>
          }
        </ul>
        @if (left() > open().length && !isFull()) {
          <button matButton="outlined" type="button" [disabled]="loading() || closing.busy()" (click)="askMore()">
            {{ loading() ? words.requestList.loadingMore : words.requestList.more }}
          </button>
        }
      }
    </section>
  `,
  styles: `
    h2 {
      font-size: var(--text-m);
    }
    .fold {
      display: inline-flex;
      gap: 0.375rem;
      align-items: center;
      min-height: 2rem;
      padding: 0;
      border: 0;
      background: none;
      font-weight: inherit;
      text-align: start;
      cursor: pointer;
    }
    .words {
      display: grid;
      flex: 1 1 14rem;
      min-width: 0;
    }
    ul {
      display: grid;
      margin-top: 0.75rem;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
      padding: 0.5rem 0;
      border-top: 1px solid var(--line);
    }
  `,
})
export class ToClose {
  readonly lessons = input.required<readonly LessonToClose[]>();
  /** Of how many; a list that the browser kept from before does not say. */
  readonly total = input<number>();
  /** Whether the list is being read. */
  readonly loading = input(false);
  readonly closed = output();
  readonly more = output();
  protected readonly words = inject(WORDS);
  protected readonly outcomes = OUTCOMES;
  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly closing = action();

  protected readonly rows = linkedSignal<readonly LessonToClose[], Placed<LessonToClose, RequisitionOutcome>[]>({
    source: this.lessons,
    computation: (now, before) => inPlace(now, before?.value ?? [], ({ id }) => id),
  });
  protected readonly open = computed(() => this.rows().flatMap(({ one, as }) => (as === null ? [one] : [])));
  /** Of the rows those that whoever looks may close, and of those the ones that are open. */
  protected readonly theirs = computed(() => this.rows().filter(({ one }) => this.closes(one)));
  protected readonly closable = computed(() => this.theirs().flatMap(({ one, as }) => (as === null ? [one] : [])));
  /** How many are still to be closed, on the page and beyond it. */
  protected readonly left = computed(() => this.open().length + Math.max(0, (this.total() ?? 0) - this.lessons().length));
  /** Whether as many stand here as are ever read at once. */
  protected readonly isFull = computed(() => this.lessons().length >= BESIDE_THE_DAY.toClose.most);
  /** As it was put by hand, else by how many there are. */
  protected readonly unfold = signal<boolean | null>(null);
  protected readonly unfolded = computed(() => this.unfold() ?? this.rows().length <= FEW);
  private readonly awaitMore = focusOnMore(this.rows, 'to-close-');

  protected closes({ departmentId }: LessonToClose): boolean {
    return this.session.may('requisition.serve', { departmentId });
  }

  protected askMore(): void {
    this.awaitMore();
    this.more.emit();
  }

  protected async close({ id, version, title }: LessonToClose, outcome: RequisitionOutcome, height: number): Promise<void> {
    await this.closing.run(async () => {
      await this.client.move(id, { to: 'cleared', version, outcome });
      this.mark(id, outcome, height);
      return this.words.closing.closed(title, outcome);
    });
    this.look(`to-close-${id}`);
  }

  /** One after the other: where one is refused, those before it are closed. */
  protected async closeAll(): Promise<void> {
    const lessons = this.closable();
    await this.closing.run(async () => {
      for (const { id, version } of lessons) {
        await this.client.move(id, { to: 'cleared', version, outcome: 'never-made' });
        this.mark(id, 'never-made', null);
      }
      return this.words.closing.closedAll(lessons.length);
    });
    this.look('to-close-heading');
  }

  private mark(id: string, as: RequisitionOutcome, height: number | null): void {
    this.rows.update((rows) => rows.map((row) => (row.one.id === id ? { ...row, as, height } : row)));
  }

  /** The buttons of a closed one go, and the focus must not go with them. After a refusal the list is read again too. */
  private look(id: string): void {
    this.host.querySelector<HTMLElement>(`[id="${id}"]`)?.focus({ preventScroll: true });
    this.closed.emit();
  }
}
