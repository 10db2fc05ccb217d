import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CalendarView, WhatIfAnswer } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { CalendarClient } from '../../calendar/calendar.client';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { SchoolClient } from '../../school/school.client';
import { DateControl } from '../../ui/date-control';
import { Control, Field } from '../../ui/field';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { TimeControl } from '../../ui/time-control';
import { pastStretches, type PastStretch } from '../past-stretches';
import { WorkloadClient } from '../workload.client';
import { bodyOf, draftOf, triesSomething, type WhatIfDraft, wrongIn } from './what-if-draft';

const WEEKS = 6;

/** Asks what would have come of weeks that are over with other people, another deadline, a cap or another turnaround. */
@Component({
  selector: 'app-what-if-page',
  imports: [Control, DateControl, Field, MatButton, Note, ProblemNotice, RouterLink, TimeControl],
  templateUrl: './what-if-page.html',
  styleUrl: './what-if-page.scss',
})
export class WhatIfPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(WorkloadClient);
  private readonly calendars = inject(CalendarClient);
  private readonly session = inject(Session);
  protected readonly today = inject(Clock).today;
  protected readonly days = [1, 2, 3, 4, 5, 6, 7];
  private readonly read = inject(SchoolClient).departments();
  /** Those whose deadline somebody may set: of those they may try another. */
  protected readonly departments = computed(() =>
    (this.read.hasValue() ? this.read.value() : []).filter(({ id }) => this.session.may('workload.tryOut', { departmentId: id })),
  );
  protected readonly departmentId = linkedSignal(() => this.departments()[0]?.id ?? '');
  private readonly calendar = signal<CalendarView | null>(null);
  /** The stretches that can be lived again, with their dates. */
  protected readonly choices = computed(() => pastStretches(this.calendar(), this.today()));
  protected readonly chosen = linkedSignal<PastStretch['kind'] | 'other'>(() => this.choices()[0]?.kind ?? 'other');
  /** What was typed before the terms were known stays; the dates alone follow them. */
  protected readonly draft = linkedSignal<{ from: string; to: string }, WhatIfDraft>({
    source: () => this.choices()[0]?.of ?? this.weeksBefore(),
    computation: (dates, before) => ({ ...(before?.value ?? draftOf(dates)), ...dates }),
  });
  protected readonly trying = action();
  protected readonly answer = signal<WhatIfAnswer | null>(null);
  protected readonly rows = computed(() => {
    const answer = this.answer();
    return answer ? this.rowsOf(answer) : [];
  });

  constructor() {
    void this.learn();
  }

  protected set(more: Partial<WhatIfDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...more }));
  }

  protected choose(kind: string): void {
    const choice = this.choices().find((one) => one.kind === kind);
    this.chosen.set(choice?.kind ?? 'other');
    if (choice) this.set(choice.of);
  }

  protected async tryIt(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    if (this.trying.lacks(wrongIn(draft, this.words))) return;
    if (!triesSomething(draft)) {
      this.trying.lacks({ technicians: this.words.whatIf.nothingTried });
      return;
    }
    await this.trying.run(async () => this.answer.set(await this.client.tryOut(bodyOf(draft, this.departmentId()))));
  }

  /** What was, with where it is made of stands; nothing stands behind what only would have been. */
  private rowsOf({ was, would, from, to, departmentId: department }: WhatIfAnswer) {
    const of = { from, to, department };
    const { whatIf, counts } = this.words;
    const row = (
      what: string,
      of: [number | null, number | null],
      says: (value: number | null) => string,
      isCount: boolean,
      link: { path: string; query: Record<string, string> } | null = null,
    ) => ({
      what,
      link,
      was: says(of[0]),
      would: says(of[1]),
      change: whatIf.change(...of, says, isCount),
    });
    const load = { path: '/workload', query: { from, department } };
    const number = (value: number | null) => counts.number(value ?? 0);
    return [
      row(whatIf.rows.lateRate, [was.lateRate, would.lateRate], whatIf.rate, false, { path: '/workload/late', query: of }),
      row(whatIf.rows.overloadDays, [was.overloadDays, would.overloadDays], whatIf.days, true, load),
      row(whatIf.rows.backlog, [was.backlogMinutes, would.backlogMinutes], whatIf.minutes, false, load),
      row(whatIf.rows.practicals, [was.practicals, would.practicals], number, true, { path: '/requests', query: { view: 'past', ...of } }),
      row(whatIf.rows.turnedAway, [was.turnedAway, would.turnedAway], number, true),
      row(whatIf.rows.clashes, [was.clashes, would.clashes], number, true),
    ];
  }

  private weeksBefore(): { from: string; to: string } {
    return { from: addDays(this.today(), -7 * WEEKS), to: addDays(this.today(), -1) };
  }

  /** Without a calendar there are no terms to choose from, and dates are typed. */
  private async learn(): Promise<void> {
    const year = { from: addDays(this.today(), -399), to: this.today() };
    this.calendar.set(await this.calendars.between(year.from, year.to).catch(() => null));
  }
}
