import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PlainAct } from '@app/shared/rules';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { dateOf } from '../core/when';
import { WORDS } from '../core/words';
import { Session } from '../identity/session';
import { PracticalsClient } from '../practicals/practicals.client';
import { Chip } from '../ui/chip';
import { Icon } from '../ui/icon/icon';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { CalendarBook } from '../school/calendar-book';
import { WorkloadClient } from '../workload/workload.client';
import { SchoolClient } from '../school/school.client';

interface Step {
  heading: string;
  says: string;
  done: boolean;
  link: { path: string; label: string } | null;
  starter: boolean;
}

/** What a school needs before its first request, in order, each with how far it is. */
@Component({
  selector: 'app-set-up',
  imports: [Chip, Icon, MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <h1>{{ school() }}</h1>
      <p class="lead">{{ lead() }}</p>
      @if (state.error(); as refused) {
        <app-problem [error]="refused" (retry)="state.reload()" />
      } @else if (steps(); as list) {
        @if (loading.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" />
        }
        <ol>
          @for (step of list; track step.heading) {
            <li class="card" [class.done]="step.done">
              <span class="mark" aria-hidden="true">
                @if (step.done) {
                  <app-icon name="check" />
                } @else {
                  {{ $index + 1 }}
                }
              </span>
              <div class="words">
                <h2>{{ step.heading }}</h2>
                <p class="small">{{ step.says }}</p>
              </div>
              <app-chip [tone]="step.done ? 'ok' : 'wait'" [icon]="step.done ? 'check' : 'dots'">{{
                step.done ? 'done' : 'to do'
              }}</app-chip>
              @if (step.starter) {
                <button matButton="filled" type="button" [disabled]="loading.busy()" (click)="loadStarter()">
                  {{ loading.busy() ? 'Loading the library…' : 'Load the starter library' }}
                </button>
              }
              @if (step.link; as link) {
                @if (step.done) {
                  <a matButton="outlined" [routerLink]="link.path">{{ link.label }}</a>
                } @else {
                  <a matButton="filled" [routerLink]="link.path">{{ link.label }}</a>
                }
              }
            </li>
          }
        </ol>
      } @else {
        <div class="card"><app-skeleton [rows]="5" [height]="56" label="Looking how far the school is" /></div>
      }
    </div>
  `,
  styles: `
    .lead {
      margin-bottom: var(--s2);
      color: var(--ink-2);
    }
    ol {
      display: grid;
      gap: 0.75rem;
      max-width: 56rem;
      list-style: none;
    }
    app-problem {
      margin-bottom: 0.75rem;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
      align-items: center;
    }
    h2 {
      font-size: var(--text-m);
    }
    .words {
      flex: 1 1 14rem;
      min-width: 0;
    }
    .mark {
      display: grid;
      place-items: center;
      width: 2.25rem;
      height: 2.25rem;
      border-radius: 50%;
      background: var(--sunken);
      font-weight: 700;
    }
    .done .mark {
      background: var(--ok-soft);
      color: var(--ok);
    }
  `,
})
export class SetUp {
  private readonly words = inject(WORDS);
  private readonly client = inject(SchoolClient);
  private readonly book = inject(CalendarBook);
  private readonly library = inject(PracticalsClient);
  private readonly workload = inject(WorkloadClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly departments = this.client.departments();
  protected readonly school = computed(() => this.session.me()?.school.name ?? '');
  protected readonly loading = action();
  protected readonly state = resource({
    loader: async () => {
      const today = dateOf(this.clock.now(), this.session.timeZone());
      const [book, load, practicals, people] = await Promise.all([
        this.book.read(),
        this.workload.on(today),
        this.library.hasAny(),
        this.client.people(),
      ]);
      return { book, lessons: load.lessons, practicals, people };
    },
  });
  protected readonly steps = computed<Step[] | null>(() => {
    if (!this.state.hasValue()) return null;
    const { book, lessons, practicals, people } = this.state.value();
    const departments = this.departments.hasValue() ? this.departments.value() : [];
    const without = departments.filter((one) => one.policy === null).length;
    const active = people.filter((one) => one.active);
    const joined = active.filter((one) => one.signIn === 'joined').length;
    const link = (act: PlainAct, path: string, label: string): Step['link'] => (this.session.may(act) ? { path, label } : null);
    return [
      {
        heading: 'The calendar',
        says:
          book.terms.length === 0
            ? 'Terms, holidays, the periods of the day, and the weeks or days that take turns.'
            : `${this.words.counts.counted(book.terms.length, 'term')}, ${this.words.counts.counted(book.periods.length, 'period')}, ${this.words.counts.counted(book.closures.length, 'closure')}.`,
        done: book.terms.length > 0 && book.periods.length > 0,
        link: link('calendar.write', '/school/calendar', 'Calendar'),
        starter: false,
      },
      {
        heading: 'The timetable',
        says:
          lessons === 0
            ? 'A CSV of lessons, or what FET exports. You see what it would change first.'
            : `${lessons} lessons on the coming five teaching days.`,
        done: lessons > 0,
        link: link('import.run', '/imports', 'Import'),
        starter: false,
      },
      {
        heading: 'The departments and their deadlines',
        says:
          departments.length === 0
            ? 'A timetable brings its departments; each then says by when it wants its requests.'
            : without === 0
              ? `${departments.length} departments, each with its deadline.`
              : `${without} of ${departments.length} departments have none of their own: ${this.words.deadlines.rule(null)}.`,
        done: departments.length > 0 && without === 0,
        link: link('school.set', '/school/departments', 'Departments'),
        starter: false,
      },
      {
        heading: 'The library of practicals',
        says: practicals
          ? 'There are practicals to ask for.'
          : 'Begin with the practicals that come with Requisite and their apparatus; change them as you like.',
        done: practicals,
        link: null,
        starter: !practicals && this.session.may('practical.addStarterLibrary'),
      },
      {
        heading: 'The people',
        says: `${joined} of ${active.length} have joined.`,
        done: active.length > 1 && joined === active.length,
        link: link('person.write', '/school/people', 'People'),
        starter: false,
      },
    ];
  });
  protected readonly lead = computed(() => {
    const left = this.steps()?.filter((step) => !step.done).length ?? 0;
    return left === 0
      ? 'Everything is set up. All of it can be changed at any time.'
      : `${left === 1 ? 'One step is' : `${left} steps are`} left. All of it can be changed later.`;
  });

  protected async loadStarter(): Promise<void> {
    await this.loading.run(async () => {
      const { practicals, apparatus } = await this.library.loadStarterLibrary();
      this.state.reload();
      return `The library has ${practicals} practicals and ${apparatus} kinds of apparatus now.`;
    });
  }
}
