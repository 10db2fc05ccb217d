import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AbsenceView, ListedTask } from '@app/shared/contracts';
import { whoCouldTake, worksFor } from '@app/shared/rules';
import { AbsencesClient } from '../../absences/absences.client';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { SchoolLists } from '../../core/school-lists';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Empty } from '../../ui/empty';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { WorkloadClient } from '../../workload/workload.client';
import { PrepClient } from '../prep.client';

/**
 * Somebody is away today, in one tap: oneself, or for a head a technician. Shows what that does to the day and what of theirs is left to
 * do, with who has time for it, and hands it over.
 */
@Component({
  selector: 'app-away-today',
  imports: [Control, Empty, Field, MatButton, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './away-today.html',
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
      max-width: 46rem;
    }
    .card {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
      padding: var(--s2);
    }
    h2 {
      font-size: var(--text-m);
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
      gap: var(--s2);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: 0.5rem var(--s2);
      padding: 0.75rem 0;
      border-top: 1px solid var(--line);
    }
    .what {
      display: grid;
      align-content: start;
      overflow-wrap: anywhere;
    }
  `,
})
export class AwayToday {
  /** Who is looked at first. */
  readonly who = input<string>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly said = this.words.away;
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly prep = inject(PrepClient);
  private readonly load = inject(WorkloadClient);
  private readonly lists = inject(SchoolLists);
  private readonly absences = inject(AbsencesClient);
  protected readonly acting = action();
  private readonly me = this.session.person();
  protected readonly date = this.clock.today;
  private readonly leads = computed(() => this.session.may('absence.seeAll') && this.session.may('department.lead'));
  private readonly isTechnician = computed(() => this.session.may('department.serve'));
  protected readonly read = this.load.workload(() => ({ from: this.date(), to: this.date() }));
  protected readonly day = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly today = computed(() => this.day()?.days.find(({ date }) => date === this.date()));
  /** Who has working hours, with what they have left today. */
  protected readonly everybody = computed(() =>
    (this.today()?.technicians ?? []).flatMap(({ technician, technicianMinutes, workMinutes }) =>
      technician ? [{ id: technician.id, name: technician.name, minutes: Math.round(technicianMinutes - workMinutes) }] : [],
    ),
  );
  protected readonly mayChoose = computed(() => this.leads() && this.everybody().length > 0);
  protected readonly person = linkedSignal(
    () => this.who() ?? (this.isTechnician() && !this.leads() ? this.me.user.id : (this.everybody()[0]?.id ?? '')),
  );
  protected readonly name = computed(
    () => this.everybody().find(({ id }) => id === this.person())?.name ?? (this.person() === this.me.user.id ? this.me.user.name : ''),
  );
  private readonly asked = computed(() => (this.person() ? { personId: this.person(), date: this.date() } : undefined));
  private readonly found = this.absences.of(this.asked);
  protected readonly away = computed(() => (this.found.hasValue() ? this.found.value()[0] : undefined));
  private readonly people = resource({ loader: () => this.lists.people() });
  protected readonly list = resource({
    params: () => this.asked(),
    loader: ({ params: { personId, date } }) => this.prep.read({ date, technicianId: personId }),
  });
  /** What of theirs is still to be done. */
  protected readonly tasks = linkedSignal<{ of: string; read: ListedTask[] | null }, ListedTask[]>({
    source: () => ({ of: this.person(), read: this.list.hasValue() ? this.list.value().tasks : null }),
    // what was read last stays while it is read again
    computation: ({ of, read }, before) =>
      read?.filter(({ assignee, doneAt }) => assignee?.id === of && doneAt === null) ?? (before?.source.of === of ? before.value : []),
  });
  protected readonly unread = computed(() => this.list.error() ?? this.found.error() ?? this.people.error());
  protected readonly minutes = computed(() => this.tasks().reduce((sum, { minutes }) => sum + minutes, 0));
  /** Who else is there with time left, and of which departments. */
  private readonly colleagues = computed(() => {
    const departments = new Map((this.people.hasValue() ? this.people.value() : []).map(({ id, departmentIds }) => [id, departmentIds]));
    return this.everybody().flatMap((one) => {
      const departmentIds = departments.get(one.id);
      return departmentIds && one.id !== this.person() && one.minutes > 0 ? [{ ...one, departmentIds }] : [];
    });
  });
  private readonly could = computed(() => whoCouldTake(this.tasks(), this.colleagues()));
  /** Whom somebody chose in place of who could take it; '' is nobody. */
  private readonly chosen = linkedSignal<string, ReadonlyMap<string, string>>({ source: this.person, computation: () => new Map() });
  protected readonly fromNow = signal(false);
  protected readonly reason = signal('');

  /** Those of them who do the work of a task's department. */
  protected ableTo({ departmentId }: ListedTask) {
    return this.colleagues().filter((one) => worksFor(one, departmentId));
  }

  protected goesTo({ id }: ListedTask): string {
    return this.chosen().get(id) ?? this.could().get(id) ?? '';
  }

  protected give({ id }: ListedTask, to: string): void {
    this.chosen.update((chosen) => new Map(chosen).set(id, to));
  }

  protected placeOf({ due, lesson }: ListedTask): string {
    const by = this.words.dates.timeOn(due, this.session.timeZone(), { date: this.date(), today: this.date() });
    return [by, lesson?.group, lesson?.room].filter(Boolean).join(' · ');
  }

  protected async goAway(): Promise<void> {
    const reason = this.reason().trim();
    const [personId, name, date] = [this.person(), this.name(), this.date()];
    const from = this.fromNow() ? this.clock.exactly() : date;
    await this.acting.run(async () => {
      const { id } = await this.absences.write({ personId, from, to: date, ...(reason && { reason }) });
      this.reason.set('');
      return { says: this.said.isAway(name), undo: () => this.withdraw(id) };
    });
    this.again();
  }

  protected async comeBack({ id }: AbsenceView): Promise<void> {
    const name = this.name();
    await this.acting.run(async () => {
      await this.absences.withdraw(id);
      return this.said.isHere(name);
    });
    this.again();
  }

  /** One after the other: where one is refused, those before it are handed over. */
  protected async handOver(): Promise<void> {
    const gives = this.tasks().map((task) => ({ task, to: this.goesTo(task) || null }));
    await this.acting.run(async () => {
      for (const { task, to } of gives) await this.prep.change(task.id, { version: task.version, assigneeId: to });
      return this.said.handedOver(gives.length);
    });
    this.again();
  }

  protected again(): void {
    this.read.reload();
    this.found.reload();
    this.list.reload();
    if (this.people.error()) this.people.reload();
  }

  private async withdraw(id: string): Promise<void> {
    await this.absences.withdraw(id);
    this.again();
  }
}
