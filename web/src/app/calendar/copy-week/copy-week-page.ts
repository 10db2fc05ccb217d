import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { CopyWeekQuery, LeftOver, RequisitionSummary, SeriesAnswer } from '@app/shared/contracts';
import { addDays, allows, comingWeek, isIsoDate, type LateReason, type Problem, weekOfHalfTermBefore, weekStart } from '@app/shared/rules';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { refusalOf } from '../../core/refusal';
import { SchoolLists } from '../../core/school-lists';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { DateControl } from '../../ui/date-control';
import { Empty } from '../../ui/empty';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { RequisitionsClient } from '../../requisitions/requisitions.client';
import { CalendarClient } from '../calendar.client';
import { namedPairs, type ShownPair } from './pairs-of-weeks';

const AGOS = [1, 2, 52] as const;
/** So many days back the half term before is looked for: a long term and the holidays around it. */
const LOOK_BACK = 210;
const LIST = 200;
/** So many weeks are copied at once at most: a half term. */
const MOST_WEEKS = 8;

/** Asks in one week for what was asked in another: the weeks and whose are in the address, what goes where is ticked, one press sends it. */
@Component({
  selector: 'app-copy-week-page',
  imports: [Control, DateControl, Empty, Field, Icon, MatButton, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './copy-week-page.html',
  styleUrl: './copy-week-page.scss',
})
export class CopyWeekPage {
  /** Any date of the week to take from and of the one to fill; whose, where it is not one's own. */
  readonly from = input<string>();
  readonly to = input<string>();
  readonly teacher = input<string>();
  /** How many weeks one after the other, as a unit has; one where none is said. */
  readonly weeks = input<string>();

  protected readonly words = inject(ALL_WORDS);
  protected readonly agos = AGOS;
  protected readonly reasons = Object.entries(this.words.requisitions.ownLateReasons) as [LateReason, string][];
  private readonly client = inject(RequisitionsClient);
  private readonly calendar = inject(CalendarClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly lists = inject(SchoolLists);
  protected readonly today = inject(Clock).today;
  protected readonly copying = action();

  protected readonly fill = computed(() => this.weekOf(this.to()) ?? addDays(comingWeek(this.today(), this.calendar.firstWeekday()), 7));
  protected readonly take = computed(() => this.weekOf(this.from()) ?? this.weekBefore(1));
  private readonly halves = resource({
    params: () => this.fill(),
    loader: ({ params: fill }) => this.calendar.between(addDays(fill, -LOOK_BACK), addDays(fill, 6)),
  });
  /** The week of the same place in the half term before, by the school's terms and holidays; null where there is none. */
  protected readonly halfTerm = computed(() => {
    if (!this.halves.hasValue()) return null;
    const { teachingDays, firstWeekday } = this.halves.value();
    return weekOfHalfTermBefore(
      teachingDays.map(({ date }) => date),
      this.fill(),
      firstWeekday,
    );
  });
  protected readonly isSame = computed(() => this.take() === this.fill());
  /** Who sees others' requests may copy for them; who teaches begins with their own. */
  protected readonly others = computed(() => this.session.may('requisition.seeAll'));
  protected readonly teaches = computed(() => this.session.may('lesson.teach'));
  private readonly people = resource({ loader: () => (this.session.may('person.list') ? this.lists.people() : Promise.resolve([])) });
  protected readonly teachers = computed(() =>
    this.people.hasValue()
      ? this.people.value().filter(({ id, roles, active }) => allows(roles, 'lessons.teach') && active && id !== this.own())
      : [],
  );
  protected readonly own = computed(() => this.session.person().user.id);
  protected readonly whose = computed(() => this.teacher() ?? (this.teaches() ? this.own() : null));
  protected readonly howMany = computed(() => {
    const weeks = Number(this.weeks());
    return Number.isInteger(weeks) && weeks > 1 ? Math.min(weeks, MOST_WEEKS) : 1;
  });
  protected readonly counts = Array.from({ length: MOST_WEEKS }, (_, at) => at + 1);
  private readonly query = computed(
    () => {
      const teacherId = this.whose();
      if (teacherId === null || this.isSame()) return undefined;
      return { from: this.take(), to: this.fill(), teacherId, weeks: this.howMany() };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly found = resource({
    params: () => this.query(),
    loader: async ({ params }) => {
      const all: { pairs: ShownPair[]; left: LeftOver[] } = { pairs: [], left: [] };
      // one after the other: each judges a whole week
      for (const query of weeksOf(params)) {
        const { from, to, teacherId } = query;
        const [answer, asked, lessons] = await Promise.all([
          this.client.copyWeek(query),
          this.client.page({ from, to: addDays(from, 6), teacherId }, LIST),
          this.calendar.lessonsOf({ from: to, to: addDays(to, 6) }, teacherId),
        ]);
        all.pairs.push(...namedPairs(answer, asked.items, lessons, to));
        all.left.push(...answer.left);
      }
      return all;
    },
  });
  protected readonly pairs = computed(() => (this.found.hasValue() ? this.found.value().pairs : null));
  protected readonly left = computed(() => (this.found.hasValue() ? this.found.value().left : []));
  /** What fits is ticked from the start. */
  protected readonly ticked = linkedSignal<ReadonlySet<string>>(
    () => new Set((this.pairs() ?? []).filter(({ why }) => why === null).map(({ lessonId }) => lessonId)),
  );
  /** Whether something is ticked that does not fit as it stands: then what helps is asked for. */
  protected readonly isAmiss = computed(() =>
    (this.pairs() ?? []).some(({ lessonId, why }) => why !== null && this.ticked().has(lessonId)),
  );
  protected readonly reason = signal<LateReason | ''>('');
  protected readonly lateWords = signal('');
  protected readonly goShort = signal(false);
  /** What was refused of what was sent last, by the lesson. */
  protected readonly refused = linkedSignal<unknown, readonly { there: string; why: string }[]>({
    source: this.query,
    computation: () => [],
  });

  constructor() {
    void this.calendar.learnFirstWeekday(this.today());
  }

  protected show(change: { from?: string; to?: string; teacher?: string | null; weeks?: number | null }): void {
    void this.router.navigate([], {
      queryParams: { from: this.take(), to: this.fill(), ...change },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  /** The week so many before the one to fill; a year before is the week of the same place in the year. */
  protected weekBefore(weeks: number): string {
    return addDays(this.fill(), -7 * weeks);
  }

  /** A week that is typed counts once the field is left. */
  protected typed(what: 'from' | 'to', text: string): void {
    const week = this.weekOf(text);
    if (week !== null) this.show({ [what]: week });
  }

  protected there({ there }: ShownPair): string {
    const period = there.period === '' ? '' : this.words.lessons.periods(there.period, there.lastPeriod);
    return this.words.copying.lesson(there.group, there.date, period, this.today());
  }

  protected wasAt({ date, period, lastPeriod, group }: RequisitionSummary): string {
    return this.words.copying.lesson(group, date, this.words.lessons.periods(period, lastPeriod), this.today());
  }

  protected tick(id: string): void {
    const ticked = new Set(this.ticked());
    if (!ticked.delete(id)) ticked.add(id);
    this.ticked.set(ticked);
  }

  protected tickAll(all: boolean): void {
    this.ticked.set(new Set(all ? (this.pairs() ?? []).flatMap(({ lessonId, why }) => (why === null ? [lessonId] : [])) : []));
  }

  protected async copy(): Promise<void> {
    const query = this.query();
    const pairs = this.pairs();
    if (!query || !pairs) return;
    const reason = this.isAmiss() ? this.reason() : '';
    const words = this.lateWords().trim();
    if (this.copying.lacks(reason === 'other' && words === '' ? { lateWords: this.words.copying.wordsFirst } : {})) return;
    const more = {
      ...(reason !== '' && { lateReason: reason }),
      ...(reason === 'other' && { lateWords: words }),
      ...(this.isAmiss() && this.goShort() && { goShort: true }),
    };
    const ending = await this.copying.run(async () => {
      const answer: SeriesAnswer = { created: [], refused: [] };
      const lost: { there: string; why: string }[] = [];
      for (const week of weeksOf(query)) {
        const wanted = pairs.filter(({ lessonId, week: at }) => at === week.to && this.ticked().has(lessonId));
        if (wanted.length === 0) continue;
        try {
          const sent = await this.client.copyTo({ ...week, lessonIds: wanted.map(({ lessonId }) => lessonId), ...more });
          answer.created.push(...sent.created);
          answer.refused.push(...sent.refused);
        } catch (error) {
          // what the weeks before sent stays, and can be taken back
          if (answer.created.length === 0) throw error;
          lost.push(...wanted.map((pair) => ({ there: `${pair.title}: ${this.there(pair)}`, why: refusalOf(error).detail })));
        }
      }
      this.refused.set([...this.whyNot(answer, pairs), ...lost]);
      return this.words.copying.done(answer.created.length, answer.refused.length + lost.length);
    });
    if (ending === 'done') this.found.reload();
  }

  private whyNot({ refused }: SeriesAnswer, pairs: readonly ShownPair[]) {
    return refused.map(({ lessonId, problem }) => {
      const pair = pairs.find((one) => one.lessonId.toLowerCase() === lessonId.toLowerCase());
      return { there: pair ? `${pair.title}: ${this.there(pair)}` : lessonId, why: (problem as Problem).detail };
    });
  }

  private weekOf(text: string | undefined): string | null {
    return text !== undefined && isIsoDate(text) ? weekStart(text, this.calendar.firstWeekday()) : null;
  }
}

/** The weeks one after the other, each with the week that it is copied from. */
function weeksOf({ from, to, teacherId, weeks }: Required<CopyWeekQuery> & { weeks: number }): Required<CopyWeekQuery>[] {
  return Array.from({ length: weeks }, (_, at) => ({ from: addDays(from, 7 * at), to: addDays(to, 7 * at), teacherId }));
}
