import { Component, ElementRef, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { SettleOption, ToSettle } from '@app/shared/contracts';
import { classOf } from '../../core/class-of';
import { action } from '../../core/action';
import { inPlace, type Placed } from '../../core/in-place';
import { UndoClient } from '../../core/undo.client';
import { ALL_WORDS } from '../../core/words';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { RequisitionsClient } from '../requisitions.client';
import { SettlePages } from './settle-pages';
import { SettleCount } from './settle-count';

/** A request on the page, and in words what was done with it here. */
type Row = Placed<ToSettle, string>;

/** So many people who could take a request have a button of their own; the others are in a list. */
const MOST_TAKERS = 3;

const idOf = ({ requisition }: ToSettle): string => requisition.id;

/** What lost its lesson, teacher, room, kit or day, by why, each with its ways out as buttons. */
@Component({
  selector: 'app-to-settle',
  imports: [Empty, Icon, MatButton, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './to-settle.html',
  styleUrl: './to-settle.scss',
})
export class ToSettlePage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(RequisitionsClient);
  private readonly counts = inject(SettleCount);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly list = new SettlePages();
  protected readonly acting = action();
  protected readonly loaded = this.list.items;
  protected readonly total = computed(() => Math.max(this.counts.now(), this.loaded()?.length ?? 0));
  private readonly rows = linkedSignal<readonly ToSettle[] | null, Row[]>({
    source: this.loaded,
    computation: (now, before) => (now ? inPlace(now, before?.value ?? [], idOf) : (before?.value ?? [])),
  });
  protected readonly byHeading = computed(() => {
    const groups = new Map<string, Row[]>();
    for (const row of this.rows()) {
      const heading = this.headingOf(row.one);
      groups.set(heading, [...(groups.get(heading) ?? []), row]);
    }
    return [...groups].map(([heading, rows]) => ({ heading, rows }));
  });
  /** The request that is asked about before it is cancelled. */
  protected readonly asking = signal<string | null>(null);

  constructor() {
    const { undone } = inject(UndoClient);
    // what was settled here and taken back is to be settled again
    effect(() => {
      if (undone() > 0) untracked(() => this.refresh());
    });
  }

  /** Parts the ways out: those with a button, and the people beyond the first few, of whom one is chosen from a list. */
  protected parted({ options }: ToSettle): { buttons: SettleOption[]; others: SettleOption[] } {
    const others = options.filter(({ kind }) => kind === 'hand-over').slice(MOST_TAKERS);
    return { buttons: options.filter((option) => !others.includes(option)), others };
  }

  /** Hands over to who was chosen from the list. */
  protected async chooseOther(item: ToSettle, others: readonly SettleOption[], select: HTMLSelectElement, height: number): Promise<void> {
    const option = others.find(({ teacher }) => teacher?.id === select.value);
    if (option) await this.take(item, option, height);
  }

  protected readonly classOf = classOf;

  /** Names what an option is done to, for who does not see what stands beside it. */
  protected about({ requisition }: ToSettle, option: SettleOption): string {
    return `${option.text}: ${this.words.toSettle.called(classOf(requisition.lesson), requisition.title)}`;
  }

  /** Names the list of those who have no button, for who does not see what stands beside it. */
  protected somebodyElse({ requisition }: ToSettle): string {
    const { somebodyElse, called } = this.words.toSettle;
    return `${somebodyElse}: ${called(classOf(requisition.lesson), requisition.title)}`;
  }

  /** Takes the option; cancelling is asked about first. */
  protected choose(item: ToSettle, option: SettleOption, height: number): void {
    if (option.kind === 'cancel') this.asking.set(item.requisition.id);
    else void this.take(item, option, height);
  }

  protected async take({ requisition }: ToSettle, option: SettleOption, height: number): Promise<void> {
    const ending = await this.acting.run(
      async () => {
        await this.client.settle(option);
        this.mark(requisition.id, this.words.toSettle.done[option.kind], height);
        return `${this.words.toSettle.called(classOf(requisition.lesson), requisition.title)}: ${this.words.toSettle.done[option.kind]}`;
      },
      { on: requisition.id },
    );
    if (ending !== 'passed') this.asking.set(null);
    if (ending === 'done' || this.acting.refusal()?.status === 409) this.refresh();
  }

  /** The first of the rows that come has the focus, so that a keyboard goes on from there. */
  protected async more(): Promise<void> {
    const before = new Set(this.rows().map(({ one }) => idOf(one)));
    await this.list.more();
    const first = this.loaded()?.find((one) => !before.has(idOf(one)));
    setTimeout(() => this.host.querySelector<HTMLElement>(`[id="settle-${first?.requisition.id}"]`)?.focus());
  }

  private mark(id: string, done: string, height: number): void {
    this.rows.update((rows) => rows.map((row) => (idOf(row.one) === id ? { ...row, as: done, height } : row)));
  }

  private headingOf({ why, left }: ToSettle): string {
    const { whys, teacherLeft } = this.words.toSettle;
    return left && why === 'teacher-away' ? teacherLeft : whys[why];
  }

  protected refresh(): void {
    void this.list.reload();
    this.counts.refresh();
  }
}
