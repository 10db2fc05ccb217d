import { Component, computed, inject, input, model } from '@angular/core';
import type { Department, LessonGroup, Room } from '@app/shared/contracts';
import { isIsoDate, OCCASION_KINDS, OCCASION_LIMITS } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { DateControl } from '../ui/date-control';
import { Control, Field } from '../ui/field';
import { TimeControl } from '../ui/time-control';
import { datesOf, type OccasionDraft, REPEATS } from './occasion-draft';
import { RoomTaken, type Wanted } from './room-taken';

/** What can be chosen of a school in the form of an occasion; no teachers: it is one's own. */
export interface Choices {
  departments: readonly Pick<Department, 'id' | 'name'>[];
  teachers: readonly { id: string; name: string }[];
  rooms: readonly Pick<Room, 'id' | 'code'>[];
  groups: readonly Pick<LessonGroup, 'id' | 'code' | 'pupils'>[];
}

/** The fields of an occasion: what and when, how often, whose, where and with whom. */
@Component({
  selector: 'app-occasion-form',
  imports: [Control, DateControl, Field, RoomTaken, TimeControl],
  templateUrl: './occasion-form.html',
  styles: `
    :host {
      display: grid;
      gap: var(--s2);
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
      gap: var(--s2);
    }
    .wide {
      grid-column: 1 / -1;
    }
    .tick {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.75rem;
    }
    .rule {
      font-family: var(--mono);
      overflow-wrap: anywhere;
    }
  `,
})
export class OccasionForm {
  readonly draft = model.required<OccasionDraft>();
  readonly wrong = input<Record<string, string>>({});
  readonly choices = input.required<Choices>();
  /** The occasion that is changed; null for a new one. */
  readonly occasionId = input<string | null>(null);
  protected readonly words = inject(ALL_WORDS);
  protected readonly said = this.words.occasions;
  protected readonly kinds = OCCASION_KINDS;
  protected readonly limits = OCCASION_LIMITS;
  /** A rule of its own is offered where there is one. */
  protected readonly repeats = computed(() =>
    REPEATS.filter((one) => one !== 'rule' || this.draft().rrule !== '' || this.draft().repeat === 'rule'),
  );
  protected readonly date = computed(() => (isIsoDate(this.draft().date) ? this.draft().date : null));
  protected readonly isRepeating = computed(() => this.draft().repeat !== 'once');
  protected readonly hasEnd = computed(() => this.isRepeating() && this.draft().repeat !== 'rule');
  protected readonly group = computed(() => this.choices().groups.find(({ id }) => id === this.draft().groupId));
  protected readonly wanted = computed<Wanted | null>(() => {
    const { roomId, date, start, end } = this.draft();
    const room = this.choices().rooms.find(({ id }) => id === roomId);
    if (!room || !isIsoDate(date) || start === '' || end <= start || !isTime(start) || !isTime(end)) return null;
    const most = Temporal.PlainDate.from(date).add({ days: 61 }).toString();
    return { roomId, room: room.code, dates: datesOf(this.draft(), most), start, end, occasionId: this.occasionId() };
  });

  protected set(changes: Partial<OccasionDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }
}

function isTime(text: string): boolean {
  return /^\d{2}:\d{2}$/.test(text);
}
