import { Component, ElementRef, computed, inject, input, linkedSignal, output } from '@angular/core';
import { afterNextRender, EnvironmentInjector } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ListedTask, PrepList } from '@app/shared/contracts';
import { TICKET_STATES, parseInstantMs, roomsByPeriods, type TicketState } from '@app/shared/rules';
import { parted } from '@app/shared/words';
import { Clock } from '../../core/clock';
import { WORDS } from '../../core/words';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-paths';
import { TapQueue } from './tap-queue';
import { ticketsOf, type Ticket } from './tickets';
import { WorkInParts } from './work-in-parts';
import { WorkList, type Tick } from './work-list';
import type { WorkRow } from './work-rows';

/** How each state is drawn; a letter and a word say the same. */
const ICONS: Record<TicketState, IconName> = {
  make: 'practicals',
  take: 'truck',
  there: 'dots',
  fetch: 'undo',
  back: 'down',
  done: 'check',
};

/**
 * Where each practical of a day is: rooms down, periods across. A cell says what is to be done next with it and opens its ticket, with its
 * steps; what is of another day, and help in lessons, stands below.
 */
@Component({
  selector: 'app-rooms-of-day',
  imports: [Icon, RouterLink, WorkInParts, WorkList],
  templateUrl: './rooms-of-day.html',
  styleUrl: './rooms-of-day.scss',
})
export class RoomsOfDay {
  readonly list = input.required<PrepList>();
  /** All that goes out and comes back, and the help in lessons, as rows. */
  readonly moves = input.required<readonly WorkRow[]>();
  readonly timeZone = input.required<string>();
  readonly isToday = input(false);
  readonly mayTick = input<(task: ListedTask) => boolean>(() => true);
  readonly tick = output<Tick>();

  protected readonly words = inject(WORDS);
  protected readonly parted = parted;
  private readonly queue = inject(TapQueue);
  private readonly clock = inject(Clock);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(EnvironmentInjector);
  protected readonly states = TICKET_STATES;
  protected readonly icons = ICONS;
  private readonly tickets = computed(() => ticketsOf(this.list(), (task) => this.queue.isDone(task), parseInstantMs(this.clock.now())));
  protected readonly grid = computed(() => roomsByPeriods(this.tickets()));
  /** A list that is read anew is of the same day: what is open stays open under a finger. */
  private readonly date = computed(() => this.list().date);
  /** The ticket that is open; none on another day. */
  protected readonly open = linkedSignal<string, string | null>({ source: this.date, computation: () => null });
  protected readonly steps = computed(() => this.moves().filter((row) => row.kind !== 'support' && idOf(row) === this.open()));
  /** What no cell holds. */
  protected readonly others = computed(() => {
    const shown = new Set(this.tickets().map(({ id }) => id));
    return this.moves().filter((row) => row.kind === 'support' || !shown.has(idOf(row) ?? ''));
  });

  protected openIn(cells: readonly (readonly Ticket[])[]): Ticket | undefined {
    return cells.flat().find(({ id }) => id === this.open());
  }

  /** Opens a ticket and goes to it, or closes it again. */
  protected show({ id }: Ticket): void {
    if (this.open() === id) return this.close(id);
    this.open.set(id);
    this.focusOn(`ticket-${id}`);
  }

  protected close(id: string): void {
    this.open.set(null);
    this.focusOn(`cell-${id}`);
  }

  private focusOn(id: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(`[id="${id}"]`)?.focus(), { injector: this.injector });
  }
}

function idOf({ tasks }: WorkRow): string | null {
  return tasks[0]?.requisitionId ?? null;
}
