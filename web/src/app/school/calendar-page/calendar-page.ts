import { Component, computed, effect, inject, linkedSignal, resource, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { CALENDAR_LIMITS, FIRST_WEEKDAYS, isIsoDate } from '@app/shared/rules';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import type { Kind } from '../../core/offline/kind';
import { Offline } from '../../core/offline/offline';
import { Toasts } from '../../core/toasts';
import { dateOf } from '../../core/when';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { DateControl } from '../../ui/date-control';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note';
import { SettleLink } from '../../ui/settle-link';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { TimeControl } from '../../ui/time-control';
import { CalendarBook } from '../calendar-book';
import { type Nation, NATIONS, bankHolidaysIn } from './bank-holidays';
import {
  bodyOf,
  draftOf,
  isSame,
  labelsOf,
  missingIn,
  secondBellsIn,
  usualFirstWeekday,
  withBells,
  writtenWords,
  type CalendarDraft,
} from './calendar-draft';
import { CalendarOffers } from './calendar-offers';
import { DoubleLessons } from './double-lessons';

type Lists = Pick<CalendarDraft, 'terms' | 'closures' | 'periods' | 'overrides'>;

const DRAFT: Kind<CalendarDraft> = { name: 'calendar-draft', version: 2, days: 60, upgrade: withBells };
/** A person has one at a time. */
const CALENDAR = 'calendar';

const NEW: { [List in keyof Lists]: Lists[List][number] } = {
  terms: { name: '', from: '', to: '' },
  closures: { name: '', kind: 'holiday', from: '', to: '' },
  periods: { name: '', start: '', end: '', weekdays: [], schedule: '' },
  overrides: { week: '', label: '' },
};

/** The school's calendar as one form: terms, closures, periods and the cycle. What is typed outlives a closed tab. */
@Component({
  selector: 'app-calendar-page',
  imports: [
    CalendarOffers,
    Control,
    DateControl,
    DoubleLessons,
    Field,
    Icon,
    MatButton,
    Note,
    ProblemNotice,
    Skeleton,
    SettleLink,
    TimeControl,
  ],
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.scss',
})
export class CalendarPage {
  protected readonly words = inject(ALL_WORDS);
  protected readonly limits = CALENDAR_LIMITS;
  private readonly book = inject(CalendarBook);
  private readonly toasts = inject(Toasts);
  private readonly offline = inject(Offline);
  protected readonly written = resource({ loader: async () => draftOf(await this.book.read()) });
  private readonly kept = resource({ loader: () => this.offline.read(DRAFT, CALENDAR) });
  protected readonly draft = signal<CalendarDraft | null>(null);
  protected readonly restored = signal(false);
  protected readonly saved = signal(false);
  protected readonly saving = action();
  protected readonly weekdays = [1, 2, 3, 4, 5, 6, 7];
  protected readonly kinds = [
    { kind: 'holiday', label: 'holiday' },
    { kind: 'inset', label: 'INSET' },
    { kind: 'bank-holiday', label: 'bank holiday' },
    { kind: 'other', label: 'other' },
  ] as const;
  protected readonly labels = computed(() => labelsOf(this.draft()?.labels ?? ''));
  protected readonly changed = computed(() => {
    const draft = this.draft();
    return draft !== null && this.written.hasValue() && !isSame(draft, this.written.value());
  });
  /** Terms and days that are over are folded away, unless something is wrong with one of them. */
  protected readonly past = signal(false);
  private readonly today = dateOf(inject(Clock).now(), inject(Session).timeZone());
  private readonly overRows = computed(() => {
    const written = this.written.hasValue() ? this.written.value() : null;
    const rows = written ? [...written.terms, ...written.closures] : [];
    return new Set(rows.filter(({ from, to }) => (to || from) < this.today).map((row) => JSON.stringify(row)));
  });
  protected readonly over = computed(() => {
    const draft = this.draft();
    return draft ? [...draft.terms, ...draft.closures].filter((row) => this.overRows().has(JSON.stringify(row))).length : 0;
  });
  /** Whether any period says its bells, or did: the others are asked for theirs then, and a field that is emptied stays. */
  protected readonly hasBells = linkedSignal<boolean, boolean>({
    source: () => this.draft()?.periods.some(({ schedule }) => schedule !== '') ?? false,
    computation: (has, before) => has || (before?.value ?? false),
  });
  protected readonly secondBells = computed(() => secondBellsIn(this.draft()?.periods ?? []));
  protected readonly bells = signal('');
  protected readonly firstWeekdays = FIRST_WEEKDAYS;
  protected readonly usualFirst = computed(() => usualFirstWeekday(this.draft()?.periods ?? []));
  protected readonly nations = NATIONS;
  protected readonly nation = signal<Nation>('england-and-wales');
  /** What dates without a year are near to: today, or the first term where that is still to come. */
  protected readonly near = computed(() => {
    const first = (this.draft()?.terms ?? [])
      .map(({ from }) => from)
      .filter(isIsoDate)
      .sort()[0];
    return first !== undefined && first > this.today ? first : this.today;
  });
  protected readonly bankHolidays = computed(() => bankHolidaysIn(this.draft()?.terms ?? [], this.draft()?.closures ?? [], this.nation()));

  constructor() {
    effect(() => {
      const written = this.written.hasValue() ? this.written.value() : null;
      if (!written || this.kept.isLoading() || untracked(this.draft)) return;
      const kept = this.kept.value() ?? null;
      this.restored.set(kept !== null && !isSame(kept, written));
      this.draft.set(kept ?? structuredClone(written));
    });
    effect(() => {
      const draft = this.draft();
      if (draft && this.changed()) void this.offline.keep(DRAFT, CALENDAR, draft);
      else if (draft && this.written.hasValue()) void this.offline.forget(DRAFT, CALENDAR);
    });
  }

  /** Never a row that is being typed in: only one that is over and stands as it is written. */
  protected isFolded(row: { from: string; to: string }): boolean {
    return !this.past() && this.overRows().has(JSON.stringify(row));
  }

  protected set<List extends keyof Lists, Key extends keyof Lists[List][number]>(
    list: List,
    at: number,
    key: Key,
    value: Lists[List][number][Key],
  ): void {
    this.change((draft) => ({ ...draft, [list]: draft[list].map((one, place) => (place === at ? { ...one, [key]: value } : one)) }));
  }

  protected add(list: keyof Lists): void {
    this.change((draft) => ({ ...draft, [list]: [...draft[list], structuredClone(NEW[list])] }));
  }

  protected remove(list: keyof Lists, at: number): void {
    // the fields behind it move up, and with them whatever was said of them
    this.saving.clear();
    this.change((draft) => ({ ...draft, [list]: (draft[list] as unknown[]).filter((_one, place) => place !== at) }));
  }

  protected setCycle(change: Partial<Pick<CalendarDraft, 'cycle' | 'labels'>>): void {
    this.change((draft) => ({ ...draft, ...change }));
  }

  protected setFirstWeekday(weekday: string): void {
    const firstWeekday = FIRST_WEEKDAYS.find((one) => String(one) === weekday) ?? null;
    this.change((draft) => ({ ...draft, firstWeekday }));
  }

  /** These periods are a set of bells of their own; those beside them may be named in their turn. */
  protected nameBells(places: readonly number[]): void {
    const schedule = this.bells().trim();
    this.change((draft) => ({
      ...draft,
      periods: draft.periods.map((period, at) => (places.includes(at) ? { ...period, schedule } : period)),
    }));
    this.bells.set('');
  }

  protected toggleWeekday(at: number, weekday: number): void {
    const days = this.draft()?.periods[at]?.weekdays ?? [];
    this.set('periods', at, 'weekdays', days.includes(weekday) ? days.filter((day) => day !== weekday) : [...days, weekday].sort());
  }

  protected weekday(weekday: number): string {
    return this.words.dates.longWeekday(weekday);
  }

  protected addBankHolidays(): void {
    const found = this.bankHolidays();
    this.change((draft) => ({
      ...draft,
      closures: [...draft.closures, ...found].sort((one, other) => one.from.localeCompare(other.from)),
    }));
    this.toasts.say(this.words.calendar.bankHolidaysIn(found.length));
  }

  /** Fills parts of the form with what is offered. */
  protected put(parts: Partial<CalendarDraft>): void {
    this.change((draft) => ({ ...draft, ...parts }));
  }

  /** Back to the calendar as it is written. */
  protected startAgain(): void {
    if (this.written.hasValue()) this.draft.set(structuredClone(this.written.value()));
    this.restored.set(false);
    this.saving.clear();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    if (!draft) return;
    if (this.saving.lacks(missingIn(draft))) return this.unfoldWrong();
    const ending = await this.saving.run(async () => {
      const view = await this.book.write(bodyOf(draft));
      void this.offline.forget(DRAFT, CALENDAR);
      this.written.set(structuredClone(draft));
      this.restored.set(false);
      this.saved.set(true);
      return `The calendar is saved: ${writtenWords(view)}.`;
    });
    if (ending === 'refused') this.unfoldWrong();
  }

  /** What is wrong is shown, even in a row that is over; the focus goes there with the next rendering. */
  private unfoldWrong(): void {
    if (Object.keys(this.saving.wrong()).some((field) => /^(terms|closures)\./.test(field))) this.past.set(true);
  }

  private change(how: (draft: CalendarDraft) => CalendarDraft): void {
    this.draft.update((draft) => draft && how(draft));
  }
}
