import { Service, signal } from '@angular/core';

/** A sentence about what was just done, and how to take it back. */
export interface Toast {
  id: number;
  message: string;
  undo: (() => Promise<unknown> | void) | null;
}

const SHOWN_MS = 10_000;

/**
 * What was just done, said once at the foot of the page and to screen readers, with Undo where it can be taken back:
 * `toasts.say('Nothing needed for these 5.', () => this.withdraw(ids))`.
 */
@Service()
export class Toasts {
  private count = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly shown = signal<Toast | null>(null);
  readonly current = this.shown.asReadonly();
  private readonly undoable = signal<Toast | null>(null);
  /** The last that can be taken back on this page, after it was shown too. */
  readonly last = this.undoable.asReadonly();

  say(message: string, undo: Toast['undo'] = null): void {
    const toast = { id: ++this.count, message, undo };
    this.shown.set(toast);
    if (undo) this.undoable.set(toast);
    this.release();
  }

  /** Holds the sentence while a pointer or the focus is on it. */
  hold(): void {
    clearTimeout(this.timer);
  }

  release(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.dismiss(), SHOWN_MS);
  }

  /** Forgets what could be taken back, or this alone: it was, or another page is shown. */
  forget(undo = this.undoable()?.undo): void {
    if (this.undoable()?.undo === undo) this.undoable.set(null);
  }

  dismiss(): void {
    clearTimeout(this.timer);
    this.shown.set(null);
  }
}
