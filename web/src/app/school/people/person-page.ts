import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Person, PersonChange, WorkingPatternBody, WorkingPatternView } from '@app/shared/contracts';
import { allows } from '@app/shared/rules';
import { action, type Done, type Work } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { ProveYourself } from '../../identity/prove-yourself';
import { PrepRoomField } from '../../rooms/prep-room-field';
import { Chip } from '../../ui/chip';
import { Control, Field } from '../../ui/field';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { SettleLink } from '../../ui/settle-link';
import { Skeleton } from '../../ui/skeleton';
import { CalendarBook } from '../calendar-book';
import { SchoolClient } from '../school.client';
import { AtWork } from './at-work';
import { type AtWorkDraft, atWorkBody, atWorkOf } from './at-work-draft';
import { ExtraHoursFields } from './extra-hours';
import { ForgetPerson } from './forget-person';
import { InvitationLink } from './invitation-link';
import { SIGN_IN_LOOKS, takesTasks } from './people-words';
import { NOBODY, PersonFields, ledIn, missingIn, type PersonDraft } from './person-fields';
import { WorkingPattern } from './working-pattern';

const NO_PATTERN: WorkingPatternBody = { windows: [], breaks: [] };

/** One person: what the school knows of them, a technician's working time, a fresh invitation, and leaving. */
@Component({
  selector: 'app-person-page',
  imports: [
    AtWork,
    Chip,
    Control,
    ExtraHoursFields,
    Field,
    ForgetPerson,
    InvitationLink,
    MatButton,
    Note,
    PersonFields,
    PrepRoomField,
    ProblemNotice,
    ProveYourself,
    RouterLink,
    SettleLink,
    Skeleton,
    WorkingPattern,
  ],
  template: `
    <div class="page">
      <p class="small"><a routerLink="/school/people">People</a></p>
      @if (people.error(); as refused) {
        <app-problem [error]="refused" (retry)="people.reload()" />
      } @else if (person(); as one) {
        <div class="bar head">
          <h1>{{ one.name }}</h1>
          @if (!one.forgotten) {
            <app-chip [tone]="looks[one.signIn].tone" [icon]="looks[one.signIn].icon">{{ looks[one.signIn].word }}</app-chip>
          }
          @if (!one.active) {
            <app-chip>left</app-chip>
          }
        </div>
        <div class="stack">
          <div aria-live="polite">
            @if (invitationUrl(); as url) {
              <app-invitation-link [name]="one.name" [url]="url" />
            }
          </div>
          @if (saving.refusal(); as refused) {
            @if (refused.code === 'PROVE_YOURSELF') {
              <app-prove-yourself (proved)="save()" (left)="saving.clear()" />
            } @else {
              <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
            }
            @if (refused.code === 'STALE_VERSION') {
              <app-note tone="wait">
                <span>What you typed is still in the form. Saving again writes it over what the other person saved.</span>
              </app-note>
            }
          }
          @if (!one.active && words.people.still(one.still); as theirs) {
            <section class="card stack" aria-labelledby="still">
              <h2 id="still">{{ words.people.left(one.still) }}</h2>
              @if ((one.still?.requests ?? 0) > 0) {
                <app-field [label]="words.people.handOverTo">
                  <select appControl (typed)="taker.set($any($event))">
                    <option value="">{{ words.people.nobodyYet }}</option>
                    @for (other of takers(); track other.id) {
                      <option [value]="other.id" [selected]="other.id === taker()">{{ other.name }}</option>
                    }
                  </select>
                </app-field>
                <div class="bar">
                  <button matButton="filled" type="button" [disabled]="saving.busy() || !taker()" (click)="handOver()">
                    {{ words.people.handOver }}
                  </button>
                  <app-settle-link />
                </div>
              }
            </section>
          }
          @if (one.forgotten) {
            <app-note
              ><span>{{ words.keeping.isForgotten }}</span></app-note
            >
          } @else {
            <form class="card stack" novalidate (submit)="save($event)">
              <app-person-fields [(person)]="draft" [departments]="departments.value() ?? []" [wrong]="saving.wrong()" />
              @if (takesTasks(draft().roles)) {
                <app-at-work [(draft)]="atWork" [wrong]="saving.wrong()" />
                <app-working-pattern [(pattern)]="pattern" [weeks]="weeks.value() ?? []" [wrong]="saving.wrong()" />
                <app-extra-hours
                  [(pattern)]="pattern"
                  [former]="one.workingPattern?.former ?? []"
                  [from]="atWork().patternFrom"
                  (fromChange)="begin($event)"
                  [wrong]="saving.wrong()"
                />
                <app-prep-room-field
                  [value]="prepRoom()"
                  [hint]="words.rooms.prepRooms.ofPerson"
                  [error]="saving.wrong()['prepRoomId']"
                  (chosen)="prepRoom.set($event)"
                />
                @if (saving.wrong()['workingPattern']; as message) {
                  <p class="tone-stop small" role="alert">{{ message }}</p>
                }
              }
              <div class="bar">
                <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ saving.busy() ? 'Saving…' : 'Save' }}</button>
                @if (one.active) {
                  <button matButton="outlined" type="button" [disabled]="saving.busy() || !one.email" (click)="invite()">
                    {{ one.signIn === 'joined' ? 'Password reset link' : one.signIn === 'invited' ? 'Invite again' : 'Invite' }}
                  </button>
                  <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="activate(false)">Mark as left</button>
                } @else {
                  <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="activate(true)">Restore</button>
                }
              </div>
              <p class="small">
                <a routerLink="/school/people/merge" [queryParams]="{ other: one.id }">{{ words.people.mergeThis }}</a>
              </p>
              @if (one.active && !one.email) {
                <p class="small">Without an e-mail address {{ one.name }} cannot be invited: give one and save first.</p>
              }
            </form>
            @if (!one.active) {
              <app-forget-person [person]="one" (gone)="people.reload()" />
            }
          }
        </div>
      } @else if (people.hasValue()) {
        <h1>Nobody here</h1>
        <p>There is no such person. <a routerLink="/school/people">Back to everybody</a></p>
      } @else {
        <div class="card"><app-skeleton [rows]="6" [height]="40" label="Loading the person" /></div>
      }
    </div>
  `,
  styles: `
    .head {
      margin-bottom: var(--s2);
    }
    .stack {
      grid-template-columns: minmax(0, 1fr);
    }
    form {
      max-width: 60rem;
    }
  `,
})
export class PersonPage {
  readonly id = input.required<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(SchoolClient);
  private readonly book = inject(CalendarBook);
  protected readonly looks = SIGN_IN_LOOKS;
  protected readonly people = resource({ loader: () => this.client.people() });
  protected readonly departments = this.client.departments();
  protected readonly weeks = resource({
    loader: async () => {
      const { cycle } = await this.book.read();
      return cycle?.kind === 'weeks' ? cycle.labels : [];
    },
  });
  protected readonly person = computed(() =>
    this.people.hasValue() ? (this.people.value().find(({ id }) => id === this.id()) ?? null) : null,
  );
  /** Filled in when the person is first there; what is typed then stays, whatever is read later. */
  protected readonly draft = linkedSignal<Person | null, PersonDraft>({
    source: this.person,
    computation: (person, before) => (before && before.source?.id === person?.id ? before.value : draftOf(person)),
  });
  protected readonly pattern = linkedSignal<Person | null, WorkingPatternView>({
    source: this.person,
    computation: (person, before) => (before && before.source?.id === person?.id ? before.value : (person?.workingPattern ?? NO_PATTERN)),
  });
  protected readonly prepRoom = linkedSignal<Person | null, string | null>({
    source: this.person,
    computation: (person, before) => (before && before.source?.id === person?.id ? before.value : (person?.prepRoomId ?? null)),
  });
  protected readonly atWork = linkedSignal<Person | null, AtWorkDraft>({
    source: this.person,
    computation: (person, before) => (before && before.source?.id === person?.id ? before.value : atWorkOf(person)),
  });
  protected readonly takesTasks = takesTasks;
  protected readonly taker = signal('');
  /** Who can take over what somebody asked for. */
  protected readonly takers = computed(() =>
    this.people.hasValue()
      ? this.people.value().filter(({ id, active, roles }) => active && id !== this.id() && allows(roles, 'lessons.teach'))
      : [],
  );
  protected readonly saving = action();
  protected readonly invitationUrl = signal<string | null>(null);

  protected async save(event?: Event): Promise<void> {
    event?.preventDefault();
    const draft = this.draft();
    const technician = takesTasks(draft.roles);
    if (this.saving.lacks(missingIn(draft, this.person()?.email !== null, this.words))) return;
    await this.change(
      {
        name: draft.name.trim(),
        code: draft.code.trim(),
        roles: draft.roles,
        departmentIds: draft.departmentIds,
        ...ledIn(draft),
        ...(draft.email.trim() && { email: draft.email.trim() }),
        ...(technician && { workingPattern: this.hours(), prepRoomId: this.prepRoom(), ...atWorkBody(this.atWork()) }),
      },
      { says: 'Saved.' },
    );
  }

  protected begin(patternFrom: string): void {
    this.atWork.update((draft) => ({ ...draft, patternFrom }));
  }

  /** The hours as they are sent: what held before is the server's to keep. */
  private hours(): WorkingPatternBody {
    const { former: _former, ...hours } = this.pattern();
    return hours;
  }

  protected async activate(active: boolean): Promise<void> {
    const name = this.person()?.name ?? '';
    const says = active ? `${name} is restored.` : `${name} has left and cannot sign in any more.`;
    await this.change({ active }, { says, undo: () => this.activate(!active) });
  }

  protected async handOver(): Promise<void> {
    const [from, to] = [this.person(), this.takers().find(({ id }) => id === this.taker())];
    if (!from || !to) return;
    await this.attempt(async () => {
      await this.client.leave(from.id, to.id);
      return this.words.people.handedOver(from.name, to.name);
    });
  }

  protected async invite(): Promise<void> {
    await this.attempt(async () => {
      const { invitationUrl } = await this.client.inviteAgain(this.id());
      this.invitationUrl.set(invitationUrl);
      return invitationUrl === '' ? this.words.people.linkNotRepeated : undefined;
    });
  }

  private async change(change: Omit<PersonChange, 'version'>, done: Done): Promise<void> {
    const version = this.person()?.version;
    if (version === undefined) return;
    await this.attempt(async () => {
      await this.client.changePerson(this.id(), { ...change, version });
      return done;
    });
  }

  /** Whatever came of it, the person is read again: a refusal may mean that somebody else was first. */
  private async attempt(work: Work): Promise<void> {
    if ((await this.saving.run(work)) !== 'passed') this.people.reload();
  }
}

function draftOf(person: Person | null): PersonDraft {
  if (!person) return NOBODY;
  const { name, email, code, roles, departmentIds, headOf } = person;
  return { name, email: email ?? '', code, roles, departmentIds, headOf };
}
