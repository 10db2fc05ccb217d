import { CdkTrapFocus } from '@angular/cdk/a11y';
import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Lesson, Requisition } from '@app/shared/contracts';
import { liveRequisition } from '@app/shared/rules';
import { classOf } from '../../core/class-of';
import { tight } from '../../core/narrow';
import { WORDS } from '../../core/words';
import { wordsThere } from '../../core/words-there';
import { Clock } from '../../core/clock';
import { Session } from '../../identity/session';
import { ChangeLesson } from '../../rooms/change-lesson/change-lesson';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import type { Status } from '../requisition-words';
import { PendingWords } from '../requisition-panel/asking/pending-words';
import { RequisitionView } from '../requisition-view/requisition-view';
import { RequisitionsClient } from '../requisitions.client';
import { RequisitionForm } from '../requisition-panel/requisition-form';

/**
 * What stands beside an opened lesson: the form while nothing has been asked, the request with its story once something
 * has. A side panel at a desk, a sheet over the whole of a phone; Escape closes it and keeps what was typed.
 */
@Component({
  selector: 'app-requisition-panel',
  imports: [CdkTrapFocus, ChangeLesson, Icon, MatButton, Note, ProblemNotice, RequisitionForm, RequisitionView, Skeleton],
  templateUrl: './requisition-panel.html',
  styleUrl: './requisition-panel.scss',
  host: { '(document:keydown.escape)': 'escape($event)', '[class.left]': "side() === 'left'" },
})
export class RequisitionPanel {
  readonly lesson = input.required<Lesson>();
  /** Where it stands over a page that cannot make way for it. */
  readonly side = input<'left' | 'right'>('right');
  readonly closed = output();
  readonly sent = output<Requisition>();
  readonly changed = output();
  /** An alternative named another lesson; what was filled in waits there. */
  readonly moved = output<string>();
  readonly nothingNeeded = output();

  protected readonly words = inject(WORDS);
  private readonly client = inject(RequisitionsClient);
  private readonly typed = inject(PendingWords);
  protected readonly tight = tight();

  /** The request that the lesson's card shows; where none stands any more, the last of all. */
  private readonly standing = computed(() => {
    const all = this.lesson().requisitions;
    return liveRequisition(all) ?? all.at(-1) ?? null;
  });
  /** The same while the lesson is read again: what is open of it stays so. */
  private readonly lessonId = computed(() => this.lesson().id);
  /** Another of the lesson's requests, opened by hand. */
  protected readonly opened = linkedSignal<string, string | null>({ source: this.lessonId, computation: () => null });
  /** What was shown of the lesson stays shown, also once it is cancelled and the lesson tells of it no more. */
  protected readonly shownId = linkedSignal<{ lessonId: string; id: string | undefined }, string | undefined>({
    source: () => ({ lessonId: this.lesson().id, id: this.opened() ?? this.standing()?.id }),
    computation: ({ lessonId, id }, before) => id ?? (before?.source.lessonId === lessonId ? before.value : undefined),
  });
  /** The others that stand on the lesson, to go over to. */
  protected readonly others = computed(() =>
    this.lesson()
      .requisitions.filter(({ id, status }) => id !== this.shownId() && status !== 'declined' && status !== 'cancelled')
      .map(({ id, title, status }) => ({ id, title, word: this.words.requisitions.statuses[status as Status] })),
  );
  protected readonly requisition = this.client.one(() => this.shownId());
  /** Words that were typed for the lesson ask for something more, whatever stands there. */
  protected readonly askAnother = linkedSignal({ source: this.lessonId, computation: (id) => this.typed.waitFor(id) });
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly mayChange = computed(() => {
    const { departmentId, end } = this.lesson();
    return this.session.may('lesson.change', { departmentId }) && Temporal.Instant.compare(end, this.clock.now()) > 0;
  });
  /** Whether the lesson itself is being changed. */
  protected readonly changing = linkedSignal({ source: this.lessonId, computation: () => false });
  protected readonly heading = computed(
    () =>
      `${classOf(this.lesson())} · ${this.words.dates.day(this.lesson().date)}, ${this.words.lessons.periods(this.lesson().period, this.lesson().lastPeriod)}`,
  );
  protected readonly facts = computed(() => {
    const { group, room, subject, occasion, startTime, endTime } = this.lesson();
    return [group?.pupils == null ? null : `${group.pupils} pupils`, room?.code, occasion ? null : subject, `${startTime}–${endTime}`]
      .filter(Boolean)
      .join(' · ');
  });
  protected readonly mode = computed<'form' | 'draft' | 'view' | 'loading' | 'failed'>(() => {
    if (this.shownId() === undefined || this.askAnother()) return 'form';
    if (this.requisition.error()) return 'failed';
    if (!this.requisition.hasValue()) return 'loading';
    return this.requisition.value().status === 'draft' ? 'draft' : 'view';
  });
  protected readonly loaded = computed(() => (this.requisition.hasValue() ? this.requisition.value() : null));

  constructor() {
    const injector = inject(Injector);
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const what = computed(() => `${this.lesson().id} ${this.shownId()}`);
    effect(() => {
      // a form takes the focus by itself
      if (what() && untracked(this.mode) !== 'form') afterNextRender(() => this.takeFocus(host), { injector });
    });
  }

  /** What is opened is where one goes on: the focus neither stays behind a sheet nor falls out with a button that is gone. */
  private takeFocus(host: HTMLElement): void {
    const at = host.ownerDocument.activeElement;
    if (at === null || at === host.ownerDocument.body || at.closest('[id^="lesson-"]'))
      host.querySelector<HTMLElement>('#panel-heading')?.focus({ preventScroll: true });
  }

  protected open(id: string): void {
    this.askAnother.set(false);
    this.opened.set(id);
  }

  /** Closes it wherever the focus is, also where that has fallen out of the page; never for a dialog, or a list that keeps Escape for itself. */
  protected escape(event: Event): void {
    const at = event.target instanceof HTMLElement ? event.target : null;
    if (!event.defaultPrevented && !at?.closest('dialog')) this.closed.emit();
  }

  /** Its words come after those of the first screen. */
  protected async beginChange(): Promise<void> {
    await wordsThere();
    this.changing.set(true);
  }

  protected lessonChanged(): void {
    this.changing.set(false);
    this.altered();
  }

  protected altered(): void {
    this.requisition.reload();
    this.changed.emit();
  }
}
