import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { ListedTask } from '@app/shared/contracts';
import { zonedMs } from '@app/shared/rules';
import { WORDS } from '../../core/words';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icon/icon';
import { RowKit } from './row-kit';
import { TapQueue } from './tap-queue';
import { classOf, isUnanswered, withPauses, type Pause, type WorkRow } from './work-rows';

/** What a tick asks for: these tasks done, or not done after all. */
export interface Tick {
  row: WorkRow;
  tasks: ListedTask[];
  done: boolean;
}

/** Rows of work with one large tick each; a batch unfolds to its classes, and every row to what is in it. Done rows stay where they are, struck through. */
@Component({
  selector: 'app-work-list',
  imports: [Chip, Icon, RowKit],
  templateUrl: './work-list.html',
  styleUrl: './work-list.scss',
})
export class WorkList {
  readonly rows = input.required<readonly WorkRow[]>();
  readonly pauses = input<readonly Pause[]>([]);
  readonly date = input.required<string>();
  readonly timeZone = input.required<string>();
  /** Whether these are today's rows, of which the first open one is next. */
  readonly today = input(false);
  /** Whether whoever looks may tick a task: it is work of a department of theirs. */
  readonly mayTick = input<(task: ListedTask) => boolean>(() => true);
  readonly tick = output<Tick>();

  protected readonly words = inject(WORDS);
  protected readonly queue = inject(TapQueue);
  private readonly open = signal<ReadonlySet<string>>(new Set());
  private readonly kits = signal<ReadonlySet<string>>(new Set());
  protected readonly lines = computed(() => withPauses(this.rows(), this.pauses(), (time) => zonedMs(this.date(), time, this.timeZone())));
  protected readonly next = computed(() =>
    this.today() ? this.rows().find((row) => !this.isDone(row) && this.tickable(row).length > 0)?.key : null,
  );

  /** Those that may be ticked: what waits for an answer is not made yet, and what is another department's is read only. */
  protected tickable(row: WorkRow): ListedTask[] {
    return row.tasks.filter((task) => this.canTick(task));
  }

  protected canTick(task: ListedTask): boolean {
    return this.mayTick()(task) && (this.queue.isDone(task) || !isUnanswered(task));
  }

  protected isDone(row: WorkRow): boolean {
    return row.tasks.every((task) => this.queue.isDone(task));
  }

  protected isUnanswered(task: ListedTask): boolean {
    return isUnanswered(task) && !this.queue.isDone(task);
  }

  /** A batch of which a part is done counts as open: the tick marks the rest. */
  protected toggle(row: WorkRow): void {
    const tasks = this.tickable(row);
    const done = !tasks.every((task) => this.queue.isDone(task));
    this.tick.emit({ row, tasks: tasks.filter((task) => this.queue.isDone(task) !== done), done });
  }

  protected toggleOne(row: WorkRow, task: ListedTask): void {
    this.tick.emit({ row, tasks: [task], done: !this.queue.isDone(task) });
  }

  protected isOpen(row: WorkRow): boolean {
    return this.open().has(row.key);
  }

  protected fold(row: WorkRow): void {
    this.open.update((open) => toggled(open, row.key));
  }

  /** A duty belongs to no request, so there is nothing in it. */
  protected hasKit(row: WorkRow): boolean {
    return row.tasks.some(({ requisitionId }) => requisitionId !== null);
  }

  protected isKitOpen(row: WorkRow): boolean {
    return this.kits().has(row.key);
  }

  protected toggleKit(row: WorkRow): void {
    this.kits.update((open) => toggled(open, row.key));
  }

  protected partDone(row: WorkRow): number {
    return row.tasks.filter((task) => this.queue.isDone(task)).length;
  }

  protected doneAt(row: WorkRow): string | null {
    const at = row.tasks
      .map((task) => this.queue.newest(task).doneAt)
      .filter((instant) => instant !== null)
      .sort()
      .at(-1);
    return at === undefined ? null : this.words.dates.time(at, this.timeZone());
  }

  protected isKept(row: WorkRow): boolean {
    return this.queue.away() && row.tasks.some((task) => this.queue.isWaiting(task.id));
  }

  protected unanswered(row: WorkRow): number {
    return row.tasks.filter((task) => this.isUnanswered(task)).length;
  }

  protected overdue(row: WorkRow): number {
    return row.tasks.filter((task) => task.overdue && !this.queue.isDone(task)).length;
  }

  protected isLate(row: WorkRow): boolean {
    return row.tasks.some((task) => task.lesson?.late);
  }

  protected notes(row: WorkRow): string[] {
    return row.kind === 'prepare' ? row.tasks.flatMap((task) => task.lesson?.notes ?? []) : [];
  }

  protected classOf(task: ListedTask): string {
    return classOf(task, this.date(), this.words);
  }
}

function toggled(open: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(key)) next.add(key);
  return next;
}
