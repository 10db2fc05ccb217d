import { Component, DOCUMENT, computed, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImportAnswer } from '@app/shared/contracts';
import { rowsLeftOutCsv } from '@app/shared/rules';
import { action } from '../core/action';
import { saveCsv } from '../core/save-csv';
import { ALL_WORDS } from '../core/words';
import { Note } from '../ui/note';
import { ProblemNotice } from '../ui/problem';
import { type Answers, AskedRows } from './asked-rows';
import { ImportsClient, type ListKind } from './imports.client';

/** A file of schemes of work, apparatus, stock or practicals: what it would change is told first, and then it is taken in. */
@Component({
  selector: 'app-list-file',
  imports: [AskedRows, MatButton, Note, ProblemNotice],
  template: `
    @if (acting.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" />
    }
    <div aria-live="polite">
      @if (acting.busy()) {
        <app-note tone="wait">
          <span>{{ doing() }}</span> <progress [attr.aria-label]="doing()" [attr.value]="sent() < 1 ? sent() : null" max="1"></progress>
        </app-note>
      }
    </div>
    @if (told(); as answer) {
      <p role="status">
        <b>{{ answer.mode === 'preview' ? words().would(answer) : words().done(answer) }}</b>
      </p>
      @if (answer.changes?.length) {
        <ul>
          @for (change of answer.changes; track change.row) {
            <li>{{ words().changes(change) }}</li>
          }
        </ul>
      }
      @if (isAnswered()) {
        @if (answer.mode === 'preview') {
          <app-asked-rows [asked]="answer.rejected" [answers]="answers()" (answered)="say($event)" />
        } @else {
          <p>{{ asking.stayed(answer.rejectedCount) }}</p>
        }
      } @else if (answer.rejectedCount > 0) {
        <p>{{ words().left(answer.rejectedCount) }}</p>
        <ul>
          @for (note of answer.rejected; track $index) {
            <li>{{ words().why(note.row, note.message) }}</li>
          }
        </ul>
      }
      <div class="bar">
        @if (answer.mode === 'preview' && answer.created + answer.updated + answer.removed > 0) {
          <button matButton="filled" type="button" [disabled]="acting.busy()" (click)="takeIn(answer)">{{ words().takeIn }}</button>
        }
        @if (answer.rejectedCount > 0 && isAnswered()) {
          <button matButton="outlined" type="button" (click)="save(answer)">{{ asking.save(answer.rejectedCount) }}</button>
        }
        <button matButton="outlined" type="button" [disabled]="acting.busy()" (click)="left.emit()">
          {{ answer.mode === 'preview' ? words().not : asking.close }}
        </button>
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
      padding-inline-start: 1.25rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class ListFile {
  readonly kind = input.required<ListKind>();
  readonly file = input.required<File>();
  readonly taken = output();
  readonly left = output();
  private readonly all = inject(ALL_WORDS).listFiles;
  protected readonly words = computed(() => this.all[this.kind()]);
  private readonly imports = inject(ImportsClient);
  protected readonly acting = action();
  protected readonly told = signal<ImportAnswer | null>(null);
  protected readonly asking = this.all.askedRows;
  private readonly document = inject(DOCUMENT);
  private readonly rows = viewChild(AskedRows);
  /** What was answered of rows that are not clear. */
  protected readonly answers = signal<Answers>({});
  /** Whether rows of such a file are answered here; of the others they are mended in the file. */
  private readonly everAsked = signal(false);
  protected readonly isAnswered = computed(() => this.kind() === 'stock' && this.everAsked());
  /** How much of the file has gone, from 0 to 1, and what for. */
  protected readonly sent = signal(0);
  private readonly mode = signal<'preview' | 'apply'>('preview');
  protected readonly doing = computed(() => this.all.doing(this.sent(), this.mode()));

  constructor() {
    effect(() => {
      const file = this.file();
      // the same file may be said to be of another kind
      this.kind();
      untracked(() => {
        this.told.set(null);
        this.answers.set({});
        this.everAsked.set(false);
        void this.look(file);
      });
    });
  }

  private async look(file: File): Promise<void> {
    await this.acting.run(
      async (isLatest) => {
        const answer = await this.send(file, 'preview', false);
        if (!isLatest()) return;
        if ((answer?.rejectedCount ?? 0) > 0) this.everAsked.set(true);
        this.told.set(answer);
        this.rows()?.goOn();
      },
      { latest: true },
    );
  }

  /** What was answered is looked at at once, so that it counts among what goes in. */
  protected say(answers: Answers): void {
    this.answers.set(answers);
    void this.look(this.file());
  }

  /** The rows that could not be read were listed above: whoever presses has seen them. What stays out is kept at hand. */
  protected async takeIn({ needsAcceptUnread }: ImportAnswer): Promise<void> {
    let stays = false;
    const ending = await this.acting.run(async () => {
      const answer = await this.send(this.file(), 'apply', needsAcceptUnread);
      if (!answer) return undefined;
      stays = this.kind() === 'stock' && answer.rejectedCount > 0;
      if (stays) this.told.set(answer);
      return this.words().done(answer);
    });
    if (ending !== 'done') return;
    this.taken.emit();
    if (!stays) this.left.emit();
  }

  protected save({ headers, rejected }: ImportAnswer): void {
    saveCsv(this.document, this.asking.saveAs(this.file().name), rowsLeftOutCsv(headers, rejected));
  }

  private send(file: File, mode: 'preview' | 'apply', acceptUnread: boolean): Promise<ImportAnswer | null> {
    this.sent.set(0);
    this.mode.set(mode);
    const asked = {
      file,
      kind: this.kind(),
      mode,
      columns: {},
      words: {},
      from: '',
      acceptUnread,
      only: null,
      answers: this.answers(),
    } as const;
    return this.imports.take(asked, { sent: (share) => this.sent.set(share), goesOn: () => true });
  }
}
