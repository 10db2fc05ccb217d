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
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Requisition } from '@app/shared/contracts';
import { MOVABLE, REQUISITION_LIMITS } from '@app/shared/rules';
import { ApparatusClient } from '../../apparatus/apparatus.client';
import { action } from '../../core/action';
import { Shortcuts } from '../../core/shortcuts';
import { UndoClient } from '../../core/undo.client';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Chip } from '../../ui/chip';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { KitTable, shortFirst } from '../kit-table';
import { OfferLesson } from '../offers/offer-lesson';
import type { Status } from '../requisition-words';
import { RequisitionsClient } from '../requisitions.client';
import { effectsOf } from './effects';
import { freeThen } from './free-then';

type Doing = 'accepted' | 'queried' | 'declined' | 'offer';

/**
 * One request that waits: what accepting it does, its kit, what its teacher wrote, and the four answers. What was typed stays where an
 * answer is refused. A question that was answered by word of mouth is accepted or declined with what was said.
 */
@Component({
  selector: 'app-answer-one',
  imports: [Chip, Control, Field, Icon, KitTable, MatButton, OfferLesson, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './answer-one.html',
  styleUrl: './answer-one.scss',
})
export class AnswerOne {
  readonly id = input.required<string>();
  /** What it was answered with here; null: it waits. */
  readonly answered = input<Status | null>(null);
  /** The answer by which that is taken back, where it was accepted with others. */
  readonly taken = input<object | null>(null);
  /** What it is answered with; null: that was taken back. */
  readonly said = output<Status | null>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly limits = REQUISITION_LIMITS;
  protected readonly acting = action();
  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  private readonly undo = inject(UndoClient);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly timeZone = this.session.timeZone;
  protected readonly read = this.client.one(() => this.id());
  /** The request as last read; another's is not shown under this one's name. */
  protected readonly request = linkedSignal<{ id: string; read: Requisition | undefined }, Requisition | null>({
    source: () => ({ id: this.id(), read: this.read.hasValue() ? this.read.value() : undefined }),
    computation: ({ id, read }, before) => (read?.id === id ? read : before?.value?.id === id ? before.value : null),
  });
  protected readonly doing = linkedSignal<string, Doing | null>({ source: this.id, computation: () => null });
  protected readonly text = linkedSignal<string, string>({ source: this.id, computation: () => '' });
  private readonly answers = signal<ReadonlyMap<string, object>>(new Map());
  protected readonly takeBackOf = computed(() => this.answers().get(this.id()) ?? this.taken());
  protected readonly effects = computed(() => {
    const request = this.request();
    return request ? effectsOf(request, this.words, this.timeZone()) : [];
  });
  private readonly timeline = inject(ApparatusClient).timeline(() => {
    const request = this.request();
    const ids = [...new Set(request?.lines.flatMap(({ apparatusId }) => apparatusId ?? []))].join(',');
    return request && ids !== '' ? { from: request.lesson.date, to: request.lesson.date, ids } : undefined;
  });
  protected readonly lines = computed(() => {
    const request = this.request();
    if (!request) return [];
    const free = this.timeline.hasValue() && this.timeline.value() ? freeThen(this.timeline.value(), request) : new Map<string, number>();
    return shortFirst(request).map((line) => ({ ...line, free: free.get(line.apparatusId ?? '') ?? null }));
  });
  protected readonly lastMessage = computed(() => this.request()?.messages?.at(-1) ?? null);
  protected readonly mayOffer = computed(() => {
    const request = this.request();
    return request !== null && MOVABLE.includes(request.status) && this.session.may('requisition.offer', request);
  });
  protected readonly facts = computed(() => {
    const request = this.request();
    if (!request) return '';
    const { lesson, sets, teacher, lateReason } = request;
    const { date, period, lastPeriod = null, room, group } = lesson;
    const at = { date, period, lastPeriod, room: room?.code ?? null };
    return this.words.waiting.facts({ ...at, group: group?.code ?? '', sets, teacher, lateReason });
  });

  constructor() {
    const keys = inject(Shortcuts).register([
      { keys: 'a', label: this.words.answering.accept, run: () => this.begin('accepted') },
      { keys: 'q', label: this.words.answering.ask, run: () => this.begin('queried') },
      { keys: 'd', label: this.words.answering.decline, run: () => this.begin('declined') },
      { keys: 'm', label: this.words.answering.offer, run: () => this.begin('offer') },
    ]);
    inject(DestroyRef).onDestroy(keys);
  }

  protected may(to: Doing): boolean {
    if (this.answered() !== null) return false;
    if (to === 'offer') return this.mayOffer();
    const request = this.request();
    return (request?.next.includes(to) ?? false) || (to === 'queried' && request?.status === 'queried');
  }

  /** Accepts at once; what wants words opens its box. What was asked is accepted with what was said. */
  protected begin(to: Doing): void {
    if (!this.may(to) || this.acting.busy()) return;
    if (to === 'accepted' && this.request()?.status === 'submitted') return void this.answer('accepted');
    this.doing.set(to);
    if (to !== 'offer') this.focus('textarea');
  }

  protected stop(): void {
    this.doing.set(null);
    this.focus('#answer-title');
  }

  protected addQuestion(question: string): void {
    this.text.update((text) => (text.trim() === '' ? question : `${text.trimEnd()} ${question}`));
    this.focus('textarea');
  }

  protected async answer(to: 'accepted' | 'queried' | 'declined'): Promise<void> {
    const request = this.request();
    if (!request) return;
    const { id, version, status, title, teacher, lesson } = request;
    const note = this.text().trim();
    const ending = await this.acting.run(async () => {
      const isMore = status === 'queried' && to === 'queried';
      const answer = isMore ? await this.client.say(id, note) : await this.client.move(id, { to, version, ...(note && { note }) });
      this.answers.update((all) => (isMore ? all : new Map(all).set(id, answer as object)));
      this.text.set('');
      this.doing.set(null);
      return this.words.waiting.answered({ title, teacher, group: lesson.group?.code ?? '' }, to);
    });
    if (ending === 'done') this.said.emit(to);
    else if (this.acting.refusal()?.status === 409) this.read.reload();
  }

  protected offered(): void {
    this.doing.set(null);
    this.focus('#answer-title');
  }

  /** Takes the answer back for as long as nobody has gone on with it. */
  protected async takeBack(): Promise<void> {
    const answer = this.takeBackOf();
    const undo = answer && this.undo.of(answer);
    if (!undo) return;
    const ending = await this.acting.run(async () => {
      await undo();
      return this.words.undo.DONE;
    });
    if (ending !== 'done') return;
    this.read.reload();
    this.said.emit(null);
  }

  private focus(selector: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(selector)?.focus(), { injector: this.injector });
  }
}
