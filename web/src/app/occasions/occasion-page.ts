import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { OccasionView } from '@app/shared/contracts';
import { allows, isIsoDate } from '@app/shared/rules';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { SchoolLists } from '../core/school-lists';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { RoomsClient } from '../rooms/rooms.client';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { DeleteOccasion } from './delete-occasion';
import { bodyOf, draftOf, newDraft, type OccasionDraft } from './occasion-draft';
import { type Choices, OccasionForm } from './occasion-form';
import { OccasionRequest } from './occasion-request';
import { OccasionsClient } from './occasions.client';

const ROOMS = 200;
/** So many of the next dates can be asked for from here. */
const NEXT_DATES = 6;

/** One occasion, to add or to change; at `new` one that is not there yet. */
@Component({
  selector: 'app-occasion-page',
  imports: [DeleteOccasion, MatButton, OccasionForm, OccasionRequest, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/occasions">{{ words.occasions.back }}</a>
      </p>
      @if (occasion.error(); as refused) {
        <app-problem [error]="refused" (retry)="occasion.reload()" />
      } @else if (choices() && (one() || isNew())) {
        <h1>{{ one()?.title ?? words.occasions.add }}</h1>
        @if (dates().length > 0) {
          <p class="bar dates">
            @for (date of dates(); track date.lesson) {
              <a
                matButton="outlined"
                [routerLink]="[]"
                [queryParams]="{ lesson: date.lesson }"
                [attr.aria-current]="lesson() === date.lesson || null"
                >{{ words.occasions.askFor }}: {{ date.says }}</a
              >
            }
          </p>
        }
        @if (lesson() && mayAskFor()) {
          @defer {
            <app-occasion-request [lessonId]="lesson()!" [teacherId]="one()!.teacher.id" (closed)="show(null)" (moved)="show($event)" />
          } @loading {
            <app-skeleton [rows]="4" [label]="words.fortnight.openingLesson" />
          }
        }
        @if (saving.refusal(); as refused) {
          <app-problem
            [error]="refused"
            [listFields]="false"
            [retryLabel]="refused.code === 'STALE_VERSION' ? words.shell.tryAgain : null"
            (retry)="readAgain()"
          />
        }
        @if (mayChange()) {
          <form class="card" novalidate (submit)="save($event)">
            @if (!isNew()) {
              <p class="small">{{ words.occasions.changesAhead }}</p>
            }
            <app-occasion-form [(draft)]="draft" [wrong]="saving.wrong()" [choices]="choices()!" [occasionId]="one()?.id ?? null" />
            @if (deleting() && one()) {
              <app-delete-occasion [occasion]="one()!" [busy]="saving.busy()" (confirmed)="remove()" (kept)="deleting.set(false)" />
            } @else {
              <div class="bar">
                <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.occasions.save }}</button>
                <a matButton="outlined" routerLink="/occasions">{{ words.occasions.cancel }}</a>
                <span class="grow"></span>
                @if (!isNew()) {
                  <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="deleting.set(true)">
                    {{ words.occasions.remove }}
                  </button>
                }
              </div>
            }
          </form>
        } @else if (one()) {
          <p>{{ facts() }}</p>
          <p class="small">{{ words.occasions.theirs }}</p>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="6" [height]="48" [label]="words.occasions.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 60rem;
    }
    h1,
    .dates,
    app-problem {
      margin-bottom: var(--s2);
    }
    .dates {
      flex-wrap: wrap;
    }
    h1,
    p {
      overflow-wrap: anywhere;
    }
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
      padding: var(--s2);
    }
  `,
})
export class OccasionPage {
  readonly id = input.required<string>();
  /** The date of it, as a lesson's id, for which kit is asked on a colleague's behalf. */
  readonly lesson = input<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(OccasionsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly lists = inject(SchoolLists);
  private readonly today = inject(Clock).today;
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly occasion = this.client.one(this.id);
  protected readonly one = computed(() => (this.occasion.hasValue() ? this.occasion.value() : undefined));
  private readonly departments = this.lists.departments();
  private readonly rooms = inject(RoomsClient).search(() => ({ q: '', limit: ROOMS }));
  private readonly groups = resource({ loader: () => this.lists.groups() });
  private readonly people = resource({ loader: () => (this.session.may('person.list') ? this.lists.people() : Promise.resolve([])) });
  protected readonly saving = action();
  protected readonly deleting = signal(false);

  protected readonly draft = linkedSignal<OccasionView | undefined, OccasionDraft>({
    source: this.one,
    computation: (read) => (read ? draftOf(read) : newDraft(this.session.person().user.id, this.firstDepartment())),
  });
  /** Null until all of it was read; a list that cannot be read is empty. */
  protected readonly choices = computed<Choices | null>(() => {
    if ([this.departments, this.rooms, this.groups, this.people].some((list) => list.status() === 'loading')) return null;
    const { teacherId } = this.draft();
    const departments = this.departments.hasValue() ? this.departments.value() : [];
    return {
      departments: departments.filter(({ id }) => id === this.draft().departmentId || this.mayAsk(teacherId, id)),
      teachers: this.teachers(),
      rooms: this.rooms.hasValue() ? this.rooms.value().items : [],
      groups: this.groups.hasValue() ? this.groups.value() : [],
    };
  });
  protected readonly mayChange = computed(() => {
    const one = this.one();
    return one ? this.mayAsk(one.teacher.id, one.departmentId) : this.isNew();
  });
  protected readonly facts = computed(() => {
    const one = this.one();
    if (!one) return '';
    const { occasions } = this.words;
    const often = one.rrule === null ? null : occasions.often(one.rrule, one.date, this.today());
    return occasions.facts([
      occasions.kinds[one.kind],
      occasions.when(one.date, this.today(), one),
      often,
      one.room?.code ?? null,
      one.group?.code ?? null,
      one.teacher.name,
    ]);
  });

  /** Whether kit for it may be asked for here: it is a colleague's, whose lessons stand in no fortnight of one's own. */
  protected readonly mayAskFor = computed(() => {
    const one = this.one();
    return one !== undefined && one.teacher.id !== this.session.person().user.id && this.mayAsk(one.teacher.id, one.departmentId);
  });
  /** The next of its dates. */
  protected readonly dates = computed(() => {
    const ahead = this.mayAskFor() ? (this.one()?.lessonIds ?? []).filter((id) => id.slice(-10) >= this.today()) : [];
    return ahead.slice(0, NEXT_DATES).map((lesson) => ({ lesson, says: this.words.dates.dayFrom(lesson.slice(-10), this.today()) }));
  });

  protected show(lesson: string | null): void {
    void this.router.navigate([], { queryParams: { lesson }, queryParamsHandling: 'merge' });
  }

  protected readAgain(): void {
    this.saving.clear();
    this.occasion.reload();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const was = this.one();
    const draft = this.draft();
    const { untilFirst, startFirst, endFirst } = this.words.occasions;
    const lacking = {
      ...(draft.start === '' && { start: startFirst }),
      ...(draft.end === '' && { end: endFirst }),
      ...(!['once', 'rule'].includes(draft.repeat) && !isIsoDate(draft.until) && { until: untilFirst }),
    };
    if (this.saving.lacks(lacking)) return;
    const body = bodyOf(draft);
    const ending = await this.saving.run(async () => {
      const saved = was ? await this.client.change(was.id, { ...body, version: was.version }) : await this.client.add(body);
      return this.words.occasions.saved(saved.title, saved.lessonIds.length);
    });
    if (ending === 'done') await this.router.navigate(['/occasions']);
  }

  protected async remove(): Promise<void> {
    const was = this.one();
    if (!was) return;
    const ending = await this.saving.run(async () => {
      await this.client.remove(was.id);
      return this.words.occasions.removed(was.title);
    });
    if (ending === 'done') await this.router.navigate(['/occasions']);
    else this.deleting.set(false);
  }

  private mayAsk(personId: string, departmentId: string): boolean {
    return this.session.may('requisition.ask', { personId, departmentId });
  }

  /** Those for whom whoever looks may ask in the chosen department: oneself, and those who teach. */
  private teachers(): { id: string; name: string }[] {
    const { user } = this.session.person();
    const { departmentId, teacherId } = this.draft();
    const others = (this.people.hasValue() ? this.people.value() : []).filter(
      ({ id, active, roles }) =>
        id !== user.id && (id === teacherId || (active && allows(roles, 'lessons.teach') && this.mayAsk(id, departmentId))),
    );
    return others.length === 0 ? [] : [{ id: user.id, name: user.name }, ...others];
  }

  /** One's own, else the first in which one may ask. */
  private firstDepartment(): string {
    const own = this.session.person().departments[0]?.id;
    return own ?? (this.departments.hasValue() ? (this.departments.value()[0]?.id ?? '') : '');
  }
}
