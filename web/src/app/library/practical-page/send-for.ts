import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { LibraryPractical, Lesson } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { CalendarClient } from '../../calendar/calendar.client';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { refusalOf } from '../../core/refusal';
import { ALL_WORDS } from '../../core/words';
import { RequisitionsClient } from '../../requisitions/requisitions.client';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';

const AHEAD_DAYS = 28;

/** Sends the practical for several of one's own coming lessons at once; what cannot be sent as it is says why, and opens in My fortnight. */
@Component({
  selector: 'app-send-for',
  imports: [MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <section class="card" aria-labelledby="send-for">
      <h2 id="send-for">{{ words.heading }}</h2>
      @if (lessons.error(); as refused) {
        <app-problem [error]="refused" (retry)="lessons.reload()" />
      } @else if (shown(); as list) {
        @if (list.length === 0) {
          <p class="small">{{ words.none }}</p>
        } @else {
          <p class="small">{{ words.lead }}</p>
          <ul>
            @for (lesson of list; track lesson.id) {
              <li>
                <label>
                  <input
                    type="checkbox"
                    [checked]="ticked().has(lesson.id)"
                    [disabled]="sent().has(lesson.id)"
                    (change)="tick(lesson.id)"
                  />
                  <span>
                    <b>{{ says(lesson) }}</b>
                    <span class="small">{{ stateOf(lesson) }}</span>
                  </span>
                </label>
                @if (refused()[lesson.id]; as why) {
                  <p class="small tone-stop" role="alert">
                    {{ why }}
                    <a routerLink="/fortnight" [queryParams]="{ lesson: lesson.id, from: lesson.date }">{{ words.open }}</a>
                  </p>
                }
              </li>
            }
          </ul>
          <button matButton="filled" type="button" [disabled]="sending.busy() || ticked().size === 0" (click)="send()">
            {{ words.press(ticked().size) }}
          </button>
        }
        @if (of().years.length > 0) {
          <label class="all">
            <input type="checkbox" [checked]="all()" (change)="all.set(!all())" /> <span>{{ words.all }}</span>
          </label>
        }
      } @else {
        <app-skeleton [rows]="4" [height]="32" [label]="words.heading" />
      }
    </section>
  `,
  styles: `
    ul {
      margin: var(--s1) 0 var(--s2);
      padding: 0;
      list-style: none;
      max-height: 24rem;
      overflow: auto;
    }
    label {
      display: flex;
      gap: 0.625rem;
      align-items: center;
      min-height: 2.75rem;
    }
    input {
      width: 1.25rem;
      height: 1.25rem;
      flex: none;
    }
    b,
    .small {
      display: block;
    }
    .all {
      margin-top: var(--s1);
      font-size: var(--text-s);
    }
  `,
})
export class SendFor {
  readonly of = input.required<LibraryPractical>();
  /** As the page has it; null: as each class is. */
  readonly groupSize = input.required<number>();
  protected readonly words = inject(ALL_WORDS).library.send;
  private readonly say = inject(ALL_WORDS);
  private readonly requisitions = inject(RequisitionsClient);
  private readonly clock = inject(Clock);
  private readonly now = this.clock.now;
  private readonly today = this.clock.today;
  protected readonly lessons = inject(CalendarClient).lessons(() => ({ from: this.today(), to: addDays(this.today(), AHEAD_DAYS) }));
  protected readonly sending = action();
  protected readonly all = signal(false);
  protected readonly ticked = signal<ReadonlySet<string>>(new Set());
  protected readonly sent = signal<ReadonlySet<string>>(new Set());
  protected readonly refused = signal<Readonly<Record<string, string>>>({});
  protected readonly shown = computed(() => {
    if (!this.lessons.hasValue()) return null;
    const { years } = this.of();
    const fits = ({ group }: Lesson) => this.all() || years.length === 0 || (group?.year != null && years.includes(group.year));
    return this.lessons.value().filter((lesson) => fits(lesson) && lesson.start > this.now());
  });

  protected says(lesson: Lesson): string {
    const { dates } = this.say;
    return `${dates.day(lesson.date)} ${lesson.period}, ${lesson.group?.code ?? lesson.subject}`;
  }

  protected stateOf(lesson: Lesson): string {
    const [first] = lesson.requisitions;
    if (this.sent().has(lesson.id)) return this.words.has(this.of().title);
    if (first) return this.words.has(first.title);
    return lesson.answer === 'nothing-needed' ? this.words.nothingNeeded : lesson.subject;
  }

  protected tick(id: string): void {
    const ticked = new Set(this.ticked());
    if (!ticked.delete(id)) ticked.add(id);
    this.ticked.set(ticked);
  }

  /** One after the other: each is judged by itself, and one that is refused keeps its tick and says why. */
  protected async send(): Promise<void> {
    await this.sending.run(async () => {
      const practicalId = this.of().id;
      const refused: Record<string, string> = {};
      const groupSize = this.groupSize();
      const own = groupSize === this.of().groupSize ? {} : { groupSize };
      for (const lessonId of this.ticked()) {
        try {
          await this.requisitions.create({ lessonId, practicalId, ...own, status: 'submitted' });
          this.sent.set(new Set([...this.sent(), lessonId]));
        } catch (error) {
          const { code, detail } = refusalOf(error);
          refused[lessonId] = code === 'LATE_REASON_NEEDED' ? this.words.needsReason : detail;
        }
      }
      const count = [...this.ticked()].filter((id) => !(id in refused)).length;
      this.refused.set(refused);
      this.ticked.set(new Set(Object.keys(refused)));
      if (count > 0) return this.words.done(count);
    });
  }
}
