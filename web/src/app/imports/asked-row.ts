import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RowNote } from '@app/shared/contracts';
import { type StockAnswer, unguardedCell } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { Chip } from '../ui/chip';
import { Control, Field } from '../ui/field';

/** A row of a list as it stands in the file, the one thing of it that is asked, and what was answered. */
@Component({
  selector: 'app-asked-row',
  imports: [Chip, Control, Field, MatButton],
  template: `
    @let note = row();
    <div class="head">
      <b class="num">{{ said.row(note.row) }}</b>
      @if (isAsked()) {
        <app-chip tone="wait" icon="question">{{ said.asked }}</app-chip>
      } @else if (answer().alike === 'first') {
        <app-chip tone="mute" icon="cross">{{ said.leftOut }}</app-chip>
      } @else {
        <app-chip tone="ok" icon="check">{{ said.clear }}</app-chip>
      }
    </div>
    <p class="wrote">{{ wrote() }}</p>
    @if (isAsked() && note.sameAs; as other) {
      <p class="small">{{ said.sameAs(other) }}</p>
    }
    @if (isAsked() && !note.answerAs) {
      <p class="small">{{ note.message }}</p>
    } @else if (isAsked()) {
      <form novalidate (submit)="submitted($event)">
        <app-field [label]="said.question(note.row, note.message)">
          @if (chooses()) {
            <select appControl name="said" #control (change)="say(control.value)">
              <option value="" selected>{{ said.choose }}</option>
              @for (choice of note.choices; track choice) {
                <option [value]="choice">{{ said.choice(choice) }}</option>
              }
            </select>
          } @else {
            <input appControl name="said" #control autocomplete="off" enterkeyhint="done" maxlength="200" (change)="say(control.value)" />
          }
        </app-field>
        @if (!chooses()) {
          <div class="bar">
            <button matButton="outlined" type="submit" [attr.aria-label]="said.question(note.row, said.answer)">{{ said.answer }}</button>
            @for (choice of note.choices; track choice) {
              <button matButton="outlined" type="button" (click)="say(choice)">{{ said.choice(choice) }}</button>
            }
          </div>
        }
      </form>
    }
    @if (texts().length > 0) {
      <div class="done">
        <span class="small">{{ said.answered(texts()) }}</span>
        <button matButton="outlined" type="button" [attr.aria-label]="said.question(note.row, said.takeBack)" (click)="answered.emit({})">
          {{ said.takeBack }}
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.25rem;
      padding: var(--s1) 0;
      border-top: 1px solid var(--line);
    }
    .head,
    .done {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
    }
    .wrote {
      padding: 0.375rem 0.5rem;
      border-radius: var(--r);
      background: var(--sunken);
      overflow-wrap: anywhere;
    }
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5rem;
    }
    .control {
      min-height: 3rem;
      width: 100%;
    }
    button {
      min-height: 3rem;
    }
  `,
})
export class AskedRow {
  readonly row = input.required<RowNote>();
  /** Whether something of it is still asked. */
  readonly isAsked = input(true);
  readonly answer = input<StockAnswer>({});
  /** What is said of the row in all; nothing where it is to be asked from the beginning. */
  readonly answered = output<StockAnswer>();
  protected readonly said = inject(ALL_WORDS).listFiles.askedRows;
  protected readonly wrote = computed(() => this.said.wrote((this.row().wrote ?? []).map(unguardedCell)));
  /** One of several is chosen; where the only choice is to leave it empty, it is typed. */
  protected readonly chooses = computed(() => (this.row().choices ?? []).some((choice) => choice !== '-'));
  protected readonly texts = computed(() => Object.values(this.answer()).map((text) => this.said.choice(text)));

  protected submitted(event: SubmitEvent): void {
    event.preventDefault();
    const said = new FormData(event.target as HTMLFormElement).get('said');
    if (typeof said === 'string') this.say(said);
  }

  protected say(text: string): void {
    const { answerAs } = this.row();
    const key = answerAs as keyof StockAnswer | null | undefined;
    if (!key || text.trim() === '' || this.answer()[key] === text) return;
    this.answered.emit({ ...this.answer(), [key]: text });
  }
}
