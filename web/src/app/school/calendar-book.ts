import { Service, inject } from '@angular/core';
import type { CalendarBody, CalendarView, Closure } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { CalendarClient } from '../calendar/calendar.client';
import { Clock } from '../core/clock';
import { dateOf } from '../core/when';
import { Session } from '../identity/session';

/** The server tells at most so many days of a calendar at once. */
const SLICE_DAYS = 366;

/** The calendar as it is written, whole: terms, closures, periods and cycle; the cycle is null while there is no calendar. */
export type CalendarPages = Omit<CalendarBody, 'cycle'> & { cycle: CalendarBody['cycle'] | null };

/** Reads and writes the calendar as one piece, which is how the server takes it. */
@Service()
export class CalendarBook {
  private readonly client = inject(CalendarClient);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);

  /** Every closure from a year before the first term to a year after the last one. */
  async read(): Promise<CalendarPages> {
    const today = dateOf(this.clock.now(), this.session.timeZone());
    const { terms, periods, cycle, firstWeekdaySaid } = await this.client.between(today, today);
    const first = terms.map(({ from }) => from).sort()[0] ?? today;
    const last =
      terms
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? today;
    const slices: Promise<CalendarView>[] = [];
    for (let from = addDays(first, -SLICE_DAYS); from <= addDays(last, SLICE_DAYS); from = addDays(from, SLICE_DAYS))
      slices.push(this.client.between(from, addDays(from, SLICE_DAYS - 1)));
    const closures = new Map<string, Closure>();
    for (const view of await Promise.all(slices)) for (const closure of view.closures) closures.set(JSON.stringify(closure), closure);
    return {
      ...(firstWeekdaySaid && { firstWeekday: firstWeekdaySaid }),
      terms,
      closures: [...closures.values()].sort((one, other) => one.from.localeCompare(other.from)),
      periods,
      cycle,
    };
  }

  /** Puts the whole calendar in the place of what there was. Rejects with what `refusalOf` reads, every wrong field named. */
  write(body: CalendarBody): Promise<CalendarView> {
    return this.client.write(body);
  }
}
