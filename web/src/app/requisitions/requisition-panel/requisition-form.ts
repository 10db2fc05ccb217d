import {
  Component,
  DestroyRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Alternative, Lesson, PracticalSummary, PreviewAnswer, PreviewBody, Requisition } from '@app/shared/contracts';
import type { LateReason } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { forget, keep, readKept } from '../../core/kept';
import { refusalOf, wrongFields, type Refusal } from '../../core/refusal';
import { narrow } from '../../core/narrow';
import { shortInstant } from '../../core/when';
import { Session } from '../../identity/session';
import { PracticalsClient } from '../../practicals/practicals.client';
import { Control, Field } from '../../ui/field';
import { firstWrong } from '../../core/first-wrong';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { Stepper } from '../../ui/stepper';
import { LATE_REASON_WORDS, sets } from '../requisition-words';
import { KitTable } from './kit-table';
import { LinesEditor } from './lines-editor';
import { LivePreview } from './live-preview';
import { PracticalPicker } from './practical-picker';
import { PreviewNotes } from './preview-notes';
import { RecentPracticals } from './recent-practicals';
import {
  EMPTY_DRAFT,
  askOf,
  weighty,
  canPreview,
  draftOf,
  isBegun,
  lineBody,
  shortFirst,
  withAlternative,
  type RequisitionDraft,
} from './requisition-draft';
import { SendRequisition } from './send-requisition';

/**
 * Asking for a practical at one lesson. What is typed is kept in this browser until it is sent or thrown away, so neither a
 * refusal nor a closed tab loses it. `saved` is a draft that the server already has.
 */
@Component({
  selector: 'app-requisition-form',
  imports: [Control, Field, KitTable, LinesEditor, MatButton, Note, PracticalPicker, PreviewNotes, ProblemNotice, Stepper],
  templateUrl: './requisition-form.html',
  styleUrl: './requisition-form.scss',
  host: { '(keydown.control.enter)': "send('submitted')", '(keydown.meta.enter)': "send('submitted')" },
})
export class RequisitionForm {
  readonly lesson = input.required<Lesson>();
  readonly saved = input<Requisition | null>(null);
  readonly sent = output<Requisition>();
  readonly movedTo = output<string>();
  readonly nothingNeeded = output();

  private readonly session = inject(Session);
  private readonly sender = inject(SendRequisition);
  private readonly practicals = inject(PracticalsClient);
  private readonly recentOnes = inject(RecentPracticals);
  private readonly clock = inject(Clock);
  private readonly narrow = narrow();
  private readonly injector = inject(Injector);
  private readonly picker = viewChild(PracticalPicker);
  private readonly size = viewChild<Stepper>('size');
  private readonly showFirstWrong = firstWrong();

  protected readonly timeZone = this.session.timeZone;
  protected readonly reasons = Object.entries(LATE_REASON_WORDS) as [LateReason, string][];
  protected readonly sets = sets;
  protected readonly recent = this.recentOnes.list();
  private readonly key = computed(() => keyOf(this.session.me()?.user.id, this.lesson().id));
  protected readonly restored = linkedSignal(() => readKept<RequisitionDraft>(this.key()) !== null);
  protected readonly draft = linkedSignal<RequisitionDraft>(() => {
    const kept = readKept<RequisitionDraft>(this.key());
    if (kept) return { ...EMPTY_DRAFT, ...kept };
    const saved = this.saved();
    return saved ? draftOf(saved) : EMPTY_DRAFT;
  });

  private readonly body = computed<PreviewBody | undefined>(() => {
    const draft = this.draft();
    const saved = this.saved();
    return canPreview(draft) ? { ...askOf(this.lesson().id, weighty(draft)), ...(saved && { requisitionId: saved.id }) } : undefined;
  });
  protected readonly preview = new LivePreview(this.body);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly missing = signal<Record<string, string>>({});
  protected readonly wrong = computed(() => ({ ...wrongFields(this.refusal()), ...this.missing() }));
  protected readonly busy = signal<'submitted' | 'draft' | null>(null);

  /** The preview, with the shortages of a refusal in it: between the two somebody else may have taken the kit. */
  protected readonly answer = computed<PreviewAnswer | null>(() => {
    const answer = this.preview.answer();
    const body = this.refusal()?.body;
    if (!answer || this.refusal()?.code !== 'HOLD_REFUSED' || !body) return answer;
    return {
      ...answer,
      shortages: (body['shortages'] as PreviewAnswer['shortages'] | undefined) ?? answer.shortages,
      alternatives: (body['alternatives'] as Alternative[] | undefined) ?? answer.alternatives,
    };
  });
  protected readonly lines = computed(() => {
    const answer = this.answer();
    return answer ? shortFirst(answer) : [];
  });
  protected readonly groupSize = computed(
    () => this.draft().groupSize ?? this.answer()?.groupSize ?? this.draft().practical?.groupSize ?? 2,
  );
  protected readonly pupils = computed(() => this.draft().pupils ?? this.answer()?.pupils ?? this.lesson().group.pupils ?? 30);
  protected readonly isLate = computed(() => this.answer()?.late ?? Temporal.Instant.compare(this.clock.now(), this.lesson().deadline) > 0);
  protected readonly closes = computed(() => shortInstant(this.lesson().deadline, this.timeZone()));
  protected readonly chosen = computed(() => this.draft().practical !== null || this.draft().free);
  protected readonly canSave = computed(() => canPreview(this.draft()) || this.draft().title.trim() !== '');

  constructor() {
    effect(() => {
      const draft = this.draft();
      if (isBegun(draft)) keep(this.key(), draft);
      else forget(this.key());
    });
    afterNextRender(() => this.picker()?.focus());
    inject(DestroyRef).onDestroy(() => this.preview.stop());
  }

  protected set(change: Partial<RequisitionDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.refusal.set(null);
    this.missing.set({});
  }

  protected pick(practical: PracticalSummary | null): void {
    if (practical) this.recentOnes.add(practical);
    this.set({ practical, free: false, groupSize: null, lines: null, goShort: false });
    // a phone's keyboard would cover what the choice means
    afterNextRender(() => (practical && !this.narrow() ? this.size()?.focus() : this.picker()?.focus()), {
      injector: this.injector,
    });
  }

  protected writeFreeList(title: string): void {
    this.set({ free: true, practical: null, title: title.trim(), lines: [{ name: '', perSet: 1 }] });
  }

  protected because(reason: string): void {
    this.set({ lateReason: this.reasons.find(([id]) => id === reason)?.[0] ?? null });
  }

  /** The library's lines, opened for change. */
  protected editLines(): void {
    this.set({ lines: (this.answer()?.lines ?? []).map(lineBody) });
  }

  protected async apply(alternative: Alternative): Promise<void> {
    const { lessonId, practicalId } = alternative.apply;
    const practical = practicalId && practicalId !== this.draft().practical?.id ? await this.practicals.one(practicalId) : null;
    const changed = withAlternative(this.draft(), alternative.apply, practical);
    if (lessonId && lessonId !== this.lesson().id) {
      keep(keyOf(this.session.me()?.user.id, lessonId), changed);
      forget(this.key());
      this.movedTo.emit(lessonId);
    } else {
      this.set(changed);
    }
  }

  protected startAgain(): void {
    forget(this.key());
    this.restored.set(false);
    const saved = this.saved();
    this.draft.set(saved ? draftOf(saved) : EMPTY_DRAFT);
  }

  protected async send(status: 'submitted' | 'draft'): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    this.missing.set(this.unfilled(status));
    if (Object.keys(this.missing()).length > 0) return this.showFirstWrong();
    this.busy.set(status);
    try {
      const requisition = await this.sender.send({ ...askOf(this.lesson().id, this.draft()), status }, this.saved());
      forget(this.key());
      this.sent.emit(requisition);
    } catch (error) {
      const refusal = refusalOf(error);
      this.refusal.set(refusal);
      if (refusal.code === 'LATE_REASON_NEEDED') this.preview.again();
    } finally {
      this.busy.set(null);
    }
  }

  private unfilled(status: 'submitted' | 'draft'): Record<string, string> {
    const draft = this.draft();
    const missing: Record<string, string> = {};
    if (draft.free && draft.title.trim() === '') missing['title'] = 'Give the list a name.';
    if (!draft.free && !draft.practical) missing['practicalId'] = 'Choose a practical, or write a free list.';
    if (status === 'submitted' && this.isLate() && !draft.lateReason) missing['lateReason'] = 'Say why this comes late.';
    if (draft.lateReason === 'other' && draft.lateWords.trim() === '') missing['lateWords'] = 'Say it in a few words.';
    return missing;
  }
}

function keyOf(userId: string | undefined, lessonId: string): string {
  return `draft.${userId ?? ''}.${lessonId}`;
}
