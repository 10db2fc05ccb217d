import { Component, ElementRef, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { LessonToClose } from '@app/shared/contracts';
import { OUTCOMES, type RequisitionOutcome } from '@app/shared/rules';
import { action } from '../../core/action';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { RequisitionsClient } from '../../requisitions/requisitions.client';
import { ProblemNotice } from '../../ui/problem';

/** The requests whose lessons are over and that nobody touched: what became of each is asked, and one button closes it. */
@Component({
  selector: 'app-to-close',
  imports: [MatButton, ProblemNotice, RouterLink],
  template: `
    <section class="card" aria-labelledby="to-close-heading">
      <div class="bar">
        <div class="words">
          <h2 id="to-close-heading" tabindex="-1">{{ words.closing.heading }}</h2>
          <p class="small">{{ words.closing.why }}</p>
        </div>
        @if (serves() && lessons().length > 1) {
          <button matButton="outlined" type="button" [disabled]="closing.busy()" (click)="closeAll()">
            {{ words.closing.allNeverMade }}
          </button>
        }
      </div>
      @if (closing.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      <ul>
        @for (one of lessons(); track one.id) {
          <li [attr.aria-label]="one.title + ', ' + lesson(one)">
            <span class="words">
              <a [routerLink]="['/requests', one.id]">{{ one.title }}</a>
              <span class="small">{{ lesson(one) }}</span>
            </span>
            @if (serves()) {
              <span class="bar">
                @for (outcome of outcomes; track outcome) {
                  <button matButton="outlined" type="button" [disabled]="closing.busy()" (click)="close(one, outcome)">
                    {{ words.closing.outcomes[outcome] }}
                  </button>
                }
              </span>
            }
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    h2 {
      font-size: var(--text-m);
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
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly outcomes = OUTCOMES;
  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly closing = action();
  protected readonly serves = computed(() => this.session.may('requisition.serve'));

  protected lesson({ teacher, ...one }: LessonToClose): string {
    return this.words.closing.lesson({ ...one, teacher: teacher.name });
  }

  protected async close({ id, version, title }: LessonToClose, outcome: RequisitionOutcome): Promise<void> {
    await this.closing.run(async () => {
      await this.client.move(id, { to: 'cleared', version, outcome });
      return this.words.closing.closed(title, outcome);
    });
    this.look();
  }

  /** One after the other: where one is refused, those before it are closed. */
  protected async closeAll(): Promise<void> {
    const lessons = this.lessons();
    await this.closing.run(async () => {
      for (const { id, version } of lessons) await this.client.move(id, { to: 'cleared', version, outcome: 'never-made' });
      return this.words.closing.closedAll(lessons.length);
    });
    this.look();
  }

  /** The closed one leaves the list, and the focus must not go with it. After a refusal the list is read again too. */
  private look(): void {
    this.host.querySelector<HTMLElement>('#to-close-heading')?.focus();
    this.closed.emit();
  }
}
