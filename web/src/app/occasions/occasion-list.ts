import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { OccasionView } from '@app/shared/contracts';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';

/** Occasions as a list: each with its next date, how often it comes back, and where; with a way to ask for its kit, one's own or on a colleague's behalf. */
@Component({
  selector: 'app-occasion-list',
  imports: [MatButton, RouterLink],
  template: `
    <ul class="card">
      @for (row of rows(); track row.one.id) {
        <li>
          <div class="what">
            <a [routerLink]="['/occasions', row.one.id]">{{ row.one.title }}</a>
            <span class="small">{{ row.facts }}</span>
          </div>
          <div class="when num">
            <b>{{ row.when }}</b>
            <span class="small">{{ row.often }}</span>
          </div>
          @if (row.ask; as lesson) {
            <a
              matButton="outlined"
              [routerLink]="row.isMine ? '/fortnight' : ['/occasions', row.one.id]"
              [queryParams]="{ lesson }"
              [attr.aria-label]="words.occasions.askFor + ': ' + row.one.title + ', ' + row.when"
              >{{ words.occasions.askFor }}</a
            >
          }
        </li>
      }
    </ul>
  `,
  styles: `
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
    .what,
    .when {
      display: grid;
      flex: 1 1 16rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .what a {
      display: inline-flex;
      align-items: center;
      min-height: 1.75rem;
      font-weight: 600;
    }
  `,
})
export class OccasionList {
  readonly occasions = input.required<readonly OccasionView[]>();
  readonly today = input.required<string>();
  /** Whether each is shown with whose it is. */
  readonly named = input(false);
  protected readonly words = inject(ALL_WORDS);
  private readonly session = inject(Session);
  protected readonly rows = computed(() => this.occasions().map((one) => this.row(one)));

  private row(one: OccasionView) {
    const { occasions, quantities } = this.words;
    const ahead = one.lessonIds.filter((id) => id.slice(-10) >= this.today());
    const [next] = ahead;
    const shown = (next ?? one.lessonIds.at(-1))?.slice(-10) ?? one.date;
    const isMine = one.teacher.id === this.session.me()?.user.id && this.session.may('lesson.teach');
    const mayAsk = this.session.may('requisition.ask', { personId: one.teacher.id, departmentId: one.departmentId });
    return {
      one,
      when: occasions.when(shown, this.today(), one),
      often: [one.rrule && occasions.often(one.rrule, one.date, this.today()), ahead.length > 1 && occasions.more(ahead.length - 1)]
        .filter(Boolean)
        .join(', '),
      facts: occasions.facts([
        occasions.kinds[one.kind],
        one.room?.code ?? null,
        one.group?.code ?? null,
        one.pupils === null ? null : quantities.pupils(one.pupils),
        this.named() ? one.teacher.name : null,
      ]),
      isMine,
      ask: next && (isMine || mayAsk) ? next : null,
    };
  }
}
