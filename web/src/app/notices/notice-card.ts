import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Notice } from '@app/shared/contracts';
import { NOTICE_LIMITS } from '@app/shared/rules';
import { Clock } from '../core/clock';
import { dateOf } from '../core/when';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Chip } from '../ui/chip';
import { Control, Field } from '../ui/field';

/** One notice, with what its reader may do to it. */
@Component({
  selector: 'app-notice-card',
  imports: [Chip, Control, Field, MatButton],
  template: `
    @let one = notice();
    <div class="head">
      <h3>{{ one.title }}</h3>
      <app-chip [tone]="one.kind === 'safety' ? 'warn' : 'mute'" [icon]="one.kind === 'safety' ? 'alert' : 'message'">{{
        words.notices.kinds[one.kind]
      }}</app-chip>
      @if (one.mustRead && !one.read) {
        <app-chip tone="warn" icon="bang">{{ words.notices.mustRead }}</app-chip>
      }
    </div>
    <p class="small num">
      {{ words.notices.by(one.by.name, words.dates.dayFrom(day(), today())) }} ·
      {{ one.department?.name ?? words.notices.wholeSchool }}
    </p>
    <p class="text">{{ one.text }}</p>
    @if (one.answer; as said) {
      <p class="answer">
        <b>{{ words.notices.answerHeading }}{{ said.by === null ? '' : ', ' + said.by }}:</b> {{ said.text }}
      </p>
    }
    @if (one.readBy && one.notRead && one.mustRead) {
      <details>
        <summary class="num">{{ words.notices.readers(one.readBy.length, one.readBy.length + one.notRead.length) }}</summary>
        <p class="small">{{ words.notices.names(words.notices.notRead, one.notRead) }}</p>
        <p class="small">{{ words.notices.names(words.notices.readBy, one.readBy) }}</p>
      </details>
    }
    @if (answering()) {
      <form novalidate (submit)="send($event)">
        <app-field [label]="words.notices.fields.answer">
          <textarea appControl rows="3" [attr.maxlength]="limits.answer" [value]="text()" (typed)="text.set($event)"></textarea>
        </app-field>
        <div class="bar">
          <button matButton="filled" type="submit" [disabled]="busy() || text().trim() === ''">{{ words.notices.send }}</button>
          <button matButton="outlined" type="button" (click)="answering.set(false)">{{ words.notices.cancel }}</button>
        </div>
      </form>
    } @else {
      <div class="bar">
        @if (!one.read) {
          <button
            matButton="filled"
            type="button"
            [disabled]="busy()"
            [attr.aria-label]="of(words.notices.haveRead)"
            (click)="read.emit(one)"
          >
            {{ words.notices.haveRead }}
          </button>
        }
        @if (mayAnswer()) {
          <button matButton="outlined" type="button" [disabled]="busy()" [attr.aria-label]="of(answerLabel())" (click)="begin()">
            {{ answerLabel() }}
          </button>
        }
        @if (mayRemove()) {
          <button
            matButton="outlined"
            type="button"
            [disabled]="busy()"
            [attr.aria-label]="of(words.notices.remove)"
            (click)="remove.emit(one)"
          >
            {{ words.notices.remove }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.25rem;
      padding: var(--s2);
      overflow-wrap: anywhere;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
    }
    .text,
    .answer {
      white-space: pre-line;
      max-width: 60rem;
    }
    summary {
      display: flex;
      align-items: center;
      min-height: 2.75rem;
      cursor: pointer;
    }
    form {
      display: grid;
      gap: var(--s1);
    }
  `,
})
export class NoticeCard {
  readonly notice = input.required<Notice>();
  readonly busy = input(false);
  readonly mayLead = input(false);
  readonly mayRemove = input(false);
  readonly read = output<Notice>();
  readonly remove = output<Notice>();
  readonly answer = output<string>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly limits = NOTICE_LIMITS;
  protected readonly today = inject(Clock).today;
  private readonly timeZone = inject(Session).timeZone;
  protected readonly day = computed(() => dateOf(this.notice().at, this.timeZone()));
  protected readonly answering = signal(false);
  protected readonly text = signal('');
  protected readonly mayAnswer = computed(() => this.mayLead() && this.notice().kind === 'idea');
  protected readonly answerLabel = computed(() => (this.notice().answer ? this.words.notices.answerAnew : this.words.notices.answer));

  protected of(act: string): string {
    return this.words.notices.of(act, this.notice().title);
  }

  protected begin(): void {
    this.text.set(this.notice().answer?.text ?? '');
    this.answering.set(true);
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.answer.emit(this.text().trim());
    this.answering.set(false);
  }
}
