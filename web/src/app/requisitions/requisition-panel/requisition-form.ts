import {
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { FormField, form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Alternative, PracticalSummary, PreviewBody, Requisition } from '@app/shared/contracts';
import { REQUISITION_LIMITS, USUAL_GROUP_SIZE, USUAL_PUPILS, type LateReason } from '@app/shared/rules';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { firstWrong } from '../../core/first-wrong';
import { narrow } from '../../core/narrow';
import { serverErrors, type ServerError } from '../../core/server-errors';
import { WORDS } from '../../core/words';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { PracticalsClient } from '../../practicals/practicals.client';
import { Control, Field, wrongIn } from '../../ui/field';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { Stepper } from '../../ui/stepper';
import { BeforeAsking } from './asking/before-asking';
import { PracticalBesides } from './asking/practical-besides';
import type { AskedLesson } from './asked-lesson';
import { KeptDrafts, type DraftKey } from './kept-drafts';
import { KitTable, shortFirst } from '../kit-table';
import { LessonExtras } from './lesson-extras';
import { LinesEditor } from './lines-editor';
import { changeDraftOf, isChanged, judgeChange } from './requisition-change';
import { LivePreview, withRefusal } from './live-preview';
import { PracticalPicker } from './practical-picker';
import { PreviewNotes } from './preview-notes';
import { RecentPracticals } from './recent-practicals';
import {
  EMPTY_DRAFT,
  askOf,
  canPreview,
  draftOf,
  isBegun,
  isSame,
  lateNote,
  lineBody,
  weighty,
  withAlternative,
  type RequisitionDraft,
} from './requisition-draft';
import { requisitionSchema } from './requisition-schema';
import { SendRequisition, SERVER_NAMES, type SwapAsked } from './send-requisition';

/**
 * Asking for a practical at one lesson. What is typed is kept in this browser until it is sent or thrown away, so neither a
 * refusal nor a closed tab loses it. `saved` is a draft that the server already has.
 */
@Component({
  selector: 'app-requisition-form',
  imports: [
    BeforeAsking,
    Control,
    Field,
    FormField,
    KitTable,
    LessonExtras,
    LinesEditor,
    MatButton,
    Note,
    PracticalBesides,
    PracticalPicker,
    PreviewNotes,
    ProblemNotice,
    Stepper,
  ],
  templateUrl: './requisition-form.html',
  styleUrl: './requisition-form.scss',
  host: { '(keydown.control.enter)': "send('submitted')", '(keydown.meta.enter)': "send('submitted')" },
})
export class RequisitionForm {
  readonly lesson = input.required<AskedLesson>();
  readonly saved = input<Requisition | null>(null);
  readonly sent = output<Requisition>();
  readonly movedTo = output<string>();
  readonly nothingNeeded = output();
  /** Something was sent beside the form, for lessons of the class; or the lesson has another room. */
  readonly sentBeside = output();
  /** Escape in a control that keeps it for itself. */
  readonly left = output();
  private readonly sender = inject(SendRequisition);
  private readonly practicals = inject(PracticalsClient);
  private readonly recentOnes = inject(RecentPracticals);
  private readonly drafts = inject(KeptDrafts);
  private readonly clock = inject(Clock);
  private readonly narrow = narrow();
  private readonly injector = inject(Injector);
  private readonly picker = viewChild(PracticalPicker);
  private readonly size = viewChild<Stepper>('size');
  private readonly editor = viewChild(LinesEditor);
  private readonly ownTitle = viewChild<ElementRef<HTMLInputElement>>('ownTitle');
  private readonly showFirstWrong = firstWrong();
  protected readonly words = inject(WORDS);
  protected readonly timeZone = inject(Session).timeZone;
  protected readonly limits = REQUISITION_LIMITS;
  protected readonly reasons = Object.entries(this.words.requisitions.ownLateReasons) as [LateReason, string][];
  protected readonly wrongIn = wrongIn;
  protected readonly lateWords = resource({ loader: wordsThere });
  protected readonly recent = resource({ defaultValue: [], loader: () => this.recentOnes.list() });
  private readonly key = computed<DraftKey>(() => ({ lessonId: this.lesson().id, savedId: this.saved()?.id ?? null }), { equal: isSame });
  private readonly kept = resource({ params: () => this.key(), loader: ({ params }) => this.drafts.read(params) });
  /** Whether what this browser kept has been read: not before is there a form to type in. */
  protected readonly ready = computed(() => this.kept.hasValue());
  protected readonly restored = linkedSignal(() => this.kept.hasValue() && this.kept.value() !== null);
  /** What was sent and is to be changed; null for a new request and for a draft. */
  protected readonly sentBefore = computed(() => {
    const saved = this.saved();
    return saved && saved.status !== 'draft' ? saved : null;
  });
  private readonly origin = computed(() => {
    const [sent, saved] = [this.sentBefore(), this.saved()];
    return sent ? changeDraftOf(sent) : saved ? draftOf(saved) : EMPTY_DRAFT;
  });
  /** Begins with what was kept, else with what the server has; what is typed then stays, whatever is read later. */
  protected readonly draft = linkedSignal<{ key: DraftKey; kept: RequisitionDraft | null | undefined }, RequisitionDraft>({
    source: () => ({ key: this.key(), kept: this.kept.hasValue() ? this.kept.value() : undefined }),
    computation: ({ key, kept }, before) =>
      before?.source.key === key && before.source.kept !== undefined ? before.value : (kept ?? untracked(this.origin)),
  });
  private readonly body = computed<PreviewBody | undefined>(() => {
    const draft = this.draft();
    const saved = this.saved();
    return canPreview(draft) ? { ...askOf(this.lesson().id, weighty(draft)), ...(saved && { requisitionId: saved.id }) } : undefined;
  });
  protected readonly preview = new LivePreview(this.body);
  protected readonly sending = action();
  private readonly status = signal<'submitted' | 'draft'>('draft');
  protected readonly answer = computed(() => withRefusal(this.preview.answer(), this.sending.refusal()));
  protected readonly lines = computed(() => {
    const answer = this.answer();
    return answer ? shortFirst(answer) : [];
  });
  protected readonly groupSize = computed(
    () => this.draft().groupSize ?? this.answer()?.groupSize ?? this.draft().practical?.groupSize ?? USUAL_GROUP_SIZE,
  );
  protected readonly pupils = computed(() => this.draft().pupils ?? this.answer()?.pupils ?? this.lesson().group?.pupils ?? USUAL_PUPILS);
  /** What the rules say of the change, by value; null where nothing was sent before. */
  private readonly judged = computed(() => {
    const [sent, answer] = [this.sentBefore(), this.answer()];
    return sent && answer && judgeChange(sent, this.draft(), answer);
  });
  /** What the preview tells: of a change neither the lateness that is fixed already, nor a rule that stops only what asks for more. */
  protected readonly told = computed(() => {
    const [answer, judged] = [this.answer(), this.judged()];
    return answer && this.sentBefore() ? { ...answer, late: false, blocked: judged?.isMore ? answer.blocked : null } : answer;
  });
  protected readonly changes = computed(() => {
    const sent = this.sentBefore();
    return sent !== null && isChanged(sent, this.draft());
  });
  private readonly isPast = computed(() => {
    const { deadline } = this.lesson();
    return deadline !== null && Temporal.Instant.compare(this.clock.now(), deadline) > 0;
  });
  protected readonly isLate = computed(() =>
    this.sentBefore() ? (this.judged()?.isOther ?? false) && this.isPast() : (this.answer()?.late ?? this.isPast()),
  );
  protected readonly closes = computed(() => {
    const { deadline } = this.lesson();
    if (deadline === null || !this.isLate()) return this.words.deadlines.closes(deadline, this.timeZone());
    return `The deadline was ${this.words.dates.instant(deadline, this.timeZone())}: asking now is late and needs a reason.`;
  });
  protected readonly chosen = computed(() => this.draft().practical !== null || this.draft().free);
  protected readonly wantsAssessment = computed(() => this.answer()?.riskAssessmentNeeded === true && !this.draft().assessed);
  protected readonly lateChange = computed(() => {
    const { deadline } = this.lesson();
    return this.sentBefore() && this.isLate() && deadline !== null ? this.words.requestPage.lateChange(deadline, this.timeZone()) : null;
  });
  protected readonly canSave = computed(() => canPreview(this.draft()) || this.draft().title.trim() !== '');
  protected readonly form = form(this.draft, requisitionSchema({ status: this.status, late: this.isLate }));

  constructor() {
    effect(() => {
      const draft = this.draft();
      if (this.ready()) untracked(() => this.keep(draft));
    });
    afterRenderEffect(() => {
      if (this.ready() && !untracked(this.sentBefore)) untracked(() => this.picker() ?? this.editor())?.focus();
    });
    inject(DestroyRef).onDestroy(() => this.preview.stop());
  }

  protected set(change: Partial<RequisitionDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected pick(practical: PracticalSummary | null): void {
    if (practical) this.recentOnes.add(practical);
    // what was read of another practical is not read of this one
    this.set({ practical, free: false, groupSize: null, lines: null, goShort: false, assessed: false });
    // a phone's keyboard would cover what the choice means
    this.afterwards(() => (practical && !this.narrow() ? this.size()?.focus() : this.picker()?.focus()));
  }

  protected writeFreeList(title: string): void {
    this.set({ free: true, practical: null, title: title.trim(), lines: [{ name: '', perSet: 1 }] });
    this.afterwards(() => (title.trim() === '' ? this.ownTitle()?.nativeElement : this.editor())?.focus());
  }

  /** The library's lines, opened for change. */
  protected editLines(): void {
    this.set({ lines: (this.answer()?.lines ?? []).map(lineBody) });
    this.afterwards(() => this.editor()?.focus());
  }

  /** Back to the library, where the focus goes too. */
  protected chooseAgain(): void {
    this.set({ free: false, lines: null });
    this.afterwards(() => this.picker()?.focus());
  }

  private afterwards(work: () => void): void {
    afterNextRender(work, { injector: this.injector });
  }

  protected async apply(alternative: Alternative): Promise<void> {
    const { lessonId, practicalId, offerTo = '' } = alternative.apply;
    if (alternative.facts.kind === 'swap') {
      // it is sent as it stands, short where kit is
      if ((this.answer()?.shortages.length ?? 0) > 0) this.set({ goShort: true });
      return this.send('submitted', { offerTo, teacher: alternative.facts.teacher });
    }
    // what was sent moves as it stands, and is not begun anew elsewhere
    if (this.sentBefore() && lessonId && lessonId !== this.lesson().id) return this.movedTo.emit(lessonId);
    const practical = practicalId && practicalId !== this.draft().practical?.id ? await this.practicals.one(practicalId) : null;
    const changed = withAlternative(this.draft(), alternative.apply, practical);
    if (lessonId && lessonId !== this.lesson().id) {
      await this.drafts.keep({ lessonId, savedId: null }, changed);
      void this.drafts.forget(this.key());
      this.movedTo.emit(lessonId);
    } else {
      this.set(changed);
    }
  }

  /** Leaves what was sent as it is, and forgets what was typed of the change. */
  protected leave(): void {
    this.form().reset(this.origin());
    this.left.emit();
  }

  protected startAgain(): void {
    this.restored.set(false);
    this.form().reset(this.origin());
  }

  /** Sends it as a draft or for good; what it lacks is shown first, with the focus on the first of it. */
  protected async send(status: 'submitted' | 'draft', swap?: SwapAsked): Promise<void> {
    if (this.sending.busy()) return;
    this.status.set(status);
    await submit(this.form, { action: () => this.sendFilledIn(status, swap), onInvalid: this.showFirstWrong });
  }

  private async sendFilledIn(status: 'submitted' | 'draft', swap?: SwapAsked): Promise<ServerError[]> {
    const ending = await this.sending.run(
      async () => {
        const [sent, draft] = [this.sentBefore(), this.draft()];
        const { requisition, says } = sent
          ? await this.sender.change(sent, draft, this.isLate() ? lateNote(draft, this.words) : null)
          : await this.sender.ask({ ...askOf(this.lesson().id, draft), status }, this.saved(), draft.alsoFor);
        void this.drafts.forget(this.key());
        // the panel may close now: what is asked of a colleague is said by itself
        this.sent.emit(requisition);
        const asked = swap && (await this.sender.askToChangeDays(requisition, swap));
        return [asked, says].filter(Boolean).join(' ') || undefined;
      },
      { on: status },
    );
    if (ending !== 'refused') return [];
    const refusal = this.sending.refusal();
    if (refusal?.code === 'LATE_REASON_NEEDED') this.preview.again();
    return serverErrors(this.form, refusal, SERVER_NAMES);
  }

  /** Something else was filled in: what was refused before is over, and this browser keeps what differs from the server's. */
  private keep(draft: RequisitionDraft): void {
    this.sending.clear();
    if (isBegun(draft) && !isSame(draft, this.origin())) void this.drafts.keep(this.key(), draft);
    else void this.drafts.forget(this.key());
  }
}
