import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { LevellingMove } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { RequisitionsClient } from '../../requisitions/requisitions.client';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { WorkloadClient } from '../workload.client';

/** What would level a week's worst day: requests that could go to another lesson of their class, each asked of its teacher in one press. */
@Component({
  selector: 'app-level-card',
  imports: [MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    @if (mayAsk()) {
      <section class="card" aria-labelledby="level-heading">
        <h2 id="level-heading">{{ said.heading }}</h2>
        <p class="small">{{ said.why }}</p>
        @if (asking.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" />
        }
        @if (found.error(); as refused) {
          <app-problem [error]="refused" (retry)="found.reload()" />
        } @else if (found.isLoading()) {
          <app-skeleton [rows]="2" [height]="48" [label]="said.looking" />
        } @else if (found.hasValue()) {
          @let answer = found.value();
          @if (answer.worst; as worst) {
            <p role="status">
              <b>{{ said.worst(worst) }}</b> {{ said.found(answer.items.length, answer.looked, answer.all) }}
            </p>
            <ul>
              @for (one of answer.items; track one.requisitionId) {
                <li>
                  <a [routerLink]="['/requests', one.requisitionId]">{{ said.move(one, worst.date) }}</a>
                  @if (asked().has(one.requisitionId) || one.asked === 'open') {
                    <span class="small">{{ said.asked }}</span>
                  } @else {
                    @if (one.asked === 'declined') {
                      <span class="small">{{ said.declined(one.teacher.name) }}</span>
                    }
                    <button matButton="outlined" type="button" [disabled]="asking.busy()" (click)="ask(one)">
                      {{ said.ask(one.teacher.name) }}
                    </button>
                  }
                </li>
              }
            </ul>
          } @else {
            <p role="status">{{ said.noneOver }}</p>
          }
        }
        <div>
          <button matButton="outlined" type="button" [disabled]="found.isLoading()" (click)="look()">
            {{ looked() === null ? said.look : said.again }}
          </button>
        </div>
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.625rem;
    }
    h2 {
      font-size: var(--text-m);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem var(--s2);
      align-items: center;
      min-height: 3rem;
      padding: 0.25rem 0;
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    li a {
      flex: 1 1 16rem;
    }
    button {
      min-height: 3rem;
    }
  `,
})
export class LevelCard {
  /** The first day of the week that is levelled. */
  readonly week = input.required<string>();
  readonly departmentId = input.required<string>();
  protected readonly said = inject(ALL_WORDS).levelling;
  private readonly client = inject(WorkloadClient);
  private readonly requests = inject(RequisitionsClient);
  private readonly session = inject(Session);
  protected readonly mayAsk = computed(
    () => this.departmentId() !== 'all' && this.session.may('requisition.offer', { departmentId: this.departmentId() }),
  );
  private readonly of = computed(() => `${this.week()} ${this.departmentId()}`);
  /** It is looked for when somebody wants to know; another week is another question. */
  protected readonly looked = linkedSignal<string, string | null>({ source: this.of, computation: () => null });
  protected readonly found = resource({
    params: () => (this.looked() === null ? undefined : { week: this.week(), departmentId: this.departmentId() }),
    loader: ({ params: { week, departmentId } }) => this.client.levelling({ from: week, to: addDays(week, 6), departmentId }),
  });
  protected readonly asking = action();
  protected readonly asked = signal<ReadonlySet<string>>(new Set());

  protected look(): void {
    // what was asked meanwhile comes with the answer
    this.asked.set(new Set());
    if (this.looked() === this.of()) this.found.reload();
    else this.looked.set(this.of());
  }

  protected async ask({ requisitionId, to, teacher }: LevellingMove): Promise<void> {
    const ending = await this.asking.run(
      async () => {
        await this.requests.offer(requisitionId, { lessonId: to.id });
        return this.said.wasAsked(teacher.name);
      },
      { on: requisitionId },
    );
    if (ending === 'done') this.asked.update((all) => new Set([...all, requisitionId]));
  }
}
