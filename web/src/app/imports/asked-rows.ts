import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RowNote } from '@app/shared/contracts';
import type { StockAnswer } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { AskedRow } from './asked-row';

/** So many rows are shown at a time. */
const PART = 25;

/** What was answered of the rows of a file, by their numbers. */
export type Answers = Readonly<Record<string, StockAnswer>>;

/** The rows of a list that are not clear: each is answered where it stands, and stays there as one that goes in. */
@Component({
  selector: 'app-asked-rows',
  imports: [AskedRow, MatButton],
  template: `
    <p role="status">{{ said.lead(asked().length) }}</p>
    <ul>
      @for (note of shown(); track note.row) {
        <li [attr.data-row]="note.row">
          <app-asked-row
            [row]="note"
            [isAsked]="open().has(note.row)"
            [answer]="answers()[note.row] ?? {}"
            (answered)="say(note.row, $event)"
          />
        </li>
      }
    </ul>
    @if (shown().length < all().length) {
      <div class="bar">
        <span class="small num">{{ said.more(shown().length, all().length) }}</span>
        <button matButton="outlined" type="button" (click)="most.set(most() + part)">{{ said.showMore }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s1);
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class AskedRows {
  /** The rows that are asked about now. */
  readonly asked = input.required<readonly RowNote[]>();
  readonly answers = input.required<Answers>();
  readonly answered = output<Answers>();
  protected readonly said = inject(ALL_WORDS).listFiles.askedRows;
  protected readonly part = PART;
  protected readonly most = signal(PART);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly open = computed(() => new Map(this.asked().map((note) => [note.row, note])));
  /** Every row that was asked about since the file was chosen, with what is asked of it now: a row that is answered keeps its place. */
  protected readonly all = linkedSignal<readonly RowNote[], readonly RowNote[]>({
    source: this.asked,
    computation: (now, before) => {
      const rows = new Map((before?.value ?? []).map((note) => [note.row, note]));
      for (const note of now) rows.set(note.row, note);
      return [...rows.values()].sort((one, other) => one.row - other.row);
    },
  });
  protected readonly shown = computed(() => this.all().slice(0, this.most()));

  protected say(row: number, answer: StockAnswer): void {
    const { [row]: _before, ...others } = this.answers();
    const isEmpty = Object.keys(answer).length === 0;
    const isHere = this.element.contains(document.activeElement);
    this.answered.emit(isEmpty ? others : { ...others, [row]: answer });
    // whoever answers by keys goes on with the next row
    if (isHere) this.next = row;
  }

  /** The row that was answered last, as long as nobody went on from there. */
  private next: number | null = null;

  /** Gives the focus to the next thing that is asked, where the control that had it is gone. Is called once the answer was looked at. */
  goOn(): void {
    const after = this.next;
    this.next = null;
    if (after === null) return;
    afterNextRender(
      () => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (!isLost) return;
        const controls = [...this.element.querySelectorAll<HTMLElement>('.control')];
        (controls.find((one) => Number(one.closest('li')?.dataset['row']) >= after) ?? controls[0])?.focus();
      },
      { injector: this.injector },
    );
  }
}
