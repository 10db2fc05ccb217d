import { Injector, computed, inject, signal, type Signal } from '@angular/core';
import { UndoClient } from './undo.client';
import { firstWrong } from './first-wrong';
import { keptFocus } from './kept-focus';
import { refusalOf, wrongFields, type Refusal } from './refusal';
import { Toasts, type Toast } from './toasts';
import { UndoTokens } from './undo-tokens';

/** What is said when an action is done, and how to take it back. */
export interface Done {
  says: string;
  undo?: Toast['undo'];
}

/** How an action ended; `passed` where it was not begun, or where a newer one took its place. */
export type Ending = 'done' | 'refused' | 'passed';

/** `on` tells several uses apart (a row's id, a button's word); `latest` lets a newer one take the place of one under way. */
export interface Running {
  on?: string;
  latest?: boolean;
}

/** Does the work; a sentence that it answers becomes a toast. `isLatest` is false once a newer one has taken its place. */
export type Work = (isLatest: () => boolean) => Promise<Done | string | void>;

/**
 * Runs what a button starts: busy while it lasts, a toast when it is done, the refusal and its fields when it is not. Once at
 * a time, so a second press while it lasts does nothing. Made by `action()`.
 */
export class Action {
  private count = 0;
  private readonly under = signal<string | null>(null);
  private readonly refused = signal<Refusal | null>(null);
  private readonly fields = signal<Record<string, string>>({});
  /** What it is at, by the name given as `on`; null while nothing is under way. */
  readonly on = this.under.asReadonly();
  readonly busy: Signal<boolean> = computed(() => this.under() !== null);
  readonly refusal = this.refused.asReadonly();
  private readonly offered = signal<Toast['undo']>(null);
  /** Takes back what was done last, for a button in its place; null where nothing was, or it was taken back. */
  readonly undo = this.offered.asReadonly();
  /** What is wrong with each field, by the name that the server has for it. */
  readonly wrong = this.fields.asReadonly();

  constructor(
    private readonly toasts: Toasts,
    private readonly showFirstWrong: () => void,
    private readonly undoOf: (count: number) => Toast['undo'],
    private readonly written: () => number,
    private readonly keepFocus: () => () => void,
  ) {}

  /** Shows what the page itself finds wrong, the first of it with the focus; answers whether there is anything. */
  lacks(wrong: Record<string, string>): boolean {
    this.refused.set(null);
    this.fields.set(wrong);
    const lacking = Object.keys(wrong).length > 0;
    if (lacking) this.showFirstWrong();
    return lacking;
  }

  /** Does the work; never rejects: what was thrown is in `refusal`, and where it names fields in `wrong`. */
  async run(work: Work, { on = 'it', latest = false }: Running = {}): Promise<Ending> {
    if (this.under() !== null && !latest) return 'passed';
    const turn = ++this.count;
    const isLatest = (): boolean => turn === this.count;
    this.clear();
    this.under.set(on);
    const before = this.written();
    const giveFocusBack = this.keepFocus();
    try {
      const done = await work(isLatest);
      if (!isLatest()) return 'passed';
      this.finish(done, this.undoOf(before));
      return 'done';
    } catch (error) {
      if (!isLatest()) return 'passed';
      this.refuse(refusalOf(error));
      return 'refused';
    } finally {
      if (isLatest()) {
        this.under.set(null);
        giveFocusBack();
      }
    }
  }

  /** Forgets what was refused and what was wrong, as when something else is typed. */
  clear(): void {
    this.refused.set(null);
    this.fields.set({});
  }

  /** What the work wrote is offered to be taken back, unless it says itself how. */
  private finish(done: Done | string | void, written: Toast['undo']): void {
    const { says = null, undo = written } = typeof done === 'string' ? { says: done } : (done ?? {});
    const once: Toast['undo'] = undo && (() => this.takeBack(undo, once));
    this.offered.set(once);
    if (says !== null) this.toasts.say(says, once);
  }

  /** Is offered no more once it is tried, unless the server was not reached. */
  private async takeBack(undo: NonNullable<Toast['undo']>, offer: Toast['undo']): Promise<void> {
    this.offered.set(null);
    this.toasts.forget(offer);
    try {
      await undo();
    } catch (error) {
      if (refusalOf(error).code === 'OFFLINE') this.offered.set(offer);
      throw error;
    }
  }

  private refuse(refusal: Refusal): void {
    this.refused.set(refusal);
    this.fields.set(wrongFields(refusal));
    if (refusal.errors.length > 0) this.showFirstWrong();
  }
}

/** Makes the action of a component, in an injection context: `protected readonly saving = action()`. */
export function action(): Action {
  const injector = inject(Injector);
  const tokens = inject(UndoTokens);
  const undoOf = (count: number): Toast['undo'] => {
    const since = tokens.since(count);
    return since.length === 0 ? null : (injector.get(UndoClient).takeAll(since) ?? null);
  };
  return new Action(inject(Toasts), firstWrong(), undoOf, () => tokens.count(), keptFocus());
}
