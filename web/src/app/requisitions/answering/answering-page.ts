import {
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { RequisitionSummary } from '@app/shared/contracts';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { Shortcuts } from '../../core/shortcuts';
import { UndoClient } from '../../core/undo.client';
import { dateOf } from '../../core/when';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import type { Status } from '../requisition-words';
import { RequisitionsClient } from '../requisitions.client';
import { AnswerOne } from './answer-one';
import { fits, inPiles, type Waiting } from './waiting-pile';

const EVERY_SECONDS = 60;
/** As many as are answered in one go; more come as these are done. */
const MOST = 200;

/**
 * What waits for a technician's answer, one after the other: the pile beside the request that is open, with what accepting it does. What was
 * answered stays in its place, with Undo, until the page is left.
 */
@Component({
  selector: 'app-answering-page',
  imports: [AnswerOne, Chip, Empty, Icon, MatButton, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './answering-page.html',
  styleUrl: './answering-page.scss',
})
export class AnsweringPage {
  protected readonly words = inject(ALL_WORDS);
  protected readonly accepting = action();
  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly undo = inject(UndoClient);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly timeZone = this.session.timeZone;
  private readonly today = computed(() => dateOf(this.clock.now(), this.timeZone()));
  protected readonly read = resource({
    params: () => ({ from: this.today(), departmentId: (this.session.me()?.departments ?? []).map(({ id }) => id).join(',') }),
    loader: ({ params: { from, departmentId } }) =>
      this.client.page({ status: 'submitted,queried', from, ...(departmentId && { departmentId }) }, MOST),
  });
  /** What was answered here, by request: it stays where it stood. */
  private readonly answers = signal<ReadonlyMap<string, Status>>(new Map());
  protected readonly rows = linkedSignal<readonly RequisitionSummary[] | null, readonly Waiting[] | null>({
    source: () => (this.read.hasValue() ? this.read.value().items : null),
    computation: (now, before) => (now === null ? (before?.value ?? null) : this.withAnswered(now, before?.value ?? [])),
  });
  protected readonly piles = computed(() => inPiles(this.rows() ?? []));
  private readonly inOrder = computed(() => this.piles().flatMap(({ rows }) => rows));
  protected readonly left = computed(() => (this.rows() ?? []).filter(({ answered }) => answered === null));
  protected readonly fitting = computed(() => this.left().filter(({ one }) => fits(one) && this.serves(one)));
  /** The first that waits, until another is chosen. */
  protected readonly chosen = linkedSignal<readonly Waiting[], string | null>({
    source: this.inOrder,
    computation: (rows, before) => {
      const kept = before?.value ?? null;
      return rows.some(({ one }) => one.id === kept) ? kept : (rows.find(({ answered }) => answered === null)?.one.id ?? null);
    },
  });
  protected readonly at = computed(() => this.inOrder().findIndex(({ one }) => one.id === this.chosen()));
  protected readonly open = computed(() => this.inOrder()[this.at()] ?? null);

  constructor() {
    const keys = inject(Shortcuts).register([
      { keys: 'j', label: this.words.answering.next, run: () => this.step(1) },
      { keys: 'k', label: this.words.answering.previous, run: () => this.step(-1) },
      { keys: 'u', label: this.words.answering.undo, run: () => void this.takeBackLast() },
    ]);
    inject(DestroyRef).onDestroy(keys);
    refreshOnReturn(
      () => this.read.reload(),
      () => EVERY_SECONDS,
    );
  }

  protected choose(id: string): void {
    this.chosen.set(id);
    afterNextRender(() => this.host.querySelector<HTMLElement>('#answer-title')?.focus(), { injector: this.injector });
  }

  protected step(by: number): void {
    const next = this.inOrder()[this.at() + by];
    if (next) this.choose(next.one.id);
  }

  /** What was answered stays; the next that waits opens itself. */
  protected heard(id: string, to: Status | null): void {
    this.answers.update((all) => {
      const now = new Map(all);
      if (to === null) now.delete(id);
      else now.set(id, to);
      return now;
    });
    this.rows.update((rows) => rows && rows.map((row) => (row.one.id === id ? { ...row, answered: to } : row)));
    if (to !== null) this.goOn(id);
    this.read.reload();
  }

  /** Accepts what brings nothing over the line and leaves nothing short, each by itself, so that each can be taken back. */
  protected async acceptFitting(): Promise<void> {
    const asked = this.fitting();
    const done: object[] = [];
    await this.accepting.run(async () => {
      for (const { one } of asked) {
        const answer = await this.client.move(one.id, { to: 'accepted', version: one.version }).catch(() => null);
        if (!answer) continue;
        done.push(answer);
        this.answers.update((all) => new Map(all).set(one.id, 'accepted'));
        this.rows.update(
          (rows) => rows && rows.map((row) => (row.one.id === one.id ? { ...row, answered: 'accepted' as const, taken: answer } : row)),
        );
      }
      const undo = this.undo.of(done, () => this.forget(asked.map(({ one }) => one.id))) ?? null;
      return { says: this.words.answering.accepted(done.length, asked.length - done.length), undo };
    });
    this.read.reload();
  }

  private forget(ids: readonly string[]): void {
    this.answers.update((all) => new Map([...all].filter(([id]) => !ids.includes(id))));
    this.rows.update((rows) => rows && rows.map((row) => (ids.includes(row.one.id) ? { ...row, answered: null } : row)));
    this.read.reload();
  }

  private async takeBackLast(): Promise<void> {
    await this.accepting.undo()?.();
  }

  private goOn(id: string): void {
    const rows = this.inOrder();
    const from = rows.findIndex(({ one }) => one.id === id);
    const next = [...rows.slice(from + 1), ...rows.slice(0, Math.max(from, 0))].find(
      ({ answered, one }) => answered === null && one.status !== 'queried',
    );
    if (next) this.choose(next.one.id);
  }

  protected serves({ departmentId }: RequisitionSummary): boolean {
    return this.session.may('requisition.serve', { departmentId });
  }

  /** What is read anew, with what was answered here where it stood. */
  private withAnswered(now: readonly RequisitionSummary[], before: readonly Waiting[]): Waiting[] {
    const ids = new Set(now.map(({ id }) => id));
    const gone = before.filter(({ one }) => this.answers().has(one.id) && !ids.has(one.id));
    const fresh = now.map((one): Waiting => ({ one, answered: null, taken: null }));
    return [...fresh, ...gone].sort((a, b) => (a.one.start < b.one.start ? -1 : a.one.start > b.one.start ? 1 : 0));
  }
}
