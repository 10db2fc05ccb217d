import { Component, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PlainRequest } from '@app/shared/contracts';
import { PLAIN_REQUEST_LIMITS } from '@app/shared/rules';
import { action } from '../../../core/action';
import { ALL_WORDS } from '../../../core/words';
import { Control, Field } from '../../../ui/field';
import { ProblemNotice } from '../../../ui/problem';
import { RequisitionsClient } from '../../requisitions.client';
import { SaidText } from './said-text';

/** What was typed, and how it was read. */
export interface ReadWords {
  text: string;
  read: PlainRequest;
}

/** A box for a message in plain words: Enter reads it, and what was understood is marked in it. Nothing is written. */
@Component({
  selector: 'app-say-box',
  imports: [Control, Field, MatButton, ProblemNotice, SaidText],
  template: `
    <app-field [label]="words.say.label" [hint]="done() ? undefined : words.say.hint" [error]="reading.wrong()['text']">
      <textarea
        appControl
        #box
        rows="3"
        enterkeyhint="go"
        [attr.maxlength]="most"
        [value]="text()"
        (typed)="type($event)"
        (keydown.enter)="$event.preventDefault(); look()"
        (keydown.control.enter)="$event.preventDefault(); $event.stopPropagation(); look()"
        (keydown.meta.enter)="$event.preventDefault(); $event.stopPropagation(); look()"
      ></textarea>
    </app-field>
    <div class="bar">
      <button matButton="filled" type="button" [disabled]="reading.busy()" (click)="look()">
        {{ reading.busy() ? words.say.reading : done() ? words.say.readAgain : words.say.read }}
      </button>
      <ng-content />
    </div>
    @if (reading.refusal(); as refused) {
      <app-problem [error]="refused" [listFields]="false" (retry)="look()" />
    }
    @if (done(); as it) {
      <app-said-text [text]="it.text" [read]="it.read" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.625rem;
    }
    textarea {
      min-height: 4.5rem;
    }
    .bar {
      gap: 0.375rem 0.75rem;
    }
  `,
})
export class SayBox {
  /** The lesson that it is for, where that is known. */
  readonly lessonId = input<string | null>(null);
  readonly typed = output<string>();
  /** What is done with what was read; where that is refused, it is as if the reading were. */
  readonly after = input.required<(words: ReadWords) => Promise<void> | void>();
  protected readonly words = inject(ALL_WORDS).asking;
  protected readonly most = PLAIN_REQUEST_LIMITS.text;
  private readonly client = inject(RequisitionsClient);
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');
  protected readonly reading = action();
  readonly text = signal('');
  protected readonly done = signal<ReadWords | null>(null);

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected type(text: string): void {
    this.text.set(text);
    this.reading.clear();
    this.typed.emit(text);
  }

  /** Reads what stands in the box; a newer reading takes the place of one under way. */
  async look(): Promise<void> {
    const text = this.text().trim();
    if (this.reading.lacks(text === '' ? { text: this.words.say.empty } : {})) return;
    const lessonId = this.lessonId();
    await this.reading.run(
      async (isLatest) => {
        const read = await this.client.readWords({ text, ...(lessonId !== null && { lessonId }) });
        if (!isLatest()) return;
        this.done.set({ text, read });
        await this.after()({ text, read });
      },
      { latest: true },
    );
  }
}
