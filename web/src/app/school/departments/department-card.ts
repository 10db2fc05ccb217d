import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DeadlineView, Department, Period, Room } from '@app/shared/contracts';
import { weeklyTerms } from '@app/shared/rules';
import { CalendarClient } from '../../calendar/calendar.client';
import { action, type Work } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { DateControl } from '../../ui/date-control';
import { Control, Field } from '../../ui/field';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { TimeControl } from '../../ui/time-control';
import { SchoolClient } from '../school.client';
import { policyBody, policyDraft, wrongIn, type PolicyDraft } from './policy-draft';

/** What is on or off of a department, in the order in which it is shown. */
const SWITCHES = ['asks', 'riskAssessmentNeeded', 'teamShared'] as const;
type Switch = (typeof SWITCHES)[number];

/** One department: by when it wants its requests, a box to try that, and what it decides besides. */
@Component({
  selector: 'app-department-card',
  imports: [Control, DateControl, Field, MatButton, Note, ProblemNotice, TimeControl],
  templateUrl: './department-card.html',
  styleUrl: './department-card.scss',
})
export class DepartmentCard {
  readonly department = input.required<Department>();
  readonly periods = input.required<readonly Period[]>();
  readonly today = input.required<string>();
  /** A lesson's day to try the deadline with at first. */
  readonly tryDay = input.required<string>();
  /** The school's prep rooms. */
  readonly prepRooms = input<readonly Room[]>([]);
  readonly changed = output();
  private readonly client = inject(SchoolClient);
  private readonly calendar = inject(CalendarClient);
  private readonly session = inject(Session);
  protected readonly days = [1, 2, 3, 4, 5, 6, 7];
  protected readonly switches = SWITCHES;
  protected readonly words = inject(ALL_WORDS);
  protected readonly coming = computed(() => this.department().policies.filter((policy) => policy.from > this.today()));
  protected readonly maySetPolicy = computed(() => this.session.may('department.setPolicy', { departmentId: this.department().id }));
  protected readonly maySet = computed(() => this.session.may('department.set', { departmentId: this.department().id }));
  protected readonly names = computed(() => [...new Set(this.periods().map(({ name }) => name))]);
  protected readonly editing = signal(false);
  protected readonly draft = linkedSignal<Department, PolicyDraft>({
    source: this.department,
    computation: (department, before) => (before && this.editing() ? before.value : policyDraft(department.policy, this.today())),
  });
  protected readonly settledBeginning = computed(() => this.department().deadlinesFrom ?? '');
  /** As it was typed also while the departments are read again, and so for the period to try. */
  protected readonly beginning = linkedSignal(this.settledBeginning);
  protected readonly saving = action();
  protected readonly trying = action();
  protected readonly date = linkedSignal(this.tryDay);
  private readonly firstPeriod = computed(() => this.names()[0] ?? '');
  protected readonly period = linkedSignal(this.firstPeriod);
  protected readonly tried = signal<DeadlineView | null>(null);

  protected set(change: Partial<PolicyDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  /** A closing time is the week's; so many days before means the lesson's own time, unless one is given. */
  protected setKind(kind: string): void {
    this.set(kind === 'notice' ? { kind, time: '' } : { kind: 'weekly', time: weeklyTerms({ kind: 'weekly' }).time });
  }

  protected when(deadline: DeadlineView): string {
    return deadline.deadline === null
      ? this.words.deadlines.noDeadline
      : this.words.dates.instant(deadline.deadline, this.session.timeZone());
  }

  protected async savePolicy(event: Event): Promise<void> {
    event.preventDefault();
    if (this.saving.lacks(wrongIn(this.draft(), this.words))) return;
    await this.save(async () => {
      const department = await this.client.setPolicy(this.department().id, policyBody(this.draft()));
      this.editing.set(false);
      this.tried.set(null);
      return `${department.name}: ${this.words.deadlines.rule(department.policy)}.`;
    });
  }

  protected async turn(what: Switch, on: boolean): Promise<void> {
    await this.save(async () => {
      const department = await this.client.changeDepartment(this.department().id, { [what]: on });
      return this.words.departments.switches[what].said(department.name, on);
    });
  }

  /** Adds a prep room to those of the department, or takes it away. */
  protected async prepareIn(id: string, on: boolean): Promise<void> {
    const prepRoomIds = this.department().prepRoomIds.filter((one) => one !== id);
    if (on) prepRoomIds.push(id);
    await this.save(async () => {
      const { name, prepRoomIds: ids } = await this.client.changeDepartment(this.department().id, { prepRoomIds });
      return this.words.rooms.prepRooms.said(
        name,
        this.prepRooms().flatMap((room) => (ids.includes(room.id) ? [room.code] : [])),
      );
    });
  }

  protected async saveBeginning(event: Event): Promise<void> {
    event.preventDefault();
    const deadlinesFrom = this.beginning() || null;
    await this.save(async () => {
      const department = await this.client.changeDepartment(this.department().id, { deadlinesFrom });
      return this.words.departments.beginsOn(department.name, deadlinesFrom, this.today());
    });
  }

  protected async tryIt(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(null);
    await this.trying.run(
      async (isLatest) => {
        const deadline = await this.calendar.deadline(this.department().id, this.date(), this.period());
        if (isLatest()) this.tried.set(deadline);
      },
      { latest: true },
    );
  }

  private async save(work: Work): Promise<void> {
    if ((await this.saving.run(work)) === 'done') this.changed.emit();
  }
}
