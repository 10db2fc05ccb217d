import { Component, computed, input } from '@angular/core';
import type { BoardCell } from '@app/shared/contracts';

const MINUTE_MS = 60_000;
const WHOLE = 100;

/** Counts the minutes from one instant to another. */
export function minutesIn(from: string, at: string): number {
  return (Temporal.Instant.from(at).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / MINUTE_MS;
}

/**
 * Somebody's day as a strip: working hours, breaks and absences shaded apart. It is for the eye; what it shows stands beside it in words.
 * `span`: the minutes of the day that all strips show, so that an hour of one stands under the same hour of another.
 */
@Component({
  selector: 'app-day-strip',
  template: `
    @for (one of parts(); track $index) {
      <i [class]="one.kind" [style.left.%]="one.left" [style.width.%]="one.width"></i>
    }
  `,
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      position: relative;
      display: block;
      height: 0.5rem;
      overflow: hidden;
      border-radius: var(--r-s);
      background: var(--sunken);
    }
    i {
      position: absolute;
      inset-block: 0;
    }
    .hours {
      background: var(--fill-ok);
      opacity: 0.45;
    }
    .breaks {
      background: repeating-linear-gradient(90deg, var(--line-strong) 0 1px, var(--surface) 1px 3px);
    }
    .away {
      background: repeating-linear-gradient(45deg, var(--ink-2) 0 2px, var(--surface) 2px 5px);
    }
  `,
})
export class DayStrip {
  readonly cell = input.required<Pick<BoardCell, 'hours' | 'breaks' | 'away'>>();
  readonly span = input.required<{ from: number; to: number }>();
  /** The instant at which the day begins. */
  readonly dayFrom = input.required<string>();
  protected readonly parts = computed(() => {
    const { from, to } = this.span();
    const share = (minutes: number) => (minutes / Math.max(1, to - from)) * WHOLE;
    return (['hours', 'breaks', 'away'] as const).flatMap((kind) =>
      this.cell()[kind].map((one) => ({
        kind,
        left: share(minutesIn(this.dayFrom(), one.from) - from),
        width: share(minutesIn(one.from, one.to)),
      })),
    );
  });
}
