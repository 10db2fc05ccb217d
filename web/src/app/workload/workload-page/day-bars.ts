import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { WorkloadDay } from '@app/shared/contracts';
import { CalendarClient } from '../../calendar/calendar.client';
import { WORDS } from '../../core/words';
import { HEIGHT, SLOT, TOP, barsOf, weekMarks } from './bars';

/**
 * Hours asked by day as bars, technician time as a dashed line over each day. Level by colour, by pattern and by word;
 * the table beside it says the same and opens each day by keyboard.
 */
@Component({
  selector: 'app-day-bars',
  template: `
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="words.load.barsRegion">
      <svg
        [attr.viewBox]="'0 0 ' + width() + ' ' + (height + 28)"
        role="img"
        [attr.aria-label]="summary()"
        [style.min-width.rem]="days().length * 1.375"
      >
        <defs>
          <pattern id="tight" width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" class="tight" />
            <circle cx="3" cy="3" r="1.1" class="ink" />
          </pattern>
          <pattern id="overloaded" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" class="overloaded" />
            <rect width="1.6" height="6" class="ink" />
          </pattern>
        </defs>
        @for (bar of bars(); track bar.date) {
          <g class="day" (click)="open(bar.date)">
            <title>{{ bar.title }}</title>
            <rect class="hit" [attr.x]="bar.x" y="0" [attr.width]="slot" [attr.height]="height" />
            <rect
              [attr.x]="bar.x + 3"
              [attr.y]="height - bar.work"
              [attr.width]="slot - 6"
              [attr.height]="bar.work"
              rx="2.5"
              [attr.class]="bar.isOver ? 'past' : bar.level"
              [attr.fill]="bar.isOver || bar.level === 'calm' ? null : 'url(#' + bar.level + ')'"
            />
            <line [attr.x1]="bar.x" [attr.x2]="bar.x + slot" [attr.y1]="height - bar.time" [attr.y2]="height - bar.time" class="time" />
            @if (bar.hours) {
              <text [attr.x]="bar.x + slot / 2" [attr.y]="height - bar.work - 5" text-anchor="middle">{{ bar.hours }}</text>
            }
          </g>
        }
        <line x1="0" [attr.x2]="width()" [attr.y1]="height" [attr.y2]="height" class="ground" />
        @for (mark of marks(); track mark.x) {
          <line [attr.x1]="mark.x" [attr.x2]="mark.x" [attr.y1]="height" [attr.y2]="height + 7" class="ground" />
          <text [attr.x]="mark.x + 3" [attr.y]="height + 19">{{ words.load.weekMark(mark) }}</text>
        }
      </svg>
    </div>
    <p class="small key">
      <span><i class="calm"></i>{{ words.load.legend.calm }}</span>
      <span><i class="tight"></i>{{ words.load.legend.tight }}</span>
      <span><i class="overloaded"></i>{{ words.load.legend.overloaded }}</span>
      @if (hasPast()) {
        <span><i class="past"></i>{{ words.load.pastDays }}</span>
      }
      <span><i class="dash"></i>{{ words.load.legend.time }}</span>
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
    }
    svg {
      display: block;
      width: 100%;
      max-height: 18rem;
      font: 600 9.5px var(--font);
    }
    text {
      fill: var(--ink-2);
    }
    /* a figure on the line of technician time is read before the line */
    .day text {
      paint-order: stroke;
      stroke: var(--surface);
      stroke-width: 3px;
    }
    .hit {
      fill: transparent;
    }
    .day {
      cursor: pointer;
    }
    .day:hover .hit {
      fill: var(--sunken);
    }
    rect.past {
      fill: var(--line-strong);
    }
    rect.calm {
      fill: var(--fill-ok);
    }
    pattern .tight {
      fill: var(--fill-warn);
    }
    pattern .overloaded {
      fill: var(--fill-stop);
    }
    .ink {
      fill: var(--surface);
      opacity: 0.75;
    }
    .time {
      stroke: var(--ink);
      stroke-width: 1.5;
      stroke-dasharray: 4 2.5;
    }
    .ground {
      stroke: var(--line-strong);
      stroke-width: 1;
    }
    /* paper cannot be scrolled */
    @media print {
      svg {
        min-width: 0 !important;
      }
    }
    .key {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.875rem;
    }
    .key span {
      display: inline-flex;
      gap: 0.375rem;
      align-items: center;
    }
    i {
      display: block;
      width: 0.875rem;
      height: 0.875rem;
      border-radius: 0.1875rem;
    }
    i.past {
      background: var(--line-strong);
    }
    i.calm {
      background: var(--fill-ok);
    }
    i.tight {
      background: radial-gradient(var(--surface) 20%, transparent 25%) 0 0 / 6px 6px var(--fill-warn);
    }
    i.overloaded {
      background: repeating-linear-gradient(45deg, var(--fill-stop) 0 4px, var(--surface) 4px 6px);
    }
    i.dash {
      height: 0;
      border-radius: 0;
      border-top: 2px dashed var(--ink);
    }
  `,
})
export class DayBars {
  readonly days = input.required<readonly WorkloadDay[]>();
  /** The school's date: a day before it is over, and no longer fits or not. */
  readonly today = input.required<string>();
  private readonly router = inject(Router);
  private readonly calendar = inject(CalendarClient);
  protected readonly words = inject(WORDS);
  protected readonly height = HEIGHT + TOP;
  protected readonly slot = SLOT;
  protected readonly width = computed(() => Math.max(1, this.days().length) * SLOT);
  protected readonly bars = computed(() =>
    barsOf(this.days()).map((bar) => ({
      ...bar,
      isOver: bar.date < this.today(),
      hours: this.words.load.hoursOnBar(bar.workMinutes),
      title: this.words.load.barTitle(bar, bar.date < this.today()),
    })),
  );
  protected readonly hasPast = computed(() => this.bars().some((bar) => bar.isOver && bar.workMinutes > 0));
  protected readonly marks = computed(() => weekMarks(this.days(), this.calendar.firstWeekday()));
  protected readonly summary = computed(() => this.words.load.barsSummary(this.days(), this.today()));

  protected open(date: string): void {
    void this.router.navigate(['/today'], { queryParams: { date } });
  }
}
