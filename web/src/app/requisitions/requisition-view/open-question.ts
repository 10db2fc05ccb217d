import { Component, computed, inject, input, model, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Requisition } from '@app/shared/contracts';
import { REQUISITION_LIMITS } from '@app/shared/rules';
import { action } from '../../core/action';
import { UndoClient } from '../../core/undo.client';
import { WORDS } from '../../core/words';
import { answersIt } from '../requisition-words';
import { Session } from '../../identity/session';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { RequisitionsClient } from '../requisitions.client';

/**
 * What a technician asked, on top of the request. Its teacher answers with one box and one button: the words go with the step, so
 * that no answer is sent without them. Everybody else reads with whom it lies, and since when.
 */
@Component({
  selector: 'app-open-question',
  imports: [Control, Field, Icon, MatButton, ProblemNotice],
  template: `
    @if (requisition().question; as question) {
      <section aria-labelledby="open-question">
        <h4 id="open-question">
          <app-icon name="message" />
          {{
            answers() ? words.requestPage.questionForYou : words.requestPage.withSince(requisition().teacher.name, question.at, timeZone())
          }}
        </h4>
        @for (part of said(); track $index) {
          <div>
            <p class="small">
              <b>{{ part.by.name }}</b> · {{ words.dates.instant(part.at, timeZone()) }}
            </p>
            <p class="words">{{ part.text || words.requestPage.noWords }}</p>
          </div>
        }
        @if (answers()) {
          <form class="stack" (submit)="answer($event)">
            <app-field [label]="words.requestPage.yourAnswer" [error]="answering.wrong()['note']">
              <textarea appControl rows="2" [attr.maxlength]="limits.stepNote" [value]="text()" (typed)="text.set($event)"></textarea>
            </app-field>
            <button matButton="filled" type="submit" [disabled]="answering.busy()">{{ words.requestPage.sendAnswer }}</button>
          </form>
        }
      </section>
    }
    @if (answering.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;

      &:empty {
        display: none;
      }
    }
    section {
      display: grid;
      gap: 0.625rem;
      padding: 0.75rem;
      border: 1px solid var(--warn);
      border-left-width: 5px;
      border-radius: var(--r);
      background: var(--warn-soft);
      overflow-wrap: anywhere;
    }
    h4 {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      margin: 0;
      font-size: var(--text-m);
      color: var(--warn);
    }
    .small {
      color: var(--ink-2);
    }
    .words {
      font-size: var(--text-l);
      font-weight: 600;
      white-space: pre-line;
    }
    .stack {
      gap: 0.625rem;
    }
    button {
      justify-self: start;
    }
  `,
})
export class OpenQuestion {
  readonly requisition = input.required<Requisition>();
  /** What is being written about the request: it goes along with whatever is done next. */
  readonly text = model('');
  readonly changed = output();
  protected readonly words = inject(WORDS);
  protected readonly limits = REQUISITION_LIMITS;
  protected readonly answering = action();
  private readonly client = inject(RequisitionsClient);
  private readonly undo = inject(UndoClient);
  protected readonly timeZone = inject(Session).timeZone;
  protected readonly answers = computed(() => answersIt(this.requisition()));
  /** The question, and what whoever asked added to it since. */
  protected readonly said = computed(() => {
    const { question, messages, teacher } = this.requisition();
    if (!question) return [];
    const added = (messages ?? []).filter(({ at, by, text }) => at >= question.at && by.id !== teacher.id && text !== question.text.trim());
    return [question, ...added];
  });

  protected async answer(event: Event): Promise<void> {
    event.preventDefault();
    const note = this.text().trim();
    if (this.answering.lacks(note === '' ? { note: this.words.requestPage.answerFirst } : {})) return;
    const { id, version, title } = this.requisition();
    const ending = await this.answering.run(async () => {
      const moved = await this.client.move(id, { to: 'submitted', version, note });
      this.text.set('');
      return {
        says: this.words.requestPage.answerSent(title),
        undo: this.undo.of(moved, undefined, () => this.giveBack(id, note)) ?? null,
      };
    });
    if (ending === 'done' || this.answering.refusal()?.status === 409) this.changed.emit();
  }

  /** What was typed stands in the box again, unless something else does, or another request is shown. */
  private giveBack(id: string, note: string): void {
    if (this.requisition().id === id) this.text.update((text) => text || note);
  }
}
