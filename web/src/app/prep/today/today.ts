import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, linkedSignal, resource, signal, untracked, type Signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { ListedTask, PersonName, PrepList } from '@app/shared/contracts';
import { BESIDE_THE_DAY } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { newsOf } from '../../core/live-news';
import { medium, tight } from '../../core/narrow';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { refusalOf } from '../../core/refusal';
import { Toasts } from '../../core/toasts';
import { dateOf } from '../../core/when';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Empty } from '../../ui/empty';
import { LoadBar } from '../../ui/load-bar';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { Sentence } from '../../ui/sentence';
import { Skeleton } from '../../ui/skeleton';
import { Tabs, type Tab } from '../../ui/tabs';
import { WeekVerdict } from '../../workload/week-verdict';
import { PrepClient } from '../prep.client';
import { FetchList } from './fetch-list';
import { leftToFetch } from './left-to-fetch';
import { KeptDays } from './kept-days';
import { KeptLists } from './kept-lists';
import { NotTaken } from './not-taken';
import { RoomsOfDay } from './rooms-of-day';
import { rowKeys } from './row-keys';
import { TapQueue } from './tap-queue';
import { TicketOver } from '../ticket/ticket-over';
import { TodayHead } from './today-head';
import { ToClose } from './to-close';
import { WaitingRequisitions } from './waiting-requisitions';
import { WhoseWork } from './whose-work';
import { inOneWalk } from './walks-of-day';
import { WorkInParts } from './work-in-parts';
import type { Tick } from './work-list';
import { inTurn, outAndBack, pausesOf, toBringBack, toMake, toTakeOut, type WorkRow } from './work-rows';

const TABS = ['prep', 'fetch', 'out', 'back'] as const;
/** What is shown of the day on a phone. */
type TabId = (typeof TABS)[number];
/** In the address: the work of everybody. */
const ALL = 'all';

/**
 * The technician's home: what waits for an answer, what to make, what to take out and fetch back, and where to find it.
 * `?date=` is the day, `?who=` a technician, `?tab=` the list that a phone shows. With the network away the last list stays and taps wait their turn.
 */
@Component({
  selector: 'app-today',
  imports: [
    Empty,
    FetchList,
    KeptDays,
    LoadBar,
    MatButton,
    NgTemplateOutlet,
    NotTaken,
    Note,
    ProblemNotice,
    RoomsOfDay,
    Sentence,
    Skeleton,
    Tabs,
    TicketOver,
    ToClose,
    TodayHead,
    WaitingRequisitions,
    WeekVerdict,
    WorkInParts,
  ],
  templateUrl: './today.html',
  styleUrl: './today.scss',
})
export class Today {
  readonly date = input<string>();
  readonly who = input<string>();
  /** The prep room whose work alone is shown. */
  readonly room = input<string>();
  readonly tab = input<string>();

  protected readonly words = inject(WORDS);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(Clock);
  protected readonly queue = inject(TapQueue);
  protected readonly timeZone = this.session.timeZone;
  protected readonly me = this.session.person().user.id;
  protected readonly today = computed(() => dateOf(this.clock.now(), this.timeZone()));
  /** The teaching day that is opened instead of a day without teaching. */
  private readonly instead = signal<{ of: string; date: string } | null>(null);
  protected readonly shown = computed(() => {
    const instead = this.instead();
    return this.date() ?? (instead?.of === this.today() ? instead.date : this.today());
  });
  protected readonly tight = tight();
  /** Whether there is no room for a third column: what to fetch is a tab beside the rooms. */
  protected readonly medium = medium();
  private readonly whoseWork = inject(WhoseWork);
  /** The technician whose work is shown, null for everybody's; undefined until it is known what was chosen last. */
  protected readonly whose = computed<string | null | undefined>(() => {
    const who = this.who();
    if (who) return who === ALL ? null : who;
    const choice = this.whoseWork.choice();
    return choice && (choice === 'mine' ? this.me : null);
  });
  /** Whose list, and of which day. */
  private readonly asked = computed(() => `${this.shown()} ${this.whose() ?? ''} ${this.room() ?? ''}`);
  /** How many of the lists beside the day are asked for beyond the first; each day begins with those. */
  private readonly atMost = linkedSignal<string, { waitingLimit?: number; toCloseLimit?: number }>({
    source: this.asked,
    computation: () => ({}),
  });
  protected readonly prepList = inject(PrepClient).list(() => {
    const [whose, prepRoomId] = [this.whose(), this.room()];
    if (whose === undefined) return undefined;
    return { date: this.shown(), ...(whose && { technicianId: whose }), ...(prepRoomId && { prepRoomId }), ...this.atMost() };
  });
  /** The list of the same day, which stays while more of it is read. */
  private readonly last = linkedSignal<{ of: string; list: PrepList | null }, { of: string; list: PrepList | null }>({
    source: () => ({ of: this.asked(), list: this.prepList.hasValue() ? this.prepList.value() : null }),
    computation: (now, before) => (now.list === null && before?.value.of === now.of && this.prepList.isLoading() ? before.value : now),
  });
  private readonly keptLists = inject(KeptLists);
  /** The day that the server could not be asked for, of which the last list is shown. */
  protected readonly missed = computed(() => {
    const error = this.prepList.error();
    const whose = this.whose();
    // a network that neither works nor says so: what is kept is shown meanwhile
    const isAway = error ? refusalOf(error).code === 'OFFLINE' : this.session.isKept() && this.prepList.isLoading();
    if (!isAway || whose === undefined || this.room()) return undefined;
    return { date: this.shown(), whose };
  });
  private readonly found = resource({ params: () => this.missed(), loader: ({ params }) => this.keptLists.read(params) });
  protected readonly kept = computed(() => (this.missed() !== undefined && this.found.hasValue() ? this.found.value() : null));
  protected readonly day = computed(() => this.last().list ?? this.kept()?.list ?? null);
  /** Why the page shows something older than now, in one sentence. */
  protected readonly away = computed(() => {
    const kept = this.kept();
    const waiting = this.queue.waiting().length;
    if (!kept && !this.queue.away()) return null;
    const zone = this.timeZone();
    return this.words.today.away(kept && { date: dateOf(kept.at, zone), time: this.words.dates.time(kept.at, zone) }, waiting);
  });
  private readonly reading = computed(() => ({ timeZone: this.timeZone(), today: this.today(), words: this.words }));
  private readonly rows = (of: typeof toMake) =>
    computed(() => {
      const day = this.day();
      return day ? of(day, this.reading()) : [];
    });
  protected readonly make = this.rows(toMake);
  private readonly out = this.rows(toTakeOut);
  private readonly back = this.rows(toBringBack);
  /** Both acts of a room stand in one row, on either tab. */
  protected readonly takeOut = computed(() => this.walked(this.out(), this.back()));
  protected readonly moves = this.rows(outAndBack);
  protected readonly bringBack = computed(() =>
    this.walked(
      inTurn(this.back(), (task) => this.queue.isDone(task)),
      this.out(),
    ),
  );
  protected readonly pauses = computed(() => pausesOf(this.day()?.breaks ?? []));
  protected readonly fetchLeft = leftToFetch(this.day);
  protected readonly at = computed<TabId>(() => TABS.find((id) => id === this.tab()) ?? 'prep');
  protected readonly tabs = computed<Tab<TabId>[]>(() => {
    const left = (rows: readonly WorkRow[]) => rows.filter((row) => !this.isDone(row)).length;
    const lefts = { prep: left(this.make()), fetch: this.fetchLeft(), out: left(this.takeOut()), back: left(this.bringBack()) };
    return TABS.map((id) => ({ id, says: this.words.today.tabSays(id, lefts[id]) }));
  });
  /** The lists beside what is made, where one of them has room. */
  protected readonly atBeside = computed(() => (this.at() === 'fetch' ? 'fetch' : 'rooms'));
  protected readonly beside = computed<Tab[]>(() => [
    { id: 'rooms', says: this.words.today.rooms },
    { id: 'fetch', says: this.words.today.tabSays('fetch', this.fetchLeft()) },
  ]);
  /** A list that the browser kept from before has none. */
  protected readonly toClose = computed(() => (this.day() as Partial<PrepList> | null)?.toClose ?? []);
  /** Whether the day had something to close: what was closed stays in its place, so that nothing slides under the pointer. */
  protected readonly closing = this.stays(() => this.toClose().length > 0);
  /** The same of what waits for an answer. */
  protected readonly answering = this.stays(() => (this.day()?.waiting.length ?? 0) > 0);
  protected readonly ahead = computed(() => {
    const day = this.day();
    const on = { date: day?.nextDay ?? this.shown(), today: this.today() };
    return (day?.ahead ?? []).map((batch) => ({ ...batch, by: this.words.dates.timeOn(batch.due, this.timeZone(), on) }));
  });
  /** Minutes still to do; a batch counts as often as it is made: once. */
  protected readonly left = computed(() =>
    [...this.make(), ...this.out(), ...this.back()].filter((row) => !this.isDone(row)).reduce((sum, row) => sum + row.minutes, 0),
  );
  protected readonly makeLeft = computed(() => {
    const rows = this.make();
    const open = rows.filter((row) => !this.isDone(row));
    const minutes = open.reduce((sum, row) => sum + row.minutes, 0);
    return this.words.today.makeLeft(open.length, rows.length, minutes);
  });
  private readonly team = computed<PersonName[]>(() => this.day()?.technicians ?? []);
  /** Whose time stands beside the work. */
  protected readonly whoseTime = computed(() => {
    const who = this.whose();
    if (!who) return null;
    if (who === this.me) return { mine: true as const };
    const person = this.team().find(({ id }) => id === who);
    return person ? { mine: false as const, name: person.name } : null;
  });
  protected readonly canTick = ({ departmentId }: ListedTask) => this.session.may('task.change', { departmentId });
  protected readonly round = Math.round;

  constructor() {
    rowKeys();
    effect(() => {
      const list = this.prepList.hasValue() ? this.prepList.value() : null;
      const whose = untracked(this.whose);
      if (!list || whose === undefined) return;
      if (!this.room()) void this.keptLists.keep(list, whose, untracked(this.clock.now));
      const today = untracked(this.today);
      if (!this.date() && list.date === today && !list.teachingDay && list.nextDay) this.instead.set({ of: today, date: list.nextDay });
    });
    effect(() => {
      if (this.queue.overtaken() > 0) untracked(() => this.prepList.reload());
    });
    refreshOnReturn(
      () => this.refresh(),
      () => (this.kept() ? 10 : 120),
      { of: newsOf('requisition', 'task', 'duty', 'check', 'lesson', 'room', 'absence', 'calendar', 'school', 'department') },
    );
  }

  /** Whether there is any, or was on the day that is shown. */
  private stays(any: () => boolean): Signal<boolean> {
    return linkedSignal<{ date: string; any: boolean }, boolean>({
      source: () => ({ date: this.shown(), any: any() }),
      computation: (now, before) => now.any || (before?.value === true && before.source.date === now.date),
    });
  }

  /** Reads so many more of what waits, or of what is to be closed, and the rest of the day again. */
  protected more(of: 'waiting' | 'toClose', there: number): void {
    const limit = Math.min(BESIDE_THE_DAY[of].most, there + BESIDE_THE_DAY[of].usual);
    this.atMost.update((atMost) => ({ ...atMost, [`${of}Limit`]: limit }));
  }

  protected refresh(): void {
    this.prepList.reload();
    void this.queue.send();
  }

  protected go(date: string | null): void {
    void this.router.navigate([], { queryParams: { date: date === this.today() ? null : date }, queryParamsHandling: 'merge' });
  }

  protected inRoom(id: string): void {
    void this.router.navigate([], { queryParams: { room: id || null }, queryParamsHandling: 'merge' });
  }

  /** Shows the work of everybody (''), or of one person; one's own and everybody's are what Today opens with from then on. */
  protected look(at: string): void {
    if (at === '' || at === this.me) this.whoseWork.choose(at === '' ? 'all' : 'mine');
    const who = at === '' || at === this.me ? null : at;
    void this.router.navigate([], { queryParams: { who }, queryParamsHandling: 'merge' });
  }

  protected to(tab: string): void {
    const queryParams = { tab: tab === 'prep' || tab === 'rooms' ? null : tab };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private walked(rows: readonly WorkRow[], others: readonly WorkRow[]): WorkRow[] {
    const date = this.day()?.date;
    return date === undefined ? [] : inOneWalk(rows, others, { ...this.reading(), date });
  }

  private isDone(row: WorkRow): boolean {
    return row.tasks.every((task) => this.queue.isDone(task));
  }

  protected tick({ row, tasks, done }: Tick): void {
    const all = this.day()?.tasks ?? [];
    const marked = this.queue.tap(tasks, done, all);
    const also = marked.length > tasks.length;
    this.toasts.say(this.words.today.ticked(row.title, done, also), () => void this.queue.tap(marked, !done, all));
  }
}
