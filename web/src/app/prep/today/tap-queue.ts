import { DOCUMENT, DestroyRef, Service, computed, inject, linkedSignal, signal } from '@angular/core';
import type { ChangedTask, Task } from '@app/shared/contracts';
import { tasksOfTick } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { keep, readKept } from '../../core/kept';
import { refusalOf } from '../../core/refusal';
import { Session } from '../../identity/session';
import { PrepClient } from '../prep.client';

/** A task as it was on the screen when it was tapped. */
interface Mark {
  taskId: string;
  title: string;
  version: number;
}

/**
 * One tap: what a task is to be, and the version that was on the screen. `also`: tasks of the same requisition that the server marks
 * before it, in order. `holdUntilMs`: not sent before, so that it can still be taken back.
 */
export interface Tap extends Mark {
  done: boolean;
  also?: Mark[];
  at: string;
  holdUntilMs: number;
}

/** A task as a tap needs to know it. */
type Tapped = Pick<Task, 'id' | 'version' | 'doneAt' | 'title' | 'kind' | 'requisitionId'>;

/** A tap that the server did not take, kept until the person has seen it. */
export interface Conflict {
  tap: Tap;
  detail: string;
  /** The task as it is now, where the answer told. */
  current: Task | null;
}

interface Kept {
  taps: Tap[];
  conflicts: Conflict[];
}

const NOTHING: Kept = { taps: [], conflicts: [] };
const RETRY_MS = 10_000;
/** A cleared request stays cleared, so such a tap rests here for as long as Undo is offered. */
const HOLD_MS = 8_000;

/**
 * Taps on the prep list, sent one after the other in the order in which they were made, kept in this browser until the
 * server has taken them. With the network away they wait; one that is refused becomes a conflict that somebody looks at.
 */
@Service()
export class TapQueue {
  private readonly client = inject(PrepClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  // each person of a shared computer has a queue of their own
  private readonly key = computed(() => `taps.${this.session.me()?.user.id ?? ''}`);
  private readonly state = linkedSignal<string, Kept>({ source: this.key, computation: (key) => readKept<Kept>(key) ?? NOTHING });
  private readonly answers = signal<ReadonlyMap<string, Task>>(new Map());
  private readonly offline = signal(false);
  private readonly overtakings = signal(0);
  private sending: Tap | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly waiting = computed(() => this.state().taps);
  readonly conflicts = computed(() => this.state().conflicts);
  /** Whether the last attempt did not reach the server. */
  readonly away = this.offline.asReadonly();
  /** How often a tap met a task that was changed already: whatever else is on the screen may then be older than the server too. */
  readonly overtaken = this.overtakings.asReadonly();
  /** The tasks as the server has answered since the list was read. */
  readonly answered = this.answers.asReadonly();
  private readonly wanted = computed(() => marksIn(this.waiting()));

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const online = (): void => void this.send();
    // another tab of the same person works on the same queue
    const elsewhere = (event: StorageEvent): void => {
      if (event.key?.endsWith(this.key())) this.state.set(readKept<Kept>(this.key()) ?? NOTHING);
    };
    window?.addEventListener('online', online);
    window?.addEventListener('storage', elsewhere);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      window?.removeEventListener('online', online);
      window?.removeEventListener('storage', elsewhere);
    });
    void this.send();
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
   * marked by them. A tap that undoes one still waiting here only takes that one away.
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
    this.change((kept) => {
      const ids = new Set(marked.map(({ id }) => id));
      const taps = kept.taps.flatMap((tap) => (isSame(tap, this.sending) ? [tap] : cutBefore(tap, ids)));
      const wanted = marksIn(taps);
      const [tapped, ...also] = marked
        .filter((other) => (wanted.get(other.id) ?? this.newest(other).doneAt !== null) !== done)
        .map((other) => ({ taskId: other.id, title: other.title, version: this.newest(other).version }))
        .reverse();
      if (!tapped) return { ...kept, taps };
      const holdUntilMs = task.kind === 'clear' && done ? this.nowMs() + HOLD_MS : 0;
      return { ...kept, taps: [...taps, { ...tapped, also: also.reverse(), done, at: this.clock.exactly(), holdUntilMs }] };
    });
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
    this.change((kept) => ({ ...kept, taps: [...kept.taps, { ...tap, version: current?.version ?? tap.version, holdUntilMs: 0 }] }));
    void this.send();
  }

  /** Sends what waits, one at a time; does nothing while it is already at it. */
  async send(): Promise<void> {
    if (this.sending !== null || !this.session.me()) return;
    clearTimeout(this.timer);
    for (let tap = this.next(); tap; tap = this.next()) {
      this.sending = tap;
      const goesOn = await this.sendOne(tap);
      this.sending = null;
      if (!goesOn) return;
    }
    const held = this.waiting()[0];
    if (held) this.again(Math.max(50, held.holdUntilMs - this.nowMs()));
  }

  private next(): Tap | undefined {
    return this.waiting().find((tap) => tap.holdUntilMs <= this.nowMs());
  }

  private async sendOne(tap: Tap): Promise<boolean> {
    const version = Math.max(tap.version, this.answers().get(tap.taskId)?.version ?? 0);
    try {
      const task = await this.client.change(tap.taskId, { version, doneAt: tap.done ? tap.at : null });
      this.offline.set(false);
      this.settle(tap, task);
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.status === 401) return false;
      if (refusal.status === 0 || refusal.status >= 500 || refusal.status === 429) {
        this.offline.set(refusal.status === 0 || refusal.status >= 502);
        this.again(RETRY_MS);
        return false;
      }
      this.offline.set(false);
      const current = taskIn(refusal.body['current'], tap.taskId);
      if (refusal.status === 409) this.overtakings.update((times) => times + 1);
      // somebody else, or this very tap before its answer was lost, has already done the same
      if (current && (current.doneAt !== null) === tap.done) this.settle(tap, current);
      else this.refuse(tap, refusal.detail, current);
      return true;
    }
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
    this.change((kept) => ({ ...kept, taps: kept.taps.filter((one) => !isSame(one, tap)) }));
  }

  private again(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), ms);
  }

  private nowMs(): number {
    return Temporal.Instant.from(this.clock.exactly()).epochMilliseconds;
  }

  private change(how: (kept: Kept) => Kept): void {
    const next = how(readKept<Kept>(this.key()) ?? this.state());
    keep(this.key(), next);
    this.state.set(next);
  }
}

function taskIn(value: unknown, taskId: string): Task | null {
  return typeof value === 'object' && value !== null && 'doneAt' in value && (value as Task).id === taskId ? (value as Task) : null;
}

function isSame(one: Tap, other: Tap | null): boolean {
  return one.taskId === other?.taskId && one.at === other.at;
}

/** The tasks that a tap marks, in the order in which the server does. */
function marksOf(tap: Tap): Mark[] {
  return [...(tap.also ?? []), tap];
}

/** What each task is to be once the taps are sent. */
function marksIn(taps: readonly Tap[]): Map<string, boolean> {
  return new Map(taps.flatMap((tap) => marksOf(tap).map(({ taskId }) => [taskId, tap.done])));
}

/** What is left of a tap that has not been sent when some of its tasks are taken back: those that come before them. */
function cutBefore(tap: Tap, taskIds: ReadonlySet<string>): Tap[] {
  const marks = marksOf(tap);
  const first = marks.findIndex(({ taskId }) => taskIds.has(taskId));
  if (first < 0) return [tap];
  const [last, ...before] = marks.slice(0, first).reverse();
  return last ? [{ ...tap, ...last, also: before.reverse(), holdUntilMs: 0 }] : [];
}
