import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Requisition } from '@app/shared/contracts';
import { countedOut, TELLABLE, tellingRefused, TOLD_OUTCOMES, type ToldOutcome } from '@app/shared/rules';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { rightsAt } from '../../core/rights';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { ProblemNotice } from '../../ui/problem';
import { BrokeSomething } from '../coming-back/broke-something';
import { RequisitionsClient } from '../requisitions.client';

/** What a teacher says once the lesson is there: how it went, and what broke; whoever puts things away sees both. */
@Component({
  selector: 'app-after-lesson',
  imports: [BrokeSomething, MatButton, ProblemNotice],
  template: `
    @if (tells() || breaks() || told()) {
      <h4>{{ said.afterLesson }}</h4>
      @if (acting.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (told(); as outcome) {
        <p>{{ said.went(outcome, mine() ? null : requisition().teacher.name) }}</p>
      } @else if (tells()) {
        <p class="small">{{ said.afterLessonWhy }}</p>
      }
      <div class="bar">
        @if (tells()) {
          @if (told() === null || otherwise()) {
            @for (outcome of outcomes; track outcome) {
              <button matButton="outlined" type="button" [disabled]="acting.busy() || outcome === told()" (click)="tell(outcome)">
                {{ said.wentHow[outcome] }}
              </button>
            }
          } @else {
            <button matButton="outlined" type="button" [disabled]="acting.busy()" (click)="otherwise.set(true)">
              {{ said.sayOtherwise }}
            </button>
          }
        }
        @if (breaks()) {
          <button matButton="outlined" type="button" (click)="breaking.set(true)">{{ said.broke }}</button>
        }
      </div>
      @if (breaks()) {
        <app-broke-something [requisition]="requisition()" [(open)]="breaking" (written)="changed.emit()" />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
    }
    :host:empty {
      display: none;
    }
    h4,
    p {
      margin: 0;
    }
    h4 {
      font-size: var(--text-s);
    }
    .bar {
      gap: 0.5rem;
    }
  `,
})
export class AfterLesson {
  readonly requisition = input.required<Requisition>();
  readonly changed = output();
  protected readonly said = inject(ALL_WORDS).comingBack;
  protected readonly outcomes = TOLD_OUTCOMES;
  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly acting = action();
  protected readonly breaking = signal(false);
  private readonly id = computed(() => this.requisition().id);
  /** What was said is said otherwise. */
  protected readonly otherwise = linkedSignal({ source: this.id, computation: () => false });
  protected readonly mine = computed(() => this.requisition().teacher.id === this.session.me()?.user.id);
  private readonly of = computed(() => ({ personId: this.requisition().teacher.id, departmentId: this.requisition().departmentId }));
  protected readonly tells = computed(() => {
    const me = this.session.me();
    const { lesson } = this.requisition();
    const isOver = Temporal.Instant.compare(lesson.end, this.clock.now()) <= 0;
    return me !== null && tellingRefused(this.requisition(), isOver, rightsAt(me), this.of()) === null;
  });
  /** How the lesson went, until it is put away and that says it. */
  protected readonly told = computed(() => {
    const { outcome, status } = this.requisition();
    return status === 'cleared' ? null : outcome;
  });
  /** From the beginning of the lesson; who serves says it where things are counted back. */
  protected readonly breaks = computed(() => {
    const { lesson, lines, status, departmentId } = this.requisition();
    const isBegun = Temporal.Instant.compare(lesson.start, this.clock.now()) <= 0;
    const isTheirs = this.session.may('apparatus.report', this.of()) && !this.session.may('requisition.serve', { departmentId });
    return isBegun && isTheirs && TELLABLE.includes(status) && countedOut(lines).length > 0;
  });

  /** After a refusal too where somebody else was first: what they did is shown. */
  protected async tell(outcome: ToldOutcome): Promise<void> {
    const { id, title, version } = this.requisition();
    const ending = await this.acting.run(async () => {
      await this.client.change(id, { version, outcome });
      this.otherwise.set(false);
      return this.said.wentSaid(title, outcome);
    });
    if (ending === 'done' || this.acting.refusal()?.status === 409) this.changed.emit();
  }
}
