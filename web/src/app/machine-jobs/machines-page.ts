import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Machine } from '@app/shared/contracts';
import { addDays, parseInstantMs, startOfDayMs, usesIn, type MachineState } from '@app/shared/rules';
import { Clock } from '../core/clock';
import { lastRead } from '../core/last-read';
import { newsOf } from '../core/live-news';
import { refreshOnReturn } from '../core/refresh-on-return';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { MachineJobsOf } from './machine-jobs';
import { MachineJobsClient } from './machine-jobs.client';
import { Chip, type StateLook } from '../ui/chip';
import { Empty } from '../ui/empty';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { ApparatusClient } from '../apparatus/apparatus.client';

const LOOKS: Readonly<Record<MachineState, StateLook>> = {
  free: { tone: 'ok', icon: 'check' },
  'in-use': { tone: 'accent', icon: 'clock' },
  turnaround: { tone: 'wait', icon: 'clock' },
  out: { tone: 'stop', icon: 'bang' },
};

/** Machines, kiln and trolleys: how each is now, who has it next, and its days of a week, those too that a use goes on through. */
@Component({
  selector: 'app-machines-page',
  imports: [Chip, Control, Empty, Field, MachineJobsOf, MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <h1>{{ words.machines.page }}</h1>
      <p class="small head">{{ words.machines.lead }}</p>
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (list(); as it) {
        @if (it.machines.length === 0) {
          <app-empty icon="apparatus" [heading]="words.machines.none">
            <p>{{ words.machines.noneWhy }}</p>
          </app-empty>
        } @else {
          <div class="bar head screen">
            <app-field [label]="words.machines.kind">
              <select appControl (change)="kind.set($any($event.target).value)">
                <option value="" [selected]="kind() === ''">{{ words.machines.allKinds }}</option>
                @for (one of kinds(); track one) {
                  <option [value]="one" [selected]="one === kind()">{{ one }}</option>
                }
              </select>
            </app-field>
            <button matButton="outlined" type="button" (click)="from.set(day(it.from, -7))">{{ words.machines.before }}</button>
            <button matButton="outlined" type="button" (click)="from.set(day(it.from, 7))">{{ words.machines.after }}</button>
            <button matButton="outlined" type="button" (click)="print()">{{ words.machines.print }}</button>
          </div>
          @for (machine of shown(); track machine.id) {
            <section class="card">
              <div class="bar">
                <h2>
                  <a [routerLink]="['/apparatus', machine.id]">{{ machine.name }}</a>
                </h2>
                <app-chip [tone]="looks[machine.state].tone" [icon]="looks[machine.state].icon">{{ now(machine) }}</app-chip>
              </div>
              <p class="small">{{ machine.location }} · {{ words.machines.turnaround(machine.turnaroundMinutes) }}</p>
              @if (machine.outOfServiceReason) {
                <p class="small">{{ machine.outOfServiceReason }}</p>
              }
              @if (machine.uses.length === 0) {
                <p class="small">{{ words.machines.nobody }}</p>
              } @else {
                <ol>
                  @for (column of columns(machine); track column.date) {
                    <li [class.free]="column.uses.length === 0">
                      <b>{{ words.dates.dayFrom(column.date, today()) }}</b>
                      @for (use of column.uses; track use.from) {
                        <span>
                          @if (use.requisitionId) {
                            <a [routerLink]="['/requests', use.requisitionId]">{{ use.says }}</a>
                          } @else {
                            {{ use.says }}
                          }
                          <span class="small">{{ use.ready }}</span>
                        </span>
                      } @empty {
                        <span class="small">{{ words.machines.free }}</span>
                      }
                    </li>
                  }
                </ol>
              }
              @if (jobs(); as all) {
                <app-machine-jobs [machine]="machine" [jobs]="all" (changed)="reload()" />
              }
            </section>
          }
        }
      } @else {
        <div class="card"><app-skeleton [rows]="5" [height]="72" [label]="words.machines.loading" /></div>
      }
    </div>
  `,
  styles: `
    .head {
      margin-bottom: var(--s2);
      align-items: end;
    }
    section {
      margin-bottom: var(--s1);
      break-inside: avoid;
    }
    h2 {
      font-size: var(--text-m);
    }
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr));
      gap: 0.5rem;
      margin: 0.5rem 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 0.25rem;
      align-content: start;
      min-width: 0;
      padding: 0.5rem;
      border: 1px solid var(--line);
      border-radius: var(--r);
      font-size: var(--text-s);
      overflow-wrap: anywhere;
    }
    li a,
    h2 a {
      display: inline-flex;
      align-items: center;
      min-height: 3rem;
    }
    li .small {
      display: block;
    }
    /* a phone shows the days on which it is used; the others are free */
    @media (max-width: 47.5em) {
      li.free {
        display: none;
      }
    }
    @media print {
      .screen {
        display: none;
      }
    }
  `,
})
export class MachinesPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly session = inject(Session);
  protected readonly today = inject(Clock).today;
  protected readonly looks = LOOKS;
  protected readonly from = signal<string | null>(null);
  protected readonly kind = signal('');
  protected readonly found = inject(ApparatusClient).machines(this.from);
  protected readonly list = lastRead(this.found);
  protected readonly kinds = computed(() => [...new Set(this.list()?.machines.map(({ category }) => category))]);
  private readonly foundJobs = inject(MachineJobsClient).jobs(() => this.session.may('duty.read'));
  protected readonly jobs = lastRead(this.foundJobs);
  /** First what has jobs to be done: a school has things of many kinds of which there is one, and few that are fed. */
  protected readonly shown = computed(() => {
    const { planned = [], waiting = [] } = this.jobs() ?? {};
    const busy = new Set([...planned, ...waiting].map(({ apparatusId }) => apparatusId));
    const machines = (this.list()?.machines ?? []).filter(({ category }) => this.kind() === '' || category === this.kind());
    return machines.sort((one, other) => Number(busy.has(other.id)) - Number(busy.has(one.id)));
  });

  constructor() {
    refreshOnReturn(
      () => this.reload(),
      () => 60,
      { of: newsOf('requisition', 'apparatus', 'lesson', 'machine-job', 'task') },
    );
  }

  protected reload(): void {
    this.found.reload();
    this.foundJobs.reload();
  }

  protected now({ state, stateUntil }: Machine): string {
    return this.words.machines.now(state, stateUntil === null ? null : this.words.dates.instant(stateUntil, this.session.timeZone()));
  }

  /** The days of the week, without a weekend on which nobody has it. */
  protected columns({ uses }: Machine) {
    const { from = '' } = this.list() ?? {};
    const zone = this.session.timeZone();
    const times = uses.map((use) => ({
      use,
      fromMs: parseInstantMs(use.from),
      untilMs: parseInstantMs(use.until),
      readyMs: parseInstantMs(use.ready),
    }));
    return Array.from({ length: 7 }, (_, at) => {
      const date = addDays(from, at);
      const [startMs, endMs] = [startOfDayMs(date, zone), startOfDayMs(addDays(date, 1), zone)];
      const there = usesIn(times, startMs, endMs).map(({ use, fromMs, untilMs, readyMs }) => {
        const whose = this.words.machines.whose(use);
        const time = (iso: string) => this.words.dates.time(iso, zone);
        const begun = fromMs < startMs;
        return {
          ...use,
          says: begun ? this.words.machines.still(whose) : `${time(use.from)} ${whose}`,
          ready: readyMs <= endMs && untilMs < readyMs ? this.words.machines.ready(time(use.until), time(use.ready)) : '',
        };
      });
      return { date, at, uses: there };
    }).filter(({ at, uses: there }) => at < 5 || there.length > 0);
  }

  protected day(from: string, days: number): string {
    return addDays(from, days);
  }

  protected print(): void {
    globalThis.print();
  }
}
