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
  output,
  resource,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Requisition } from '@app/shared/contracts';
import { action } from '../../core/action';
import { Toasts } from '../../core/toasts';
import { WORDS } from '../../core/words';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { UndoClient } from '../../core/undo.client';
import { Chip, type StateLook } from '../../ui/chip';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { KitTable, shortFirst } from '../kit-table';
import { STATUS_LOOKS, type Status } from '../requisition-words';
import { RequisitionsClient } from '../requisitions.client';
import type { AskedLesson } from '../requisition-panel/asked-lesson';
import { RequisitionForm } from '../requisition-panel/requisition-form';
import { AfterLesson } from '../after-lesson/after-lesson';
import { HandOver } from './hand-over';
import { LateReason } from './late-reason';
import { MoveRequest } from './move-request';
import { answersIt } from '../requisition-words';
import { OpenQuestion } from './open-question';
import { RequisitionSteps } from './requisition-steps';

/** What stands in the place of the facts while it is done. */
type Doing = 'change' | 'move' | 'again' | 'mine' | 'hand';

/** How what is no step of a request's life is drawn in its story. */
const STORY_ICONS: Partial<Record<string, StateLook['icon']>> = {
  answered: 'message',
  moved: 'calendar',
  replanned: 'calendar',
  'taken-back': 'undo',
};

/**
 * One request: the question that is open about it, its facts, what warns of it, its thread, and what can be done. What is typed in a box
 * of it is one text, and goes along with the step that is taken.
 */
@Component({
  selector: 'app-requisition-view',
  imports: [
    AfterLesson,
    Chip,
    HandOver,
    Icon,
    KitTable,
    LateReason,
    MatButton,
    MoveRequest,
    Note,
    OpenQuestion,
    ProblemNotice,
    RequisitionForm,
    RequisitionSteps,
    RouterLink,
  ],
  templateUrl: './requisition-view.html',
  styleUrl: './requisition-view.scss',
})
export class RequisitionView {
  readonly requisition = input.required<Requisition>();
  readonly changed = output();

  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly undo = inject(UndoClient);
  private readonly destroyed = inject(DestroyRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly timeZone = this.session.timeZone;
  protected readonly words = inject(WORDS);
  protected readonly named = this.words.strengths.named;
  protected readonly acting = action();
  /** The same while the request is read again: what is being written and what is open stays. */
  private readonly id = computed(() => this.requisition().id);
  /** What is being written about this request; another request has another. */
  protected readonly text = linkedSignal<string, string>({ source: this.id, computation: () => '' });

  /** What is said after the lesson comes with the words of later pages. */
  protected readonly lateWords = resource({ loader: () => wordsThere() });

  /** What is open in the place of the facts: the form of a change, or the lessons to move to. */
  protected readonly doing = linkedSignal<string, Doing | null>({
    source: this.id,
    computation: () => null,
  });
  /** Who confirmed the risk assessment, and when. */
  protected readonly assessed = computed(() => {
    const { assessedBy, assessedOn } = this.requisition();
    return this.words.requestPage.assessedBy(assessedBy?.name ?? null, assessedOn);
  });
  /** The lesson as the form looks at it: its deadline is the one that the request was sent with. */
  protected readonly asked = computed<AskedLesson>(() => {
    const { lesson, deadline } = this.requisition();
    return { ...lesson, deadline, answer: null };
  });

  protected readonly mine = computed(() => this.requisition().teacher.id === this.session.me()?.user.id);
  protected readonly serves = computed(() => this.session.may('requisition.serve', this.requisition()));
  protected readonly look = computed(() => STATUS_LOOKS[this.requisition().status]);
  protected readonly status = computed(() => {
    const { status, teacher } = this.requisition();
    return this.words.requestPage.status(status, { mine: answersIt(this.requisition()), teacher: teacher.name });
  });
  protected readonly size = computed(() => {
    const { sets, trays, pupils, submittedAt } = this.requisition();
    const said = { sets: this.words.quantities.sets(sets), pupils: this.words.quantities.pupils(pupils) };
    return this.words.requestPage.size({ ...said, trays, sentAt: submittedAt && this.when(submittedAt) });
  });
  protected readonly story = computed(() =>
    this.requisition().history.map((step) => {
      // the step back to it answers the question
      const isAnswer = step.from === 'queried' && step.to === 'submitted';
      const to = (isAnswer ? 'answered' : step.to) as keyof typeof this.words.requisitions.steps;
      return {
        at: step.at,
        who: step.by?.name ?? 'Requisite',
        did: this.words.requisitions.steps[to] ?? step.to,
        note: step.note,
        icon: STORY_ICONS[to] ?? STATUS_LOOKS[to as Status]?.icon ?? 'dots',
      };
    }),
  );
  /** What is made already takes nobody's time. */
  protected readonly task = computed(
    () => this.requisition().tasks.find(({ kind, doneAt }) => kind === 'prepare' && doneAt === null) ?? null,
  );
  protected readonly lines = computed(() => shortFirst(this.requisition()));
  protected readonly shortLines = computed(() => this.requisition().lines.filter((line) => line.short > 0));
  /** What was said besides the open question, which stands on top. */
  protected readonly thread = computed(() => {
    const { question } = this.requisition();
    const messages = this.requisition().messages ?? [];
    return question ? messages.filter(({ at, by }) => at < question.at || by.id === this.requisition().teacher.id) : messages;
  });

  protected readonly newer = computed(() => {
    const { newer } = this.requisition();
    return newer && { ...newer, ...this.words.requisitions.newerVersion(newer) };
  });
  /** Its teacher may, and whoever shares the lesson: the server lets those take it back. */
  protected readonly mayChange = computed(() => {
    const { teacher, departmentId, next } = this.requisition();
    return this.session.may('requisition.change', { personId: teacher.id, departmentId }) || next.includes('cancelled');
  });

  protected when(instant: string): string {
    return this.words.dates.instant(instant, this.timeZone());
  }

  /** Refused as any change is: too close to the lesson, or not enough kit; then the request stands as it was. */
  protected async takeNewer(practicalVersion: number): Promise<void> {
    const { id, version, title } = this.requisition();
    const ending = await this.acting.run(async () => {
      const taken = await this.client.change(id, { version, practicalVersion });
      return `${title}: the newer version is taken. It is ${this.words.requisitions.statuses[taken.status]}.`;
    });
    if (ending === 'done' || this.acting.refusal()?.status === 409) this.altered();
  }

  /** What is said of handing over comes with the words of later pages. */
  protected async open(what: Doing): Promise<void> {
    if (what === 'hand') await wordsThere();
    this.doing.set(what);
    if (what === 'change') this.focus('#change-heading');
  }

  /** Back to the button that opened it. */
  protected stop(what: Doing): void {
    this.doing.set(null);
    this.focus(`[data-act="${what}"]`);
  }

  /** Says what became of the change; nothing is cancelled by taking back. */
  protected kept(changed: Requisition): void {
    const { title, status, teacher } = changed;
    const undo = this.undo.of(changed, () => this.destroyed.destroyed || this.changed.emit());
    this.toasts.say(this.words.requestPage.changed(title, status, { mine: this.mine(), teacher: teacher.name }), undo ?? null);
    this.altered();
  }

  /** The buttons that were pressed may be gone: the focus goes to the request's title. */
  protected altered(): void {
    this.doing.set(null);
    this.focus('#request-title');
    this.changed.emit();
  }

  private focus(selector: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true }), { injector: this.injector });
  }
}
