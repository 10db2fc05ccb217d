import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { addDays, DEPARTMENT_NAME_LENGTH } from '@app/shared/rules';
import { CalendarClient } from '../../calendar/calendar.client';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { dateOf } from '../../core/when';
import { Session } from '../../identity/session';
import { RoomsClient } from '../../rooms/rooms.client';
import { Empty } from '../../ui/empty';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { SchoolClient } from '../school.client';
import { DepartmentCard } from './department-card';

/** The departments with their deadlines and what they settle besides; heads see those that they lead. */
@Component({
  selector: 'app-departments-page',
  imports: [Control, DepartmentCard, Empty, Field, MatButton, ProblemNotice, Skeleton],
  template: `
    <div class="page">
      <h1>Departments</h1>
      <p class="lead">Each says by when it wants its requests. What comes later is late and needs a reason.</p>
      @if (departments.error(); as refused) {
        <app-problem [error]="refused" (retry)="departments.reload()" />
      } @else if (shown(); as list) {
        <div class="stack">
          @for (one of list; track one.id) {
            <app-department-card
              [department]="one"
              [periods]="periods()"
              [today]="today()"
              [tryDay]="tryDay()"
              [prepRooms]="prepRooms()"
              (changed)="departments.reload()"
            />
          } @empty {
            <div class="card">
              <app-empty icon="policy" heading="No department yet">A timetable brings its departments with it; or add one here.</app-empty>
            </div>
          }
          @if (mayAdd()) {
            <form class="card bar" novalidate (submit)="add($event)">
              <app-field label="Add a department" [error]="adding.wrong()['name']">
                <input appControl autocomplete="off" [attr.maxlength]="nameLength" [value]="name()" (typed)="name.set($event)" />
              </app-field>
              <button matButton="outlined" type="submit" [disabled]="adding.busy() || name().trim() === ''">Add it</button>
              @if (adding.refusal(); as refused) {
                <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
              }
            </form>
          }
        </div>
      } @else {
        <div class="card"><app-skeleton [rows]="6" [height]="48" label="Loading departments" /></div>
      }
    </div>
  `,
  styles: `
    .lead {
      margin-bottom: var(--s2);
      color: var(--ink-2);
    }
    .stack {
      grid-template-columns: minmax(0, 1fr);
      max-width: 64rem;
    }
    form {
      align-items: end;
    }
    form button {
      min-height: 2.75rem;
    }
  `,
})
export class DepartmentsPage {
  protected readonly nameLength = DEPARTMENT_NAME_LENGTH;
  private readonly client = inject(SchoolClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly departments = this.client.departments();
  protected readonly today = computed(() => dateOf(this.clock.now(), this.session.timeZone()));
  private readonly calendar = inject(CalendarClient).calendar(
    computed(() => ({ from: this.today(), to: addDays(this.today(), 60) }), { equal: (one, other) => one.from === other.from }),
  );
  protected readonly periods = computed(() => (this.calendar.hasValue() ? this.calendar.value().periods : []));
  /** A teaching day about two weeks ahead. */
  protected readonly tryDay = computed(() => {
    const days = this.calendar.hasValue() ? this.calendar.value().teachingDays : [];
    return (days.find((day) => day.date >= addDays(this.today(), 14)) ?? days.at(-1))?.date ?? this.today();
  });
  private readonly rooms = inject(RoomsClient).prepRooms();
  protected readonly prepRooms = computed(() => (this.rooms.hasValue() ? this.rooms.value() : []));
  protected readonly mayAdd = computed(() => this.session.may('department.write'));
  protected readonly shown = computed(() => {
    if (!this.departments.hasValue()) return null;
    return this.departments.value().filter(({ id }) => this.session.may('department.set', { departmentId: id }));
  });
  protected readonly name = signal('');
  protected readonly adding = action();

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    await this.adding.run(async () => {
      const department = await this.client.addDepartment(this.name().trim());
      this.name.set('');
      this.departments.reload();
      return `${department.name} is added, with the usual deadline.`;
    });
  }
}
