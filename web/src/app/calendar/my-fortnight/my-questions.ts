import { Component, computed, inject, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RequisitionSummary } from '@app/shared/contracts';
import { REQUISITION_LIMITS } from '@app/shared/rules';
import { MatButton } from '@angular/material/button';
import { action } from '../../core/action';
import { newsOf } from '../../core/live-news';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { UndoClient } from '../../core/undo.client';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { RequisitionsClient } from '../../requisitions/requisitions.client';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { TypedAnswers } from './typed-answers';

/** How old a question may be before it shows. */
const EVERY_SECONDS = 120;

/** What technicians ask a teacher, first of all on their home: each with its words, one box and one button. */
@Component({
  selector: 'app-my-questions',
  imports: [Control, Field, Icon, MatButton, ProblemNotice, RouterLink],
  template: `
    @for (one of open(); track one.id) {
      <section class="card edge warn" [attr.aria-label]="words.requestPage.questionForYou + ': ' + one.title">
        <p class="small head">
          <app-icon name="message" class="tone-warn" />
          <span
            ><b>{{ words.requestPage.questionForYou }}</b> · {{ about(one) }}</span
          >
        </p>
        <p class="words">{{ one.question?.text || words.requestPage.noWords }}</p>
        <form (submit)="answer($event, one)">
          <app-field [label]="words.requestPage.yourAnswer" [error]="answering.on() === null && lacking === one.id ? lacks() : undefined">
            <textarea
              appControl
              rows="1"
              [attr.maxlength]="limits.stepNote"
              [value]="typed.of(one.id)"
              (typed)="typed.write(one.id, $event)"
            ></textarea>
          </app-field>
          <div class="bar">
            <button matButton="filled" type="submit" [disabled]="answering.busy()">{{ words.requestPage.sendAnswer }}</button>
            <a class="open" [routerLink]="['/requests', one.id]">{{ words.requestPage.openRequest }}</a>
          </div>
        </form>
        @if (refusedAt === one.id && answering.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" />
        }
      </section>
    }
  `,
  styles: `
    .open {
      line-height: 2rem;
    }
    :host {
      display: grid;
      gap: var(--s1);

      &:not(:empty) {
        margin-bottom: var(--s2);
      }
    }
    :host([hidden]) {
      display: none;
    }
    section {
      display: grid;
      gap: 0.5rem;
      overflow-wrap: anywhere;
    }
    .head {
      display: flex;
      gap: 0.5rem;
      align-items: baseline;
    }
    .words {
      font-size: var(--text-l);
      font-weight: 600;
      white-space: pre-line;
    }
    form {
      display: grid;
      grid-template-columns: minmax(0, 40rem) auto;
      gap: 0.5rem 0.75rem;
      align-items: end;
      justify-content: start;
    }
    textarea {
      min-height: 2.75rem;
    }
    @media (max-width: 56.24875em) {
      form {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class MyQuestions {
  readonly answered = output();
  protected readonly words = inject(WORDS);
  protected readonly limits = REQUISITION_LIMITS;
  protected readonly answering = action();
  protected readonly typed = inject(TypedAnswers);
  private readonly client = inject(RequisitionsClient);
  private readonly undo = inject(UndoClient);
  private readonly session = inject(Session);
  private readonly read = this.client.questions(() => this.session.me()?.user.id);
  protected readonly open = computed(() => (this.read.hasValue() ? this.read.value() : []));
  /** Whether what is asked has been read once, or could not be. */
  readonly settled = linkedSignal<boolean, boolean>({
    source: () => this.read.hasValue() || this.read.error() !== undefined,
    computation: (now, before) => now || before?.value === true,
  });
  protected lacking: string | null = null;
  protected refusedAt: string | null = null;

  constructor() {
    refreshOnReturn(
      () => this.reload(),
      () => EVERY_SECONDS,
      { of: newsOf('requisition') },
    );
  }

  /** Reads again what is asked, as after a request was answered elsewhere on the page. */
  reload(): void {
    this.read.reload();
  }

  protected about({ question, ...request }: RequisitionSummary): string {
    const who = question && { by: question.by.name, at: question.at };
    return this.words.fortnight.questionAbout(request, who, this.session.timeZone());
  }

  protected lacks(): string | undefined {
    return this.answering.wrong()['note'];
  }

  protected async answer(event: Event, { id, version, title }: RequisitionSummary): Promise<void> {
    event.preventDefault();
    const note = this.typed.of(id).trim();
    this.lacking = id;
    this.refusedAt = id;
    if (this.answering.lacks(note === '' ? { note: this.words.requestPage.answerFirst } : {})) return;
    const ending = await this.answering.run(async () => {
      const moved = await this.client.move(id, { to: 'submitted', version, note });
      this.typed.write(id, '');
      // taken back, the words stand in its box again, unless others do by then
      const giveBack = (): void => this.typed.write(id, this.typed.of(id) || note);
      return { says: this.words.requestPage.answerSent(title), undo: this.undo.of(moved, undefined, giveBack) ?? null };
    });
    if (ending === 'done' || this.answering.refusal()?.status === 409) {
      this.reload();
      this.answered.emit();
    }
  }
}
