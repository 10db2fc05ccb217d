import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { classOf } from '../core/class-of';
import { Clock } from '../core/clock';
import { refreshOnReturn } from '../core/refresh-on-return';
import { WORDS } from '../core/words';
import { wordsThere } from '../core/words-there';
import { Session } from '../identity/session';
import { ChangeLesson } from '../rooms/change-lesson/change-lesson';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { ComingBack } from './coming-back/coming-back';
import { RequestOffers } from './offers/request-offers';
import { RequisitionView } from './requisition-view/requisition-view';
import { RequisitionsClient } from './requisitions.client';

/** How old a request may be in front of somebody. */
const EVERY_SECONDS = 300;

/** One request by itself, at /requests/:id: what a link in a message or a report opens. */
@Component({
  selector: 'app-requisition-page',
  imports: [ChangeLesson, ComingBack, ProblemNotice, RequestOffers, RequisitionView, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="back"><a routerLink="/requests">All requests</a></p>
      @if (requisition.error(); as refused) {
        <app-problem [error]="refused" (retry)="requisition.reload()" />
      } @else if (loaded(); as found) {
        <h1>{{ heading() }}</h1>
        <p class="small facts">
          {{ words.lessons.whose(found.teacher.name, found.lesson.otherTeachers)
          }}{{ found.lesson.room ? ' · ' + found.lesson.room.code : '' }} · {{ found.lesson.startTime }}–{{ found.lesson.endTime }}
          @if (mine()) {
            · <a routerLink="/fortnight" [queryParams]="{ lesson: found.lesson.id }">show it in my fortnight</a>
          }
        </p>
        @if (mayChange()) {
          @if (changing()) {
            @defer {
              <section class="card changing" [attr.aria-label]="words.lessons.change">
                <h2>{{ words.lessons.change }}</h2>
                <app-change-lesson [lesson]="found.lesson" (changed)="lessonChanged()" (left)="changing.set(false)" />
              </section>
            } @loading {
              <app-skeleton [rows]="3" [label]="words.lessons.change" />
            }
          } @else {
            <p>
              <button type="button" class="link-button small" (click)="beginChange()">{{ words.lessons.change }}</button>
            </p>
          }
        }
        @defer (when spoken.hasValue()) {
          <app-request-offers class="offers" [requisition]="found" (changed)="requisition.reload()" />
        }
        <div class="card"><app-requisition-view [requisition]="found" (changed)="requisition.reload()" /></div>
        @if (serves()) {
          @defer (when spoken.hasValue()) {
            <app-coming-back class="card coming-back" [requisition]="found" (changed)="requisition.reload()" />
          }
        }
      } @else {
        <app-skeleton [rows]="8" label="Loading the request" />
      }
    </div>
  `,
  styles: `
    .back {
      margin-bottom: var(--s1);
      font-size: var(--text-s);
    }
    .changing {
      display: grid;
      gap: var(--s2);
      margin-bottom: var(--s2);
      padding: var(--s2);
    }
    .facts {
      margin: 0.25rem 0 var(--s2);
    }
    .offers {
      max-width: 46rem;
      margin-bottom: var(--s2);
    }
    .card {
      max-width: 46rem;
    }
    .coming-back {
      margin-top: var(--s2);
    }
  `,
})
export class RequisitionPage {
  readonly id = input.required<string>();
  protected readonly words = inject(WORDS);
  /** What is said of offers comes with the words of later pages. */
  protected readonly spoken = resource({ loader: () => wordsThere() });
  private readonly session = inject(Session);
  protected readonly requisition = inject(RequisitionsClient).one(() => this.id());
  protected readonly loaded = computed(() => (this.requisition.hasValue() ? this.requisition.value() : null));
  protected readonly mine = computed(() => this.loaded()?.teacher.id === this.session.me()?.user.id);
  /** Whether its kit goes out and comes back by the hands of whoever reads. */
  protected readonly serves = computed(() => {
    const found = this.loaded();
    return found !== null && found.status !== 'draft' && this.session.may('requisition.serve', { departmentId: found.departmentId });
  });
  protected readonly heading = computed(() => {
    const lesson = this.loaded()?.lesson;
    return lesson
      ? `${classOf(lesson)} · ${this.words.dates.day(lesson.date)}, ${this.words.lessons.periods(lesson.period, lesson.lastPeriod)}`
      : '';
  });

  constructor() {
    refreshOnReturn(
      () => this.requisition.reload(),
      () => EVERY_SECONDS,
      { of: ({ requisitionId }) => requisitionId === this.id() },
    );
  }

  private readonly clock = inject(Clock);
  /** Whether the lesson itself is being changed. */
  protected readonly changing = signal(false);
  protected readonly mayChange = computed(() => {
    const lesson = this.loaded()?.lesson;
    return (
      lesson !== undefined &&
      this.session.may('lesson.change', { departmentId: lesson.departmentId }) &&
      Temporal.Instant.compare(lesson.end, this.clock.now()) > 0
    );
  });

  /** Its words come after those of the first screens. */
  protected async beginChange(): Promise<void> {
    await wordsThere();
    this.changing.set(true);
  }

  protected lessonChanged(): void {
    this.changing.set(false);
    this.requisition.reload();
  }
}
