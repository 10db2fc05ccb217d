import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { ListedTask } from '@app/shared/contracts';
import { DAY_PARTS, dayParts, parseInstantMs, type DayPart, type RowOfDay } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { WORDS } from '../../core/words';
import { Icon } from '../../ui/icon/icon';
import { TapQueue } from './tap-queue';
import { WorkList, type Tick } from './work-list';
import { isUnanswered, type Pause, type WorkRow } from './work-rows';

/** On a phone so many rows of a part are drawn until somebody wants all. */
const FIRST = 6;

/**
 * Rows of work by when they are to be done: overdue, next, later, and what is done, which is folded. What is ticked here stays where it stood
 * until the list is opened anew.
 */
@Component({
  selector: 'app-work-in-parts',
  imports: [Icon, WorkList],
  template: `
    @for (part of parts(); track part.id) {
      <section [class]="part.id">
        @if (part.foldable) {
          <button type="button" class="head" [attr.aria-expanded]="part.isOpen" (click)="fold(part.id)">
            <b>{{ part.heading }}</b> {{ part.says }}<app-icon name="down" />
          </button>
        } @else {
          <h3 class="head">
            <b>{{ part.heading }}</b> {{ part.says }}
          </h3>
        }
        @if (part.isOpen) {
          <app-work-list
            [rows]="part.rows"
            [pauses]="part.pauses"
            [date]="date()"
            [timeZone]="timeZone()"
            [today]="isToday() && part.id === 'next'"
            [mayTick]="mayTick()"
            (tick)="ticked($event)"
          />
          @if (part.more > 0) {
            <button type="button" class="head" (click)="showAll(part.id)">{{ words.today.moreOfPart(part.more) }}</button>
          }
        }
      </section>
    }
  `,
  styles: `
    section + section {
      border-top: 1px solid var(--line);
    }
    .head {
      display: flex;
      gap: 0.375rem;
      align-items: center;
      width: 100%;
      padding: 0.375rem 0.75rem;
      border: 0;
      background: var(--sunken);
      color: var(--ink-2);
      font: inherit;
      font-size: var(--text-xs);
      text-align: left;
    }
    .head b {
      color: var(--ink);
    }
    h3 {
      min-height: 2rem;
    }
    app-icon {
      margin-left: auto;
    }
    button {
      min-height: 3rem;
      cursor: pointer;
    }
    button:focus-visible {
      outline-offset: -4px;
    }
    [aria-expanded='true'] app-icon {
      transform: rotate(180deg);
    }
    .overdue > .head b {
      color: var(--stop);
    }
  `,
})
export class WorkInParts {
  readonly rows = input.required<readonly WorkRow[]>();
  readonly pauses = input<readonly Pause[]>([]);
  readonly date = input.required<string>();
  readonly timeZone = input.required<string>();
  readonly isToday = input(false);
  readonly mayTick = input<(task: ListedTask) => boolean>(() => true);
  /** Whether there is little room: what is later is folded too, and a long part shows its first rows. */
  readonly isTight = input(false);
  readonly tick = output<Tick>();

  protected readonly words = inject(WORDS);
  private readonly queue = inject(TapQueue);
  private readonly clock = inject(Clock);
  private readonly held = linkedSignal<string, ReadonlySet<string>>({ source: this.date, computation: () => new Set() });
  private readonly turned = signal<ReadonlySet<DayPart>>(new Set());
  private readonly whole = linkedSignal<string, ReadonlySet<DayPart>>({ source: this.date, computation: () => new Set() });
  private readonly placed = computed(() => {
    const rows = this.rows();
    const places = dayParts(
      rows.map((row) => this.ofDay(row)),
      parseInstantMs(this.clock.now()),
    );
    return new Map(DAY_PARTS.map((part) => [part, rows.filter((_, at) => places[at] === part)]));
  });
  protected readonly parts = computed(() => {
    const shown = DAY_PARTS.filter((id) => this.rowsOf(id).length > 0);
    // a break is drawn once: among what is still to come, or where nothing is at the end of what there is
    const withBreaks = shown.findLast((id) => id !== 'done');
    return shown.map((id) => {
      const rows = this.rowsOf(id);
      const foldable = id === 'done' || (id === 'later' && this.isTight());
      const most = this.isTight() && !this.whole().has(id) ? FIRST : rows.length;
      return {
        id,
        foldable,
        isOpen: foldable === this.turned().has(id),
        heading: this.words.today.partOf(id, this.isToday()),
        says: this.words.today.partSays(rows.length, id === 'done' ? null : rows.reduce((sum, row) => sum + row.minutes, 0)),
        rows: rows.slice(0, most),
        more: Math.max(0, rows.length - most),
        pauses: id === withBreaks && !this.isTight() ? this.pauses() : [],
      };
    });
  });

  protected fold(id: DayPart): void {
    this.turned.update((turned) => new Set(turned.has(id) ? [...turned].filter((one) => one !== id) : [...turned, id]));
  }

  protected showAll(id: DayPart): void {
    this.whole.update((whole) => new Set([...whole, id]));
  }

  protected ticked(tick: Tick): void {
    this.held.update((held) => new Set([...held, tick.row.key]));
    this.tick.emit(tick);
  }

  private rowsOf(part: DayPart): WorkRow[] {
    return this.placed().get(part) ?? [];
  }

  private ofDay(row: WorkRow): RowOfDay {
    const open = row.tasks.filter((task) => !this.queue.isDone(task));
    return {
      fromMs: row.fromMs,
      dueMs: row.dueMs,
      isDone: open.length === 0,
      isOverdue: row.leftFrom !== null || row.tasks.some(({ overdue }) => overdue === true),
      waits: !open.some((task) => this.mayTick()(task) && !isUnanswered(task)),
      isHeld: this.held().has(row.key),
    };
  }
}
