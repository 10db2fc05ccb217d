import { Component, computed, inject, input, resource } from '@angular/core';
import type { RoomUse } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { Clock } from '../core/clock';
import { dateOf } from '../core/when';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { RoomsClient } from '../rooms/rooms.client';
import { Note } from '../ui/note';

/** So many days are looked at from the first date on, and so many of those in the way are named. */
const DAYS = 61;
const NAMED = 5;

/** When a room is wanted: on these dates, from and to this time of day. */
export interface Wanted {
  roomId: string;
  room: string;
  dates: readonly string[];
  start: string;
  end: string;
  /** The occasion itself, which is in nobody's way. */
  occasionId: string | null;
}

/** Says who has a room already when it is wanted, while that is still being typed. */
@Component({
  selector: 'app-room-taken',
  imports: [Note],
  template: `
    <div role="status">
      @if (sentence(); as said) {
        <app-note tone="warn">{{ said }}</app-note>
      }
    </div>
  `,
})
export class RoomTaken {
  readonly wanted = input.required<Wanted | null>();
  private readonly words = inject(ALL_WORDS);
  private readonly client = inject(RoomsClient);
  private readonly timeZone = inject(Session).timeZone;
  private readonly today = inject(Clock).today;
  private readonly range = computed(
    () => {
      const wanted = this.wanted();
      const [first] = wanted?.dates ?? [];
      const last = wanted?.dates.at(-1);
      if (!wanted || !first || !last) return undefined;
      const most = addDays(first, DAYS);
      return { id: wanted.roomId, from: first, to: last < most ? last : most };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  private readonly uses = resource({
    params: () => this.range(),
    loader: ({ params: { id, ...range } }) => this.client.usesOf(id, range),
  });
  protected readonly sentence = computed(() => {
    const wanted = this.wanted();
    if (!wanted || !this.uses.hasValue()) return null;
    const taken = this.uses.value().items.filter((use) => this.isInTheWay(use, wanted));
    if (taken.length === 0) return null;
    const named = taken.slice(0, NAMED).map((use) => this.named(use));
    const more = taken.length > NAMED ? ` ${this.words.occasions.moreTaken(taken.length - NAMED)}` : '';
    return this.words.occasions.roomTaken(wanted.room, named, this.today()) + more;
  });

  private isInTheWay({ from, to, lesson }: RoomUse, { dates, start, end, occasionId }: Wanted): boolean {
    if (occasionId !== null && lesson?.id.startsWith(`${occasionId}_`)) return false;
    return dates.some((date) => this.ms(date, start) < msOf(to) && msOf(from) < this.ms(date, end));
  }

  private named({ from, lesson, closure }: RoomUse) {
    if (lesson) return { date: lesson.date, group: lesson.group.code, period: lesson.period, lastPeriod: lesson.lastPeriod };
    return { date: dateOf(from, this.timeZone()), closed: closure?.note ?? '' };
  }

  private ms(date: string, time: string): number {
    return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: this.timeZone(), plainTime: time }).epochMilliseconds;
  }
}

function msOf(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}
