import {
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Requisition } from '@app/shared/contracts';
import {
  belongsTo,
  CHANGEABLE,
  HANDABLE,
  MOVABLE,
  OUTCOMES,
  REQUISITION_LIMITS,
  UNTOUCHED,
  closingRefused,
  type RequisitionOutcome,
} from '@app/shared/rules';
import { action, type Work } from '../../core/action';
import { Clock } from '../../core/clock';
import { rightsAt } from '../../core/rights';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { UndoClient } from '../../core/undo.client';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import type { Status } from '../requisition-words';
import { RequisitionsClient } from '../requisitions.client';
import { answersIt } from '../requisition-words';

/** The steps that have a button here, the likeliest first; cancelling stands last of all, and the work of a day is ticked on Today. */
const STEPS: readonly Status[] = ['accepted', 'submitted', 'queried', 'declined'];

/**
 * What can be done about a request: say something, take a step, change it, move it, close it. Whatever stands in the box goes along with
 * the step that is pressed, so that no words are left behind.
 */
@Component({
  selector: 'app-requisition-steps',
  imports: [Control, Field, MatButton, ProblemNotice],
  templateUrl: './requisition-steps.html',
  styles: `
    :host {
      display: grid;
      gap: 0.875rem;
    }
    h4 {
      margin: 0;
      font-size: var(--text-s);
    }
    .bar {
      gap: 0.5rem;
    }
    form button {
      justify-self: start;
    }
  `,
})
export class RequisitionSteps {
  readonly requisition = input.required<Requisition>();
  readonly text = model('');
  readonly changed = output();
  /** Whether the place that it stands in can show the form of a change, and the lessons to move to. */
  readonly opens = input(false);
  readonly toChange = output();
  readonly toMove = output();
  readonly toAgain = output();
  readonly toMine = output();
  readonly toHand = output();

  protected readonly words = inject(WORDS);
  protected readonly limits = REQUISITION_LIMITS;
  protected readonly acting = action();
  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  private readonly undo = inject(UndoClient);
  private readonly destroyed = inject(DestroyRef);
  private readonly clock = inject(Clock);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  /** The step whose words are asked for. */
  protected readonly noting = linkedSignal<string, Status | null>({
    source: computed(() => this.requisition().id),
    computation: () => null,
  });

  protected readonly reader = computed(() => {
    const { teacher } = this.requisition();
    return { mine: teacher.id === this.session.me()?.user.id, teacher: teacher.name };
  });
  /** A technician or head of another department reads it. */
  protected readonly isElsewhere = computed(() => {
    const { teacher, departmentId, next } = this.requisition();
    return next.length === 0 && this.session.isElsewhere('requisition.write', { personId: teacher.id, departmentId });
  });
  protected readonly answers = computed(() => answersIt(this.requisition()));
  protected readonly isOver = computed(() => Temporal.Instant.compare(this.requisition().lesson.end, this.clock.now()) <= 0);
  /** Accepting what is over or lost is not urged; an answer is sent where the question stands. */
  protected readonly steps = computed(() => {
    const { next } = this.requisition();
    return STEPS.filter((to) => next.includes(to) && !(to === 'submitted' && this.answers()));
  });
  /** Whoever answers it cannot accept it yet. */
  protected readonly lacksAssessment = computed(() => {
    const { status, next } = this.requisition();
    return ['submitted', 'queried'].includes(status) && next.includes('declined') && !next.includes('accepted');
  });
  protected readonly closes = computed(() => {
    const me = this.session.me();
    const { status, teacher, departmentId } = this.requisition();
    return me !== null && closingRefused(status, this.isOver(), rightsAt(me), { personId: teacher.id, departmentId }) === null;
  });
  /** What was made cannot have been never made. */
  protected readonly ends = computed(() =>
    OUTCOMES.filter((outcome) => outcome !== 'never-made' || UNTOUCHED.includes(this.requisition().status)),
  );
  /** Its teacher, whoever shares the lesson, and those who serve and lead; the table of access says it. */
  private readonly mayChange = computed(() => {
    if (!this.opens()) return false;
    const { teacher, departmentId, next } = this.requisition();
    return this.session.may('requisition.change', { personId: teacher.id, departmentId }) || next.includes('cancelled');
  });
  protected readonly changes = computed(() => this.mayChange() && CHANGEABLE.includes(this.requisition().status) && !this.isOver());
  protected readonly moves = computed(() => this.mayChange() && MOVABLE.includes(this.requisition().status) && !this.isOver());
  protected readonly hands = computed(() => this.mayChange() && HANDABLE.includes(this.requisition().status) && !this.isOver());
  protected readonly isCancelLate = computed(() => {
    const { deadline, status } = this.requisition();
    return status !== 'draft' && deadline !== null && Temporal.Instant.compare(this.clock.now(), deadline) > 0;
  });

  /** What was sent can be asked for again by whoever may ask for its teacher. */
  protected readonly repeats = computed(() => {
    const { status, teacher, departmentId } = this.requisition();
    return this.opens() && status !== 'draft' && this.session.may('requisition.ask', { personId: teacher.id, departmentId });
  });

  /** What a colleague of one's department asked for can be asked for at a lesson of one's own. */
  protected readonly copies = computed(() => {
    const { status, departmentId } = this.requisition();
    const own = this.session.me()?.departments.map(({ id }) => id) ?? [];
    return this.opens() && status !== 'draft' && !this.reader().mine && this.session.may('lesson.teach') && belongsTo(own, departmentId);
  });

  protected label(to: Status): string {
    return this.words.requestPage.steps[to] ?? to;
  }

  protected isMain(to: Status): boolean {
    return (to === 'accepted' || to === 'submitted') && !this.requisition().lessonGone && !this.isOver();
  }

  protected async act(to: Status): Promise<void> {
    const note = this.text().trim();
    if (note === '' && this.needsNote(to)) {
      const again = this.noting() === to;
      this.noting.set(to);
      this.acting.lacks(again ? { note: this.words.requestPage.notes[to]?.lacking ?? '' } : {});
      if (!again) this.focusBox();
      return;
    }
    const { id, version, title } = this.requisition();
    await this.attempt(async () => {
      const moved = await this.client.move(id, { to, version, ...(note && { note }) });
      this.said();
      return { says: this.words.requestPage.stepTaken(title, moved.status, this.reader()), ...this.backOf(moved, note) };
    });
  }

  protected async close(outcome: RequisitionOutcome): Promise<void> {
    const { id, version, title } = this.requisition();
    const note = this.text().trim();
    await this.attempt(async () => {
      const closed = await this.client.move(id, { to: 'cleared', version, outcome, ...(note && { note }) });
      this.said();
      return { says: this.words.closing.closed(title, outcome), ...this.backOf(closed, note) };
    });
  }

  protected async say(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.text().trim();
    if (text === '') return;
    await this.attempt(async () => {
      await this.client.say(this.requisition().id, text);
      this.said();
    });
  }

  /** What was done last here, for as long as nobody has gone on with it. */
  protected async takeBack(): Promise<void> {
    const undo = this.acting.undo();
    await this.attempt(async () => {
      await undo?.();
      return this.words.undo.DONE;
    });
  }

  protected stopNoting(): void {
    this.noting.set(null);
    this.acting.clear();
  }

  /** How it is taken back, with the request read again where it is still shown, and what went with it in the box again. */
  private backOf(answer: Requisition, note: string): { undo: () => Promise<void> } | null {
    const undo = this.undo.of(
      answer,
      () => this.destroyed.destroyed || this.changed.emit(),
      () => this.destroyed.destroyed || this.giveBack(answer.id, note),
    );
    return undo ? { undo } : null;
  }

  private giveBack(id: string, note: string): void {
    if (this.requisition().id === id) this.text.update((text) => text || note);
  }

  private needsNote(to: Status): boolean {
    return to === 'queried' || to === 'declined' || (to === 'cancelled' && this.isCancelLate());
  }

  private said(): void {
    this.text.set('');
    this.noting.set(null);
  }

  private focusBox(): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>('textarea')?.focus(), { injector: this.injector });
  }

  /** After a refusal too where somebody else was first: what they did is shown. */
  private async attempt(work: Work): Promise<void> {
    const ending = await this.acting.run(work);
    if (ending === 'done' || this.acting.refusal()?.status === 409) this.changed.emit();
  }
}
