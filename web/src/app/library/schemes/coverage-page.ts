import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CoverageGroup, CoverageStep } from '@app/shared/contracts';
import { addDays, type StepState } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { LESSONS_OF } from '../../core/lessons-of.token';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import type { Tone } from '../../ui/chip';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-paths';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { SchemesClient } from '../../schemes/schemes.client';

const LOOKS: Readonly<Record<StepState, { icon: IconName; tone: Tone }>> = {
  open: { icon: 'minus', tone: 'mute' },
  asked: { icon: 'clock', tone: 'wait' },
  done: { icon: 'check', tone: 'ok' },
  missed: { icon: 'bang', tone: 'warn' },
};
const AHEAD_DAYS = 61;
const EVERY_SECONDS = 300;

/** Which class has asked for, done or missed which step of a scheme: the steps down, the classes across, each with its request or lesson. */
@Component({
  selector: 'app-coverage-page',
  imports: [Empty, Icon, MatButton, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './coverage-page.html',
  styles: `
    .head,
    .lead {
      margin-bottom: var(--s2);
    }
    .lead {
      color: var(--ink-2);
    }
    .scroll {
      padding: 0 var(--s2);
    }
    th[scope='row'] {
      min-width: 9rem;
      max-width: 24rem;
      color: var(--ink);
    }
    tbody :is(th, td) {
      vertical-align: middle;
    }
    td,
    thead th {
      min-width: 7rem;
    }
    td a,
    td > span {
      display: inline-flex;
      gap: 0.3125rem;
      align-items: center;
      min-height: 1.75rem;
      white-space: nowrap;
    }
    app-icon {
      --stroke: 2.4;
    }
    .when {
      display: block;
    }
  `,
})
export class CoveragePage {
  readonly id = input.required<string>();
  private readonly all = inject(ALL_WORDS);
  protected readonly words = this.all.schemes;
  protected readonly looks = LOOKS;
  private readonly client = inject(SchemesClient);
  private readonly session = inject(Session);
  private readonly today = inject(Clock).today;
  private readonly lessonsOf = inject(LESSONS_OF);
  protected readonly scheme = this.client.one(() => this.id());
  protected readonly coverage = this.client.coverage(() => this.id());
  protected readonly failed = computed(() => this.scheme.error() ?? this.coverage.error());
  protected readonly known = computed(() => {
    if (!this.scheme.hasValue() || !this.coverage.hasValue()) return null;
    return { scheme: this.scheme.value(), groups: this.coverage.value().groups };
  });
  /** Where one's own classes meet next, for what nobody has asked for yet. */
  private readonly own = resource({
    params: () => (this.session.may('lesson.teach') ? this.today() : undefined),
    loader: async ({ params }) => {
      const lessons = await this.lessonsOf({ from: params, to: addDays(params, AHEAD_DAYS) }, this.session.person().user.id);
      const next = new Map<string, { id: string; date: string }>();
      for (const { id, date, group, requisitions } of lessons)
        if (group && requisitions.length === 0 && !next.has(group.id)) next.set(group.id, { id, date });
      return next;
    },
  });
  private readonly next = computed(() => (this.own.hasValue() ? this.own.value() : new Map<string, { id: string; date: string }>()));

  constructor() {
    refreshOnReturn(
      () => this.coverage.reload(),
      () => EVERY_SECONDS,
    );
  }

  protected stepOf({ steps }: CoverageGroup, code: string): CoverageStep | null {
    return steps.find((step) => step.code === code) ?? null;
  }

  protected doneOf({ steps }: CoverageGroup): string {
    return this.words.coverage.of(steps.filter(({ state }) => state === 'done').length, steps.length);
  }

  /** The lesson at which an open step of one's own class can be asked for. */
  protected lessonFor({ group }: CoverageGroup, { state, requisitionId }: CoverageStep): { id: string; date: string } | null {
    if (requisitionId !== undefined || (state !== 'open' && state !== 'missed')) return null;
    return this.next().get(group.id) ?? null;
  }

  protected said({ group }: CoverageGroup, { code, state, date }: CoverageStep): string {
    return this.words.coverage.cell(group.code, code, this.words.coverage.states[state], date ?? null);
  }

  protected dayOf(date: string): string {
    return this.all.dates.dayFrom(date, this.today());
  }
}
