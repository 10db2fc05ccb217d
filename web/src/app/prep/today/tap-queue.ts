import { DOCUMENT, DestroyRef, Service, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import type { ChangedTask, Task } from '@app/shared/contracts';
import { MAX_UNSENT, tasksOfTick } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { Offline } from '../../core/offline/offline';
import { refusalOf } from '../../core/refusal';
import { requestKey } from '../../core/request-key';
import { Unsent } from '../../core/unsent';
import { Session } from '../../identity/session';
import { PrepClient } from '../prep.client';
import { storedTaps, storeTaps } from './stored-taps';
import { anew, CONFLICTS, isOwnChange, isSame, marksIn, nextOf, TAPS, taskIn, withoutTakenBack } from './taps';
import type { Conflict, Tap, Tapped, TapsKept } from './taps';

const NOTHING: TapsKept = { taps: [], conflicts: [] };
/** One tab at a time sends. */
const LOCK = 'requisite-taps';
const RETRY_MS = 10_000;
/** So often the server may break down over one tap before it is shown as not taken. */
const FAILURES = 4;
/** What is no fault of the tap: no way to the server, or a server that has no time. */
const WAIT: ReadonlySet<number> = new Set([0, 429, 502, 503, 504]);

/**
 * Taps on the prep list, sent one after the other in the order in which they were made, kept in this browser until the
 * server has taken them. With the network away they wait; one that is refused becomes a conflict that somebody looks at.
 */
@Service()
export class TapQueue {
  private readonly client = inject(PrepClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly kept = inject(Offline);
  private readonly unsent = inject(Unsent);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly locks = this.window?.navigator.locks;
  // each person of a shared computer has a queue of their own
  private readonly person = computed(() => this.session.me()?.user.id);
  private readonly state = linkedSignal<string | undefined, TapsKept>({ source: this.person, computation: () => NOTHING });
  private edits = 0;
  private writing: Promise<unknown> = Promise.resolve();
  private readonly answers = signal<ReadonlyMap<string, Task>>(new Map());
  private readonly offline = signal(false);
  private readonly overtakings = signal(0);
  private working: Promise<void> | null = null;
  private asked = false;
  /** Whether also what was put off is to be sent now. */
  private hurried = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly waiting = computed(() => this.state().taps);
  readonly conflicts = computed(() => this.state().conflicts);
  /** Whether the last attempt did not reach the server. */
  readonly away = this.offline.asReadonly();
  /** How often a task was changed elsewhere, as by a tap of another tab: whatever else is on the screen may then be older than the server too. */
  readonly overtaken = this.overtakings.asReadonly();
  /** The tasks as the server has answered since the list was read. */
  readonly answered = this.answers.asReadonly();
  private readonly wanted = computed(() => marksIn(this.waiting()));

  constructor() {
    const { window } = this;
    const online = (): void => void this.send();
    const leaving = (event: Event): void => (this.waiting().length > 0 && this.kept.trouble() ? event.preventDefault() : undefined);
    window?.addEventListener('online', online);
    window?.addEventListener('beforeunload', leaving);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      window?.removeEventListener('online', online);
      window?.removeEventListener('beforeunload', leaving);
    });
    this.unsent.sendWith({ send: () => this.sendNow(), throwAway: () => this.throwAway() });
    effect(() => this.unsent.say({ ticks: this.waiting().length, refused: this.conflicts().length, away: this.offline() }));
    // another tab of the same person works on the same queue
    effect(() => {
      this.kept.changes(TAPS);
      this.kept.changes(CONFLICTS);
      if (this.person() !== undefined) untracked(() => void this.readKept().then(() => this.send()));
    });
  }

  /** Whether the task counts as done on this screen: the last tap, else the newest that the server said. */
  isDone(task: Pick<Task, 'id' | 'version' | 'doneAt'>): boolean {
    return this.wanted().get(task.id) ?? this.newest(task).doneAt !== null;
  }

  isWaiting(taskId: string): boolean {
    return this.wanted().has(taskId);
  }

  /** The task as last told: by the list, or by the answer to a tap that came after it. */
  newest<T extends Pick<Task, 'id' | 'version' | 'doneAt'>>(task: T): T {
    const answer = this.answers().get(task.id);
    return answer && answer.version > task.version ? { ...task, version: answer.version, doneAt: answer.doneAt } : task;
  }

  /**
   * Takes taps in their order, each with what it implies for the other tasks of its requisition among `all`; answers all that are
   * marked by them. One that takes back another that waits is a tap of its own: that one may be under way, in this tab or another.
   */
  tap<T extends Tapped>(tasks: readonly T[], done: boolean, all: readonly T[] = tasks): T[] {
    const marked = tasks.flatMap((task) => this.tapOne(task, done, all));
    void this.send();
    return marked;
  }

  private tapOne<T extends Tapped>(task: T, done: boolean, all: readonly T[]): T[] {
    if (this.isDone(task) === done) return [];
    const siblings = all.filter((other) => task.requisitionId !== null && other.requisitionId === task.requisitionId);
    const marked = tasksOfTick(task, siblings, done, (other) => this.isDone(other));
    const [tapped, ...also] = marked
      .map((other) => ({ taskId: other.id, title: other.title, version: this.newest(other).version }))
      .reverse();
    if (!tapped) return marked;
    const takesBack = this.isWaiting(tapped.taskId);
    const tap = { ...tapped, also: also.reverse(), done, at: this.clock.exactly(), holdUntilMs: 0, key: requestKey(), takesBack };
    this.changeTaps((taps) => [...taps, { ...tap, requisitionId: task.requisitionId }]);
    return marked;
  }

  /** The person has seen the conflict and leaves the task as it is now. */
  leave(conflict: Conflict): void {
    this.change((kept) => ({ ...kept, conflicts: kept.conflicts.filter((one) => one.tap.taskId !== conflict.tap.taskId) }));
  }

  /** The person has seen what changed and wants the tap all the same. */
  insist(conflict: Conflict): void {
    this.leave(conflict);
    const { tap, current } = conflict;
    this.changeTaps((taps) => [...taps, { ...anew(tap, current?.version ?? tap.version), at: this.clock.exactly() }]);
    void this.send();
  }

  /** Sends what waits, one at a time; where it is at it already, answers when that is done. */
  send(): Promise<void> {
    if (this.waiting().length === 0 || !this.session.me()) return Promise.resolve();
    this.asked = this.working !== null;
    return (this.working ??= this.sendInTurn().finally(() => {
      this.working = null;
      // tapped while the last of the others was on its way
      if (this.asked) void this.send();
    }));
  }

  private async sendInTurn(): Promise<void> {
    clearTimeout(this.timer);
    if (!this.locks) return this.drain(false);
    await this.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? this.drainAlone() : this.again(RETRY_MS)));
  }

  /** Sends also what was put off. */
  private async sendNow(): Promise<void> {
    this.hurried = true;
    await this.send();
  }

  /** What another tab is sending is not thrown away meanwhile. */
  private async throwAway(): Promise<void> {
    await (this.locks?.request(LOCK, () => this.throwAwayAlone()) ?? this.throwAwayAlone());
  }

  private async throwAwayAlone(): Promise<void> {
    await this.readKept();
    const thrown = this.waiting();
    for (let from = 0; from < thrown.length; from += MAX_UNSENT) {
      const some = thrown.slice(from, from + MAX_UNSENT);
      await this.client.throwAway(some.map(({ taskId, done, at }) => ({ taskId, done, at })));
      this.changeTaps((taps) => taps.filter((tap) => !some.some((one) => isSame(one, tap))));
    }
    await this.writing;
  }

  /** Sends while no other tab does: first what others have sent meanwhile is read, and last what was sent here is gone for the next. */
  private async drainAlone(): Promise<void> {
    await this.readKept();
    await this.drain(true);
    await this.writing;
  }

  private async drain(alone: boolean): Promise<void> {
    for (let tap = this.next(alone); tap; tap = this.next(alone)) {
      if (this.window?.navigator.onLine === false) {
        this.offline.set(true);
        return this.again(RETRY_MS);
      }
      // it may arrive although its answer does not: what it is sent as stays with it
      const version = tap.sentVersion ?? Math.max(tap.version, this.answers().get(tap.taskId)?.version ?? 0);
      const sent = { ...tap, sentVersion: version };
      this.put(tap, sent);
      if (!(await this.sendOne(sent, version))) return;
    }
    const held = this.waiting().reduce((first, tap) => Math.min(first, tap.holdUntilMs), Infinity);
    if (held < Infinity) this.again(Math.max(50, held - this.nowMs()));
  }

  /** The next to be sent. Where no other tab sends, what was taken back before it went out is as if it had never been. */
  private next(alone: boolean): Tap | undefined {
    if (this.hurried) this.changeTaps((taps) => taps.map((tap) => (tap.holdUntilMs > 0 ? { ...tap, holdUntilMs: 0 } : tap)));
    this.hurried = false;
    if (alone) this.changeTaps(withoutTakenBack);
    return nextOf(this.waiting(), this.nowMs());
  }

  private async sendOne(tap: Tap, version: number): Promise<boolean> {
    try {
      const task = await this.client.change(tap.taskId, { version, doneAt: tap.done ? tap.at : null }, tap.key);
      this.offline.set(false);
      this.settle(tap, task);
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.status === 401) return false;
      if (WAIT.has(refusal.status) || refusal.code === 'BUSY') {
        this.offline.set(refusal.code === 'OFFLINE');
        this.again(RETRY_MS);
        return false;
      }
      this.offline.set(false);
      if (refusal.status >= 500) return this.putOff(tap, refusal.detail);
      const current = taskIn(refusal.body['current'], tap.taskId);
      if (refusal.status === 409) this.overtakings.update((times) => times + 1);
      // somebody else, or this very tap before its answer was lost, has already done the same
      if (current && (current.doneAt !== null) === tap.done) this.settle(tap, current);
      // only the tab that sent the other knows what that one made of the task
      else if (current && isOwnChange(tap, current)) this.put(tap, anew(tap, current.version));
      else this.refuse(tap, refusal.detail, current);
      return true;
    }
  }

  /** The server broke down over this one: it comes again later, and after a few times somebody looks at it; those of other requests go on. */
  private putOff(tap: Tap, detail: string): true {
    const failures = (tap.failures ?? 0) + 1;
    if (failures >= FAILURES) this.refuse(tap, detail, null);
    else this.put(tap, { ...tap, failures, holdUntilMs: this.nowMs() + RETRY_MS * 2 ** (failures - 1) });
    return true;
  }

  private put(tap: Tap, changed: Tap): void {
    this.changeTaps((taps) => taps.map((one) => (isSame(one, tap) ? changed : one)));
  }

  private settle(tap: Tap, task: Task & Partial<Pick<ChangedTask, 'also'>>): void {
    this.answers.update((answers) => [task, ...(task.also ?? [])].reduce((all, one) => all.set(one.id, one), new Map(answers)));
    this.drop(tap);
  }

  private refuse(tap: Tap, detail: string, current: Task | null): void {
    if (current) this.answers.update((answers) => new Map(answers).set(current.id, current));
    this.drop(tap);
    this.change((kept) => ({
      ...kept,
      conflicts: [...kept.conflicts.filter((one) => one.tap.taskId !== tap.taskId), { tap, detail, current }],
    }));
  }

  private drop(tap: Tap): void {
    this.changeTaps((taps) => taps.filter((one) => !isSame(one, tap)));
  }

  private again(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), ms);
  }

  private nowMs(): number {
    return Temporal.Instant.from(this.clock.exactly()).epochMilliseconds;
  }

  /** Reads what is kept; begins anew where something was tapped meanwhile, which may not be kept yet. */
  private async readKept(): Promise<void> {
    const [edits, person] = [this.edits, this.person()];
    await this.writing;
    const stored = await storedTaps(this.kept);
    if (person !== this.person()) return;
    if (edits !== this.edits) return this.readKept();
    const before = this.waiting();
    this.state.set(stored);
    // another tab has sent it and knows the answer; nobody tells somebody's own tabs of what they did
    if (before.some((tap) => !this.waiting().some((one) => isSame(one, tap)))) this.overtakings.update((times) => times + 1);
  }

  private changeTaps(how: (taps: readonly Tap[]) => Tap[]): void {
    const taps = how(this.waiting());
    if (taps.length !== this.waiting().length || taps.some((tap, place) => tap !== this.waiting()[place]))
      this.change((kept) => ({ ...kept, taps }));
  }

  /** Changes what is on the screen at once, and keeps each tap and each conflict that came or went as a record of its own. */
  private change(how: (state: TapsKept) => TapsKept): void {
    const before = this.state();
    const next = how(before);
    this.edits++;
    this.state.set(next);
    this.writing = Promise.all([this.writing, storeTaps(this.kept, before, next)]);
  }
}
