import { HttpClient } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import type { Undone } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';
import { UndoTokens } from './undo-tokens';

/**
 * Takes writes back: the only door to /api/undo. What an `action()` writes is offered to be taken back by itself; elsewhere what a write was
 * answered with leads to its token: `this.undo.of(await this.client.move(…))`.
 */
@Service()
export class UndoClient {
  private readonly http = inject(HttpClient);
  private readonly tokens = inject(UndoTokens);
  private readonly times = signal(0);
  /** How often something was taken back: whatever is on the screen may be older than that. */
  readonly undone = this.times.asReadonly();

  /**
   * Makes what takes these writes back, the last first, and then has the page look again; none where they cannot be. `undone` is done only
   * once all were taken back, as giving back what was typed.
   */
  of(answers: object | readonly object[], then?: () => void, undone?: () => void): (() => Promise<void>) | undefined {
    const tokens = [answers].flat().flatMap((answer: object) => this.tokens.of(answer) ?? []);
    return this.takeAll(tokens, then, undone);
  }

  /** Makes what takes writes back by their tokens, the last first; none where there are none. */
  takeAll(tokens: readonly string[], then?: () => void, undone?: () => void): (() => Promise<void>) | undefined {
    if (tokens.length === 0) return undefined;
    return async () => {
      try {
        for (const token of tokens.toReversed()) await this.take(token);
        undone?.();
      } finally {
        this.times.update((times) => times + 1);
        then?.();
      }
    };
  }

  /** Takes one write back. Rejects with what `refusalOf` reads: `UNDO_TOO_LATE` where somebody has built on it, `HOLD_REFUSED` with shortages. */
  take(token: string): Promise<Undone> {
    return firstValueFrom(this.http.post<Undone>('/api/undo', { token }));
  }
}
