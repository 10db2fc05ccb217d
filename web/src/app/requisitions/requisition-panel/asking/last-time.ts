import { Component, computed, inject, input, linkedSignal, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LessonGroup, Requisition } from '@app/shared/contracts';
import { lastRead } from '../../../core/last-read';
import { Clock } from '../../../core/clock';
import { ALL_WORDS } from '../../../core/words';
import { dateOfLesson, type AskedLesson } from '../asked-lesson';
import { draftOf, type RequisitionDraft } from '../requisition-draft';
import { RequisitionsClient } from '../../requisitions.client';
import { action } from '../../../core/action';
import { ProblemNotice } from '../../../ui/problem';
import { LastRequests } from './last-requests';

/** What was asked for the last time with this class, or with its year: what it was, what was used, how it went; to be asked for again. */
@Component({
  selector: 'app-last-time',
  imports: [MatButton, ProblemNotice],
  template: `
    @if (line(); as said) {
      <details #fold (toggle)="open.set(fold.open)">
        <summary>{{ said }}</summary>
        @if (whole.error(); as refused) {
          <app-problem [error]="refused" (retry)="whole.reload()" />
        } @else if (it(); as request) {
          <p>
            <b class="small">{{ words.last.kit }}</b> {{ kitOf(request) }}
          </p>
          @if (request.notes) {
            <p>
              <b class="small">{{ words.last.notes }}</b> {{ request.notes }}
            </p>
          }
          @for (note of notesOf(request); track $index) {
            <p>
              <b class="small">{{ words.last.next }}</b> {{ note }}
            </p>
          }
          @if (acting.refusal(); as refused) {
            <app-problem [error]="refused" [retryLabel]="null" />
          }
          <button matButton="outlined" type="button" (click)="again(request)">{{ words.last.again }}</button>
        } @else {
          <p class="small">{{ words.last.loading }}</p>
        }
      </details>
    } @else {
      <p class="small">{{ found.isLoading() ? words.last.loading : words.last.none(group().code) }}</p>
    }
  `,
  styles: `
    details {
      font-size: var(--text-s);
    }
    summary {
      min-height: 1.75rem;
      color: var(--accent);
      cursor: pointer;
      overflow-wrap: anywhere;
    }
    p {
      margin: 0.25rem 0 0;
      overflow-wrap: anywhere;
    }
    p.small {
      min-height: 1.75rem;
    }
    button {
      margin-top: 0.5rem;
    }
  `,
})
export class LastTime {
  readonly lesson = input.required<AskedLesson>();
  readonly group = input.required<LessonGroup>();
  readonly draft = input.required<Pick<RequisitionDraft, 'practical'>>();
  readonly filled = output<Partial<RequisitionDraft>>();
  protected readonly words = inject(ALL_WORDS).asking;
  private readonly all = inject(ALL_WORDS);
  private readonly requests = inject(LastRequests);
  private readonly client = inject(RequisitionsClient);
  private readonly today = inject(Clock).today;
  protected readonly acting = action();
  private readonly asked = computed(
    () => ({ group: this.group(), date: dateOfLesson(this.lesson()), title: this.draft().practical?.title ?? null }),
    { equal: (one, other) => one.group.id === other.group.id && one.date === other.date && one.title === other.title },
  );
  /** Nobody is stopped from asking by a past that cannot be read. */
  protected readonly found = resource({ params: () => this.asked(), loader: ({ params }) => this.requests.find(params).catch(() => null) });
  private readonly last = lastRead(this.found);
  private readonly lastId = computed(() => this.last()?.request.id);
  protected readonly open = linkedSignal({ source: this.lastId, computation: () => false });
  protected readonly whole = this.client.one(() => (this.open() ? this.last()?.request.id : undefined));
  protected readonly it = computed(() => (this.whole.hasValue() ? this.whole.value() : null));
  protected readonly line = computed(() => {
    const last = this.last();
    if (!last) return null;
    const { request, isOfYear } = last;
    const { year, code } = this.group();
    const outcome = this.it()?.outcome;
    return this.words.lastTime({
      with: isOfYear && year !== null ? this.words.yearGroup(year) : code,
      title: request.title,
      date: request.date,
      today: this.today(),
      group: isOfYear ? request.group : null,
      outcome: outcome ? (this.words.outcomes[outcome] ?? null) : null,
    });
  });

  protected kitOf({ lines }: Requisition): string {
    const { strengths, quantities } = this.all;
    return lines.map((line) => `${quantities.amount(line.needed, line.unit)} ${strengths.named(line)}`).join(', ');
  }

  /** What was written as it was cleared, for whoever asks next. */
  protected notesOf({ history }: Requisition): string[] {
    return history.flatMap(({ to, note }) => (to === 'cleared' && note ? note : []));
  }

  /** The same again: judged afresh, its number of pupils the class's, its risk assessment to be read again. */
  protected async again(request: Requisition): Promise<void> {
    await this.acting.run(async () => {
      const { practical, free, title, groupSize, lines, notes, assessment } = draftOf(request);
      this.filled.emit({ practical, free, title, groupSize, lines, notes, assessment, assessed: false });
      return this.words.last.filled;
    });
  }
}
