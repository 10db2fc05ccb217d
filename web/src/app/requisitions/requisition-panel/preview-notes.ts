import { NgTemplateOutlet } from '@angular/common';
import { Component, Injector, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Alternative, Lesson, PreviewAnswer } from '@app/shared/contracts';
import { action } from '../../core/action';
import { LessonChanges } from '../../core/lesson-changes';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { LoadBar } from '../../ui/load-bar';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';

const FIRST = 3;

/** What asking would mean: on time or late, what is short, what it does to the technicians, and what would help. */
@Component({
  selector: 'app-preview-notes',
  imports: [LoadBar, MatButton, NgTemplateOutlet, Note, ProblemNotice],
  templateUrl: './preview-notes.html',
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
    }
    .help {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
    }
    .help button {
      height: auto;
      min-height: 2.5rem;
      padding-block: 0.375rem;
      text-align: left;
      line-height: 1.25;
      background: var(--surface);
      --mat-button-outlined-label-text-size: var(--text-s);
    }
    .load {
      display: grid;
      gap: 0.375rem;
    }
  `,
})
export class PreviewNotes {
  readonly answer = input.required<PreviewAnswer>();
  readonly timeZone = input.required<string>();
  readonly goShort = input(false);
  /** It is being sent: nothing else is begun. */
  readonly busy = input(false);
  /** The lesson, whose room may lack something. */
  readonly lesson = input<Pick<Lesson, 'id' | 'room' | 'departmentId'>>();
  /** Whether it says by when it comes; of what was sent before that is fixed already. */
  readonly timed = input(true);
  readonly apply = output<Alternative>();
  readonly short = output<boolean>();
  /** The lesson has another room. */
  readonly roomChanged = output();
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  protected readonly changing = action();
  protected readonly words = inject(WORDS);
  /** Whether who looks at it may give the lesson another room. */
  protected readonly mayChangeRoom = computed(() => {
    const lesson = this.lesson();
    return lesson !== undefined && this.session.may('lesson.change', { departmentId: lesson.departmentId });
  });
  private readonly standing = computed(() => {
    const { shortages, ...answer } = this.answer();
    return { ...answer, short: shortages.reduce((sum, { short }) => sum + short, 0), timed: this.timed() };
  });
  protected readonly line = computed(() => this.words.standing.line(this.standing()));
  protected readonly isWell = computed(() => {
    const { late, short, minutesOver } = this.standing();
    return !late && short === 0 && minutesOver === null;
  });
  protected readonly deadline = computed(() => {
    const { deadline, late, askBy } = this.answer();
    if (deadline === null || !(late || this.timed())) return '';
    if (late) return this.words.standing.closed(deadline, this.timeZone());
    return [this.words.deadlines.closes(deadline, this.timeZone()), askBy && this.words.standing.askBy(askBy)].filter(Boolean).join(' ');
  });
  protected readonly wantedAndFree = computed(() =>
    this.answer()
      .shortages.map(({ name, wanted, free }, _, all) => `${all.length > 1 ? `${name}: ` : ''}${wanted} wanted, ${free} free at that time.`)
      .join(' '),
  );
  /** What would help, as far as who looks at it can do it: a room is another's to change. */
  private readonly offered = computed(() => this.answer().alternatives.filter(({ kind }) => kind !== 'room' || this.mayChangeRoom()));
  protected readonly roomsInstead = computed(() =>
    this.answer().alternatives.flatMap(({ facts }) => (facts.kind === 'room' ? [facts.room] : [])),
  );
  protected readonly all = linkedSignal({ source: this.offered, computation: () => false });
  protected readonly ways = computed(() => (this.all() ? this.offered() : this.offered().slice(0, FIRST)));
  protected readonly asksColleague = computed(() => this.ways().some(({ kind }) => kind === 'swap'));
  protected readonly more = computed(() => this.offered().length - this.ways().length);
  protected readonly shortOf = computed(() =>
    this.answer()
      .shortages.map(({ short, name }) => `${short} × ${name}`)
      .join(', '),
  );
  /** What would help stands once, under the gravest thing said. */
  protected readonly helpUnder = computed(() => {
    const { shortages, minutesOver, late, roomLacks, roomClosed } = this.answer();
    if (this.offered().length === 0) return null;
    return shortages.length > 0 ? 'shortage' : minutesOver || late ? 'line' : roomClosed || roomLacks.length > 0 ? 'room' : null;
  });
  /** A day may hold more than its own time while its work can be made before: only what is over the line does not fit. */
  protected readonly dayLevel = computed(() => (this.answer().load.level === 'overloaded' ? 'tight' : this.answer().load.level));
  protected readonly isMadeBefore = computed(() => this.answer().load.judged && this.totalAfter() > this.answer().load.technicianMinutes);
  protected readonly totalAfter = computed(() => this.answer().load.workMinutes + this.answer().load.addsMinutes);

  /** A colleague is asked; everything else is done. */
  protected says({ facts, text }: Alternative): string {
    return facts.kind === 'swap' ? this.words.requestPage.askToSwap(facts.teacher, text) : text;
  }

  /** A room is the lesson's own, and changed at once; what else helps is of the request. */
  protected async take(alternative: Alternative): Promise<void> {
    const { roomId } = alternative.apply;
    const lesson = this.lesson();
    if (roomId === undefined || !lesson) return this.apply.emit(alternative);
    const ending = await this.changing.run(async () => {
      await this.injector.get(LessonChanges).changeLesson(lesson.id, { kind: 'room', roomId });
      return this.words.facilities.changed(alternative.facts.kind === 'room' ? alternative.facts.room : '');
    });
    if (ending === 'done') this.roomChanged.emit();
  }
}
