import { Component, Injector, afterNextRender, computed, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PlainCandidate, UnsureText } from '@app/shared/contracts';
import { action } from '../../../core/action';
import { ALL_WORDS } from '../../../core/words';
import { PracticalsClient } from '../../../practicals/practicals.client';
import { Icon } from '../../../ui/icon/icon';
import { ProblemNotice } from '../../../ui/problem';
import { lineBody, type RequisitionDraft } from '../requisition-draft';
import { PendingWords } from './pending-words';
import { SayBox, type ReadWords } from './say-box';
import { filledBy, withField, withLine, withNotes, withoutLine, withoutNote, type NamedPractical } from './said-draft';

/** A part that is asked about, by its place among them. */
interface Question {
  at: number;
  part: UnsureText;
}

/**
 * A request typed in plain words: what was understood fills the draft at once, what was not is asked about with what may be meant. What
 * is left open stands in the notes, so that no word is lost.
 */
@Component({
  selector: 'app-say-it',
  imports: [Icon, MatButton, ProblemNotice, SayBox],
  template: `
    @if (open()) {
      <app-say-box [lessonId]="lessonId()" (typed)="pending.keep(lessonId(), $event)" [after]="fill">
        <button matButton type="button" (click)="fold()">{{ words.say.fold }}</button>
      </app-say-box>
      @if (said(); as it) {
        <p class="small" role="status">{{ it }}</p>
      }
      @if (acting.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (saysNothingNeeded()) {
        <div class="ask">
          <p>{{ words.say.nothingNeeded }}</p>
          <button matButton="outlined" type="button" (click)="nothingNeeded.emit()">{{ words.say.sayNothingNeeded }}</button>
        </div>
      }
      @for (question of questions(); track question.at) {
        <fieldset class="ask">
          <legend>{{ words.whichIs(question.part.text, offers(question.part).length) }}</legend>
          <div class="bar">
            @for (candidate of offers(question.part); track $index) {
              <button matButton="outlined" type="button" (click)="take(question, candidate)">{{ named(candidate, question.part) }}</button>
            }
            @if (question.part.line !== undefined) {
              <button matButton type="button" (click)="settle(question)">{{ words.answers.asItIs }}</button>
            } @else {
              <button matButton type="button" (click)="note(question)">{{ words.answers.note }}</button>
            }
            <button matButton type="button" (click)="leaveOut(question)">{{ words.answers.leaveOut }}</button>
          </div>
        </fieldset>
      }
    } @else {
      <button matButton="outlined" type="button" class="begin" (click)="begin()">
        <app-icon name="message" />{{ pageWords.requestPage.sayIt }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.625rem;
    }
    .begin {
      justify-self: start;
    }
    .ask {
      display: grid;
      gap: 0.375rem;
      justify-items: start;
      min-width: 0;
      margin: 0;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--warn);
      border-radius: var(--r);
      font-size: var(--text-s);
      overflow-wrap: anywhere;
    }
    legend {
      float: left;
      padding: 0;
      font-weight: 650;
    }
    .bar {
      clear: both;
      gap: 0.375rem;
    }
    .bar button {
      height: auto;
      min-height: 2.5rem;
      padding-block: 0.375rem;
      text-align: left;
      line-height: 1.25;
    }
  `,
})
export class SayIt {
  readonly lessonId = input.required<string>();
  readonly draft = input.required<RequisitionDraft>();
  readonly filled = output<Partial<RequisitionDraft>>();
  /** The words name another lesson, and that is where they are to be read. */
  readonly toLesson = output<string>();
  readonly nothingNeeded = output();
  protected readonly pageWords = inject(ALL_WORDS);
  protected readonly words = this.pageWords.asking;
  protected readonly pending = inject(PendingWords);
  private readonly practicals = inject(PracticalsClient);
  private readonly injector = inject(Injector);
  private readonly box = viewChild(SayBox);
  protected readonly acting = action();
  protected readonly open = signal(false);
  private readonly result = signal<ReadWords | null>(null);
  private readonly settled = signal<ReadonlySet<number>>(new Set());
  /** The practical that the message names, with its own list. */
  private readonly meant = signal<NamedPractical | null>(null);
  protected readonly questions = computed<Question[]>(() =>
    (this.result()?.read.unsure ?? []).map((part, at) => ({ at, part })).filter(({ at }) => !this.settled().has(at)),
  );
  protected readonly saysNothingNeeded = computed(() => this.result()?.read.understood.some(({ field }) => field === 'answer') ?? false);
  protected readonly said = computed(() => {
    const result = this.result();
    if (!result || this.saysNothingNeeded()) return null;
    const { understood, unsure } = result.read;
    if (understood.length === 0 && unsure.every(({ line }) => line === undefined)) return this.words.say.nothingUnderstood;
    return this.questions().length === 0 ? this.words.say.allUnderstood : this.words.toAsk(this.questions().length);
  });

  constructor() {
    effect(() => {
      const lessonId = this.lessonId();
      untracked(() => this.openWith(lessonId));
    });
  }

  /** Begins with what was typed for the lesson before, or handed over to it. */
  private openWith(lessonId: string): void {
    const { text, isNew } = this.pending.take(lessonId);
    this.result.set(null);
    this.open.set(text !== '');
    if (text !== '')
      afterNextRender(
        () => {
          this.box()?.text.set(text);
          if (isNew) void this.box()?.look();
        },
        { injector: this.injector },
      );
  }

  protected begin(): void {
    this.open.set(true);
    afterNextRender(() => this.box()?.focus(), { injector: this.injector });
  }

  protected fold(): void {
    this.pending.forget(this.lessonId());
    this.result.set(null);
    this.open.set(false);
  }

  /** What may be meant, without what its own buttons do. */
  protected offers({ candidates }: UnsureText): PlainCandidate[] {
    return candidates.filter(({ line, field }) => line !== undefined || (field !== undefined && field !== 'notes' && field !== 'lines'));
  }

  /** Two of one name differ in for whom they are. */
  protected named({ text, field, line }: PlainCandidate, part: UnsureText): string {
    if (field === 'lessonId') return this.words.answers.otherLesson(text);
    const isAlone = this.offers(part).filter((one) => one.text === text).length < 2;
    return isAlone || !line ? text : [text, this.words.amountOf(line)].filter(Boolean).join(', ');
  }

  protected readonly fill = async (words: ReadWords): Promise<void> => {
    const named = await this.practicalOf(words.read.draft.practicalId);
    const draft = this.draft();
    // what was open of the words before is asked about anew, where it is still said
    const notes = this.questions().reduce((left, { part }) => withoutNote(left, part.text), draft.notes);
    this.settled.set(new Set());
    this.result.set(words);
    this.meant.set(named);
    this.filled.emit(filledBy(words.read, named, { ...draft, notes }));
  };

  private async practicalOf(id: string | undefined): Promise<NamedPractical | null> {
    if (id === undefined) return null;
    const practical = await this.practicals.one(id);
    return { practical, lines: practical.lines.map(lineBody) };
  }

  /** Does what the candidate says, and asks no more about its part. */
  protected async take(question: Question, candidate: PlainCandidate): Promise<void> {
    const { part } = question;
    if (candidate.field === 'lessonId' && candidate.value) return this.goTo(candidate.value);
    if (candidate.field === 'answer') return this.nothingNeeded.emit();
    if (candidate.field === 'practicalId') {
      const ending = await this.acting.run(async () => this.addPractical(await this.practicalOf(candidate.value)));
      if (ending !== 'done') return;
    } else if (candidate.line) {
      this.filled.emit(this.asList(withLine(this.listNow(), candidate.line, this.lineOf(part))));
    } else {
      const change = withField(candidate);
      if (change) this.filled.emit(change);
    }
    this.settle(question);
  }

  /** What was asked for by itself stays beside the practical's own list. */
  private addPractical(named: NamedPractical | null): void {
    if (!named) return;
    const own = this.draft().free ? (this.draft().lines ?? []) : [];
    this.meant.set(named);
    this.filled.emit({ practical: named.practical, free: false, title: '', lines: own.length > 0 ? [...own, ...named.lines] : null });
  }

  private listNow(): NonNullable<RequisitionDraft['lines']> {
    const { lines, practical } = this.draft();
    return lines ?? (practical && practical.id === this.meant()?.practical.id ? (this.meant()?.lines ?? []) : []);
  }

  /** A list of its own needs a title, where no practical gives it one. */
  private asList(lines: NonNullable<RequisitionDraft['lines']>): Partial<RequisitionDraft> {
    const { practical, title } = this.draft();
    if (practical) return { lines };
    return { lines, free: true, title: title || this.pageWords.plainRequest.title(lines.map(({ name }) => name ?? '')) };
  }

  private lineOf({ line }: UnsureText) {
    return line === undefined ? null : (this.result()?.read.draft.lines?.[line] ?? null);
  }

  private goTo(lessonId: string): void {
    this.pending.hand(lessonId, this.result()?.text ?? '');
    this.pending.forget(this.lessonId());
    this.toLesson.emit(lessonId);
  }

  protected note(question: Question): void {
    this.filled.emit({ notes: withNotes(this.draft().notes, [question.part.text]) });
    this.close(question);
  }

  /** It is answered: its words stand in the notes no more. */
  protected settle(question: Question): void {
    this.filled.emit({ notes: withoutNote(this.draft().notes, question.part.text) });
    this.close(question);
  }

  protected leaveOut(question: Question): void {
    const line = this.lineOf(question.part);
    if (line) this.filled.emit({ lines: withoutLine(this.listNow(), line) });
    this.settle(question);
  }

  private close({ at }: Question): void {
    this.settled.set(new Set([...this.settled(), at]));
  }
}
