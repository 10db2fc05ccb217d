import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AbsenceView } from '@app/shared/contracts';
import { addDays, dateAt, parseInstantMs, startOfDayMs } from '@app/shared/rules';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { newsOf } from '../core/live-news';
import { refreshOnReturn } from '../core/refresh-on-return';
import { SchoolLists } from '../core/school-lists';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { absenceBody, nobodyOn } from './absence-draft';
import { AbsenceForm } from './absence-form';
import { AbsencesClient } from './absences.client';

/** So far ahead absences are listed. */
const DAYS = 70;

/** One entry of the list: somebody, or a team as one. */
interface Entry {
  id: string;
  name: string;
  names: readonly string[];
  from: string;
  to: string;
  reason: string | null;
  mayTakeBack: boolean;
}

/** Who is away in the coming weeks: written down for others, for a whole team as one entry, and taken back. */
@Component({
  selector: 'app-absences-page',
  imports: [AbsenceForm, Empty, MatButton, ProblemNotice, Skeleton],
  template: `
    <div class="page">
      <div class="bar head">
        <h1>{{ said.page }}</h1>
        @if (!writing()) {
          <button matButton="filled" type="button" (click)="begin()">{{ said.add }}</button>
        }
      </div>
      <p class="lead">{{ said.lead }}</p>
      @if (acting.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
      }
      @if (writing()) {
        <form class="card" novalidate (submit)="save($event)">
          <app-absence-form [(draft)]="draft" [people]="people()" [departments]="teams()" [wrong]="acting.wrong()" />
          <p class="small">{{ said.told }}</p>
          <div class="bar">
            <button matButton="filled" type="submit" [disabled]="acting.busy()">{{ said.write }}</button>
            <button matButton="outlined" type="button" [disabled]="acting.busy()" (click)="writing.set(false)">{{ said.cancel }}</button>
          </div>
        </form>
      }
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (entries(); as all) {
        @if (all.length > 0) {
          <ul class="card">
            @for (one of all; track one.id) {
              <li>
                <div>
                  <b>{{ one.name }}</b>
                  <span>{{ when(one) }}</span>
                  @if (one.names.length > 0) {
                    <span class="small">{{ one.names.join(', ') }}</span>
                  }
                  @if (one.reason) {
                    <span class="small">{{ one.reason }}</span>
                  }
                </div>
                @if (one.mayTakeBack) {
                  <button
                    matButton="outlined"
                    type="button"
                    [disabled]="acting.busy()"
                    [attr.aria-label]="said.back + ': ' + one.name"
                    (click)="takeBack(one)"
                  >
                    {{ said.back }}
                  </button>
                }
              </li>
            }
          </ul>
        } @else {
          <div class="card">
            <app-empty icon="calendar" [heading]="said.none">{{ said.noneHint }}</app-empty>
          </div>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="4" [height]="56" [label]="said.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 64rem;
    }
    .head,
    .lead,
    form {
      margin-bottom: var(--s2);
    }
    .lead {
      color: var(--ink-2);
    }
    form {
      display: grid;
      gap: var(--s2);
      padding: var(--s2);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem var(--s2);
      align-items: center;
      min-height: 3.5rem;
      padding: 0.5rem var(--s2);
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    li > div {
      display: flex;
      flex: 1 1 16rem;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      align-items: baseline;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    li button {
      min-height: 3rem;
    }
  `,
})
export class AbsencesPage {
  private readonly client = inject(AbsencesClient);
  private readonly session = inject(Session);
  private readonly lists = inject(SchoolLists);
  private readonly today = inject(Clock).today;
  protected readonly said = inject(ALL_WORDS).absences;
  protected readonly acting = action();
  protected readonly found = this.client.between(() => ({ from: this.today(), to: addDays(this.today(), DAYS) }));
  private readonly everybody = resource({ loader: () => this.lists.people() });
  private readonly departments = this.lists.departments();
  /** Those whose absences this person may write down. */
  protected readonly people = computed(() =>
    this.everybody.hasValue()
      ? this.everybody.value().filter(({ id, active, departmentIds }) => active && this.may(id, departmentIds))
      : [],
  );
  protected readonly teams = computed(() =>
    this.departments.hasValue() ? this.departments.value().filter(({ id }) => this.may('', [id])) : [],
  );
  protected readonly writing = signal(false);
  protected readonly draft = signal(nobodyOn(this.today()));
  /** What was read last stays while it is read again. */
  protected readonly entries = computed(() => {
    const departments = new Map((this.everybody.hasValue() ? this.everybody.value() : []).map((one) => [one.id, one.departmentIds]));
    return this.found.hasValue()
      ? entriesOf(this.found.value(), (id, of) => this.may(id, of ?? departments.get(id) ?? []), this.said.team)
      : null;
  });

  constructor() {
    refreshOnReturn(
      () => this.found.reload(),
      () => 300,
      { of: newsOf('absence', 'person') },
    );
  }

  protected when({ from, to }: Entry): string {
    const timeZone = this.session.timeZone();
    const isMidnight = (at: string) => startOfDayMs(dateAt(parseInstantMs(at), timeZone), timeZone) === parseInstantMs(at);
    return this.said.when(from, to, { timeZone, today: this.today(), wholeDays: isMidnight(from) && isMidnight(to) });
  }

  protected begin(): void {
    this.acting.clear();
    this.draft.set(nobodyOn(this.today()));
    this.writing.set(true);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    const lacking = { ...(draft.who === '' && { personId: this.said.choose }), ...(draft.from === '' && { from: this.said.needsDay }) };
    if (this.acting.lacks(lacking)) return;
    const ending = await this.acting.run(async () => {
      const { id, lessons, requisitions, tasks } = await this.client.write(absenceBody(draft, this.session.timeZone()));
      const touched = { lessons: lessons.length, requisitions: requisitions.length, tasks: tasks.length };
      return { says: `${this.nameOf(draft.who)} ${this.said.touches(touched)}`, undo: () => this.withdraw(id) };
    });
    if (ending === 'done') this.writing.set(false);
    this.found.reload();
  }

  protected async takeBack({ id, name }: Entry): Promise<void> {
    await this.acting.run(
      async () => {
        await this.client.withdraw(id);
        return this.said.isBack(name);
      },
      { on: id },
    );
    this.found.reload();
  }

  private nameOf(who: string): string {
    const [kind, id] = who.split(':');
    const team = this.teams().find((one) => one.id === id);
    const name = kind === 'team' && team ? this.said.team(team.name) : (this.people().find((one) => one.id === id)?.name ?? '');
    return this.said.written(name);
  }

  private async withdraw(id: string): Promise<void> {
    await this.client.withdraw(id);
    this.found.reload();
  }

  private may(personId: string, departmentIds: readonly string[]): boolean {
    return this.session.may('absence.write', { personId, departmentIds });
  }
}

/** Makes one entry of a team's absences. */
function entriesOf(
  all: readonly AbsenceView[],
  may: (personId: string, departmentIds?: readonly string[]) => boolean,
  named: (department: string) => string,
): Entry[] {
  const entries = new Map<string, Entry>();
  for (const { id, person, from, to, reason, team } of all) {
    const known = team && entries.get(team.id);
    if (known) entries.set(known.id, { ...known, names: [...known.names, person.name] });
    else if (team)
      entries.set(team.id, {
        ...{ id: team.id, name: named(team.department), names: [person.name], from, to, reason },
        mayTakeBack: may('', [team.departmentId]),
      });
    else entries.set(id, { id, name: person.name, names: [], from, to, reason, mayTakeBack: may(person.id) });
  }
  return [...entries.values()];
}
