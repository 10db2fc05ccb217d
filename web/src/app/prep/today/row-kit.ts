import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Line, ListedTask } from '@app/shared/contracts';
import { together } from '@app/shared/rules';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { KitTable, shortFirst } from '../../requisitions/kit-table';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { TicketFoot } from '../ticket/ticket-foot';
import { KitOfRequests, type KitOfRequest } from './kit-of-requests';
import { classOf } from './work-rows';

/** What is in a row of the day: the kit of its classes put together, solutions at their strengths with what each class has, and the classes. */
@Component({
  selector: 'app-row-kit',
  imports: [KitTable, ProblemNotice, RouterLink, Skeleton, TicketFoot],
  template: `
    @if (kit.error(); as refused) {
      <app-problem [error]="refused" (retry)="kit.reload()" />
    } @else if (requests(); as found) {
      <app-kit-table [lines]="lines()" [parts]="parts()" [availability]="false" [whole]="true" />
      <ul>
        @for (one of found; track one.id) {
          <li class="small">
            <a [routerLink]="['/requests', one.id]">{{ called(one.id) }}</a>
            {{ words.prep.classFacts({ teacher: whose(one), pupils: one.pupils, sets: one.sets }) }}
            @if (one.riskAssessment; as assessment) {
              <br />{{ words.prep.assessment(assessment.reference, assessment.confirmed) }}
            }
            @if (serves()) {
              <app-ticket-foot [id]="one.id" [called]="called(one.id)" />
            }
          </li>
        }
      </ul>
    } @else {
      <app-skeleton [rows]="4" [label]="words.prep.readingKit" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
      padding-bottom: 0.75rem;
    }
    ul {
      display: grid;
      gap: 0.25rem;
      list-style: none;
    }
  `,
})
export class RowKit {
  readonly tasks = input.required<readonly ListedTask[]>();
  readonly date = input.required<string>();
  protected readonly words = inject(WORDS);
  private readonly requisitions = inject(KitOfRequests);
  private readonly session = inject(Session);
  protected readonly serves = computed(() =>
    this.tasks().some(({ departmentId }) => this.session.may('requisition.serve', { departmentId })),
  );
  private readonly ids = computed(() => [...new Set(this.tasks().flatMap(({ requisitionId }) => requisitionId ?? []))], { equal: isSame });
  protected readonly kit = resource({ params: () => this.ids(), loader: ({ params }) => this.requisitions.read(params) });
  protected readonly requests = computed<KitOfRequest[] | null>(() => (this.kit.hasValue() ? this.kit.value() : null));
  private readonly put = computed(() =>
    together<Line>((this.requests() ?? []).map((one) => ({ of: this.groupOf(one.id), lines: one.lines }))),
  );
  /** What is short first, then what is made up, then what is fetched. */
  protected readonly lines = computed(() => {
    const isMade = ({ kind }: Line) => Number(kind === 'chemical');
    return shortFirst({
      lines: this.put()
        .map(({ line }) => line)
        .sort((one, other) => isMade(other) - isMade(one)),
    });
  });
  /** Of a thing for several classes: how much each has of it, by the line's id. */
  protected readonly parts = computed(() => {
    const several = (this.requests() ?? []).length > 1;
    return new Map(several ? this.put().map(({ line, parts }) => [line.id, this.words.prep.shares(parts, line.unit)]) : []);
  });

  /** The class alone, where that tells the requests apart. */
  private groupOf(id: string): string {
    const group = (wanted: string) => this.taskOf(wanted)?.lesson?.group ?? '';
    const isOne = this.ids().filter((other) => group(other) === group(id)).length === 1;
    return isOne ? group(id) : this.called(id);
  }

  private taskOf(id: string): ListedTask | undefined {
    return this.tasks().find(({ requisitionId }) => requisitionId === id);
  }

  protected whose({ id, teacher }: KitOfRequest): string {
    return this.words.lessons.whose(teacher.name, this.taskOf(id)?.lesson?.otherTeachers);
  }

  protected called(id: string): string {
    const task = this.taskOf(id);
    return task ? classOf(task, this.date(), this.words) : '';
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join() === other.join();
}
